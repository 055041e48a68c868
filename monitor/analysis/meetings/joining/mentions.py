"""Makes a mention of a cluster: the best value of each slot, with its words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from monitor.analysis.meetings.days.phases import span_of
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.joining.cluster import Cluster
from monitor.analysis.meetings.joining.confidence import confidence
from monitor.analysis.meetings.joining.outcome import LEAD, outcome
from monitor.analysis.text.view import View
from monitor.analysis.when.values import Weekend
from monitor.domain.meeting import Evidence, Kind, Mention, Precision, Status, When
from monitor.domain.story import Item


def make_mention(cluster: Cluster, view: View, item: Item, *, anchor: date | None) -> Mention | None:
    """One mention with evidence for each slot; None where the tellings do not make a meeting."""
    if not _worth(cluster) or len(cluster.parties) < _BOTH:
        return None
    dated = _dated(cluster)
    status, status_from = outcome(cluster, dated, anchor)
    told = status_from or cluster.drafts[0]
    places, candidates = _places(cluster)
    names = tuple(dict.fromkeys(name for name, _ in places))
    sources = _sources(cluster, told, status)
    cited = _cited(cluster, told, dated, [slot for _, slot in sources])
    return Mention(
        cluster.kind,
        _parties(cluster),
        status,
        people=_people(cluster),
        when=_when(cluster, dated),
        places=names,
        place_candidates=tuple(dict.fromkeys(name for name, _ in candidates)) if not names else (),
        ordinal=cluster.ordinal,
        attribution=tuple(name for name, _ in sources),
        confidence=confidence(cluster),
        main=_main(cluster, dated, anchor),
        evidence=_evidence(cited, view, item.raw),
    )


_BOTH = 2  # parties


def _cited(
    cluster: Cluster, told: Draft, dated: Draft | None, sources: Sequence[Slot]
) -> Iterator[tuple[str, Sequence[tuple[int, int]]]]:
    """The words that each slot is taken from; ``told`` gives the status, ``dated`` the days."""
    yield "trigger", [(draft.start, draft.end) for draft in cluster.drafts]
    yield "status", [told.status_span or (told.start, told.end)]
    actors = _actor_words(cluster)
    if _people(cluster):
        yield "people", actors
    yield "parties", [*actors, *_goals(cluster)]
    if dated is not None and dated.when_span is not None:
        yield "date", [dated.when_span]
    if cluster.ordinal is not None:
        numbered = next(draft for draft in cluster.drafts if draft.ordinal)
        yield "ordinal", [(numbered.start, numbered.end)]
    places, candidates = _places(cluster)
    yield "place", [slot for _, slot in (*places, *candidates)]
    yield "attribution", sources


def _evidence(cited: Iterable[tuple[str, Sequence[tuple[int, int]]]], view: View, raw: str) -> tuple[Evidence, ...]:
    """The cited words with their offsets in the stored text, each place once."""
    found: dict[tuple[str, int, int], Evidence] = {}
    for slot, spans in cited:
        for start, end in spans if view.offsets is None else [view.span(*span) for span in spans]:
            found.setdefault((slot, start, end), Evidence(slot, start, end, raw[start:end]))
    return tuple(found.values())


def _people(cluster: Cluster) -> tuple[str, ...]:
    """Who met; where no telling names them, whose summit it must be."""
    return cluster.people or next((draft.heads for draft in cluster.drafts if draft.heads), ())


def _sources(cluster: Cluster, told: Draft, status: Status) -> tuple[tuple[str, Slot], ...]:
    """Whose word the status is; where those words name nobody, whose word another telling of the same status is."""
    same = (draft for draft in cluster.drafts if draft.status is status)
    return next((draft.sources for draft in (told, *same) if draft.sources), ())


def _goals(cluster: Cluster) -> list[Slot]:
    """Where a journey's goals are named: whose meeting it is stands there, too."""
    return [slot for draft in cluster.drafts for _, slot in draft.places] if cluster.kind is Kind.VISIT else []


def _actor_words(cluster: Cluster) -> list[Slot]:
    """Where the actors are named; "the Hanoi summit" names its leaders by itself."""
    named = [slot for draft in cluster.drafts for slot in draft.people_span]
    return named or [Slot(draft.start, draft.end) for draft in cluster.drafts]


_NEXT_DAY = timedelta(days=1)


def _worth(cluster: Cluster) -> bool:
    """Whether there is more than talk of talks: the lead tells it, or some telling says where it stands."""
    if cluster.kind not in (Kind.TALKS, Kind.MEETING):
        return True
    first = cluster.drafts[0]
    return (first.sentence <= LEAD and not first.inferred) or any(_says_where(draft) for draft in cluster.drafts)


def _says_where(draft: Draft) -> bool:
    """Whether a telling says where a meeting stands; that well-known talks are to go on, or what a verb hints, says nothing."""
    anchored = bool(draft.when or draft.places or draft.ordinal)
    if draft.status is None:
        return bool(draft.people) and anchored
    own = anchored or bool(draft.people) or draft.offered
    return own or not (draft.guess or (draft.definite and draft.status is Status.PLANNED))


_OVER = timedelta(days=10)
_DWELT = 3  # tellings


