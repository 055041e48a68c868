"""Whatever is told, in whatever polls: what holds of every ledger."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.analysis.ledger.rulings import rebuild
from monitor.domain.decision import Analysed
from monitor.domain.meeting import Kind, Mention, Status
from tests.analysis.ledger.telling import BACKGROUND, BIEGUN, HYOK_CHOL, KIM, LEE, TRUMP, Ledger, mention, story

FIRST = date(2019, 1, 1)
STATUSES = [status for status in Status if status is not Status.LAPSED]


@st.composite
def mentions(draw: st.DrawFn) -> Mention:
    kind = draw(st.sampled_from(list(Kind)))
    start = FIRST + timedelta(days=draw(st.integers(-40, 80)))
    length = draw(st.sampled_from([0, 1, 6, 29]))
    when = draw(st.sampled_from([None, f"{start}..{start + timedelta(days=length)}", f"{start}.."]))
    return mention(
        kind, draw(st.sampled_from(["DPRK US", "ROK US", "DPRK ROK US"])), draw(st.sampled_from(STATUSES)),
        people=draw(st.lists(st.sampled_from([TRUMP, KIM, BIEGUN, HYOK_CHOL, LEE]), unique=True, max_size=3)), when=when,
        places=draw(st.lists(st.sampled_from(["Hanoi", "Vietnam", "Seoul", "Pyongyang", "Asia"]), unique=True, max_size=2)),
        ordinal=draw(st.sampled_from([None, None, 1, 2])), main=draw(st.booleans()),
        confidence=draw(st.sampled_from([0.3, 0.6, 0.9])))


@st.composite
def polls(draw: st.DrawFn) -> list[list[Analysed]]:
    days = st.integers(0, 28).map(lambda days: str(FIRST + timedelta(days=days)))
    stories = st.tuples(days, st.lists(mentions(), min_size=1, max_size=3))
    batches = draw(st.lists(st.lists(stories, min_size=1, max_size=3), min_size=1, max_size=5))
    return [[story(day, *told, outlet=f"o{number}") for number, (day, told) in enumerate(batch)] for batch in batches]


def told(batches: list[list[Analysed]]) -> Ledger:
    ledger = Ledger()
    for batch in batches:
        ledger.tell(*batch)
    return ledger


@settings(max_examples=20)
@given(polls())
def test_the_ledger_folded_anew_is_the_same_ledger(batches: list[list[Analysed]]) -> None:
    ledger = told(batches)
    linked = [pair for decision in ledger.decisions for pair in zip(decision.reports, decision.links, strict=True)]
    assert rebuild(linked, (), BACKGROUND) == ledger.events


@settings(max_examples=20)
@given(polls())
def test_every_report_has_an_event_and_every_change_its_own_name(batches: list[list[Analysed]]) -> None:
    ledger = told(batches)
    for decision in ledger.decisions:
        assert len(decision.links) == len(decision.reports) == len(decision.analysed.mentions)
        assert set(decision.links) <= set(ledger.events)
    assert len({change.id for change in ledger.changes}) == len(ledger.changes)
    assert {change.event_id for change in ledger.changes} <= set(ledger.events)


@settings(max_examples=12)
@given(polls(), st.randoms(use_true_random=False))
def test_order_within_a_poll_does_not_matter(batches: list[list[Analysed]], random) -> None:  # type: ignore[no-untyped-def]
    mixed = [random.sample(batch, len(batch)) for batch in batches]
    assert told(mixed).events == told(batches).events


@settings(max_examples=12)
@given(polls())
def test_telling_it_all_again_changes_nothing(batches: list[list[Analysed]]) -> None:
    ledger = told(batches)
    before, changes = dict(ledger.events), len(ledger.changes)
    for batch in batches:
        ledger.tell(*batch)
    assert ledger.events == before
    assert len(ledger.changes) == changes
