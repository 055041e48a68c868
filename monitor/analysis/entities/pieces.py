"""Names and words of a sentence as pieces with one sign each, before they become phrases; given names put together."""

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.analysis.entities.gazetteer import Found, Name, NameKind
from monitor.analysis.text.words import Token, WordTable

_FIXED = {
    "the": "d",
    "a": "d",
    "an": "d",
    "this": "d",
    "that": "d",
    "these": "d",
    "those": "d",
    "each": "d",
    "any": "d",
    "some": "d",
    "such": "d",
    "for": "f",
    "of": "o",
    "to": "t",
    "and": "a",
    "&": "a",
    "from": "r",
    ",": ",",
    "-": "-",
    "/": "/",
    "(": "(",
    "[": "(",
    ")": ")",
    "]": ")",
    "'s": "s",
    "'": "s",
    "two": "n",
    "three": "n",
    "both": "n",
    "six": "n",
    "four": "n",
    "five": "n",
    "counterpart": "c",
    "counterparts": "c",
    "all": "n",
    "several": "n",
}


def _sign(token: Token) -> str:
    fixed = _FIXED.get(token.low)
    if fixed:
        return fixed
    classes = token.classes
    for name in classes:
        if name in ("titles.heads", "titles.phrases"):
            return "h"
    if "titles.modifiers" in classes:
        return "m"
    if "groups" in classes:
        return "H"
    if (
        "pronouns.male" in classes
        or ("pronouns.first" in classes and token.low != "us")
        or "pronouns.female" in classes
        or "pronouns.plural" in classes
        or "pronouns.thing" in classes
    ):
        return "q" if token.low in ("his", "her", "their", "its", "our", "my") else "p"
    if token.capital and not classes and len(token.low) > 1 and token.low.isalpha():
        return "X"
    if token.low[0].isdigit():
        return "0"
    return "u" if not classes and token.low.isalpha() and not token.capital else "w"


_WORDY = frozenset({NameKind.ORGANISATION, NameKind.PLACE})  # "the APEC summit": a name that is also a sort of meeting


@dataclass(slots=True)
class Piece:
    """A word or a name with the sign that the phrases are made of."""

    token: Token
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
        pieces.extend(Piece(token, _sign(token)) for token in words.tokens(text, at, found.start))
        low = text[found.start : found.end].lower()
        classes = words.words.get(low, frozenset()) if found.name.kind in _WORDY else frozenset()
        pieces.append(Piece(Token(found.start, found.end, low, True, classes), found.name.kind.value, found.name))
        at = found.end
    pieces.extend(Piece(token, _sign(token)) for token in words.tokens(text, at, span[1]))
    return pieces if headline else _with_unlisted(text, _hyphened(text, pieces))


def _with_unlisted(text: str, pieces: list[Piece]) -> list[Piece]:
    """Join a known surname and the unknown given name after it ("Kim Hak Chul", "Kim Eui-kyeom") into one person."""
    joined: list[Piece] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        size = _given_name(pieces, index) if piece.sign == "S" else 0
        if size:
            last = pieces[index + size].token
            written = text[piece.token.start : last.end]
            name = Name(NameKind.PERSON, written, ())
            piece = Piece(Token(piece.token.start, last.end, written.lower(), True, frozenset()), "U", name)
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
            start, end = piece.token.start, after[1].token.end
            joined.append(Piece(Token(start, end, text[start:end].lower(), True, frozenset()), "X"))
            index += 3
            continue
        joined.append(piece)
        index += 1
    return joined


_SYLLABLE = 6  # letters; a longer word behind a hyphen is no syllable of a name


def _second_half(first: Piece, after: list[Piece]) -> bool:
    hyphen, second = after
    close = first.token.end == hyphen.token.start and hyphen.token.end == second.token.start
    word = second.token.low
    return close and hyphen.sign == "-" and second.sign == "u" and len(word) <= _SYLLABLE and not word.endswith("ed")


def _given_name(pieces: list[Piece], index: int) -> int:
    """How many pieces after a surname make up a given name: one to two words, or two with a hyphen."""
    after = pieces[index + 1 : index + 4]
    hyphened = (
        len(after) == 3
        and after[0].token.capital
        and after[0].token.low.isalpha()
        and after[1].sign == "-"
        and after[1].token.start == after[0].token.end
        and after[2].token.start == after[1].token.end
        and after[2].token.low.isalpha()
        and not after[2].token.capital
    )
    if hyphened and after[0].token.start == pieces[index].token.end + 1:
        return 3
    if not after or after[0].sign != "X" or after[0].token.start != pieces[index].token.end + 1 or len(after[0].token.low) > 12:
        return 0
    return 2 if len(after) > 1 and after[1].sign == "X" and len(after[1].token.low) < 8 else 1
