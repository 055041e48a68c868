"""The copy index in its shelves: what lies near in time is found, what is weeks old only by its identity or as worn."""

from datetime import timedelta

import pytest

from monitor.adapters.store import Store
from monitor.adapters.store.known import HOT, WORN_DAYS
from monitor.analysis.copies import lookup_keys
from monitor.domain.decision import Analysed, Decision
from monitor.domain.story import Disposition, Known

SHINGLES = (11, 12, 13, 14, 15, 16)
HEADLINE = 1 << 32 | 99


def save(store: Store, make, name: str, keys: tuple[int, ...], *, days: float | None = 0) -> Analysed:
    analysed = make.analysed(name, published_at=None if days is None else make.now + timedelta(days=days))
    with store.writing() as tx:
        tx.save([Decision(analysed, Disposition.NEW, "kept")], keys={name: keys}, at=make.now)
    return analysed


def find(store: Store, make, keys: tuple[int, ...], *, days: float | None = 0) -> tuple[Known, ...]:
    looking = make.analysed("looking", published_at=None if days is None else make.now + timedelta(days=days))
    with store.writing() as tx:
        return tx.candidates([looking], {"looking": keys})


def names(known: tuple[Known, ...]) -> list[str]:
    return [one.story_id for one in known]


@pytest.mark.parametrize("days", [0, 3, 6, -6])
def test_shingles_find_what_was_published_within_days_on_any_side(store: Store, make, days: float) -> None:
    for start in range(7):  # wherever in the week the shelves begin
        save(store, make, f"s{start}", tuple(1000 * start + key for key in SHINGLES), days=start)
        assert names(find(store, make, tuple(1000 * start + key for key in SHINGLES), days=start + days)) == [f"s{start}"]


def test_shingles_of_another_season_are_not_even_read(store: Store, make) -> None:
    save(store, make, "old", (-7, HEADLINE, *SHINGLES), days=-100)
    assert find(store, make, SHINGLES) == ()
    assert names(find(store, make, (-7,))) == ["old"]
    assert names(find(store, make, (HEADLINE,))) == ["old"]


def test_undated_stories_find_and_are_found_on_every_shelf(store: Store, make) -> None:
    save(store, make, "dated", SHINGLES, days=-400)
    assert names(find(store, make, SHINGLES, days=None)) == ["dated"]
    save(store, make, "undated", tuple(key + 100 for key in SHINGLES), days=None)
    assert names(find(store, make, tuple(key + 100 for key in SHINGLES), days=-400)) == ["undated"]


def test_a_fifth_of_the_smaller_sample_must_be_shared(store: Store, make) -> None:
    save(store, make, "long", tuple(range(100, 150)))
    save(store, make, "short", (100, 101, 1, 2, 3))
    assert names(find(store, make, (100, 101, *range(500, 540)))) == ["short"]


def test_an_identity_comes_before_any_number_of_headlines_and_shingles(store: Store, make) -> None:
    save(store, make, "same page", (-7,))
    for number in range(12):
        save(store, make, f"series {number}", (HEADLINE, *SHINGLES))
    found = names(find(store, make, (-7, HEADLINE, *SHINGLES)))
    assert "same page" in found
    assert len(found) == 8


def test_shingles_that_come_back_after_a_week_are_worn(store: Store, make) -> None:
    first = save(store, make, "first", make.shingles("form"))
    assert first
    save(store, make, "form", make.shingles("form"), days=WORN_DAYS)
    save(store, make, "wire", make.shingles("wire"))
    save(store, make, "reprint", make.shingles("wire"), days=1)
    worn = {one.story_id: one.worn for one in find(store, make, (*make.shingles("form"), *make.shingles("wire")), days=3)}
    assert worn["form"] == set(make.shingles("form"))
    assert worn["wire"] == frozenset()


def test_what_too_many_share_is_worn_and_is_not_written_any_more(store: Store, make) -> None:
    for number in range(HOT):
        save(store, make, f"s{number}", SHINGLES[:2])
    with store.writing() as tx:
        looking = make.analysed("looking")
        assert tx.candidates([looking], {"looking": SHINGLES}) == ()
        tx.save([Decision(looking, Disposition.NEW, "kept")], keys={"looking": SHINGLES}, at=make.now)
    assert names(find(store, make, SHINGLES[:2])) == []
    assert names(find(store, make, SHINGLES[2:])) == ["looking"]


def test_real_keys_survive_the_way(store: Store, make) -> None:
    analysed = make.analysed("1")
    keys = lookup_keys(analysed.fingerprint)
    save(store, make, "1", keys)
    assert names(find(store, make, keys)) == ["1"]
