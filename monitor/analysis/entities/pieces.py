"""Names and words of a sentence as pieces with one sign each, before they become phrases; given names put together."""

import re
from collections.abc import Sequence
from dataclasses import replace

from monitor.analysis.entities.gazetteer import Found, Name, NameKind
from monitor.analysis.entities.of_many import tell_whose
from monitor.analysis.entities.units import Unit
from monitor.analysis.text.signs import sign_of
from monitor.analysis.text.words import WORD, Phrase, Phrases, WordTable

_SIGNS = {kind: kind.value for kind in NameKind}  # an enumeration's own `value` takes two calls
_WORDY = frozenset({NameKind.ORGANISATION, NameKind.PLACE})  # "the APEC summit": a name that is also a sort of meeting


def read_pieces(
    text: str,
    span: tuple[int, int],
    names: Sequence[Found],
    words: WordTable,
    headline: bool,
) -> list[Unit]:
    """The pieces of ``text[span]`` in order; a headline capitalises too much to put strangers together."""
    pieces: list[Unit] = []
    at = span[0]
    of_many = False
    for found in names:
        if text[at : found.start] != " ":
            pieces.extend(read_words(text, at, found.start, words))
        piece = name_unit(text, found)
        if found.name.kind in _WORDY:
            piece.classes = words.words.get(piece.low, piece.classes)
            of_many = of_many or found.name.of_many
        pieces.append(piece)
        at = found.end
    pieces.extend(read_words(text, at, span[1], words))
    if of_many:
        tell_whose(pieces)
    signs = "".join([piece.code for piece in pieces])
    if "C(" in signs:
        pieces = _without_short_form(pieces, signs)
        signs = "".join([piece.code for piece in pieces])
    if headline:
        return pieces
    pieces = _hyphened(text, pieces) if "XX-u" in signs else pieces
    pieces = _with_initial(pieces) if "." in text[span[0] : span[1] - 1] and _INITIAL.search(signs) else pieces
    pieces = _with_given(text, pieces) if "XS" in signs or "XP" in signs else pieces
    return _with_unlisted(text, pieces) if "S" in signs or "PX" in signs else pieces


_SHORT_FORM = re.compile(r"C[(]C[)]")


def _without_short_form(pieces: list[Unit], signs: str) -> list[Unit]:
    """Take the short form in brackets for part of the country's name: "Republic of Korea (ROK) Foreign Minister A"."""
    kept: list[Unit] = []
    done = 0
    for match in _SHORT_FORM.finditer(signs):
        first, short, close = pieces[match.start()], pieces[match.start() + 2], pieces[match.end() - 1]
        if first.name is not None and short.name is not None and first.name.sides == short.name.sides:
            kept += pieces[done : match.start()]
            kept.append(replace(first, end=close.end))
            done = match.end()
    return kept + pieces[done:]


_INITIAL = re.compile("X[wdu]w[SP]")


def _with_initial(pieces: list[Unit]) -> list[Unit]:
    """Join a given name, an initial and a known surname where one of its bearers is called so: "Madeleine K. Albright"."""
    joined: list[Unit] = []
    for named in pieces:
        piece, before = named, joined[-3:]
        owner = _called(before, piece) if piece.code in "SP" and len(before) == _NAME_PARTS else None
        if owner is not None and piece.name is not None:
            del joined[-3:]
            name = replace(piece.name, owners=(owner,)) if piece.code == "S" else piece.name
            piece = Unit(before[0].start, piece.end, piece.code, f"{before[0].low} {piece.low}", capital=True, name=name)
        joined.append(piece)
    return joined


_NAME_PARTS = 3  # before a surname: given name, initial, stop


def _called(before: Sequence[Unit], surname: Unit) -> str | None:
    """Who of those with a surname has the given name before it: the only one of that letter ("Joseph R. Biden" is Joe Biden)."""
    given, initial, stop = before
    if given.code != "X" or not initial.capital or len(initial.low) > 1 or stop.low != "." or surname.name is None:
        return None
    owners = surname.name.owners or ((surname.name.canonical,) if " " not in surname.low else ())
    same = [owner for owner in owners if owner.lower().split()[0] == given.low]
    alike = same or [owner for owner in owners if owner[0].lower() == given.low[0]]
    return alike[0] if len(alike) == 1 else None


