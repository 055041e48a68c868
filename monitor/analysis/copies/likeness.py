"""How much of one text stands in another, and where."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from monitor.analysis.copies.words import shingle_hashes

LEAD = 50
"""Shingles that count as a text's opening."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Shares between 0 and 1. ``containment`` is of the smaller text; ``lead`` of its opening; ``ratio`` of the lengths.

    ``fresh`` is ``containment`` without boilerplate; ``fresh_words`` how much the smaller text has left without it.
    """

    jaccard: float
    containment: float
    fresh: float
    fresh_words: int
    lead: float
    ratio: float


def compare_texts(a: Sequence[str], b: Sequence[str], boilerplate: Collection[int] = frozenset()) -> Likeness:
    """Compare two texts given as words."""
    short, long = sorted((a, b), key=len)
    short_runs, long_runs = shingle_hashes(list(short)), shingle_hashes(list(long))
    return _compare(short_runs, set(short_runs), set(long_runs), len(short) / max(len(long), 1), boilerplate)


def compare_samples(a: Sequence[int], b: Sequence[int], ratio: float, boilerplate: Collection[int] = frozenset()) -> Likeness:
    """Estimate the same from sampled shingles, where the words are not at hand; says nothing of the lead."""
    small, large = sorted((set(a), set(b)), key=len)
    return _compare((), small, large, ratio, boilerplate)


def _compare(lead: Sequence[int], small: set[int], large: set[int], ratio: float, boilerplate: Collection[int]) -> Likeness:
    if len(small) > len(large):
        small, large = large, small
    shared = small & large
    fresh = small.difference(boilerplate) if boilerplate else small
    opening = lead[:LEAD]
    return Likeness(
        jaccard=len(shared) / max(len(small) + len(large) - len(shared), 1),
        containment=len(shared) / max(len(small), 1),
        fresh=len(fresh & large) / max(len(fresh), 1),
        fresh_words=len(fresh),
        lead=sum(value in large for value in opening) / len(opening) if opening else 1.0,
        ratio=ratio,
    )
