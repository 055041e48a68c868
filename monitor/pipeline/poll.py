"""One poll of one source: fetch → parse → analyse → decide and save."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from monitor.adapters.store import Store
from monitor.analysis.cadence import next_check
from monitor.analysis.copies import BLANK, REPUBLISHED
from monitor.analysis.decide import Policy
from monitor.analysis.source_health import notice
from monitor.domain.decision import Analysed, Decision
from monitor.domain.digest import Delivery, SourceNote
from monitor.domain.source import Fetched, FetchFailed, FetchOutcome, FullText, PollRecord, Source, SourceState
from monitor.domain.story import Disposition, Item, ParsedFeed
from monitor.pipeline.crashpoints import pass_point
from monitor.pipeline.intake import take_in
from monitor.pipeline.reading import Reading

Fetch = Callable[[Source, SourceState], FetchOutcome]
ReadArticle = Callable[[Item], Item]

SAME_BODY = "the whole feed again, the same as last time"


class Parse(Protocol):
    """Bytes to items; see ``adapters.feeds``."""

    def __call__(self, fetched: Fetched, source: Source, *, seen_at: datetime, known_hashes: frozenset[str] = ...) -> ParsedFeed:
        """Parse one body; items whose hashes are known are left out."""


@dataclass(frozen=True, slots=True)
class Intake:
    """The outside things a poll needs.

    ``read_article`` gives an item its full text, or a note why it could not; ``announce`` makes the messages that tell of a
    source that broke or recovered.
    """

    fetch: Fetch
    parse: Parse
    read_article: ReadArticle
    store: Store
    clock: Callable[[], datetime]
    jitter: Callable[[], float]
    announce: Callable[[SourceNote, datetime], Sequence[Delivery]] = lambda _note, _at: ()


def poll(source: Source, reading: Reading, intake: Intake, state: SourceState | None = None) -> PollRecord:
    """Poll one source now, whatever its schedule says, and record what came of it.

    ``state`` spares reading it again where the caller has just read it and nobody else polls the source.
    """
    started = intake.clock()
    state = state or intake.store.source_state(source.id)
    fetched = intake.fetch(source, state)
    if not isinstance(fetched, Fetched):
        return _record_without_items(source, state, fetched, intake, started)
    pass_point("poll.fetched")
    if _is_same_body(fetched, state):
        return _record_without_items(source, state, fetched, intake, started)
    now = intake.clock()
    feed = intake.parse(fetched, source, seen_at=now, known_hashes=state.item_hashes)
    fresh = _fresh(feed.items, intake.store)
    analysed, quarantined = analyse_all(fresh, lambda item: _analyse(item, source, reading, intake))
    after = next_check(state, fetched, source, feed, now=now, jitter=intake.jitter())
    records: list[PollRecord] = []

    def record(decisions: Sequence[Decision]) -> PollRecord:
        seconds = (intake.clock() - started).total_seconds()
        outcome = "failed" if feed.error else "fetched"
        detail = feed.error or "; ".join([*_republished(decisions), *feed.problems[:3]])
        records.append(PollRecord(source.id, now, outcome, seconds, _counts(decisions, feed.problems), detail))
        return records[-1]

    take_in(intake.store, analysed, quarantined=quarantined, now=now,
            policy=reading.policy, state=after, record=record, notices=_notices(state, after, source, intake, now))
    return records[-1]


def analyse_all(items: Iterable[Item], analyse: Callable[[Item], Analysed]) -> tuple[list[Analysed], list[Decision]]:
    """Analyse each item; one that cannot be read is put aside with its error and costs the others nothing."""
    analysed: list[Analysed] = []
    quarantined: list[Decision] = []
    for item in items:
        try:
            analysed.append(analyse(item))
        except Exception as error:  # noqa: BLE001  whatever one story does to us, its feed goes on
            bare = Analysed(item, item.language or "", BLANK)
            quarantined.append(Decision(bare, Disposition.QUARANTINED, f"could not be read: {type(error).__name__}: {error}"))
    return analysed, quarantined


def _record_without_items(source: Source, state: SourceState, outcome: FetchOutcome, intake: Intake,
                          started: datetime) -> PollRecord:
    now = intake.clock()
    detail = outcome.detail if isinstance(outcome, FetchFailed) else SAME_BODY if isinstance(outcome, Fetched) else ""
    record = PollRecord(source.id, now, "failed" if isinstance(outcome, FetchFailed) else "not_modified",
                        (now - started).total_seconds(), detail=detail)
    after = next_check(state, outcome, source, None, now=now, jitter=intake.jitter())
    take_in(intake.store, (), now=now, policy=Policy(), state=after, record=lambda _: record,
            notices=_notices(state, after, source, intake, now))
    return record


def _is_same_body(fetched: Fetched, state: SourceState) -> bool:
    """Many servers know no validators: the last body that was read, byte for byte, needs no second reading."""
    return fetched.instead_of is None and state.body_hash == fetched.body_hash


def _notices(before: SourceState, after: SourceState, source: Source, intake: Intake, now: datetime) -> Sequence[Delivery]:
    """Messages in the same transaction as the state they tell of, so that each is sent once."""
    told = notice(before, after, source)
    return intake.announce(told, now) if told else ()


def _fresh(items: Sequence[Item], store: Store) -> list[Item]:
    """Items that say something we have not decided on yet."""
    known = store.seen(items) if items else frozenset()
    return [item for item in items if item.id not in known]


def _republished(decisions: Sequence[Decision]) -> list[str]:
    """Say once that a feed gave old stories new GUIDs: they are copies, and nobody is told of them."""
    count = sum(decision.rule == REPUBLISHED for decision in decisions)
    return [f"{count} known stories came again under new GUIDs"] if count else []


def _counts(decisions: Sequence[Decision], problems: Sequence[str]) -> tuple[tuple[str, int], ...]:
    counts = Counter(decision.disposition.value for decision in decisions)
    if problems:
        counts[Disposition.MALFORMED.value] += len(problems)
    return tuple(sorted(counts.items()))


def _analyse(item: Item, source: Source, reading: Reading, intake: Intake) -> Analysed:
    """Analyse what the feed gave; only for a story some list wants is the page itself fetched and read."""
    analysed = reading.analyse(item)
    if source.full_text is FullText.NEVER or not analysed.matches or not item.url:
        return analysed
    full = intake.read_article(item)
    if full.text != item.text and (read := reading.analyse(full)).matches:
        return read
    return replace(analysed, item=replace(item, text_note=full.text_note))
