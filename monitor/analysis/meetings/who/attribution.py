"""Who says so: the chain from the outlet quoted to the voice it quotes, outermost first, for just what they say."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.grammar import is_preposition, starts
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar

_CITING = frozenset({"citing", "cited", "cites", "according"})
_QUOTING = frozenset({"quoting", "quoted"})
_VOICELESS = frozenset({"statement", "reportedly", "asked"})  # in the list of sayings, and nobody's account of anything
_REACH = 8  # units between a speaker and the verb of saying: "a spokesman for the ministry told reporters"
_ASIDE = 16  # units between two commas: "Putin, who goes on to Beijing on Friday, said"
_OCCASION = frozenset({"after", "before", "following", "during", "when", "while", "as", "ahead", "upon"})
_MEANS = frozenset({"statement", "reporters", "journalists", "interview", "briefing", "news", "conference", "letter", "tweet"})
_MOST = 3


class Saying(NamedTuple):
    """One voice of a sentence, and where what it says stands; ``aside`` is where it said so ("told reporters after the talks")."""

    name: str
    source: Slot
    said: Slot
    aside: Slot
    outlet: bool

    def covers(self, place: int) -> bool:
        """Whether the words at an offset are this voice's."""
        inside = self.said.start <= place < self.said.end and not self.aside.start <= place < self.aside.end
        return inside and not self.source.start <= place < self.source.end


def name_sources(sentence: Sentence, story: SoFar) -> None:
    """Give each telling of a sentence those whose word it is."""
    voices = _sayings(sentence) if story.here else ()
    for draft in story.here:
        draft.sources = _attribute(voices, draft)


def _sayings(sentence: Sentence) -> tuple[Saying, ...]:
    """Each voice a sentence names, outlets before those they quote."""
    found: list[Saying] = []
    for units, at in _told(sentence):
        if units[at].low in _VOICELESS or (at and units[at - 1].code == "d"):
            continue
        saying = _saying(sentence, units, at)
        if saying is not None and saying.name and all(saying.source != other.source for other in found):
            found.append(saying)
    found.sort(key=lambda one: not one.outlet)
    return tuple(found)


def _attribute(found: Sequence[Saying], draft: Draft) -> tuple[tuple[str, Slot], ...]:
    """Whose word a telling is, with the words that name them."""
    voices = {one.name: one.source for one in reversed(found) if one.covers(draft.start)}
    return tuple(reversed(voices.items()))[:_MOST]


def _told(sentence: Sentence) -> Iterator[tuple[Sequence[Unit], int]]:
    """Where the words of saying stand: in the sentence as the frames read it, and in what was put in and left out of it."""
    read = sentence.units
    yield from ((read, at) for at, unit in enumerate(read if sentence.holds("say") else ()) if "say" in unit.classes)
    if len(sentence.whole) > len(read):
        kept = {unit.start for unit in read}
        left_out = (at for at, unit in enumerate(sentence.whole) if "say" in unit.classes and unit.start not in kept)
        yield from ((sentence.whole, at) for at in left_out)


def _saying(sentence: Sentence, units: Sequence[Unit], at: int) -> Saying | None:
    whole = Slot(units[0].start, units[-1].end)
    if units[at].low in _CITING | _QUOTING or _is_inverted(units, at):
        speaker = next((i for i in range(at + 1, min(len(units), at + 1 + _REACH)) if _speaks(units[i])), None)
        said = Slot(units[at].start, whole.end) if units[at].low in _QUOTING else whole
        if units[at].low not in _CITING | _QUOTING:
            said = Slot(whole.start, units[at].start)
    else:
        speaker = _subject(units, at)
        if speaker is None:
            return None
        said = whole if _is_parenthesis(units, speaker, at) else Slot(units[at].end, whole.end)
    if speaker is None:
        return None
    unit = units[speaker]
    return Saying(_name(sentence, unit), Slot(unit.start, unit.end), said, _occasion(units, at), unit.code == "M")