def name_unit(text: str, found: Found) -> Unit:
    """A name as one piece."""
    start, end, name = found
    low = text[start:end].lower()
    low = low.rpartition(" jr")[0].rstrip(",") if " jr" in low[-4:] else low
    return Unit(start, end, _SIGNS[name.kind], low, capital=True, name=name)


def read_words(text: str, start: int, end: int, words: WordTable) -> list[Unit]:
    """The words and signs of ``text[start:end]``; phrases of the pack come as one."""
    pieces: list[Unit] = []
    openers: list[int] = []
    forms = words.forms
    for match in WORD.finditer(text, start, end):
        low, capital, classes, sign, begins = forms[match[0]]
        if begins:
            openers.append(len(pieces))
        first, last = match.span()
        pieces.append(Unit(first, last, sign, low, classes, None, None, capital))
    return _joined(pieces, openers, words.phrases) if openers else pieces


def _joined(pieces: list[Unit], openers: Sequence[int], phrases: Phrases) -> list[Unit]:
    """Pieces with those put together that make a phrase; ``openers``: where one can begin."""
    joined: list[Unit] = []
    done, last = 0, len(pieces) - 1
    for index in openers:
        if index < done or index == last:
            continue
        piece = pieces[index]
        options = phrases[piece.low].get(pieces[index + 1].low)
        taken = _longest(pieces, index, options) if options else None
        if taken:
            size, classes = taken
            inner = pieces[index : index + size]
            low = " ".join([part.low for part in inner])
            sign = sign_of(low, classes, capital=piece.capital)
            joined += pieces[done:index]
            joined.append(Unit(piece.start, inner[-1].end, sign, low, classes, capital=piece.capital))
            done = index + size
    joined += pieces[done:]
    return joined


def _longest(pieces: list[Unit], index: int, options: Sequence[Phrase]) -> tuple[int, frozenset[str]] | None:
    left = len(pieces) - index
    for words, classes in options:  # the first two words are there
        size = len(words)
        if size <= left and all(pieces[index + i].low == words[i] for i in range(2, size)):
            return size, classes
    return None


def _with_given(text: str, pieces: list[Unit]) -> list[Unit]:
    """Join a known surname and the given name before it that is none of its bearers': "Michael Powell" is not Colin Powell."""
    joined: list[Unit] = []
    for index, piece in enumerate(pieces):
        given = joined[-1] if joined and joined[-1].code == "X" and joined[-1].end + 1 == piece.start else None
        if given is not None and _is_given(text, joined, piece) and not _given_name(pieces, index):
            written = text[given.start : piece.end]
            name = Name(NameKind.PERSON, written, ())
            joined[-1] = Unit(given.start, piece.end, "U", written.lower(), capital=True, name=name)
        else:
            joined.append(piece)
    return joined


def _is_given(text: str, before: Sequence[Unit], surname: Unit) -> bool:
    """Whether the word before a surname is a stranger's given name: no bearer has one like it, nor it for a middle name."""
    given, name = before[-1], surname.name
    if name is None or surname.code not in "SP" or " " in surname.low or given.low in _NOT_GIVEN:
        return False
    shouted = text[given.start : given.end].isupper() and not text[surname.start : surname.end].isupper()  # "9 p.m. ET Moon"
    if shouted or (len(before) == 1 and given.low.endswith(("ing", "ed"))):  # "Seeing Powell"
        return False
    owners = name.owners or (name.canonical,)
    own = [part for owner in owners for part in owner.lower().replace("-", " ").split()]
    near = [given, *(piece for piece in before[-_NEAR:-1] if piece.code in "XP")]
    return not any(_alike(piece.low.split()[0], part) for piece in near for part in own)


def _alike(one: str, other: str) -> bool:
    return one[:_STEM] == other[:_STEM] or (len(one) > _LONG and one[0] == other[0] and one[-1] == other[-1])


