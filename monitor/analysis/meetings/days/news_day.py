"""The day of the news for what it was news of: "A on Friday urged B to hold back. ... A and B met in P"."""

from collections.abc import Sequence
from datetime import date, timedelta

from monitor.analysis.entities.gazetteer import Found
from monitor.analysis.entities.phrases import Unit, read_phrases
from monitor.analysis.lexicon import Language
from monitor.analysis.meetings.clause.grammar import has, is_actor, is_person, is_verbal, times_at
from monitor.analysis.meetings.clause.past_verbs import past_verb
from monitor.analysis.meetings.days.marking import mark_times
from monitor.analysis.meetings.days.sorts import is_day
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.joining.cluster import Cluster
from monitor.analysis.text.blocks import is_noise, story_start
from monitor.analysis.text.sentences import split_sentences
from monitor.analysis.text.view import View
from monitor.analysis.when import TimeSpan, find_times, resolve
from monitor.domain.meeting import Kind, Status

_REACH = 4  # sentences behind the lead
_HEAD = 2000  # characters in which a lead stands
_WORDS = 12  # of a sentence that can be a lead; bylines are shorter
_FRESH = timedelta(days=3)
_APART = frozenset({"after", "before", "since", "until", "ahead of", "ahead", "as", "during", "following"})


def date_by_news(clusters: Sequence[Cluster], view: View, names: Sequence[Found], language: Language, anchor: date | None) -> None:
    """Give what was held and has no time anywhere the day on which one of its people did what the lead tells."""
    undated = [(cluster, draft) for cluster in clusters for draft in [_told(cluster)] if draft is not None]
    lead = _lead(view.text, language) if undated and anchor is not None else None
    if lead is None or anchor is None:
        return
    index, start, stop = lead
    undated = [(cluster, draft) for cluster, draft in undated if index <= draft.sentence <= index + _REACH]
    spans = find_times(view.text[:stop], anchor=anchor) if undated else ()
    days = [span for span in spans if span.start >= start]
    inside = [found for found in names if start <= found.start < stop]
    units = mark_times(read_phrases(view.text, (start, stop), inside, language.words, headline=False), days) if days else ()
    doer = _doer(units)
    day = next((unit.extra for unit in units if unit.code == "T" and is_day(unit)), None)
    when = resolve(day, anchor=anchor, direction="past") if doer is not None and isinstance(day, TimeSpan) else None
    if doer is None or when is None or when.start is None or not timedelta(0) <= anchor - when.start <= _FRESH:
        return
    for cluster, draft in undated:
        if _is_of(doer, draft, cluster) and isinstance(day, TimeSpan):
            draft.when, draft.when_span = when, Slot(day.start, day.end)


def _told(cluster: Cluster) -> Draft | None:
    """The telling of an undated meeting of persons as something that was held, as news."""
    if any(draft.when or draft.times or draft.counted or draft.prior for draft in cluster.drafts):
        return None
    told = (draft for draft in cluster.drafts if draft.status in (Status.HELD, Status.ONGOING) and not draft.headline)
    first = next(told, None)
    if first is None or first.known or first.beyond or not first.people or first.caption:
        return None
    if cluster.kind is Kind.VISIT:
        return first if first.status is Status.ONGOING and len(first.people) == 1 and not first.guess else None
    return first


def _lead(text: str, language: Language) -> tuple[int, int, int] | None:
    """Which sentence is the lead of a story with a headline, and where it begins and ends."""
    spans = split_sentences(text, 0, min(len(text), _HEAD), language.abbreviations)
    for index, span in enumerate(spans[1:], 1):
        if not is_noise(text, span) and len(text[span[0] : span[1]].split()) >= _WORDS:
            return index, story_start(text, span), span[1]
    return None


def _doer(units: Sequence[Unit]) -> Unit | None:
    """Who did something on the one day that a lead names: "A on Friday urged", "A agreed Friday to", "A warned B on Friday"."""
    days = times_at(units)
    first = next((at for at, unit in enumerate(units) if is_actor(unit)), None)
    if len(days) != 1 or not is_day(units[days[0]]) or first is None or first > days[0]:
        return None
    verb = next((at for at in range(first, len(units)) if is_verbal(units[at]) or past_verb(units[at])), None)
    between = units[first : days[0]]
    apart = any(unit.low in _APART or has(unit, "clause_words") or unit.code == ";" for unit in between)
    ahead = any(has(unit, "auxiliaries.future", "auxiliaries.conditional", "auxiliaries.modal") for unit in between)
    return None if verb is None or not past_verb(units[verb]) or verb > days[0] + 2 or apart or ahead else units[first]


def _is_of(doer: Unit, draft: Draft, cluster: Cluster) -> bool:
    """Whether who did it is one of those who met, by name or as the only one of his side: "China's foreign minister"."""
    actor = doer.actor
    if actor is None:
        return False
    named = set(actor.people) | set(actor.owners)
    if named:
        return is_person(doer) and bool(named & set(draft.people))
    theirs = {side for person, side in draft.sides}
    return cluster.kind is not Kind.VISIT and actor.ref == "role" and bool(set(actor.sides) & theirs)