def _subject(units: Sequence[Unit], at: int) -> int | None:
    """The speaker to the left of the verb, over what two commas set apart; what hangs on a preposition speaks for its head."""
    index, least = at - 1, at - _REACH
    while index >= max(0, least):
        unit = units[index]
        if unit.code in ",;":
            if index != at - 1 or unit.code == ";":
                return None
            opened = _aside_from(units, index)
            if opened is None:
                return _first(units, index)  # "A meets B in P, says talks will go on"
            index, least = opened - 1, opened - _REACH
            continue
        listed = _list_start(units, index)
        if _speaks(unit) and not _hangs(units, listed):
            return index
        index = listed - 1
    return None


def _first(units: Sequence[Unit], before: int) -> int | None:
    return next((i for i in range(before) if _speaks(units[i]) and not _hangs(units, i)), None)


def _list_start(units: Sequence[Unit], at: int) -> int:
    """Where the list of names begins that ends here: "between the United States and North Korea"."""
    while at > 1 and units[at - 1].low == "and" and _speaks(units[at - 2]):
        at -= 2
    return at


def _hangs(units: Sequence[Unit], at: int) -> bool:
    return at > 0 and is_preposition(units[at - 1])


def _aside_from(units: Sequence[Unit], closing: int) -> int | None:
    return next(
        (i for i in range(closing - 1, max(0, closing - _ASIDE), -1) if units[i].code == "," and _speaks(units[i - 1])), None
    )


def _is_inverted(units: Sequence[Unit], at: int) -> bool:
    """``"…," said Biegun``, and not "Putin, who was there, said he would"."""
    if not at or units[at - 1].low not in (",", '"'):
        return False
    speaker = next((i for i in range(at + 1, min(len(units), at + 4)) if _speaks(units[i])), None)
    if speaker is None:
        return False
    while speaker + 2 < len(units) and units[speaker + 1].low == "and" and _speaks(units[speaker + 2]):
        speaker += 2
    return not (speaker + 1 < len(units) and _is_verb(units[speaker + 1]))


def _is_parenthesis(units: Sequence[Unit], speaker: int, at: int) -> bool:
    """Whether the saying stands between or behind commas: "…, Yonhap reported on Tuesday"."""
    before = next((units[i].low for i in range(speaker - 1, max(-1, speaker - _REACH), -1) if units[i].low in (",", '"')), None)
    behind = (unit for unit in units[at + 1 :] if unit.low in _OCCASION or not _tells_how(unit))
    after = next((unit.low for unit in behind), "")
    return before is not None and (after in _OCCASION or not after or not after[0].isalnum())


def _tells_how(unit: Unit) -> bool:
    """When, to whom and in what something is said: "said on Tuesday in a statement"."""
    return unit.code in "Td" or unit.low in _MEANS or is_preposition(unit)


def _occasion(units: Sequence[Unit], at: int) -> Slot:
    """On what occasion it was said: what stands between the verb and what is said is the outlet's own telling."""
    for index in range(at + 1, min(len(units), at + _REACH)):
        unit = units[index]
        if unit.low in _OCCASION:
            end = next((other.start for other in units[index + 1 :] if other.low in ("that", ",")), units[-1].end)
            return Slot(unit.start, end)
        if _is_verb(unit) or unit.low in ('"', "that"):
            break
    return Slot(-1, -1)


def _is_verb(unit: Unit) -> bool:
    return starts(unit, "auxiliaries.") or (starts(unit, "verbs.") and not starts(unit, "nouns."))


def _speaks(unit: Unit) -> bool:
    return unit.code in "MOCKN" and not (unit.actor is not None and unit.actor.ref in ("possessive", "pair"))


def _name(sentence: Sentence, unit: Unit) -> str:
    people = resolve(sentence.scene, unit).people if unit.actor is not None else ()
    if people:
        return people[0]
    if unit.actor is not None and unit.actor.ref == "pronoun":
        return ""
    written = sentence.text[unit.start : unit.end]
    return written.removeprefix("the ").removeprefix("The ")
