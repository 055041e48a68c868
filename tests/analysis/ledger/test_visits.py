"""Which visit a meeting lies in."""

import pytest

from monitor.domain.event import Event
from monitor.domain.meeting import Kind, Mention, Status
from tests.analysis.ledger.telling import BIEGUN, HYOK_CHOL, LEE, POMPEO, Ledger, mention, story

MEETING, TALKS, VISIT = Kind.MEETING, Kind.TALKS, Kind.VISIT
PLANNED, HELD, ONGOING = Status.PLANNED, Status.HELD, Status.ONGOING
STAY = mention(VISIT, "US ROK", HELD, people=(BIEGUN,), places=("Seoul",))


def home(ledger: Ledger) -> Event | None:
    (meeting,) = [event for event in ledger.events.values() if event.kind is not VISIT]
    return ledger.events[meeting.part_of] if meeting.part_of else None


@pytest.mark.parametrize("told", [
    mention(MEETING, "ROK US", HELD, people=(BIEGUN, LEE), places=("Seoul",)),
    mention(MEETING, "ROK US", HELD, people=(BIEGUN, LEE), when="2019-02-09"),
    mention(MEETING, "JPN ROK US", HELD, people=(BIEGUN,), places=("Seoul",)),
])
def test_a_story_that_tells_of_a_stay_and_a_meeting_there_need_not_date_them(told: Mention) -> None:
    ledger = Ledger()
    ledger.tell(story("2019-02-10", STAY, told))
    found = home(ledger)
    assert found is not None
    assert found.kind is VISIT


@pytest.mark.parametrize("told", [
    mention(MEETING, "ROK US", PLANNED, people=(BIEGUN, LEE), places=("Seoul",)),  # the next time
    mention(MEETING, "ROK US", HELD, people=(POMPEO, LEE), places=("Seoul",)),     # another man's
    mention(MEETING, "ROK US", HELD, people=(BIEGUN, LEE), places=("Singapore",)),
    mention(TALKS, "DPRK US", HELD, people=(BIEGUN, HYOK_CHOL)),                   # placed nowhere, with somebody else
])
def test_what_is_told_beside_a_stay_is_not_all_part_of_it(told: Mention) -> None:
    ledger = Ledger()
    ledger.tell(story("2019-02-10", STAY, told))
    assert home(ledger) is None


def test_two_stories_that_date_nothing_tie_nothing() -> None:
    ledger = Ledger()
    ledger.tell(story("2019-02-10", STAY))
    ledger.tell(story("2019-02-12", mention(MEETING, "ROK US", HELD, people=(BIEGUN, LEE), places=("Seoul",))))
    assert home(ledger) is None


def test_talks_that_are_to_come_lie_in_a_visit_under_way() -> None:
    ledger = Ledger()
    ledger.tell(story(
        "2007-06-21", mention(VISIT, "US DPRK", ONGOING, people=(BIEGUN,), when="2007-06-21", places=("Pyongyang",)),
        mention(TALKS, "DPRK US", PLANNED, people=(BIEGUN, HYOK_CHOL), places=("Pyongyang",))))
    assert home(ledger) is not None


@pytest.mark.parametrize(("first", "later", "when", "events"), [
    (None, "2018-02-20", None, 1),                    # a month on, the trip may still be to come
    (None, "2018-06-20", "2018-06-23", 2),            # half a year on, it is another
    ("2018-01-20", "2018-05-20", None, 2),            # its day passed untold, and this is said months afterwards
])
def test_who_travels_often_is_in_one_town_again(first: str | None, later: str, when: str | None, events: int) -> None:
    ledger = Ledger()
    for day, told in (("2018-01-17", first), (later, when)):
        ledger.tell(story(day, mention(VISIT, "US ROK", PLANNED, people=(BIEGUN,), when=told, places=("Seoul",))))
    assert len(ledger.events) == events
