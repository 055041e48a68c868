"""Who speaks in a quotation that goes on over several sentences: whoever is named where it is closed."""

import re
from collections.abc import Sequence

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.grammar import is_person
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.who.groups import SPEAKER

_SAID = r"(?:said|says|told|added|wrote|tweeted|declared|insisted|replied|explained)"
_INVERTED = re.compile(rf" ?{_SAID} ")
_PLAIN = re.compile(rf" {_SAID}\b")
_PARAGRAPH = 1500  # characters
_TO_NAME = 40  # characters from the closing mark to who is named: '," U.S. President B said'
QUOTED_ON = 7  # sentences


def give_speaker(sentence: Sentence, behind: Sequence[Sentence]) -> None:
    """Note whose "I" it is in '"I will meet A. He is a friend," B said', where a sentence ends inside the quotation."""
    if not any(unit.low in SPEAKER for unit in sentence.units):
        return
    text, end = sentence.text, sentence.units[-1].end
    begin = text.rfind("\n", max(0, end - _PARAGRAPH), end) + 1 or max(0, end - _PARAGRAPH)
    if text.count('"', begin, end) % 2 == 0:
        return
    closing = text.find('"', end, end + _PARAGRAPH)
    if closing < 0 or text.find("\n", end, closing) >= 0:
        return
    units = (unit for other in behind for unit in other.whole if closing < unit.start < closing + _TO_NAME)
    sentence.said_by = next((unit for unit in units if is_person(unit) and _says(text, closing + 1, unit)), None)


def _says(text: str, closed: int, unit: Unit) -> bool:
    """Whether somebody named right behind a quotation is told to have said it: '," B said', '," said B'."""
    if _PLAIN.match(text, unit.end) is not None:
        return text[closed : unit.start].strip() == ""
    said = _INVERTED.match(text, closed)
    return said is not None and said.end() == unit.start
