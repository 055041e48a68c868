"""Events as rows, cells and PLOVER records."""

from datetime import UTC, datetime

import pytest

from monitor.analysis.exports import code_event, row_of, safe_cell
from monitor.domain.event import Event
from monitor.domain.meeting import Kind, Status
from tests.analysis.ledger.telling import BACKGROUND, POMPEO, Ledger, mention, story, summit

NOW = datetime(2019, 3, 10, tzinfo=UTC)


def coded(ledger: Ledger) -> list[tuple[str, str, str, str]]:
    event = ledger.only
    return [(one.event, one.mode, one.date, one.cameo) for one in code_event(event, ledger.changes, BACKGROUND)]


def test_a_life_becomes_a_chain_of_records() -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story("2018-05-10", summit(Status.PLANNED, "2018-06-12", "Singapore")),
            story("2018-05-24", summit(Status.CANCELLED, "2018-06-12", "Singapore")),
            story("2018-05-27", summit(Status.PLANNED, "2018-06-12")),
            story("2018-06-12", summit(Status.ONGOING, "2018-06-12", "Singapore")),
            story("2018-06-13", summit(Status.HELD, "2018-06-12", "Singapore")),
        ]
    )
    assert coded(ledger) == [
        ("AGREE", "", "2018-05-10", "036"),
        ("REJECT", "meet", "2018-05-24", "125"),
        ("AGREE", "", "2018-05-27", "036"),
        ("CONSULT", "third-party", "2018-06-12", "044"),
    ]
    assert {record.link for record in code_event(ledger.only, ledger.changes, BACKGROUND)} == {ledger.only.id}


def test_a_visit_has_an_actor_and_a_host() -> None:
    ledger = Ledger()
    ledger.tell(
        story(
            "2018-10-08",
            mention(Kind.VISIT, "US DPRK", Status.HELD, people=(POMPEO,), when="2018-10-07", places=("Pyongyang",)),
        )
    )
    (record,) = code_event(ledger.only, ledger.changes, BACKGROUND)
    assert (record.mode, record.actor, record.recipient, record.cameo) == ("visit", ("USA",), ("PRK",), "042")


@pytest.mark.parametrize(("place", "mode", "actor", "recipient"), [
    ("Pyongyang", "visit", ("USA",), ("PRK",)), ("New York", "", ("PRK", "USA"), ()), ("Hanoi", "third-party", ("PRK", "USA"), ()),
])
def test_who_receives_the_other_is_the_host(place: str, mode: str, actor: tuple[str, ...], recipient: tuple[str, ...]) -> None:
    ledger = Ledger()
    ledger.tell(story("2018-10-07", mention(Kind.MEETING, "DPRK US", Status.HELD, when="2018-10-07", places=(place,))))
    (record,) = code_event(ledger.only, ledger.changes, BACKGROUND)
    assert (record.mode, record.actor, record.recipient) == (mode, actor, recipient)


def test_what_plover_cannot_say_makes_no_record() -> None:
    ledger = Ledger()
    ledger.tell(story("2020-07-07", mention(Kind.TALKS, "DPRK US", Status.DENIED)))
    assert coded(ledger) == []


def test_what_plover_cannot_say_is_a_comment_on_the_agreement() -> None:
    ledger = Ledger()
    ledger.tell_each([story("2018-11-05", summit(Status.PLANNED, "2018-11-08")), story("2018-11-07", summit(Status.POSTPONED))])
    (record,) = code_event(ledger.only, ledger.changes, BACKGROUND)
    assert (record.event, record.comment) == ("AGREE", "planned, put off 2018-11-07")


def test_whoever_calls_a_meeting_off_rejects_it() -> None:
    ledger = Ledger()
    off = mention(Kind.TALKS, "DPRK US", Status.CANCELLED, when="2018-06-12", attribution=(POMPEO,))
    planned = mention(Kind.TALKS, "DPRK US", Status.PLANNED, when="2018-06-12")
    ledger.tell_each([story("2018-05-10", planned), story("2018-05-24", off)])
    _, refusal = code_event(ledger.only, ledger.changes, BACKGROUND)
    assert (refusal.event, refusal.actor, refusal.recipient) == ("REJECT", ("USA",), ("PRK",))


def test_what_was_under_way_is_over_once_its_days_have_passed() -> None:
    ledger = Ledger()
    stay = mention(Kind.VISIT, "US DPRK", Status.ONGOING, people=(POMPEO,), when="2019-02-06..2019-02-08")
    ledger.tell(story("2019-02-06", stay))
    standings = [row_of(ledger.only, now=datetime(2019, 2, day, tzinfo=UTC)).standing for day in (7, 11, 13)]
    assert standings == ["ongoing", "ongoing", "held"]


def test_a_row_says_that_a_date_passed_unreported() -> None:
    event = Event("e", Kind.TALKS, ("DPRK", "US"), Status.PLANNED)
    ledger = Ledger()
    ledger.tell(story("2019-02-10", mention(Kind.TALKS, "DPRK US", Status.PLANNED, when="2019-02-17..2019-02-23")))
    row = row_of(ledger.only, now=NOW)
    assert (row.status, row.standing, row.date_end, row.sources) == ("planned", "lapsed", "2019-02-23", 1)
    assert row_of(event, now=NOW).standing == "planned"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-1+2", "'-1+2"),
        ("\tx", "'\tx"),
        ("Hanoi", "Hanoi"),
        (("DPRK", "US"), "DPRK; US"),
        (None, ""),
        (2, "2"),
    ],
)
def test_cells_are_never_formulas(value: object, cell: str) -> None:
    assert safe_cell(value) == cell
