"""Two texts laid side by side: what they share in one stretch, and what small words differ between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, Levenshtein

_WIDEST_SLOT = 8  # words on each side of a replacement that still is one name, date or figure
_SAME_NAME = 0.7  # letters in common: "Minster" and "Minister", but not "Aliyev" and "Pashinyan"
_ALIGNED_WORDS = 4000  # alignment takes time and memory with the product of both lengths: 2 MB and 20 ms at this length
NUMBERS = frozenset((
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen",
    "twenty", "thirty", "forty", "fifty", "hundred", "thousand", "million", "first", "second", "third", "fourth", "fifth",
    "sixth", "seventh", "eighth", "ninth", "tenth",
))
_DIGITS = {word: str(figure) for figure, word in enumerate((
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"))}
CALENDAR = frozenset((
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
    "may", "june", "july", "august", "september", "october", "november", "december", "today", "tomorrow", "yesterday",
    "morning", "evening", "weekly", "monthly", "daily",
))


@dataclass(frozen=True, slots=True)
class Swap:
    """A short stretch that says one thing here and another there; ``at`` counts words from the start of the first text."""

    at: int
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def figures(self) -> bool:
        """Whether both sides hold figures, and different ones."""
        before, after = _figures(self.before), _figures(self.after)
        return bool(before) and bool(after) and before != after


def find_swaps(a: Sequence[str], b: Sequence[str]) -> tuple[Swap, ...]:
    """Find the slots of a common frame: replacements of names, dates or figures by others of at most eight words.

    Only the first 4000 words of each are read.

    Words keep their case, which is how a name is told; letter for letter the same words in another case are no swap.
    """
    return tuple(
        swap for swap in _replacements(a[:_ALIGNED_WORDS], b[:_ALIGNED_WORDS])
        if max(len(swap.before), len(swap.after)) <= _WIDEST_SLOT and _fills_anew(swap))


def _replacements(a: Sequence[str], b: Sequence[str]) -> Iterator[Swap]:
    """Neighbouring deletions and insertions, joined."""
    at_a = at_b = 0
    for block in Indel.opcodes([word.casefold() for word in a], [word.casefold() for word in b]):
        if block.tag == "equal":
            if at_a < block.src_start and at_b < block.dest_start:
                yield Swap(at_a, tuple(a[at_a:block.src_start]), tuple(b[at_b:block.dest_start]))
            at_a, at_b = block.src_end, block.dest_end
    if at_a < len(a) and at_b < len(b):
        yield Swap(at_a, tuple(a[at_a:]), tuple(b[at_b:]))


def fillers(words: Sequence[str]) -> set[str]:
    """Find the words that can fill a slot: names, figures, words of the calendar."""
    folded = ((word, word.casefold()) for word in words)
    return {low for word, low in folded if word[0].isupper() or word[0].isdigit() or low in NUMBERS or low in CALENDAR}


def _fills_anew(swap: Swap) -> bool:
    """Tell whether both sides name something, and not the same in another spelling."""
    one, other = fillers(swap.before), fillers(swap.after)
    if not one or not other or one <= other or other <= one:
        return False
    before, after = " ".join(swap.before), " ".join(swap.after)
    return swap.figures or Levenshtein.normalized_similarity(before, after) < _SAME_NAME


def _figures(words: Sequence[str]) -> tuple[str, ...]:
    folded = (word.casefold() for word in words)
    return tuple(_DIGITS.get(word, word) for word in folded if word[0].isdigit() or word in _DIGITS)
