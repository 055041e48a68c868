"""Which sentences can tell of a meeting at all: a cheap look, so that the rest need not be taken apart."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ahocorasick_rs import AhoCorasick, MatchKind

from monitor.analysis.entities.gazetteer import Found, NameKind
from monitor.analysis.when import TimeSpan
from monitor.domain.lexicon import LanguagePack

_ALWAYS = (
    *("verbs.meet", "verbs.negotiate", "verbs.sit", "verbs.resume", "verbs.brief", "verbs.gather", "by_phone", "reciprocal"),
    "second_thoughts",
)
_WITH_A_NAME = (
    *("verbs.see", "verbs.speak", "verbs.phone", "verbs.host", "verbs.invite", "verbs.hand"),
    *("verbs.together", "verbs.beside", "verbs.table"),
    *("verbs.social", "verbs.duel", "verbs.company", "verbs.clasp", "verbs.aside", "verbs.face", "verbs.sit", "time_with"),
    *("verbs.visit", "verbs.accompany", "heading", "attendance", "seating.present", "seating.made_of", "appearances"),
    *("seating.team", "facing", "bringing"),
)
_WITH_A_PLACE = (
    *("verbs.go", "verbs.reach", "verbs.way", "verbs.send", "verbs.sojourn", "verbs.bound", "verbs.carry"),
    *("verbs.attend", "verbs.back", "verbs.ferry", "venues", "concurred_there"),
)
_BY = ("by", "him", "her", "them")  # who was joined, or joined them
_PLACES = frozenset({NameKind.COUNTRY, NameKind.CAPITAL, NameKind.PLACE, NameKind.PEOPLE})
# or with a place: who "leaves on T" ends a stay
_WITH_A_DAY = ("verbs.stayed", "verbs.arrive", "verbs.leave", "stays_longer", "homewards", "there_then")
_ALWAYS_OPEN, _NAME, PLACED, _DAY = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Gate:
    """All words that can open a sentence; ``needs[i]`` says what stands beside it: nothing, a name, a place, one or a day."""

    automaton: AhoCorasick
    needs: tuple[int, ...]
    articles: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    being: frozenset[str] = frozenset()

    def find(self, text: str) -> list[tuple[int, int]]:
        """Position and need of every such word in a text, in order."""
        low = text.lower()
        low = low if len(low) == len(text) else text
        found = [
            (start, self.needs[index])
            for index, start, end in self.automaton.find_matches_as_indexes(low, overlapping=True)  # "was in" hides no "invited"
            if not (start and low[start - 1].isalnum()) and not (end < len(low) and low[end].isalnum())
        ]
        found.sort()
        return found

    def stays_on(self, text: str, days: Iterable[TimeSpan]) -> bool:
        """Whether a day is set in between being somewhere and the place: "was on Sunday in P", "is due Friday in P"."""
        between = (day for day in days if text.startswith(" in ", day.end))
        words = (text[max(0, day.start - _SET_IN) : day.start].lower().split() for day in between)
        return any(not self.being.isdisjoint(near[-2:]) for near in words)

    def counts(self, text: str, start: int) -> bool:
        """Whether a sentence opens with a number that can be a member of a row: "The second, in Hanoi"."""
        article, _, rest = text[start : start + 24].lower().partition(" ")
        number, _, further = rest.partition(" ")
        number = further.partition(" ")[0] if number.endswith("'s") else number  # "The pair's first, in Hanoi"
        return article in self.articles and number.rstrip(",") in self.numbers

    def goes_on(self, text: str, start: int) -> bool:
        """Whether a sentence, if it tells a time, can be about the meeting told before: "It is to begin", "Another is due"."""
        first, _, rest = text[start : start + 24].lower().partition(" ")
        return f"{first} {rest.partition(' ')[0]}" in self.alone or _SAID_OF_IT.search(text, start, start + _HEAD) is not None


def opens(needs: Sequence[int], names: Sequence[Found], text: str, *, dated: bool) -> bool:
    """Whether a sentence with these words and names may tell of a meeting or a journey."""
    if not needs:
        asides = len(names) > 1 and any(_set_aside(text, first, second) for first, second in pairwise(names))
        of_many = any(len(found.name.sides) >= _MANY for found in names)
        around = _fronted(text, names) or _side_by_side(text, names)
        return asides or of_many or around or any(_spoken(text, found) for found in names)
    least = min(needs)
    if least == _ALWAYS_OPEN or (dated and _DAY in needs):
        return True
    return bool(names) and (least == _NAME or any(found.name.kind in _PLACES or found.name.venue for found in names))


def _set_aside(text: str, first: Found, second: Found) -> bool:
    """Whether somebody is said in passing to be somewhere: "A, in P on Saturday, said"."""
    if first.name.kind not in (NameKind.PERSON, NameKind.SURNAME) or second.name.kind not in _PLACES:
        return False
    between = text[first.end : second.start]
    return len(between) < _ASIDE and between.startswith(",") and " in " in between


def _fronted(text: str, names: Sequence[Found]) -> bool:
    """Whether a sentence begins with where somebody speaks, or is back from: "In P on Friday, A said", "Back from P, A said"."""
    if len(names) < 2 or names[0].name.kind not in _PLACES:
        return False
    head = text[max(0, names[0].start - 3) : names[0].start]
    between = text[names[0].end : names[1].start]
    back = head == "om " and text[max(0, names[0].start - 11) : names[0].start].endswith(_BACK)
    return (head in ("In ", "in ") or back) and len(between) < _HEAD and "," in between


_MANY = 4  # parties of a forum: "the six-nation process"
_BACK = ("Back from ", "Fresh from ", "Home from ")


def _spoken(text: str, found: Found) -> bool:
    """Whether somebody may be told to have spoken somewhere: "A said on Friday in P"."""
    if found.name.kind not in _PLACES or text[found.start - 4 : found.start] != " in ":
        return False
    before = text[max(0, found.start - _SAID) : found.start]
    return " said " in before or " told " in before


_SET_IN = 14  # characters of "expected on" before a day
_SAID = 60  # characters: "told reporters on Friday at a news conference in"


def _side_by_side(text: str, names: Sequence[Found]) -> bool:
    """Whether two are named as one subject: "A and B read out a statement" can tell who met."""
    people = [found for found in names[:_FEW] if found.name.kind is NameKind.PERSON]
    for first, second in pairwise(people):
        between = text[first.end : second.start]
        if len(between) >= _HEAD or not (" and " in between or between.startswith(", ")):
            return False
        if " and " in between:
            return True  # "A, B and C agreed"
    return False


_SAID_OF_IT = re.compile(r" (?:said|says|say) (?:that )?it (?:would|will|is|was|could|may|might) ")
_FEW = 4  # names from the first of a sentence: a side, somebody, a side, somebody
_HEAD = 60  # characters: " earlier on Thursday, Secretary of State"
_ASIDE = 24  # characters: ", who was in", ", now in"


def compile_gate(pack: LanguagePack) -> Gate:
    """Take the patterns from the pack's nouns, verbs and call-offs."""
    nouns = [word for key, words in pack.table("nouns").items() if key != "visit" for word in words]
    calls_off = [*pack.words("status.cancelled"), *pack.words("status.postponed")]
    needs: dict[str, int] = {}
    for need, words in (
        (_ALWAYS_OPEN, [*nouns, *calls_off, "counterpart", "counterparts", *_words(pack, _ALWAYS), *pack.words("there")]),
        (_NAME, [*_words(pack, _WITH_A_NAME), *(f"{word} {by}" for word in pack.words("seating.by") for by in _BY)]),
        (_DAY, [*pack.words("nouns.visit"), *_words(pack, _WITH_A_DAY)]),
        (PLACED, [*_words(pack, _WITH_A_PLACE), *pack.words("stays")]),
    ):
        for word in words:
            needs.setdefault(word.split(" - ")[0].lower(), need)
    numbers = frozenset(word for words in pack.table("ordinals").values() for word in words) | frozenset(pack.words("rows.last"))
    rows = (frozenset(pack.words("rows.article")), numbers, frozenset(pack.words("rows.alone")))
    being = frozenset(word.split()[-2] for word in pack.words("stays") if word.endswith(" in"))
    return Gate(AhoCorasick(list(needs), MatchKind.Standard), tuple(needs.values()), *rows, being)


def _words(pack: LanguagePack, keys: Iterable[str]) -> list[str]:
    return [word for key in keys for word in pack.words(key)]
