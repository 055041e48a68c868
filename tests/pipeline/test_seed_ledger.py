"""The two seed documents through the real reading, the real store and the ledger."""

from collections import Counter
from pathlib import Path

import pytest

from monitor.adapters.lexicons import read_packs, read_roster
from monitor.adapters.seeds import read_seeds
from monitor.adapters.store import Store
from monitor.analysis.ledger.ordinals import implied_number
from monitor.analysis.lexicon import compile_lexicon
from monitor.domain.event import ChangeKind, Event
from monitor.domain.meeting import Kind, Status
from monitor.pipeline.doubts import doubts_about
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


def test_the_meetings_in_seoul_are_part_of_the_stop_there(store: Store) -> None:
    (stop,) = [event for event in among(store, Kind.VISIT, Status.HELD) if "Seoul" in event.places]
    inside = [event for event in store.events() if event.part_of == stop.id]
    assert sorted((event.parties, event.people) for event in inside) == [
        (("JPN", "ROK", "US"), ("Stephen Biegun",)),
        (("ROK", "US"), ("Stephen Biegun", "Kang Kyung-wha")), (("ROK", "US"), ("Stephen Biegun", "Lee Do-hoon"))]


def test_the_same_two_men_met_twice_in_a_week(store: Store) -> None:
    days = [(str(event.when.start), event.status) for event in store.events() if event.when and "Lee Do-hoon" in event.people]
    assert sorted(days) == [("2019-02-03", Status.PLANNED), ("2019-02-09", Status.HELD)]


def test_talks_before_the_second_set_must_be_the_first(store: Store) -> None:
    (talks,) = [event for event in store.events() if "Kim Hyok Chol" in event.people]
    (second,) = among(store, Kind.TALKS, Status.PLANNED)
    assert implied_number(talks, store.events()) == (1, second)


def test_a_name_spelt_otherwise_is_proposed(store: Store, reading: Reading) -> None:
    (planned,) = among(store, Kind.MEETING, Status.PLANNED, "Kim Hak Chul")
    whole = store.event(planned.id)
    assert whole is not None
    (doubt,) = doubts_about(store, whole, reading.background)
    assert "Kim Hyok Chol may be another spelling of Kim Hak Chul" in doubt.reasons


def test_places_that_contradict_each_other_within_a_text_are_none(store: Store) -> None:
    (second,) = among(store, Kind.TALKS, Status.PLANNED)
    assert (second.ordinal, second.places) == (2, ())


def test_what_was_planned_and_what_was_held_contradict_nothing(store: Store) -> None:
    disputed = [change.event_id for change in store.changes() if change.kind is ChangeKind.CONTRADICTION]
    assert [event.kind for event in store.events() if event.id in disputed] == [Kind.SUMMIT]


def test_an_undated_meeting_gets_its_month(store: Store) -> None:
    (event,) = among(store, Kind.SUMMIT, Status.PLANNED)
    assert [(change.old, change.new) for change in store.changes(event_id=event.id) if change.kind is ChangeKind.DATE] == [
        (None, "2019-02-01..2019-02-28")]


def test_folding_it_anew_changes_nothing(store: Store, reading: Reading) -> None:
    at = store.stories()[0].decided_at
    assert rebuild_ledger(store, reading.background, at=at).same


def test_the_stop_on_the_way_home_is_another_visit_than_the_one_a_week_before(store: Store) -> None:
    (planned,), (held,) = among(store, Kind.VISIT, Status.PLANNED), [
        event for event in among(store, Kind.VISIT, Status.HELD) if "Seoul" in event.places]
    assert (planned.parties, planned.people) == (held.parties, held.people) == (("US", "ROK"), ("Stephen Biegun",))


def test_the_follow_up_that_was_planned_and_the_talks_that_were_held_are_left_for_people_to_judge(
        store: Store, reading: Reading) -> None:
    (talks,) = [event for event in store.events() if "Kim Hyok Chol" in event.people]
    (planned,) = among(store, Kind.MEETING, Status.PLANNED, "Kim Hak Chul")
    for one, other in ((talks, planned), (planned, talks)):
        whole = store.event(one.id)
        assert whole is not None
        assert [doubt.event.id for doubt in doubts_about(store, whole, reading.background)] == [other.id]


def test_the_ledger_of_the_seeds_has_twelve_meetings_and_one_possible_double(store: Store) -> None:
    kinds = Counter((event.kind, event.status) for event in store.events())
    assert kinds == {
        (Kind.SUMMIT, Status.HELD): 1, (Kind.SUMMIT, Status.PLANNED): 1, (Kind.TALKS, Status.HELD): 1,
        (Kind.TALKS, Status.PLANNED): 1, (Kind.CALL, Status.PLANNED): 1, (Kind.MEETING, Status.HELD): 3,
        (Kind.MEETING, Status.PLANNED): 2, (Kind.VISIT, Status.HELD): 2, (Kind.VISIT, Status.PLANNED): 1}
