"""Meetings found against meetings labelled: how many, and each slot of those that match."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from monitor.analysis.scoring.align import align, days_overlap, name_key
from monitor.analysis.scoring.tally import Share, Tally
from monitor.domain.gold import GoldArticle, GoldMeeting
from monitor.domain.meeting import Mention

_HISTORY = timedelta(days=30)  # over for longer when the story appeared: background, never an alert


@dataclass(frozen=True, slots=True)
class Found:
    """What the program concluded about one labelled story."""

    mentions: tuple[Mention, ...]
    relevant: bool


@dataclass(frozen=True, slots=True)
class Miss:
    """One disagreement, for people: which story, what sort (missed, invented, or a slot), what was due, what was found."""

    article: str
    sort: str
    due: str
    found: str
    words: str


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """One story's counts. Keys of ``meetings``: all, us_dprk, main, strict; of ``slots``: see ``SLOTS``."""

    meetings: dict[str, Tally]
    slots: dict[str, Share]
    people: Tally
    relevance: Tally
    spans: Share
    phenomena: dict[str, tuple[Share, Share]]
    misses: tuple[Miss, ...] = field(default=())


SLOTS = ("status", "parties", "date_exact", "date_overlap", "date_unknown_kept", "date_right_year", "place", "main")
_SCOPES: dict[str, Callable[[GoldMeeting | Mention], bool]] = {
    "all": lambda _: True,
    "us_dprk": lambda meeting: {"US", "DPRK"} <= set(meeting.parties),
}


def score_document(article: GoldArticle, found: Found) -> DocumentScore:
    """Everything that can be counted in one story."""
    raw, gold, others = article.item.raw, article.meetings, article.others
    pairs = align((*gold, *others), found.mentions, raw)
    matched = {p.gold: found.mentions[p.found] for p in pairs if p.gold < len(gold)}
    excused = {p.found for p in pairs if p.gold >= len(gold)}
    taken = {p.found for p in pairs}
    spare = [m for i, m in enumerate(found.mentions) if i not in taken]
    counted = [m for i, m in enumerate(found.mentions) if i not in excused]
    meetings = {name: _tally(gold, spare, matched, within) for name, within in _SCOPES.items()}
    main = [i for i, g in enumerate(gold) if g.main and g.between_us_and_dprk]
    meetings["main"] = Tally(sum(i in matched for i in main), sum(i in matched for i in main), len(main))
    strict = align(gold, counted, raw, strict_kind=True)
    meetings["strict"] = Tally(len(strict), len(counted), len(gold))
    return DocumentScore(
        meetings=meetings,
        slots=_sum_slots([_slots(gold[i], m) for i, m in matched.items()]),
        people=sum((_people(gold[i], m) for i, m in matched.items()), Tally()),
        relevance=Tally(int(found.relevant and article.relevant), int(found.relevant), int(article.relevant)),
        spans=_spans(found.mentions, raw),
        phenomena=_phenomena(article, matched),
        misses=_misses(article, spare, matched, found),
    )


def total(scores: Sequence[DocumentScore]) -> DocumentScore:
    """Add up the counts of all stories."""
    phenomena: dict[str, tuple[Share, Share]] = {}
    for score in scores:
        for tag, (recall, status) in score.phenomena.items():
            before = phenomena.get(tag, (Share(), Share()))
            phenomena[tag] = (before[0] + recall, before[1] + status)
    return DocumentScore(
        meetings={k: sum((s.meetings[k] for s in scores), Tally()) for k in ("all", "us_dprk", "main", "strict")},
        slots=_sum_slots([s.slots for s in scores]),
        people=sum((s.people for s in scores), Tally()),
        relevance=sum((s.relevance for s in scores), Tally()),
        spans=sum((s.spans for s in scores), Share()),
        phenomena=dict(sorted(phenomena.items())),
        misses=tuple(miss for s in scores for miss in s.misses),
    )


def _tally(
    gold: Sequence[GoldMeeting], spare: Sequence[Mention], matched: dict[int, Mention],
    within: Callable[[GoldMeeting | Mention], bool],
) -> Tally:
    """Count a matched meeting in the scope of its label, a spare one in that of what was found."""
    hits = sum(within(g) for i, g in enumerate(gold) if i in matched)
    return Tally(hits, hits + sum(within(m) for m in spare), sum(within(g) for g in gold))


def _slots(gold: GoldMeeting, mention: Mention) -> dict[str, Share]:
    dated = (gold.start or gold.end) is not None
    when = mention.when
    exact = when is not None and (when.start, when.end) == (gold.start, gold.end)
    overlap = days_overlap(gold, mention)
    return {
        "status": Share(int(mention.status in (gold.status, *gold.also_right)), 1),
        "parties": Share(int(set(mention.parties) == set(gold.parties)), 1),
        "date_exact": Share(int(exact), 1) if dated else Share(),
        "date_overlap": Share(int(overlap), 1) if dated else Share(),
        "date_unknown_kept": Share() if dated else Share(int(when is None), 1),
        "date_right_year": Share(int(overlap or _years_meet(gold, mention)), 1) if dated and when else Share(),
        "place": Share(int(_place_agrees(gold, mention)), 1),
        "main": Share(int(gold.main == mention.main), 1),
    }


