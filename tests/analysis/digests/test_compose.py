"""What a digest says, sentence by sentence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.analysis.digests import Material, compose, find_overdue, find_upcoming, make_calendar, narrow
from monitor.analysis.digests.days import describe_ledger_days, describe_span, describe_when
from monitor.analysis.digests.names import name_event
from monitor.analysis.digests.quotes import QUOTE_CHARACTERS, cut_quote, shorten
from monitor.domain.digest import CalendarStatus, Digest, DigestKind
from monitor.domain.event import Change, ChangeKind, Claim, Event
from monitor.domain.meeting import Evidence, Kind, Mention, Precision, Status, When
from monitor.domain.source import Tier
from monitor.domain.watch import Route, Rule, Schedule, WatchList
from monitor.testing import make_change, make_item, make_report

NOW = datetime(2019, 2, 11, 22, tzinfo=UTC)
HANOI = When(date(2019, 2, 27), date(2019, 2, 28), Precision.INTERVAL)
LIST = WatchList("desk", "DPRK desk", Rule(("DPRK", "US")), ("mail",), digest=Schedule("0 7 * * *", "Asia/Seoul"))
SUMMIT = Event("e1", Kind.SUMMIT, ("DPRK", "US"), Status.PLANNED, when=HANOI, places=("Hanoi", "Vietnam"), ordinal=2)


def told(event: Event, *moves: tuple[ChangeKind, str | None, str | None], outlet: str = "Yonhap",
         who: tuple[str, ...] = ()) -> tuple[Event, list[Change], dict]:  # type: ignore[type-arg]
    """An event with one report, and the changes that the report made."""
    words = "They will meet in Hanoi"
    item = make_item(f"story-{event.id}-{outlet}", outlet, "A title", f"First things first. {words}, it was said. More.", at=NOW)
    mention = Mention(event.kind, event.parties, event.status, event.people, event.when, event.places, attribution=who)
    report = make_report(item, mention, {"trigger": words})
    return (replace(event, reports=(*event.reports, report)), [make_change(event, report, *move) for move in moves],
            {item.id: item})


def digest_of(*parts: tuple[Event, Sequence[Change], dict], kind: DigestKind = DigestKind.DIGEST) -> Digest:  # type: ignore[type-arg]
    events = {event.id: event for event, _, _ in parts}
    items = {key: item for _, _, some in parts for key, item in some.items()}
    changes = tuple(change for _, some, _ in parts for change in some)
    return compose(LIST, Material(changes, events, items), kind=kind, since=None, until=NOW)


def sentence(event: Event, *moves: tuple[ChangeKind, str | None, str | None], **options: object) -> str:
    (line, *_) = digest_of(told(event, *moves, **options)).entries[0].lines  # type: ignore[arg-type]
    return line.sentence


NEW, STATUS, DATE, PLACE = ChangeKind.NEW, ChangeKind.STATUS, ChangeKind.DATE, ChangeKind.PLACE
ENVOYS = ("Stephen Biegun", "Kim Hyok Chol")
TALKS = replace(SUMMIT, kind=Kind.TALKS, ordinal=None, people=ENVOYS)


@pytest.mark.parametrize(("event", "moves", "expected"), [
    (SUMMIT, [(NEW, None, "planned")], "Second U.S.–DPRK summit is planned for 27–28 Feb 2019 in Hanoi, Vietnam"),
    (TALKS, [(NEW, None, "planned")],
     "U.S.–DPRK talks (Stephen Biegun, Kim Hyok Chol) are planned for 27–28 Feb 2019 in Hanoi, Vietnam"),
    (replace(TALKS, status=Status.HELD, when=When(date(2019, 2, 6), date(2019, 2, 6), Precision.DAY), places=("White House",)),
     [(STATUS, "planned", "held")], "U.S.–DPRK talks were held on Wed 6 Feb 2019 at the White House"),
    (SUMMIT, [(PLACE, "Hanoi", "DMZ")], "Second U.S.–DPRK summit is to be in the DMZ"),
    (SUMMIT, [(PLACE, "Hanoi", "Freedom House; Panmunjom")], "Second U.S.–DPRK summit is to be at Freedom House, Panmunjom"),
    (SUMMIT, [(DATE, "2019-02-01..2019-02-28", "2019-02-27..2019-02-28")], "Second U.S.–DPRK summit is set for 27–28 Feb 2019"),
    (SUMMIT, [(DATE, "2019-02-20..2019-02-21", "2019-02-27..2019-02-28")], "Second U.S.–DPRK summit is moved to 27–28 Feb 2019"),
    (SUMMIT, [(PLACE, "Vietnam", "Hanoi; Vietnam")], "Second U.S.–DPRK summit is to be in Hanoi, Vietnam"),
    (SUMMIT, [(DATE, None, "2019-02-27..2019-02-28"), (PLACE, "Vietnam", "Hanoi; Vietnam")],
     "Second U.S.–DPRK summit is planned for 27–28 Feb 2019 in Hanoi, Vietnam"),
    (replace(SUMMIT, status=Status.CANCELLED), [(STATUS, "planned", "cancelled")], "Second U.S.–DPRK summit is cancelled"),
    (SUMMIT, [(ChangeKind.PARTICIPANTS, "Donald Trump", "Donald Trump; Kim Jong Un")],
     "Second U.S.–DPRK summit now includes Kim Jong Un"),
    (TALKS, [(ChangeKind.PARTICIPANTS, "Stephen Biegun", "Stephen Biegun; Kim Hyok Chol")],
     "U.S.–DPRK talks now include Kim Hyok Chol"),
    (Event("v", Kind.VISIT, ("US", "DPRK"), Status.HELD, ("Stephen Biegun",), places=("Pyongyang",),
           when=When(date(2019, 2, 6), date(2019, 2, 8), Precision.INTERVAL)),
     [(STATUS, "ongoing", "held")], "Visit by Stephen Biegun to Pyongyang took place on 6–8 Feb 2019"),
    (SUMMIT, [(ChangeKind.CONTRADICTION, "2019-02-27..2019-02-28", "2019-03-01")],
     "Accounts of the second U.S.–DPRK summit differ: 27–28 Feb 2019 against Fri 1 Mar 2019"),
    (SUMMIT, [(ChangeKind.MERGED, "e2", "e1")], "Two records of the second U.S.–DPRK summit were one meeting and are now joined"),
])
def test_each_change_is_one_sentence(event: Event, moves: list[tuple[ChangeKind, str | None, str | None]], expected: str) -> None:
    assert sentence(event, *moves) == f"{expected}, says Yonhap."


def test_who_says_so_is_named_with_those_they_cite() -> None:
    text = sentence(SUMMIT, (NEW, None, "planned"), outlet="Korea Herald", who=("Yonhap", "a senior official"))
    assert text.endswith("says Korea Herald, citing a senior official via Yonhap.")


def test_a_source_that_opened_its_sentence_is_named_within_ours() -> None:
    assert sentence(SUMMIT, (NEW, None, "planned"), who=("A spokeswoman",)).endswith("says Yonhap, citing a spokeswoman.")


def test_what_one_story_moves_is_one_line_with_each_move() -> None:
    (entry,) = digest_of(told(SUMMIT, (STATUS, "proposed", "planned"), (DATE, "2019-02-01..2019-02-28", "2019-02-27..2019-02-28"),
                              (ChangeKind.CONTRADICTION, "Danang", "Hanoi"))).entries
    assert [(line.kind, [(move.was, move.now) for move in line.moves]) for line in entry.lines] == [
        (STATUS, [("proposed", "planned"), ("February 2019", "27–28 Feb 2019")]), (ChangeKind.CONTRADICTION, [])]


def test_a_contradiction_names_those_who_told_the_other_value() -> None:
    claim = Claim("date", "2019-02-27..2019-02-28", "s", NOW, NOW, ("KBS", "Reuters"))
    text = sentence(replace(SUMMIT, claims=(claim,)), (ChangeKind.CONTRADICTION, claim.value, "2019-03-01"))
    assert "differ: 27–28 Feb 2019 (KBS and Reuters) against Fri 1 Mar 2019, says Yonhap." in text


def test_independent_sources_are_cited_beside_and_reprints_are_not() -> None:
    first, changes, items = told(SUMMIT, (NEW, None, "planned"))
    again, _, more = told(first, outlet="KBS")
    reprint = replace(again.reports[0], story_id="reprint", outlet="Daily Copy")
    event = replace(again, reports=(*again.reports, reprint))
    (line,) = digest_of((event, changes, {**items, **more})).entries[0].lines
    assert [citation.outlet for citation in line.citations] == ["Yonhap", "KBS"]


def test_the_headline_is_the_weightiest_news_and_company_never_is() -> None:
    call = replace(SUMMIT, id="e2", kind=Kind.CALL, parties=("ROK", "US"), people=("Donald Trump", "Moon Jae-in"), ordinal=None)
    first = replace(SUMMIT, id="e3", ordinal=1)
    digest = digest_of(told(first, (ChangeKind.CONTRADICTION, "2018-06-12", "2018-07-01..2018-07-31")),
                       told(call, (NEW, None, "planned")))
    assert digest.headline.startswith("Call between Donald Trump and Moon Jae-in is planned")
    assert digest.headline.endswith("(+1 more)")


@pytest.mark.parametrize(("move", "first"), [((NEW, None, "denied"), "e3"), ((STATUS, "planned", "denied"), "e2")])
def test_a_meeting_first_heard_of_as_not_to_be_does_not_lead(move: tuple[ChangeKind, str | None, str | None], first: str) -> None:
    unmet = Event("e2", Kind.MEETING, ("DPRK", "US"), Status.DENIED, ("Mike Pompeo", "Kim Jong Un"))
    visit = Event("e3", Kind.VISIT, ("US", "DPRK"), Status.PLANNED, ("Mike Pompeo",), places=("North Korea",))
    digest = digest_of(told(unmet, move), told(visit, (NEW, None, "planned")))
    assert digest.entries[0].event.id == first


def test_the_same_cut_has_the_same_name_whatever_the_order() -> None:
    one, two = told(SUMMIT, (NEW, None, "planned")), told(replace(SUMMIT, id="e2"), (NEW, None, "planned"))
    assert digest_of(one, two) == digest_of(two, one)
    assert digest_of(one).id != digest_of(one, kind=DigestKind.ALERT).id


def test_entries_carry_no_reports_and_no_claims() -> None:
    assert all(entry.event.reports == entry.event.claims == () for entry in digest_of(told(SUMMIT, (NEW, None, "planned"))).entries)


def test_routes_by_tier_and_status() -> None:
    official = Route(("flash",), tiers=frozenset({Tier.OFFICIAL}))
    planned = Route(("plans",), statuses=frozenset({Status.PLANNED}), more=True)
    digest = digest_of(told(SUMMIT, (NEW, None, "planned")))
    routed = replace(LIST, routes=(official, planned))
    assert [bool(narrow(digest, routed, name)) for name in ("flash", "plans", "mail")] == [False, True, True]


def test_a_quote_is_the_sentence_around_the_words() -> None:
    raw = "Title here\n\nMr. Kim left at 5 p.m. on Feb. 27. The U.S. side will meet Gen. Park in Hanoi, it said. More follows."
    start = raw.index("will meet")
    assert cut_quote(raw, Evidence("trigger", start, start + 9, "will meet")) == (
        "The U.S. side will meet Gen. Park in Hanoi, it said.")


def test_a_quote_that_is_not_in_the_text_is_shown_as_it_was_kept() -> None:
    assert cut_quote("edited since", Evidence("trigger", 0, 4, "what was read")) == "what was read"


@given(st.text(min_size=1, max_size=900), st.data())
def test_a_quote_always_fits_and_is_one_line(raw: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(raw) - 1))
    end = data.draw(st.integers(start + 1, min(len(raw), start + 300)))
    quote = cut_quote(raw, Evidence("trigger", start, end, raw[start:end]))
    assert len(quote) <= QUOTE_CHARACTERS + 1
    assert "\n" not in quote


@given(st.text(max_size=100), st.integers(2, 60))
def test_shortening_keeps_to_the_limit(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= limit


@pytest.mark.parametrize(("start", "end", "words"), [
    ((2019, 2, 27), (2019, 2, 27), "Wed 27 Feb 2019"), ((2019, 2, 27), (2019, 2, 28), "27–28 Feb 2019"),
    ((2019, 2, 27), (2019, 3, 1), "27 Feb – 1 Mar 2019"), ((2018, 12, 30), (2019, 1, 2), "30 Dec 2018 – 2 Jan 2019"),
    ((2019, 2, 1), (2019, 2, 28), "February 2019"), ((2019, 1, 1), (2019, 3, 31), "Jan–Mar 2019"),
    ((2019, 1, 1), (2019, 12, 31), "2019"), ((2019, 2, 1), (2019, 2, 10), "early February 2019"),
    ((2019, 2, 11), (2019, 2, 20), "mid-February 2019"), ((2019, 2, 21), (2019, 2, 28), "late February 2019"),
])
def test_days_in_words(start: tuple[int, int, int], end: tuple[int, int, int], words: str) -> None:
    assert describe_span(date(*start), date(*end)) == words


def test_days_of_the_ledger_and_open_ends() -> None:
    assert describe_ledger_days("2019-02-27..2019-02-28") == "27–28 Feb 2019"
    assert describe_ledger_days("2019-02-27..") == "from 27 Feb 2019"
    assert describe_ledger_days("..2019-02-27") == "by 27 Feb 2019"
    assert describe_ledger_days("soon") == "soon"
    assert describe_when(When(date(2019, 2, 17), date(2019, 2, 23), Precision.WEEK)) == "the week of 17 Feb 2019"
    assert describe_when(None) == ""


@pytest.mark.parametrize(("event", "name"), [
    (Event("e", Kind.SUMMIT, ("DPRK", "ROK"), Status.HELD, ordinal=3), "third inter-Korean summit"),
    (Event("e", Kind.SUMMIT, ("CHN", "DPRK"), Status.HELD, ordinal=21), "21st China–DPRK summit"),
    (Event("e", Kind.MEETING, ("DPRK", "US"), Status.HELD, ENVOYS), "meeting of Stephen Biegun and Kim Hyok Chol"),
    (Event("e", Kind.CALL, ("ROK", "US"), Status.HELD, ENVOYS), "call between Stephen Biegun and Kim Hyok Chol"),
    (Event("e", Kind.VISIT, ("US", "DPRK"), Status.PLANNED), "visit by the U.S. to the DPRK"),
    (Event("e", Kind.VISIT, ("US", "DPRK"), Status.PLANNED, ("Mike Pompeo",), places=("Pyongyang",)),
     "visit by Mike Pompeo to Pyongyang"),
    (Event("e", Kind.MEETING, ("US", "XYZ"), Status.HELD), "U.S.–XYZ meeting"),
])
def test_names_of_meetings(event: Event, name: str) -> None:
    assert name_event(event) == name


def on(start: date, end: date, status: Status = Status.PLANNED, **more: object) -> Event:
    return Event(f"{start}-{status}", Kind.TALKS, ("DPRK", "US"), status, when=When(start, end, Precision.INTERVAL), **more)  # type: ignore[arg-type]


def test_what_is_expected_and_what_is_overdue() -> None:
    now = datetime(2019, 2, 12, 7, tzinfo=UTC)
    today = now.date()
    day = timedelta(days=1)
    running, past, long_past = on(today - day, today), on(today - 2 * day, today - day), on(today - 50 * day, today - 40 * day)
    held, later = on(today - 3 * day, today - day, Status.HELD), on(today + 9 * day, today + 10 * day)
    fresh = Event("fresh", Kind.VISIT, ("US",), Status.PROPOSED, changed_at=NOW)
    stale = Event("stale", Kind.VISIT, ("US",), Status.PROPOSED, changed_at=NOW - timedelta(days=90))
    history = on(today + day, today + day, history=True)
    events = [later, held, past, running, long_past, fresh, stale, history]
    assert [one.event for one in find_upcoming(events, now=now)] == [running, later, fresh]
    assert [(one.event, one.note) for one in find_overdue(events, now=now)] == [(past, "1 day without a report")]


def test_a_visit_under_way_leaves_the_calendar_when_nobody_has_told_of_it_for_long() -> None:
    heard = Event("heard", Kind.VISIT, ("US", "ROK"), Status.ONGOING, changed_at=NOW, last_at=NOW - timedelta(days=1))
    silent = Event("silent", Kind.VISIT, ("US", "JPN"), Status.ONGOING, changed_at=NOW, last_at=NOW - timedelta(days=40))
    assert [(one.event, one.day, one.state) for one in find_upcoming([silent, heard], now=NOW)] == [(heard, "now", "under way")]


def test_a_calendar_entry_keeps_its_name_counts_its_moves_and_says_how_sure_it_is() -> None:
    event = replace(SUMMIT, voices=("Yonhap",), changed_at=NOW)
    moves = [make_change(event, told(event)[0].reports[0], kind, "a", "b") for kind in (DATE, PLACE, NEW)]
    (tentative,) = make_calendar([event], moves, now=NOW)
    assert (tentative.about.event.id, tentative.sequence, tentative.status) == ("e1", 2, CalendarStatus.TENTATIVE)
    (sure,) = make_calendar([replace(event, voices=("Yonhap", "Reuters"))], moves, now=NOW)
    assert sure.status is CalendarStatus.CONFIRMED
    off = replace(event, status=Status.CANCELLED)
    assert [one.status for one in make_calendar([off], [], now=NOW + timedelta(days=89))] == [CalendarStatus.CANCELLED]
    assert make_calendar([off], [], now=NOW + timedelta(days=91)) == ()


def test_what_has_no_days_stays_out_of_the_calendar() -> None:
    month = replace(SUMMIT, when=When(date(2019, 2, 1), date(2019, 2, 28), Precision.MONTH))
    assert make_calendar([month, replace(SUMMIT, when=None)], [], now=NOW) == ()
