"""The answer to "have we seen this before?"."""

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """What a story is to one that is known."""

    SEPARATE = "separate"
    COPY = "copy"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Verdict:
    """``of`` is the first story of the chain, None when separate; ``rule`` names the layer that decided, ``score`` how far.

    ``reason`` is one clause for people.
    """

    kind: Relation
    of: str | None = None
    rule: str = ""
    score: float = 0.0
    reason: str = ""


SEPARATE = Verdict(Relation.SEPARATE)
