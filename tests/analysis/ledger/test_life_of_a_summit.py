"""One summit through all its turns stays one event, and each turn is told once."""

from monitor.domain.meeting import Status
from tests.analysis.ledger.telling import Ledger, story, summit


def test_announced_dated_cancelled_revived_and_held_is_one_event() -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story("2018-03-09", summit(Status.PLANNED, "2018-03-09..2018-05-31")),
            story("2018-05-10", summit(Status.PLANNED, "2018-06-12", "Singapore")),
            story("2018-05-11", summit(Status.PLANNED, "2018-06-12", "Singapore")),
            story("2018-05-24", summit(Status.CANCELLED, "2018-06-12", "Singapore")),
            story("2018-05-27", summit(Status.PLANNED, "2018-06-12")),
            story("2018-06-12", summit(Status.HELD, "2018-06-12", "Singapore", "Sentosa")),
            story("2018-06-13", summit(Status.HELD, "2018-06-12", "Singapore")),
        ]
    )
    assert ledger.only.status is Status.HELD
    assert ledger.news() == [
        ("2018-03-09", "new", None, "planned"),
        ("2018-05-10", "date", "2018-03-09..2018-05-31", "2018-06-12"),
        ("2018-05-10", "place", None, "Singapore"),
        ("2018-05-24", "status", "planned", "cancelled"),
        ("2018-05-27", "status", "cancelled", "planned"),
        ("2018-06-12", "status", "planned", "held"),
    ]


def test_a_second_summit_is_another_event() -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story("2018-06-12", summit(Status.HELD, "2018-06-12", "Singapore")),
            story("2018-09-26", summit(Status.PLANNED)),
            story("2019-01-18", summit(Status.PLANNED, "2019-02-21..2019-02-28")),
            story("2019-02-06", summit(Status.PLANNED, "2019-02-27..2019-02-28", "Vietnam")),
            story("2019-02-09", summit(Status.PLANNED, "2019-02-27..2019-02-28", "Hanoi")),
            story("2019-02-28", summit(Status.HELD, "2019-02-28", "Hanoi")),
            story("2019-03-20", summit(Status.HELD, "2019-02-01..2019-02-28", "Vietnam", main=False)),
        ]
    )
    first, second = ledger.events.values()
    assert first.places == ("Singapore",)
    assert second.places == ("Hanoi", "Vietnam")
    assert [row[1:] for row in ledger.news()] == [
        ("new", None, "held"),
        ("new", None, "planned"),
        ("date", None, "2019-02-21..2019-02-28"),
        ("date", "2019-02-21..2019-02-28", "2019-02-27..2019-02-28"),
        ("place", None, "Vietnam"),
        ("place", "Vietnam", "Hanoi; Vietnam"),
        ("status", "planned", "held"),
    ]


def test_a_call_off_told_again_after_the_revival_calls_nothing_off() -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("2018-05-10", summit(Status.PLANNED, "2018-06-12", "Singapore")),
        story("2018-05-24", summit(Status.CANCELLED, "2018-06-12", "Singapore")),
        story("2018-05-26", summit(Status.PLANNED, "2018-06-12", "Singapore")),
        story("2018-05-28", summit(Status.CANCELLED, "2018-06-12"), outlet="weekly"),
        story("2018-05-29", summit(Status.CANCELLED, "2018-06-12", main=False), outlet="blog"),
    ])
    assert ledger.only.status is Status.PLANNED
    assert [row[0] for row in ledger.news()] == ["2018-05-10", "2018-05-24", "2018-05-26"]
    ledger.tell(story("2018-05-30", summit(Status.CANCELLED, "2018-06-12"), outlet="daily"))
    assert ledger.only.status is Status.CANCELLED  # by now the second whose subject it is
