"""Finding stories that may be copies, and the one serial step."""

import threading
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import event

from monitor.adapters.store import Store
from monitor.adapters.store.known import CANDIDATES, HOT
from monitor.domain.decision import Decision
from monitor.domain.story import Disposition


def candidates(store: Store, make, name: str, keys: tuple[int, ...]) -> list[str]:
    with store.writing() as tx:
        return [known.story_id for known in tx.candidates([make.analysed(name)], {name: keys})]


def test_an_exact_key_finds_a_story_by_itself_and_shingles_only_together(store: Store, make) -> None:
    make.save(store, make.decision("1"))
    exact, *shingles = make.keys("1")
    assert candidates(store, make, "9", (exact,)) == ["1"]
    assert candidates(store, make, "9", tuple(shingles[:1])) == []
    assert candidates(store, make, "9", tuple(shingles[:2])) == ["1"]
    assert candidates(store, make, "9", make.keys("9")) == []


def test_a_known_story_carries_what_a_comparison_needs(store: Store, make) -> None:
    decision = make.decision("1")
    make.save(store, decision)
    with store.writing() as tx:
        [known] = tx.candidates([make.analysed("2")], {"2": make.keys("1")})
    assert known.fingerprint == decision.analysed.fingerprint
    assert (known.text, known.title, known.published_at) == ("Envoys will meet in Oslo.", "Title 1", make.now)


def test_off_topic_items_are_never_candidates(store: Store, make) -> None:
    make.save(store, make.dropped("1"))
    assert candidates(store, make, "2", make.keys("1")) == []


def test_a_shingle_that_everybody_shares_finds_nobody_but_an_exact_key_still_does(store: Store, make) -> None:
    footer, exact = (7, 8, 9), -5
    decisions = [make.decision(f"s{i}") for i in range(HOT + 5)]
    with store.writing() as tx:
        tx.save(decisions, keys={d.analysed.item.id: footer for d in decisions}, at=make.now)
    make_one_with_exact = make.decision("exact")
    with store.writing() as tx:
        tx.save([make_one_with_exact], keys={"exact": (exact, *footer)}, at=make.now)
    assert candidates(store, make, "new", footer) == []
    assert candidates(store, make, "new", (exact, *footer)) == ["exact"]


def test_no_more_than_the_most_alike_are_compared(store: Store, make) -> None:
    decisions = [make.decision(f"s{i}") for i in range(CANDIDATES + 6)]
    keys = {decision.analysed.item.id: (1, 2, *((3,) if i >= 6 else ())) for i, decision in enumerate(decisions)}
    with store.writing() as tx:
        tx.save(decisions, keys=keys, at=make.now)
    found = candidates(store, make, "new", (1, 2, 3))
    assert found == [f"s{i}" for i in range(6, CANDIDATES + 6)]


def test_eight_threads_deliver_one_wire_story_and_one_is_new(store: Store, make) -> None:
    barrier = threading.Barrier(8)

    def deliver(name: str) -> Disposition:
        analysed, keys = make.analysed(name), {name: make.keys("the wire story")}
        barrier.wait(timeout=20)
        with store.writing() as tx:
            known = tx.candidates([analysed], keys)
            disposition = Disposition.COPY if known else Disposition.NEW
            tx.save([Decision(analysed, disposition, "decided in the transaction")], keys=keys, at=make.now)
        return disposition

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(deliver, [f"outlet-{i}" for i in range(8)]))
    assert sorted(outcomes) == [Disposition.COPY] * 7 + [Disposition.NEW]


def test_thirty_known_items_cost_one_statement(store: Store, make) -> None:
    names = [f"s{i}" for i in range(30)]
    make.save(store, *(make.dropped(name) for name in names))
    statements: list[str] = []
    engine = store._engines.reader

    def count(_connection, _cursor, statement: str, *_: object) -> None:
        if "SELECT" in statement:
            statements.append(statement)

    event.listen(engine, "before_cursor_execute", count)
    assert len(store.seen([make.item(name) for name in names])) == 30
    assert len(statements) == 1
    assert " IN (" in statements[0]
