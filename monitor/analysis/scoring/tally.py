"""Counting: hits, misses, false finds; and how far a figure would move with other stories."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tally:
    """Hits among what was found and among what there was to find."""

    hits: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.hits + other.hits, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of the found that is right; 1 where nothing was found."""
        return self.hits / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what there was that was found; 1 where there was nothing."""
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.found + self.gold
        return 2 * self.hits / both if both else 1.0


@dataclass(frozen=True, slots=True)
class Share:
    """So many right of so many."""

    right: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float:
        """The share; 1 where there was nothing to get wrong."""
        return self.right / self.of if self.of else 1.0


def bootstrap(
    documents: Sequence[T], measure: Callable[[Sequence[T]], float], *, random: Random, rounds: int = 1000,
) -> tuple[float, float]:
    """95 % interval of a figure when the documents are drawn again, with replacement, ``rounds`` times.

    ``random`` is the caller's: the same seed gives the same interval.
    """
    if not documents:
        return (0.0, 0.0)
    values = sorted(measure(random.choices(documents, k=len(documents))) for _ in range(rounds))
    return values[int(0.025 * rounds)], values[min(int(0.975 * rounds), rounds - 1)]
