"""What a time expression means before it is anchored.

Whatever depends on the publication date alone is settled while reading (``Fixed``); what also depends on the tense of the
verb beside it, or on a date told before, stays open until ``resolve``.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from monitor.domain.meeting import Precision


class Part(StrEnum):
    """A third, or a half, of a month, a week, a season or a year."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    FIRST_HALF = "first_half"
    SECOND_HALF = "second_half"


class Which(StrEnum):
    """The word before a weekday or a season that says which one is meant."""

    THIS = "this"
    NEXT = "next"
    LAST = "last"
    COMING = "coming"


class Relation(StrEnum):
    """How the meeting stands to the time named: at it, or bounded by it."""

    AT = "at"
    BY = "by"
    BEFORE = "before"
    SINCE = "since"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Fixed:
    """Days that follow from the words and the publication date; an end left open is None."""

    start: date | None
    end: date | None
    precision: Precision


# Read, so that no other rule reads it, and no time: 31 June, "years ago".
NOTHING = Fixed(None, None, Precision.VAGUE)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A distance into the future ("in two weeks"); beside a verb in the past it is a duration, so it dates nothing."""

    of: Fixed


@dataclass(frozen=True, slots=True)
class Weekday:
    """A bare or modified weekday, Monday 0."""

    number: int
    which: Which | None = None


@dataclass(frozen=True, slots=True)
class Weekend:
    """Saturday and Sunday; ``which`` None is "over the weekend"."""

    which: Which | None = None


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day without its year. ``weekday`` is set where the text names it; ``near`` is a dated word it may belong with."""

    month: int
    day: int
    weekday: int | None = None
    near: date | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month, or a part of one, without its year; ``near`` as in ``MonthDay``."""

    month: int
    part: Part | None = None
    near: date | None = None


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """"On the 27th"."""

    day: int


@dataclass(frozen=True, slots=True)
class Season:
    """A season without its year: 0 spring, 1 summer, 2 autumn, 3 winter."""

    number: int
    which: Which | None = None


@dataclass(frozen=True, slots=True)
class Duration:
    """A length in days; it dates a meeting only together with its first or last day."""

    days: int


@dataclass(frozen=True, slots=True)
class Range:
    """From the first day of one to the last day of the other."""

    first: "Value"
    last: "Value"


@dataclass(frozen=True, slots=True)
class SevenDays:
    """A week found from something else: from its first day (``number`` 0), its nth seven days, or its last seven (-1)."""

    of: "Value"
    number: int = 0


@dataclass(frozen=True, slots=True)
class Shift:
    """A distance from a day told before ("the following day", "13 days before"). ``base`` None: no such day was told."""

    count: int
    unit: str
    base: "Value | None" = None


@dataclass(frozen=True, slots=True)
class Told:
    """A month that the text told before ("that month", "later that month", "that October"); ``month`` None: the same one.

    ``rest``: 1 for what comes after the day in it, -1 for what came before; ``next``: the first such month after what was told.
    ``base`` None: nothing was told.
    """

    month: int | None
    part: Part | None = None
    rest: int = 0
    next: bool = False
    base: "Value | None" = None


@dataclass(frozen=True, slots=True)
class Current:
    """This month, all of it for a plan, up to yesterday beside a past verb; this year, from today on for a plan, else all of it.

    ``rest``: what is left of it for a plan ("before the month is out").
    """

    of: Fixed
    rest: bool = False


Value = (
    Told
    | Current
    | Fixed
    | Ahead
    | Weekday
    | Weekend
    | MonthDay
    | Month
    | DayOfMonth
    | Season
    | Duration
    | Range
    | SevenDays
    | Shift
)


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time expression: its words, by which rule it was read, and what it means.

    ``start`` and ``end`` count code points of the text given; ``rule`` names the grammar's rule.
    """

    start: int
    end: int
    text: str
    rule: str
    value: Value
    relation: Relation = Relation.AT


def is_duration(extra: object) -> bool:
    """Whether what a word carries is a time that only says how long: "three-day"."""
    return isinstance(extra, TimeSpan) and isinstance(extra.value, Duration)
