"""How much of one text stands in another, and where."""

import re
from collections.abc import Collection
from functools import cached_property, lru_cache
from itertools import groupby

from monitor.analysis.copies.alignment import Swap, find_swaps
from monitor.analysis.copies.words import cased_words, plain, runs, split_words
from monitor.domain.story import Fingerprint

LEAD = 50
"""Runs that count as a text's opening."""

HEAD_SIGNS = 400
"""Signs of a text's head: its first two or three sentences."""

_QUOTED = re.compile(r"[“\"«「『][^“”\"«»「」『』]{1,1500}[”\"»」』]")


class Text:
    """A text to be compared, cut up at most once."""

    def __init__(self, text: str) -> None:
        self.plain = plain(text)

    @cached_property
    def words(self) -> list[str]:
        """Words as written; see ``alignment``."""
        return cased_words(self.plain)

    @cached_property
    def head(self) -> list[str]:
        """The first words, as written."""
        return cased_words(self.plain[:HEAD_SIGNS])

    @cached_property
    def runs(self) -> list[int]:
        """Runs of words in text order."""
        return runs(split_words(self.plain))

    @cached_property
    def distinct(self) -> frozenset[int]:
        """Runs of words as a set."""
        return frozenset(self.runs)

    @cached_property
    def own(self) -> frozenset[int]:
        """Runs of what is no quotation: a tweet or statement that two writers quote makes their stories no copies."""
        unquoted = _QUOTED.sub(" ", self.plain)
        return self.distinct if unquoted == self.plain else frozenset(runs(split_words(unquoted)))


@lru_cache(maxsize=128)
def cut_up(text: str) -> Text:
    """Give a text to be compared; those compared last are kept, since one is read beside many."""
    return Text(text)


class Likeness:
    """How two texts compare; all but ``words`` and ``swaps`` are shares between 0 and 1.

    Each is worked out when first asked for, since most pairs are told by the first.
    """

    def __init__(self, a: Text, b: Text) -> None:
        self._a, self._b = a, b
        self._short, self._long = sorted((a, b), key=lambda text: (len(text.runs), text.plain))

    @cached_property
    def jaccard(self) -> float:
        """Shared runs of all."""
        return jaccard(self._a.distinct, self._b.distinct)

    @cached_property
    def containment(self) -> float:
        """Shared runs of those of the smaller text."""
        return contained(self._a.distinct, self._b.distinct)

    @cached_property
    def own(self) -> float:
        """Containment without quotations."""
        return contained(self._a.own, self._b.own)

    @cached_property
    def lead(self) -> float:
        """Part of the shorter text's opening that stands in the longer."""
        opening = self._short.runs[:LEAD]
        return sum(run in self._long.distinct for run in opening) / max(len(opening), 1)

    @cached_property
    def opening(self) -> float:
        """Part of the longer text's opening that stands in the shorter."""
        opening = self._long.runs[:LEAD]
        return sum(run in self._short.distinct for run in opening) / max(len(opening), 1)

    @cached_property
    def block(self) -> float:
        """Longest stretch of shared runs, of all shared ones: near 1 where two texts have one box in common."""
        stretches = self._stretches(self._short, self._long, shared=True)
        return max(stretches, default=0) / max(sum(stretches), 1)

    @cached_property
    def fresh_stretch(self) -> int:
        """Longest stretch of either text that the other lacks, in runs: short where all is said anew, long where it is news."""
        both = (self._a, self._b), (self._b, self._a)
        return max(max(self._stretches(one, other, shared=False), default=0) for one, other in both)

    def _stretches(self, one: Text, other: Text, *, shared: bool) -> list[int]:
        """Lengths of the stretches of ``one`` that stand in the other, or that do not."""
        common = [run in other.distinct for run in one.runs]
        return [len(list(group)) for found, group in groupby(common) if found == shared]

    @property
    def words(self) -> int:
        """Length of the shorter text, in runs."""
        return len(self._short.runs)

    @property
    def ratio(self) -> float:
        """Shorter length over longer."""
        return len(self._short.runs) / max(len(self._long.runs), 1)

    @cached_property
    def swaps(self) -> tuple[Swap, ...]:
        """Slots filled differently; see ``alignment``."""
        return find_swaps(self._short.words, self._long.words)

    @property
    def refigured(self) -> bool:
        """Whether the heads give different figures in one place."""
        return any(swap.figures for swap in find_swaps(self._short.head, self._long.head))


class SampledLikeness(Likeness):
    """The same estimated from fingerprints, where the words of a known story were let go."""

    def __init__(self, a: Fingerprint, b: Fingerprint) -> None:
        self._sizes = sorted((a.words, b.words))
        self._samples = frozenset(a.shingles), frozenset(b.shingles)

    @cached_property
    def jaccard(self) -> float:
        """Shared samples of all."""
        return jaccard(*self._samples)

    @cached_property
    def containment(self) -> float:
        """Shared samples of those of the smaller text."""
        return contained(*self._samples)

    @cached_property
    def own(self) -> float:
        """Not known apart."""
        return self.containment

    @cached_property
    def lead(self) -> float:
        """Not known apart."""
        return self.containment

    @cached_property
    def opening(self) -> float:
        """Not known apart."""
        return self.containment

    @cached_property
    def block(self) -> float:
        """Not known."""
        return 0.0

    @cached_property
    def fresh_stretch(self) -> int:
        """Not known."""
        return self._sizes[1]

    @property
    def words(self) -> int:
        """Length of the shorter text."""
        return self._sizes[0]

    @property
    def ratio(self) -> float:
        """Shorter length over longer."""
        return self._sizes[0] / max(self._sizes[1], 1)

    @cached_property
    def swaps(self) -> tuple[Swap, ...]:
        """None that could be seen."""
        return ()

    @property
    def refigured(self) -> bool:
        """Not known."""
        return False


def jaccard(a: Collection[int], b: Collection[int]) -> float:
    """Shared members of all; 0 where there are none."""
    shared = len(frozenset(a) & frozenset(b))
    return shared / max(len(a) + len(b) - shared, 1)


def contained(a: Collection[int], b: Collection[int]) -> float:
    """Share of the smaller set that is in the larger; 0 where one is empty."""
    return len(frozenset(a) & frozenset(b)) / max(min(len(a), len(b)), 1)
