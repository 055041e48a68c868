"""The two seed documents, read by hand: which meetings they tell of, and what holds between them."""

from datetime import date

import pytest

from monitor.domain.event import ChangeKind
from monitor.domain.meeting import Kind, Mention, Status
from monitor.domain.story import Origin
from tests.analysis.ledger.telling import (
    BIEGUN,
    HYOK_CHOL,
    KANG,
    KIM,
    LEE,
    TRUMP,
    Ledger,
    mention,
    story,
    summit,
)

MEETING, TALKS, VISIT, CALL = Kind.MEETING, Kind.TALKS, Kind.VISIT, Kind.CALL
FIRST: dict[str, Mention] = {
    "B1": mention(MEETING, "ROK US", Status.PLANNED, people=(BIEGUN, LEE), when="2019-02-03", places=("Seoul",)),
    "B2": mention(MEETING, "DPRK US", Status.PLANNED, people=(BIEGUN, "Kim Hak Chul"), when="2019-02-03.."),
    "B3": mention(VISIT, "US ROK", Status.PLANNED, people=(BIEGUN,), when="2019-02-03", places=("Seoul",)),
    "B4": summit(Status.PLANNED),
    "B6": summit(Status.HELD, "2018-06-12", "Singapore", ordinal=1, main=False),
}
SECOND: dict[str, Mention] = {
    "A1": mention(TALKS, "DPRK US", Status.PLANNED, when="2019-02-17..2019-02-23", ordinal=2),
    "A2": summit(Status.PLANNED, "2019-02-17..2019-02-28", ordinal=2),
    "A3": summit(Status.HELD, "2018-07-01..2018-07-31", "Singapore", ordinal=1, main=False),
    "A4": mention(TALKS, "DPRK US", Status.HELD, people=(BIEGUN, HYOK_CHOL), when="2019-02-06..2019-02-08", places=("Pyongyang",)),
    "A5": mention(VISIT, "US DPRK", Status.HELD, people=(BIEGUN,), when="2019-02-06..2019-02-08", places=("Pyongyang",)),
    "A6": mention(CALL, "ROK US", Status.PLANNED, people=("Moon Jae-in", TRUMP), when="2019-02-10.."),
    "A7": mention(VISIT, "US ROK", Status.HELD, people=(BIEGUN,), when="2019-02-08..2019-02-10", places=("Seoul",)),
    "A8": mention(MEETING, "JPN ROK US", Status.HELD, people=(BIEGUN,), when="2019-02-08..2019-02-10", places=("Seoul",)),
    "A9": mention(MEETING, "ROK US", Status.HELD, people=(BIEGUN, LEE), when="2019-02-09", places=("Seoul",)),
    "A10": mention(MEETING, "ROK US", Status.HELD, people=(BIEGUN, KANG), when="2019-02-08..2019-02-10", places=("Seoul",)),
}


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    ledger = Ledger()
    ledger.tell(story("2019-02-01", *FIRST.values(), outlet="first"), origin=Origin.SEED)
    ledger.tell(story("2019-02-10", *SECOND.values(), outlet="second"), origin=Origin.SEED)
    return ledger


def event_of(ledger: Ledger, fact: str) -> str:
    decision = ledger.decisions[0 if fact in FIRST else 1]
    return decision.links[list(FIRST if fact in FIRST else SECOND).index(fact)]


def test_they_tell_of_twelve_meetings(ledger: Ledger) -> None:
    together = [{"B6", "A3"}, {"B4", "A2"}, {"B2", "A4"}]
    for fact in (*FIRST, *SECOND):
        mates = {other for other in (*FIRST, *SECOND) if event_of(ledger, other) == event_of(ledger, fact)}
        assert mates == next((group for group in together if fact in group), {fact})
    assert len(ledger.events) == 12


def test_nothing_in_them_is_news(ledger: Ledger) -> None:
    assert ledger.changes
    assert ledger.news() == []


def test_the_wrong_month_is_kept_beside_the_right_day(ledger: Ledger) -> None:
    event = ledger.events[event_of(ledger, "A3")]
    assert event.when is not None
    assert event.when.start == date(2018, 6, 12)
    assert [claim.value for claim in event.claims if claim.slot == "date"] == ["2018-06-12", "2018-07-01..2018-07-31"]
    disputes = [change for change in ledger.changes if change.kind is ChangeKind.CONTRADICTION]
    assert [(change.event_id, change.old, change.new) for change in disputes] == [
        (event.id, "2018-06-12", "2018-07-01..2018-07-31")
    ]


def test_the_new_meeting_is_the_second_and_gets_its_month(ledger: Ledger) -> None:
    event = ledger.events[event_of(ledger, "B4")]
    assert (event.ordinal, event.people, str(event.when.end if event.when else "")) == (2, (TRUMP, KIM), "2019-02-28")


def test_the_talks_in_pyongyang_are_part_of_the_visit_there(ledger: Ledger) -> None:
    assert ledger.events[event_of(ledger, "A4")].part_of == event_of(ledger, "A5")
    assert ledger.events[event_of(ledger, "A9")].part_of == event_of(ledger, "A7")
    assert ledger.events[event_of(ledger, "A2")].part_of is None


def test_a_later_story_that_tells_the_same_is_no_news(ledger: Ledger) -> None:
    later = Ledger(events=dict(ledger.events), known=list(ledger.known))
    later.tell(story("2019-02-12", SECOND["A1"], SECOND["A2"], SECOND["A9"]))
    assert later.news() == []
    later.tell(story("2019-02-13", summit(Status.PLANNED, "2019-02-27..2019-02-28", "Hanoi")))
    assert [row[1:] for row in later.news()] == [
        ("date", "2019-02-17..2019-02-28", "2019-02-27..2019-02-28"),
        ("place", None, "Hanoi"),
    ]
