"""The words one rule matched, asked for by class."""

from dataclasses import dataclass
from datetime import date

from monitor.analysis.when.tokens import Token
from monitor.analysis.when.values import Part, Which
from monitor.analysis.when.vocabulary import LETTER

_MONTHS = LETTER["MON"] + LETTER["MAY"]
_WEEKDAYS = LETTER["WD"] + LETTER["WA"]
_DAYS = LETTER["NUM"] + LETTER["NTH"]
_PARTS = LETTER["PART"] + LETTER["SPAN"]
_WHICH = {LETTER["LAST"]: -1, LETTER["PREV"]: -1, LETTER["PAST"]: -1, LETTER["NEXT"]: 1, LETTER["COMING"]: 1, LETTER["THIS"]: 0}
_UNITS = {LETTER[name]: name.lower() for name in ("DAY", "WEEK", "MONTH", "YEAR", "FORTNIGHT", "DECADE", "QUARTER")}


@dataclass(frozen=True, slots=True)
class Words:
    """What stands behind a match; ``anchor`` is the day of publication."""

    tokens: tuple[Token, ...]
    anchor: date

    def has(self, *names: str) -> bool:
        """Whether any word is of one of these classes."""
        letters = {LETTER[name] for name in names}
        return any(token.letter in letters for token in self.tokens)

    def numbers(self, name: str) -> tuple[int, ...]:
        """Give the numbers of all words of one class, in order."""
        return self._values(LETTER[name])

    def _values(self, letters: str) -> tuple[int, ...]:
        return tuple(token.value for token in self.tokens if token.letter in letters and isinstance(token.value, int))

    @property
    def months(self) -> tuple[int, ...]:
        """Months named, 1 to 12."""
        return self._values(_MONTHS)

    @property
    def weekdays(self) -> tuple[int, ...]:
        """Weekdays named, Monday 0."""
        return self._values(_WEEKDAYS)

    @property
    def days(self) -> tuple[int, ...]:
        """Numbers that can be days of a month."""
        return self._values(_DAYS)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Early, middle, late and halves, in order."""
        found: list[Part] = []
        for number, token in enumerate(self.tokens):
            if token.letter in _PARTS and isinstance(token.value, Part):
                found.append(token.value)
            elif token.letter == LETTER["HALF"] and number:
                found.append(Part.FIRST_HALF if self.tokens[number - 1].value == 1 else Part.SECOND_HALF)
        return tuple(found)

    @property
    def part(self) -> Part | None:
        """The first part named."""
        return next(iter(self.parts), None)

    @property
    def year(self) -> int | None:
        """The year said: as a number, or as this, last or next year."""
        said = next(iter(self.numbers("YR")), None)
        if said is not None:
            return said
        for word, after in zip(self.tokens, self.tokens[1:], strict=False):
            if after.letter == LETTER["YEAR"] and word.letter in _WHICH:
                return self.anchor.year + _WHICH[word.letter]
        return None

    @property
    def step(self) -> int:
        """-1 for last, 0 for this, 1 for next; "this past" and "this coming" follow their second word."""
        found = [_WHICH[token.letter] for token in self.tokens if token.letter in _WHICH]
        return next((step for step in found if step), 0)

    @property
    def which(self) -> Which | None:
        """The word that says which weekday or season is meant."""
        letters = {token.letter for token in self.tokens}
        if LETTER["COMING"] in letters:
            return Which.COMING
        if letters & {LETTER["LAST"], LETTER["PAST"], LETTER["PREV"]}:
            return Which.LAST
        if LETTER["NEXT"] in letters:
            return Which.NEXT
        return Which.THIS if LETTER["THIS"] in letters else None

    @property
    def unit(self) -> str:
        """The unit counted: day, week, month, year, fortnight, decade or quarter."""
        return next((_UNITS[token.letter] for token in self.tokens if token.letter in _UNITS), "day")

    @property
    def count(self) -> int | None:
        """How many; the larger of "two or three"; None where the text says "a few"."""
        if self.has("FEW"):
            return None
        said = self._values(LETTER["CNT"] + LETTER["NUM"])
        return max(said) if said else 1

    @property
    def plural(self) -> bool:
        """Whether a unit stands in the plural: "weeks"."""
        return any(token.value is True for token in self.tokens)
