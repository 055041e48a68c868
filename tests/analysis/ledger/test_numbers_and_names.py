"""What the ledger says beside a meeting without acting on it: the number it must have, the man it may be with."""

import pytest

from monitor.analysis.ledger.doubts import doubts
from monitor.analysis.ledger.ordinals import implied_number
from monitor.domain.meeting import Kind, Status
from tests.analysis.ledger.telling import BACKGROUND, BIEGUN, HYOK_CHOL, Ledger, mention, story

TALKS, MEETING = Kind.TALKS, Kind.MEETING
HELD = mention(TALKS, "DPRK US", Status.HELD, people=(BIEGUN, HYOK_CHOL), when="2019-02-06..2019-02-08", places=("Pyongyang",))
SECOND = mention(TALKS, "DPRK US", Status.PLANNED, when="2019-02-17..2019-02-23", ordinal=2)


def test_talks_before_the_second_set_are_the_first() -> None:
    ledger = Ledger()
    ledger.tell(story("2019-02-10", HELD, SECOND))
    first, second = ledger.events.values()
    assert implied_number(first, ledger.events.values()) == (1, second)
    assert implied_number(second, ledger.events.values()) is None
    assert first.ordinal is None


@pytest.mark.parametrize("other", [
    mention(TALKS, "DPRK US", Status.HELD, when="2019-01-18", places=("Stockholm",)),        # which of the two?
    mention(TALKS, "DPRK US", Status.HELD, when="2019-01-18", places=("Stockholm",), ordinal=1),
])
def test_of_two_rounds_neither_is_numbered_by_guess(other: object) -> None:
    ledger = Ledger()
    ledger.tell(story("2019-01-19", other))  # type: ignore[arg-type]
    ledger.tell(story("2019-02-10", HELD, SECOND))
    numbers = {event.when.start.day: implied_number(event, ledger.events.values()) for event in ledger.events.values()
               if event.when and event.when.start and event.status is Status.HELD}
    assert numbers[18] is None


@pytest.mark.parametrize(("name", "proposed"), [("Kim Hyok Chul", True), ("Ri Thae Song", False)])
def test_another_spelling_is_proposed_and_not_assumed(name: str, proposed: bool) -> None:
    ledger = Ledger()
    ledger.tell(story("2019-02-01", mention(MEETING, "DPRK US", Status.PLANNED, people=(BIEGUN, name), when="2019-02-03",
                                            places=("Seoul",))))
    (planned,) = ledger.events.values()
    awaited = mention(TALKS, "DPRK US", Status.PLANNED, people=(BIEGUN, HYOK_CHOL), places=("Pyongyang",))
    (decision,) = ledger.tell(story("2019-02-02", awaited))
    assert len(ledger.events) == 2
    (doubt,) = doubts(decision.reports[0], [planned], BACKGROUND)
    assert (f"{HYOK_CHOL} may be another spelling of {name}" in doubt.reasons) is proposed


@pytest.mark.parametrize(("day", "town", "people", "events"), [
    ("2012-02-23", "Stockholm", (BIEGUN, HYOK_CHOL), 1),  # "the third round" is "the first talks under the new leader"
    ("2012-02-23", "Stockholm", (BIEGUN,), 2),
    ("2012-02-23", "Singapore", (BIEGUN, HYOK_CHOL), 2),
    ("2012-02-26", "Stockholm", (BIEGUN, HYOK_CHOL), 2),
])
def test_two_numbers_told_for_the_same_people_on_one_day_in_one_town_are_two_ways_to_count(
    day: str, town: str, people: tuple[str, ...], events: int,
) -> None:
    ledger = Ledger()
    ledger.tell(story("2012-02-13", mention(TALKS, "DPRK US", Status.PLANNED, people=(BIEGUN, HYOK_CHOL), when="2012-02-23",
                                            places=("Stockholm",), ordinal=3)))
    ledger.tell(story("2012-02-27", mention(TALKS, "DPRK US", Status.HELD, people=people, when=day, places=(town,), ordinal=1)))
    assert len(ledger.events) == events


def test_the_first_and_the_second_talks_of_one_day_stay_two_in_the_story_that_counts_them() -> None:
    first, second = (mention(TALKS, "DPRK US", Status.HELD, people=(BIEGUN, HYOK_CHOL), when="2012-02-23", places=("Stockholm",),
                             ordinal=number) for number in (1, 2))
    ledger = Ledger()
    ledger.tell(story("2012-02-23", first, second))
    assert len(ledger.events) == 2
