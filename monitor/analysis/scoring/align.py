"""Which found meeting is which labelled one: the best assignment over all slots at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from monitor.domain.gold import GoldMeeting
from monitor.domain.meeting import Kind, Mention

# Outlets swap "talks" and "meeting" for one event, so the labels count them as one kind.
_KIND_CLASS = {Kind.TALKS: "meeting", Kind.MEETING: "meeting"}
_ONE_DAY = timedelta(days=1)  # datelines and zones move a day
_NEAR = 40                    # characters between two spans that still tell of one thing


@dataclass(frozen=True, slots=True)
class Pairing:
    """One labelled and one found meeting that are the same; indices into the two sequences that were aligned."""

    gold: int
    found: int


def align(
    gold: Sequence[GoldMeeting], found: Sequence[Mention], raw: str, *, strict_kind: bool = False,
) -> tuple[Pairing, ...]:
    """Pair labelled with found meetings so that the whole agrees best.

    A pair must agree on kind and share at least half of the parties; where people or dates contradict each other, it must
    also stand in the same words.
    """
    weights = [[_agreement(g, m, raw, strict_kind=strict_kind) for m in found] for g in gold]
    return tuple(Pairing(g, m) for g, m in _assign(weights) if weights[g][m] > 0)


def same_kind(left: Kind, right: Kind) -> bool:
    """Whether two kinds count as one."""
    return _KIND_CLASS.get(left, left) == _KIND_CLASS.get(right, right)


def name_key(name: str) -> str:
    """Strip case, hyphens and spaces, so that "Kim Jong-un" is "Kim Jong Un"."""
    return "".join(c for c in name.casefold() if c.isalnum())


def days_overlap(gold: GoldMeeting, mention: Mention, *, slack: timedelta = timedelta()) -> bool:
    """Whether the two intervals share a day; an open end reaches for ever. Both must be dated."""
    when = mention.when
    if when is None:
        return False
    starts = max(gold.start or date.min, when.start or date.min)
    ends = min(gold.end or date.max, when.end or date.max)
    return starts - ends <= slack


def shared(left: Sequence[str], right: Sequence[str]) -> float:
    """Jaccard index of two lists of names; 0 where both are empty."""
    a, b = {name_key(n) for n in left}, {name_key(n) for n in right}
    return len(a & b) / len(a | b) if a | b else 0.0


def _agreement(gold: GoldMeeting, mention: Mention, raw: str, *, strict_kind: bool) -> float:
    kinds_agree = gold.kind == mention.kind if strict_kind else same_kind(gold.kind, mention.kind)
    parties = shared(gold.parties, mention.parties)
    if not kinds_agree or parties < 0.5:
        return 0.0
    words = _same_words(gold, mention, raw)
    people = shared(gold.people, mention.people)
    dated = (gold.start or gold.end) is not None and mention.when is not None
    dates = dated and days_overlap(gold, mention, slack=_ONE_DAY)
    contradicts = (gold.people and mention.people and not people) or (dated and not dates)
    if contradicts and not words:
        return 0.0
    places = shared(gold.places, mention.places) > 0
    return 3.0 * words + 2.0 * people + 2.0 * dates + places + parties + 0.5 * (gold.kind == mention.kind)


def _same_words(gold: GoldMeeting, mention: Mention, raw: str) -> bool:
    start = raw.find(gold.quote) if gold.quote else -1
    end = start + len(gold.quote)
    return start >= 0 and any(
        _close(raw, min(end, span.end), max(start, span.start))
        for span in mention.evidence if span.slot in {"trigger", "kind", "status"}
    )


def _close(raw: str, left_end: int, right_start: int) -> bool:
    """Whether two spans overlap, or stand near each other in one sentence."""
    between = raw[left_end:right_start]
    return len(between) <= _NEAR and not any(stop in between for stop in (". ", "\n", "。"))


def _assign(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Assign rows to columns for the greatest sum (Kuhn and Munkres, with potentials)."""
    rows, columns = len(weights), len(weights[0]) if weights else 0
    if not rows or not columns:
        return []
    if rows > columns:
        return [(r, c) for c, r in _assign([list(column) for column in zip(*weights, strict=True)])]
    row_potential, column_potential = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        _augment(weights, row, owner, row_potential, column_potential)
    return [(owner[c] - 1, c - 1) for c in range(1, columns + 1) if owner[c]]


def _augment(
    weights: Sequence[Sequence[float]], row: int, owner: list[int], rows: list[float], columns: list[float],
) -> None:
    size = len(columns)
    least, came_from, done = [float("inf")] * size, [0] * size, [False] * size
    owner[0], at = row, 0
    while owner[at]:
        done[at] = True
        for c in range(1, size):
            cost = -weights[owner[at] - 1][c - 1] - rows[owner[at]] - columns[c]
            if not done[c] and cost < least[c]:
                least[c], came_from[c] = cost, at
        nearest = min((c for c in range(1, size) if not done[c]), key=least.__getitem__)
        step = least[nearest]
        for c in range(size):
            if done[c]:
                rows[owner[c]] += step
                columns[c] -= step
            else:
                least[c] -= step
        at = nearest
    while at:
        owner[at] = owner[came_from[at]]
        at = came_from[at]
