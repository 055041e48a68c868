"""Raw matter goes, facts stay."""

from datetime import timedelta

from monitor.adapters.store import Store
from monitor.domain.digest import DeliveryState
from monitor.domain.source import PollRecord
from monitor.domain.upkeep import LetGo, Retention
from monitor.pipeline.upkeep import INTEGRITY, keep_up

DAY = timedelta(days=1)
KEEP = Retention(texts=30 * DAY, dropped=10 * DAY, messages=20 * DAY, polls=2)


def fill(store: Store, make) -> None:
    old, new = make.now - 40 * DAY, make.now
    for name, at in (("old", old), ("new", new)):
        make.save(store, make.decision(name, seen_at=at, published_at=at, event=f"e-{name}"),
                  make.dropped(f"{name}-off", seen_at=at), at=at)
    with store.writing() as tx:
        tx.save_digest(make.digest(), [make.delivery()], changes=tx.changes())
        for minute in range(5):
            tx.log_poll(PollRecord("a", make.now, f"{minute}"))
        tx.claim(old, owner="me", limit=1, lease_seconds=60)
        tx.delivered("m1", owner="me", at=old)


def test_raw_matter_goes_and_facts_stay(store: Store, make) -> None:
    fill(store, make)
    before = (store.changes(), store.reports(), store.events(with_reports=True), store.digests())
    done = keep_up(store, retention=KEEP, now=make.now)
    assert done.let_go == LetGo(texts=1, shingles=5, dropped=1, messages=1, polls=3)
    assert done.problems == ()
    assert (store.changes(), store.reports(), store.events(with_reports=True), store.digests()) == before
    assert {story.item.id: story.item.text for story in store.stories()} == {
        "old": "", "new": "Envoys will meet in Oslo.", "new-off": ""}
    sent = store.delivery("m1")
    assert sent is not None
    assert (sent.state, sent.message.body) == (DeliveryState.DELIVERED, b"")
    assert [record.outcome for record in store.polls("a")] == ["4", "3"]
    assert store.mark(INTEGRITY) is not None


def test_a_story_whose_text_went_is_still_seen_and_found_by_its_exact_keys(store: Store, make) -> None:
    fill(store, make)
    keep_up(store, retention=KEEP, now=make.now)
    assert store.seen([make.item("old", seen_at=make.now)]) == {"old"}
    exact, *shingles = make.keys("old")
    with store.writing() as tx:
        assert [known.story_id for known in tx.candidates([make.analysed("x")], {"x": [exact]})] == ["old"]
        assert tx.candidates([make.analysed("x")], {"x": shingles}) == ()


def test_a_second_round_finds_nothing_to_do(store: Store, make) -> None:
    fill(store, make)
    keep_up(store, retention=KEEP, now=make.now)
    assert keep_up(store, retention=KEEP, now=make.now).let_go == LetGo()


def test_sizes_tell_bytes_and_rows(store: Store, make) -> None:
    fill(store, make)
    sizes = store.sizes()
    assert sizes.data_bytes + sizes.log_bytes > 100_000
    assert dict(sizes.rows)["item"] == 4


def test_the_log_is_written_back(sqlite_url: str, make) -> None:
    with Store.open(sqlite_url) as store:
        fill(store, make)
        assert store.sizes().log_bytes > 0
        store.write_log_back()
        assert store.sizes().log_bytes == 0