def _years_meet(gold: GoldMeeting, mention: Mention) -> bool:
    when = mention.when
    theirs = {day.year for day in (when.start, when.end) if day} if when else set()
    return bool(theirs & {day.year for day in (gold.start, gold.end) if day})


def _place_agrees(gold: GoldMeeting, mention: Mention) -> bool:
    theirs = {name_key(p) for p in mention.places}
    ours = {name_key(p) for p in gold.places}
    return bool(theirs & ours) or not (theirs or ours)


def _people(gold: GoldMeeting, mention: Mention) -> Tally:
    ours, theirs = {name_key(n) for n in gold.people}, {name_key(n) for n in mention.people}
    return Tally(len(ours & theirs), len(theirs), len(ours))


def _spans(mentions: Sequence[Mention], raw: str) -> Share:
    """Evidence spans that slice back exactly, plus one demand per filled slot: that it has words at all."""
    spans = [raw[e.start:e.end] == e.quote and e.start < e.end for m in mentions for e in m.evidence]
    slots = [slot in {e.slot for e in m.evidence} for m in mentions for slot in _filled(m)]
    return Share(sum(spans) + sum(slots), len(spans) + len(slots))


def _filled(mention: Mention) -> list[str]:
    filled = {"people": mention.people, "date": mention.when, "place": mention.places, "ordinal": mention.ordinal}
    return ["trigger", *(slot for slot, value in filled.items() if value)]


def _sum_slots(slots: Sequence[dict[str, Share]]) -> dict[str, Share]:
    return {name: sum((s[name] for s in slots), Share()) for name in SLOTS}


def phenomena_of(gold: GoldMeeting, article: GoldArticle) -> tuple[str, ...]:
    """Name what makes this meeting easy or hard to read, from its labels."""
    published = article.item.published_at
    over = gold.end is not None and published is not None and published.date() - gold.end > _HISTORY
    return (
        f"kind {gold.kind}", f"status {gold.status}", f"date {_date_form(gold)}", "main" if gold.main else "background",
        "history" if over else "recent", "US and DPRK" if gold.between_us_and_dprk else "other parties",
    )


def _date_form(gold: GoldMeeting) -> str:
    if gold.start is None or gold.end is None:
        return "none"
    days = (gold.end - gold.start).days
    longest = ((0, "day"), (4, "days"), (7, "week"), (14, "part of month"))
    return next((form for limit, form in longest if days <= limit), "month or longer")


def _phenomena(article: GoldArticle, matched: dict[int, Mention]) -> dict[str, tuple[Share, Share]]:
    tags: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for index, gold in enumerate(article.meetings):
        mention = matched.get(index)
        for tag in phenomena_of(gold, article):
            tags[tag] += 1
            hits[tag] += mention is not None
            right[tag] += mention is not None and mention.status in (gold.status, *gold.also_right)
    return {tag: (Share(hits[tag], tags[tag]), Share(right[tag], hits[tag])) for tag in tags}


def _misses(
    article: GoldArticle, spare: Sequence[Mention], matched: dict[int, Mention], found: Found,
) -> tuple[Miss, ...]:
    name, gold = article.item.id, article.meetings
    missed = [Miss(name, "missed", describe_gold(g), "", g.quote) for i, g in enumerate(gold) if i not in matched]
    invented = [Miss(name, "invented", "", describe(m), m.quote) for m in spare]
    wrong = [
        Miss(name, slot, describe_gold(gold[i]), describe(m), gold[i].quote)
        for i, m in matched.items() for slot, share in _slots(gold[i], m).items() if share.right < share.of
    ]
    names = [
        Miss(name, "people", describe_gold(gold[i]), describe(m), gold[i].quote)
        for i, m in matched.items() if _people(gold[i], m).f1 < 1
    ]
    relevance = [] if found.relevant == article.relevant else [
        Miss(name, "relevance", str(article.relevant).lower(), str(found.relevant).lower(), article.item.title)]
    return (*missed, *invented, *wrong, *names, *relevance)


def describe_gold(gold: GoldMeeting) -> str:
    """Put a labelled meeting in one line."""
    when = f"{gold.start}..{gold.end}" if gold.start or gold.end else "-"
    return _line(gold.status, gold.kind, gold.parties, gold.people, when, gold.places, main=gold.main)


def describe(mention: Mention) -> str:
    """Put a found meeting in one line."""
    when = f"{mention.when.start}..{mention.when.end}" if mention.when else "-"
    return _line(mention.status, mention.kind, mention.parties, mention.people, when, mention.places, main=mention.main)


def _line(
    status: str, kind: str, parties: Sequence[str], people: Sequence[str], when: str, places: Sequence[str], *, main: bool,
) -> str:
    star = "*" if main else ""
    return f"{star}{status} {kind} {'-'.join(parties)} [{', '.join(people)}] {when} @ {'; '.join(places) or '-'}"
