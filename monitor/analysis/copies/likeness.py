"""How much of one text stands in another, and where."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from monitor.analysis.copies.alignment import Swap, find_swaps
from monitor.analysis.copies.words import cased_words, plain, shingle_hashes, split_words
from monitor.domain.story import Fingerprint

LEAD = 50
"""Shingles that count as a text's opening."""

_QUOTED = re.compile(r"[“\"«「『][^”\"»」』]{1,1500}[”\"»」』]")


class Text:
    """A text to be compared, cut up at most once."""

    def __init__(self, text: str) -> None:
        self._text = plain(text)

    @cached_property
    def words(self) -> list[str]:
        """Words as written; see ``alignment``."""
        return cased_words(self._text)

    @cached_property
    def runs(self) -> list[int]:
        """Shingles in text order."""
        return shingle_hashes(split_words(self._text))

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Shingles as a set."""
        return frozenset(self.runs)

    @cached_property
    def own_shingles(self) -> frozenset[int]:
        """Shingles of what is no quotation: a tweet or statement that two writers quote makes their stories no copies."""
        return frozenset(shingle_hashes(split_words(_QUOTED.sub(" ", self._text))))


@dataclass(frozen=True, slots=True)
class Likeness:
    """All but ``words`` and ``swaps`` are shares between 0 and 1.

    ``containment`` is shared shingles over those of the smaller text, ``own`` the same without quotations, ``lead`` the share
    of the shorter text's opening that stands in the longer, ``ratio`` of the lengths in words, ``words`` the shorter length.
    """

    jaccard: float
    containment: float
    own: float
    lead: float
    ratio: float
    words: int
    swaps: tuple[Swap, ...]

    @property
    def swap_rate(self) -> float:
        """Swaps per 100 words of the shorter text."""
        return 100 * len(self.swaps) / max(self.words, 1)


def compare_texts(a: Text, b: Text) -> Likeness:
    """Compare two texts word by word."""
    short, long = sorted((a, b), key=lambda text: len(text.words))
    shared = len(a.shingles & b.shingles)
    opening = short.runs[:LEAD]
    return Likeness(
        jaccard=shared / max(len(a.shingles) + len(b.shingles) - shared, 1),
        containment=contained(a.shingles, b.shingles),
        own=contained(a.own_shingles, b.own_shingles),
        lead=sum(run in long.shingles for run in opening) / max(len(opening), 1),
        ratio=len(short.words) / max(len(long.words), 1),
        words=len(short.words),
        swaps=find_swaps(a.words, b.words),
    )


def contained(a: Collection[int], b: Collection[int]) -> float:
    """Share of the smaller collection that is in the larger; 0 where one is empty."""
    small, large = sorted((frozenset(a), frozenset(b)), key=len)
    return len(small & large) / len(small) if small else 0.0


def compare_samples(a: Fingerprint, b: Fingerprint) -> Likeness:
    """Estimate the same from fingerprints alone."""
    mine, theirs = set(a.shingles), set(b.shingles)
    shared, containment = len(mine & theirs), contained(mine, theirs)
    short, long = sorted((a.words, b.words))
    return Likeness(jaccard=shared / max(len(mine | theirs), 1), containment=containment, own=containment, lead=containment,
                    ratio=short / max(long, 1), words=short, swaps=())
