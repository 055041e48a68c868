"""Whether a measurement keeps its targets. The best of its rounds counts: what else a machine does can only add to a cost."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: what was measured, in which unit, once a round or oftener, and the most that the best of it may be."""

    name: str
    unit: str
    rounds: tuple[float, ...]
    most: float

    @property
    def best(self) -> float:
        """The lowest of all rounds."""
        return min(self.rounds)

    @property
    def is_kept(self) -> bool:
        """Whether the target is met by the figure as it is printed."""
        return round(self.best, 2) <= self.most

    def __str__(self) -> str:
        return f"{self.name}: {self.best:.2f} {self.unit}, target ≤ {self.most:g}"


def conclude(figures: Iterable[Figure]) -> None:
    """Say of each row that missed its target which it was and by how much, and then end with exit code 1."""
    missed = [figure for figure in figures if not figure.is_kept]
    for figure in missed:
        sys.stderr.write(f"missed: {figure}\n")
    if missed:
        raise SystemExit(1)
