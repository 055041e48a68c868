"""The two seed documents through the real reading, the real store and the ledger."""

from pathlib import Path

import pytest

from monitor.adapters.lexicons import read_packs, read_roster
from monitor.adapters.seeds import read_seeds
from monitor.adapters.store import Store
from monitor.analysis.lexicon import compile_lexicon
from monitor.domain.event import ChangeKind, Event
from monitor.domain.meeting import Kind, Status
from monitor.pipeline.reading import Reading
from monitor.pipeline.rulings import rebuild_ledger
from monitor.pipeline.seeding import take_in_seeds

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return Reading.of(compile_lexicon(read_roster(ROOT / "config" / "roster.yaml"), read_packs()), ())


@pytest.fixture(scope="module")
def store(reading: Reading, tmp_path_factory: pytest.TempPathFactory):
    with Store.open(f"sqlite:///{tmp_path_factory.mktemp('seeds')}/m.db", durable=False) as store:
        take_in_seeds(store, read_seeds(ROOT / "seeds"), reading)
        yield store


def among(store: Store, kind: Kind, status: Status, *people: str) -> list[Event]:
    return [event for event in store.events() if (event.kind, event.status) == (kind, status) and set(people) <= set(event.people)]


def test_what_the_seeds_tell_is_known_and_no_news(store: Store) -> None:
    assert len(store.changes()) >= 10
    assert not any(change.alert for change in store.changes())


def test_the_first_summit_keeps_its_day_against_the_wrong_month(store: Store) -> None:
    (event,) = among(store, Kind.SUMMIT, Status.HELD)
    assert event.when is not None
    assert (str(event.when.start), event.places, event.ordinal) == ("2018-06-12", ("Singapore",), 1)
    assert [claim.value for claim in event.claims if claim.slot == "date"] == ["2018-06-12", "2018-07-01..2018-07-31"]
    disputes = [change for change in store.changes(event_id=event.id) if change.kind is ChangeKind.CONTRADICTION]
    assert len(disputes) == 1


def test_the_new_meeting_of_one_and_the_february_summit_of_the_other_are_one(store: Store) -> None:
    (event,) = among(store, Kind.SUMMIT, Status.PLANNED)
    assert (event.ordinal, len(event.voices)) == (2, 2)
    assert event.when is not None
    assert str(event.when.start) >= "2019-02-01"


def test_the_envoys_week(store: Store) -> None:
    (talks,) = [event for event in store.events() if "Kim Hyok Chol" in event.people]
    home = store.event(talks.part_of or "")
    assert home is not None
    assert (home.kind, home.places) == (Kind.VISIT, ("Pyongyang",))
    with_lee = among(store, Kind.MEETING, Status.HELD, "Lee Do-hoon")
    assert [str(event.when.start) for event in with_lee if event.when] == ["2019-02-09"]


def test_folding_it_anew_changes_nothing(store: Store, reading: Reading) -> None:
    at = store.stories()[0].decided_at
    assert rebuild_ledger(store, reading.background, at=at).different == ()