_NEAR = 5  # pieces: "Rex Tillerson Rex Wayne Tillerson"
# What stands with a capital before a surname, and is no given name: first words of sentences, ranks, kin.
_NOT_GIVEN_TEXT = (
    "what how why when where watch whether does did is give let send tell ask make thank thanks unlike despite like says "
    "adds via even yet not so if as since also still once perhaps uss gen rep col private colonel captain grandpa grandma "
    "comrade brother sister king queen emperor hurricane fort mount lake capitol"
)
_NOT_GIVEN = frozenset(_NOT_GIVEN_TEXT.split())
_STEM = 2  # letters; "Mike" and "Michael"
_LONG = 4  # letters; a shorter name ends like another by chance


def _with_unlisted(text: str, pieces: list[Unit]) -> list[Unit]:
    """Join a known surname and the unknown given name after it ("Kim Hak Chul", "Kim Eui-kyeom") into one person."""
    joined: list[Unit] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        size = _given_name(pieces, index) if piece.code == "S" else _rest_of_name(pieces, index)
        if size:
            last = pieces[index + size]
            written = " ".join(text[piece.start : last.end].split())
            name = Name(NameKind.PERSON, written, ())
            piece = Unit(piece.start, last.end, "U", written.lower(), capital=True, name=name)
            index += size
        joined.append(piece)
        index += 1
    return joined


def _rest_of_name(pieces: list[Unit], index: int) -> int:
    """Whether a listed name is only the begin of a stranger's: 1 for the "Min" behind "Pak Chol"."""
    name, behind = pieces[index].name, pieces[index + 1 : index + 2]
    if pieces[index].code != "P" or not behind or behind[0].code != "X" or name is None or name.sides[:1] != ("DPRK",):
        return 0
    short = pieces[index].low.count(" ") == 1 and "-" not in pieces[index].low
    return int(short and behind[0].start == pieces[index].end + 1 and len(behind[0].low) <= _SYLLABLE)


def _hyphened(text: str, pieces: list[Unit]) -> list[Unit]:
    """Join the halves of a given name behind an unknown family name: "Chun Yung-woo"."""
    joined: list[Unit] = []
    index = 0
    while index < len(pieces):
        piece, after = pieces[index], pieces[index + 1 : index + 3]
        if piece.code == "X" and joined and joined[-1].code == "X" and len(after) == 2 and _second_half(piece, after):
            start, end = piece.start, after[1].end
            joined.append(Unit(start, end, "X", text[start:end].lower(), capital=True))
            index += 3
            continue
        joined.append(piece)
        index += 1
    return joined


_SYLLABLE = 6  # letters; a longer word behind a hyphen is no syllable of a name


def _second_half(first: Unit, after: list[Unit]) -> bool:
    hyphen, second = after
    close = first.end == hyphen.start and hyphen.end == second.start
    word = second.low
    return close and hyphen.code == "-" and second.code == "u" and len(word) <= _SYLLABLE and not word.endswith("ed")


def _given_name(pieces: list[Unit], index: int) -> int:
    """How many pieces after a surname make up a given name: one to two words, or two with a hyphen."""
    after = pieces[index + 1 : index + 4]
    hyphened = (
        len(after) == 3
        and after[0].capital
        and after[0].low.isalpha()
        and after[1].code == "-"
        and after[1].start == after[0].end
        and after[2].start == after[1].end
        and after[2].low.isalpha()
        and (not after[2].capital or (after[2].code == "X" and len(after[2].low) <= _SYLLABLE))  # "Pak Song-Il", as some spell it
    )
    if hyphened and after[0].start == pieces[index].end + 1:
        return 3
    if not after or after[0].code not in "XS" or after[0].start != pieces[index].end + 1 or len(after[0].low) > 12:
        return 0
    two = len(after) > 1 and after[1].code in "XS" and after[1].start == after[0].end + 1 and len(after[1].low) < 8
    if after[0].code == "S" or (two and after[1].code == "S"):
        return 2 if two and {after[0].code, after[1].code} == {"X", "S"} else 0  # "Pak Song Il"; not "Moon Kim"
    return 2 if two else 1
