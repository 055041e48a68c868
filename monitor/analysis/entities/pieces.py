"""Names and words of a sentence as pieces with one sign each, before they become phrases; given names put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitor.analysis.entities.gazetteer import Found, Name, NameKind
from monitor.analysis.text.signs import sign_of
from monitor.analysis.text.words import WORD, Phrase, WordTable

_WORDY = frozenset({NameKind.ORGANISATION, NameKind.PLACE})  # "the APEC summit": a name that is also a sort of meeting


@dataclass(slots=True, eq=False)
class Piece:
    """A word, sign or name, with the sign that the phrases are made of; ``classes`` are the pack's lists it stands in."""

    start: int
    end: int
    low: str
    capital: bool
    classes: frozenset[str]
    sign: str
    name: Name | None = None


def read_pieces(
    text: str,
    span: tuple[int, int],
    names: Sequence[Found],
    words: WordTable,
    headline: bool,
) -> list[Piece]:
    """The pieces of ``text[span]`` in order; a headline capitalises too much to put strangers together."""
    pieces: list[Piece] = []
    at = span[0]
    for found in names:
        pieces.extend(read_words(text, at, found.start, words))
        low = text[found.start : found.end].lower()
        classes = words.words.get(low, _NONE) if found.name.kind in _WORDY else _NONE
        pieces.append(Piece(found.start, found.end, low, True, classes, found.name.kind.value, found.name))
        at = found.end
    pieces.extend(read_words(text, at, span[1], words))
    return pieces if headline else _with_unlisted(text, _hyphened(text, pieces))


_NONE: frozenset[str] = frozenset()


def read_words(text: str, start: int, end: int, words: WordTable) -> list[Piece]:
    """The words and signs of ``text[start:end]``; phrases of the pack come as one."""
    pieces: list[Piece] = []
    phrased = False
    form = words.form
    for match in WORD.finditer(text, start, end):
        low, capital, classes, sign, begins = form(match.group())
        pieces.append(Piece(match.start(), match.end(), low, capital, classes, sign))
        phrased = phrased or begins
    return _joined(pieces, words.phrases) if phrased else pieces


def _joined(pieces: list[Piece], phrases: Mapping[str, Sequence[Phrase]]) -> list[Piece]:
    joined: list[Piece] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        options = phrases.get(piece.low)
        taken = _longest(pieces, index, options) if options else None
        if taken:
            size, classes = taken
            last = pieces[index + size - 1]
            low = " ".join(part.low for part in pieces[index : index + size])
            sign = sign_of(low, classes, capital=piece.capital)
            piece = Piece(piece.start, last.end, low, piece.capital, classes, sign)
            index += size
        else:
            index += 1
        joined.append(piece)
    return joined


def _longest(pieces: list[Piece], index: int, options: Sequence[Phrase]) -> tuple[int, frozenset[str]] | None:
    left = len(pieces) - index
    for words, classes in options:
        size = len(words)
        if size <= left and pieces[index + 1].low == words[1] and all(
            pieces[index + i].low == words[i] for i in range(2, size)
        ):
            return size, classes
    return None


def _with_unlisted(text: str, pieces: list[Piece]) -> list[Piece]:
    """Join a known surname and the unknown given name after it ("Kim Hak Chul", "Kim Eui-kyeom") into one person."""
    joined: list[Piece] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        size = _given_name(pieces, index) if piece.sign == "S" else 0
        if size:
            last = pieces[index + size]
            written = text[piece.start : last.end]
            name = Name(NameKind.PERSON, written, ())
            piece = Piece(piece.start, last.end, written.lower(), True, _NONE, "U", name)
            index += size
        joined.append(piece)
        index += 1
    return joined


def _hyphened(text: str, pieces: list[Piece]) -> list[Piece]:
    """Join the halves of a given name behind an unknown family name: "Chun Yung-woo"."""
    joined: list[Piece] = []
    index = 0
    while index < len(pieces):
        piece, after = pieces[index], pieces[index + 1 : index + 3]
        if piece.sign == "X" and joined and joined[-1].sign == "X" and len(after) == 2 and _second_half(piece, after):
            start, end = piece.start, after[1].end
            joined.append(Piece(start, end, text[start:end].lower(), True, _NONE, "X"))
            index += 3
            continue
        joined.append(piece)
        index += 1
    return joined


_SYLLABLE = 6  # letters; a longer word behind a hyphen is no syllable of a name


def _second_half(first: Piece, after: list[Piece]) -> bool:
    hyphen, second = after
    close = first.end == hyphen.start and hyphen.end == second.start
    word = second.low
    return close and hyphen.sign == "-" and second.sign == "u" and len(word) <= _SYLLABLE and not word.endswith("ed")


def _given_name(pieces: list[Piece], index: int) -> int:
    """How many pieces after a surname make up a given name: one to two words, or two with a hyphen."""
    after = pieces[index + 1 : index + 4]
    hyphened = (
        len(after) == 3
        and after[0].capital
        and after[0].low.isalpha()
        and after[1].sign == "-"
        and after[1].start == after[0].end
        and after[2].start == after[1].end
        and after[2].low.isalpha()
        and not after[2].capital
    )
    if hyphened and after[0].start == pieces[index].end + 1:
        return 3
    if not after or after[0].sign != "X" or after[0].start != pieces[index].end + 1 or len(after[0].low) > 12:
        return 0
    return 2 if len(after) > 1 and after[1].sign == "X" and len(after[1].low) < 8 else 1
