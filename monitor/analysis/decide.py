"""The reduce: what becomes of each item of a batch, given a minimal view of what is known. Pure, cheap, serial."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from monitor.analysis.copies import Relation, Shelf, Verdict
from monitor.analysis.ledger import Background, enter, return_borrowed, sober
from monitor.domain.decision import Analysed, Decision
from monitor.domain.event import Change, Event, Report
from monitor.domain.story import Disposition, Known, Origin

_UNDATED = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Policy:
    """How a batch is taken in.

    Stories published longer ago than ``max_age`` are left out (None: none are). ``keep_all`` treats every story as on topic.
    What comes from ``Origin.SEED`` is known before: it never alerts. ``background`` is what the roster tells.
    """

    max_age: timedelta | None = timedelta(days=30)
    keep_all: bool = False
    origin: Origin = Origin.FEED
    background: Background = field(default_factory=Background)


def decide(batch: Sequence[Analysed], *, known: Sequence[Known], events: Sequence[Event], now: datetime,
           policy: Policy) -> tuple[Decision, ...]:
    """Decide on every item, in order of publication, then id; each sees what the ones before it left."""
    stories = Shelf(known, batch)
    ledger = {event.id: event for event in events}
    decisions = []
    for analysed in sorted(batch, key=lambda one: (one.item.published_at or _UNDATED, one.item.id)):
        decision = _decide_one(analysed, stories, ledger, now, policy)
        decisions.append(decision)
        ledger.update((event.id, event) for event in decision.events)
        if decision.disposition not in {Disposition.OFF_TOPIC, Disposition.TOO_OLD}:
            stories.add(analysed, at=now, root=decision.duplicate_of)
    return tuple(decisions)


def _decide_one(analysed: Analysed, stories: Shelf, ledger: Mapping[str, Event], now: datetime,
                policy: Policy) -> Decision:
    item = analysed.item
    if stories.holds(analysed):
        return Decision(analysed, Disposition.COPY, "the same item again", item.id, "id", 1.0)
    if not analysed.matches and not policy.keep_all:
        return Decision(analysed, Disposition.OFF_TOPIC, "no watch list asks for it")
    if policy.max_age and policy.origin is Origin.FEED and item.published_at and item.published_at < now - policy.max_age:
        return Decision(analysed, Disposition.TOO_OLD, f"published more than {policy.max_age.days} days ago")
    verdict = stories.judge(analysed)
    entry = enter(_reports(analysed, verdict, now, policy), ledger, policy.background)
    original = stories.find(verdict.of)
    changes = tuple(_unless_copied(change, original) for change in entry.changes) if original else entry.changes
    disposition, reason = _disposition(analysed, verdict, policy)
    return Decision(
        analysed, disposition, reason, verdict.of, verdict.rule or None, verdict.score if verdict.of else None,
        entry.reports, entry.links, entry.events, changes,
    )


def _unless_copied(change: Change, original: Known) -> Change:
    """Silence a change whose words stand in the original: reading them again, in other company, makes no news of them."""
    words = " ".join(f"{original.title} {original.text}".split())
    copied = change.evidence and all(" ".join(one.quote.split()) in words for one in change.evidence)
    return replace(change, alert=False, reason=f"its words stand in {original.story_id}") if change.alert and copied else change


def _disposition(analysed: Analysed, verdict: Verdict, policy: Policy) -> tuple[Disposition, str]:
    if verdict.kind is Relation.COPY:
        return Disposition.COPY, f"copy of {verdict.of}: {verdict.reason}"
    if verdict.kind is Relation.UPDATE:
        return Disposition.UPDATE, f"new version of {verdict.of}: {verdict.reason}"
    if policy.origin is Origin.SEED:
        return Disposition.NEW, "part of the seed corpus"
    return Disposition.NEW, f"wanted by {', '.join(analysed.matched)}" if analysed.matches else "everything is kept"


def _reports(analysed: Analysed, verdict: Verdict, now: datetime, policy: Policy) -> tuple[Report, ...]:
    item = analysed.item
    at = item.published_at or item.seen_at or now
    return tuple(
        Report(story_id=item.id, index=index, mention=sober(mention, at), at=at, source_id=item.source_id, outlet=item.outlet,
               tier=item.tier, root=verdict.of or item.id, sides=policy.background.sides_of((*mention.attribution, item.outlet)),
               known_before=policy.origin is Origin.SEED)
        for index, mention in enumerate(return_borrowed(analysed.mentions, at))
    )