def _main(cluster: Cluster, dated: Draft | None, anchor: date | None) -> bool:
    """Whether the story is about this meeting: told in its headline or lead, as news right behind it, or again and again."""
    end = dated.when.end if dated is not None and dated.when is not None else None
    if anchor is not None and end is not None and anchor - end > _OVER:
        return False
    headed = any(draft.headline and not draft.nested for draft in cluster.drafts)  # "A's Call with B", named in full further down
    first = cluster.drafts[0].sentence
    dwelt = len(cluster.drafts) >= _DWELT and first <= _EARLY
    return headed or first <= 1 or dwelt or (first <= LEAD and _is_news(cluster, end, anchor))


_EARLY = 8  # sentences, within which a story comes to what it is about


def _is_news(cluster: Cluster, end: date | None, anchor: date | None) -> bool:
    """Whether something was held, or is going on, in these days."""
    done = any(draft.status in (Status.HELD, Status.ONGOING) for draft in cluster.drafts)
    return done and end is not None and anchor is not None and anchor - end <= _JUST


_JUST = timedelta(days=3)


def _parties(cluster: Cluster) -> tuple[str, ...]:
    sides = tuple(dict.fromkeys(side for draft in cluster.drafts for side in draft.parties if side not in ("UN", "EU")))
    if cluster.kind is Kind.VISIT:
        return sides
    return tuple(sorted(sides))


def _places(cluster: Cluster) -> tuple[list[tuple[str, Slot]], list[tuple[str, Slot]]]:
    told = [draft for draft in cluster.drafts if not _wished(draft)]
    firm = [draft for draft in told if not draft.bare and draft.places] or told
    places = [place for draft in firm for place in draft.places]
    return places, [place for draft in cluster.drafts for place in draft.candidates]


def _wished(draft: Draft) -> bool:
    """Whether only what one side would like is told: "is eager to have the meeting at home"."""
    return not draft.fresh and draft.status is Status.PROPOSED and len(draft.parties) == 1


def _dated(cluster: Cluster) -> Draft | None:
    """The telling with the narrowest time; the first of equals."""
    dated = [draft for draft in cluster.drafts if draft.when is not None]
    sure = min([draft for draft in dated if not draft.bare] or dated, key=_looseness, default=None)
    inside = [draft for draft in dated if sure is not None and _within(draft.when, sure.when)]
    return min(inside, key=_looseness, default=sure)


def _looseness(draft: Draft) -> int:
    """How wide a time is; "this weekend" says less than the days of a summit: "the Friday and Saturday summit"."""
    return _width(draft) + (_AROUND if _weekend(draft) else 0)


_AROUND = 2  # days


def _within(when: When | None, other: When | None) -> bool:
    if when is None or other is None or None in (when.start, when.end, other.start, other.end):
        return False
    return other.start <= when.start and when.end <= other.end  # type: ignore[operator]


_WEEK = 7  # days; longer intervals are no sessions to be joined


def _when(cluster: Cluster, dated: Draft | None) -> When | None:
    """The days of the best-dated telling, stretched by others that give the first or last day, or the length."""
    if dated is None or dated.when is None or dated.when.start is None or dated.when.end is None:
        return dated.when if dated else None
    first, last = dated.when.start, dated.when.end
    whole = span_of(cluster.drafts)
    if whole is not None and cluster.kind is not Kind.VISIT:
        return When(*whole, Precision.INTERVAL)
    for draft in cluster.drafts:
        when = draft.when
        if when is None or when.start is None or when.end is None or _width(draft) >= _WEEK:
            continue
        if draft.lent and not dated.lent:
            continue  # "held talks on Wednesday", on a visit of a week
        if when.precision is Precision.WEEK or _weekend(draft):
            continue  # "next week" says no more than the day in it
        near = when.start - last <= _NEXT_DAY and first - when.end <= _NEXT_DAY
        if cluster.kind is Kind.VISIT or (near and cluster.kind is Kind.SUMMIT) or (when.start <= first and last <= when.end):
            first, last = min(first, when.start), max(last, when.end)
    length = next((draft.length for draft in cluster.drafts if _own_length(draft)), None)
    if length and first == last:
        step = timedelta(days=length - 1)
        first, last = (first - step, last) if any(draft.ends for draft in cluster.drafts) else (first, last + step)
    if (first, last) == (dated.when.start, dated.when.end):
        return dated.when
    return When(first, last, Precision.DAY if first == last else Precision.INTERVAL)


def _own_length(draft: Draft) -> bool:
    """Whether a telling gives a meeting's length; "for a two-day summit" of many that others came to says nothing of it."""
    if draft.length is None or not 1 < draft.length < _LONG:
        return False
    return draft.fresh or draft.definite or not draft.people


_LONG = 15  # days


def _weekend(draft: Draft) -> bool:
    """Whether nothing nearer is told than "over the weekend"."""
    at = draft.when_span.start if draft.when_span else -1
    return any(isinstance(span.value, Weekend) for span in draft.times if span.start == at)


def _width(draft: Draft) -> int:
    when = draft.when
    return (when.end - when.start).days if when and when.start and when.end else 10_000
