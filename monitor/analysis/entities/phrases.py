"""Joins names, titles and nationalities into the actors and places of a sentence.

Each token gets one sign (see ``NameKind`` and ``sign_of``); phrases are regular expressions over the signs. Countries inside a
title ("Special Representative for North Korea") thereby belong to the title and are nobody's party.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from monitor.analysis.entities.actors import ACTORS, person_actor, side_actor
from monitor.analysis.entities.gazetteer import Found
from monitor.analysis.entities.opening_words import put_right
from monitor.analysis.entities.pieces import name_unit, read_pieces
from monitor.analysis.entities.ranks import of_rank
from monitor.analysis.entities.units import Actor, Unit
from monitor.analysis.text.words import WordTable

_SIDE = r"[CAKOB]"
_SIDES = rf"d?{_SIDE}s?(?:[-,a/]{{1,2}}d?{_SIDE}s?){{0,5}}"
_SIDES_OF = rf"d?{_SIDE}s?(?:[-,a/]{{1,2}}[or]?d?{_SIDE}s?){{0,5}}"  # "envoys of A and of B"
_LEAD = r"[dq]?n?(?:[CAOKL]s?-?|X(?=h)|m-?){0,6}"
_POST = r"(?:[fot]d?n?(?:[CAKOBmLX]s?(?:[-a]|,(?=[CAKOBmLX]))?){1,5}(?:[(][CAKO][)])?(?:h(?![PSU])|H)?){0,2}"
_PERSON = rf"{_LEAD}(?:h[CO]?[-am]{{0,2}}){{0,2}}h[-m]{{0,2}}{_POST},?[PSU]|(?:[CAKO]s|A)[mu]{{0,3}}[PSU]|C[mu]{{1,3}}[PSU]"
_UNLISTED = rf"{_LEAD}(?:h[-am]{{0,2}}){{1,3}}{_POST}X(?:-?X){{1,2}}"
_COUNTERPART = rf"(?:[dq]|[PSU]s)?n?(?:m{{0,3}}{_SIDES})?m{{0,4}}c(?:[rf]{_SIDES})?(?:,?[(]?[PSU]|,?[(]?X-?X)?"
_GROUP = rf"[dq]?n?m{{0,3}}(?:{_SIDES})?m{{0,4}}n?Hs?(?:m{{0,3}}H)?(?:od?n?m?(?:[A]m?)?H(?:o{_SIDES})?|(?:r|o|f){_SIDES_OF})?"
_SENT = rf"(?<!q)(?<!qm)h(?:rd?{_SIDE}(?:s?m{{0,2}}[hH])?)"  # "an envoy from P"; "his ambassador from P" is his own
_ROLE = rf"(?:{_LEAD}{_SENT}|{_LEAD}h(?:[-am]{{0,2}}h){{0,2}}{_POST})"
_PAIR = r"[CAKPSUB](?:[-/][CAKPSU]){1,3}"
_LONE = r"dn(?![mHhX0])"
PHRASE = re.compile(
    rf"(?P<pair>{_PAIR})|(?P<counterpart>{_COUNTERPART})|(?P<person>{_PERSON})|(?P<unlisted>{_UNLISTED})|(?P<group>{_GROUP})"
    rf"|(?P<role>{_ROLE})|(?P<lone>{_LONE})|(?P<name>[PSU])|(?P<pronoun>[pq])|(?P<side>[CAKOB])|(?P<place>L)|(?P<media>M)",
)


# What a phrase can begin with, and an article, a number, an adjective or a stranger only before some signs.
_OPENING = re.compile("[dqnCAOKLXmhPSUBcHpM](?:(?<![dnmX])|(?<=X)(?=h)|(?<!X)(?=[-dnmCAKOBLXhHc]))")


def find_phrases(signs: str) -> Iterator[re.Match[str]]:
    """What ``PHRASE`` finds, in order; looking first where one can begin costs half."""
    at = 0
    while (opening := _OPENING.search(signs, at)) is not None:
        match = PHRASE.match(signs, opening.start())
        at = match.end() if match is not None else opening.end()
        if match is not None:
            yield match


def read_phrases(
    text: str,
    span: tuple[int, int],
    names: Sequence[Found],
    words: WordTable,
    *,
    headline: bool,
) -> list[Unit]:
    """Units of one sentence, in order."""
    pieces = read_pieces(text, span, names, words, headline)
    signs = _own_party(_two_first(_of_two_sides(_two_offices(_chief(_sign_row(pieces), pieces), pieces), pieces), pieces), pieces)
    signs = _to_table(_under_him(signs, pieces), pieces)
    signs = _gone_before(_attributed(of_rank(_many_titled(signs, pieces), pieces), pieces), pieces)
    units: list[Unit] = []
    position = 0
    for match in find_phrases(signs):
        if match.start() < position or (match.lastgroup == "lone" and _counts_things(pieces, match)):
            continue
        units.extend(pieces[position : match.start()])
        taken, size = _phrase_unit(text, match, pieces)
        if match.lastgroup in ("role", "group") and signs[match.end() - 1] == "B":
            size += _named_by_talks(taken, pieces[match.end() : match.end() + 1])
        units.append(taken)
        position = match.start() + size
    units.extend(pieces[position:])
    return units


def _sign_row(pieces: Sequence[Unit]) -> str:
    """The signs of a sentence; the adjective of "an official visit" is nobody's title, the "her" of "met her on T" no owner."""
    signs = [piece.code for piece in pieces]
    for at in range(1, len(pieces)):
        if signs[at] == "q" and pieces[at].low == "her" and _owns_nothing(pieces, at):
            signs[at] = pieces[at].code = "p"
    for at in range(1, len(pieces) - 1):
        if signs[at] == "h" and pieces[at].low == "official" and signs[at - 1] in "dqmn" and _of_a_journey(pieces, at):
            signs[at] = pieces[at].code = "m"
    return put_right("".join(signs), pieces)


def _of_a_journey(pieces: Sequence[Unit], at: int) -> bool:
    """Whether a journey follows, an adjective between them or not: "official goodwill visit"."""
    noun = at + 1 if pieces[at + 1].low in _JOURNEYS else at + 2
    return noun < len(pieces) and pieces[noun].low in _JOURNEYS and (noun == at + 1 or pieces[at + 1].code in "mu")


_JOURNEYS = frozenset({"visit", "trip", "tour", "journey"})


def _owns_nothing(pieces: Sequence[Unit], her: int) -> bool:
    """Whether a preposition, a day, a stop or nothing stands behind "her"."""
    behind = pieces[her + 1] if her + 1 < len(pieces) else None
    return behind is None or behind.low in _ENDS or not behind.classes.isdisjoint(("prepositions.", "calendar"))


_ENDS = frozenset({".", ",", ";", "to", "for", "and", "again", "there", "here"})


def _counts_things(pieces: Sequence[Unit], match: re.Match[str]) -> bool:
    """Whether a number counts something and stands for nobody: "a three-nation tour", "a two-and-a-half-hour meeting"."""
    behind = [piece.low for piece in pieces[match.end() : match.end() + 2]]
    if len(behind) < 2 or behind[0] != "-":
        return False
    return behind[1] in _LENGTHS or (pieces[match.start()].low == "a" and behind[1] in _COUNTED)


_LENGTHS = frozenset({"day", "week", "hour", "month", "minute", "year"})  # "the two-day meeting"
_COUNTED = frozenset({"nation", "country", "leg", "city", "stop", "state", "capital", "and - a - half", "way", "party"})


def _put(sign: str, at: int, shape: str, signs: str, where: Callable[[int], bool]) -> str:
    """Put a sign at a place of every run of signs of some shape whose beginning passes a test."""
    found = signs.find(shape)
    while found >= 0:
        if where(found):
            signs = f"{signs[: found + at]}{sign}{signs[found + at + 1 :]}"
        found = signs.find(shape, found + 1)
    return signs


def _two_offices(signs: str, pieces: Sequence[Unit]) -> str:
    """Keep "the President and Secretary of Defense Cohen" two people: who is president holds no office below it."""
    return _put("w", 1, "hah", signs, lambda at: pieces[at].low in _HIGHEST and pieces[at + 2].low.startswith(_BELOW))


def _chief(signs: str, pieces: Sequence[Unit]) -> str:
    """Let "chief" before a country only tell the rank of the office behind it: "the chief U.S. negotiator"."""
    for shape in ("hC", "hA"):
        signs = _put("m", 0, shape, signs, lambda at: pieces[at].low == "chief")
    return signs


def _of_two_sides(signs: str, pieces: Sequence[Unit]) -> str:
    """Keep "the U.S. envoy and Foreign Minister A" two people where A is of another country than the envoy."""
    for match in _JOINED.finditer(signs):
        country, person = pieces[match.start()].name, pieces[match.end() - 1].name
        if country is not None and person is not None and person.sides and set(person.sides).isdisjoint(country.sides):
            joint = match.start("joint")
            signs = f"{signs[:joint]}w{signs[joint + 1 :]}"
    return signs


_JOINED = re.compile("[CAK]s?[-m]*h[-hm]*(?P<joint>a)h[-hm]*P")


def _two_first(signs: str, pieces: Sequence[Unit]) -> str:
    """Let "the two" stand for two people where "first" is said of what they did: "when the two first met"."""
    def of_meeting(at: int) -> bool:
        return pieces[at + 2].low in ("first", "last") and any("verbs.meet" in unit.classes for unit in pieces[at + 3 : at + 4])
    return _put("w", 2, "dnm", signs, of_meeting)


def _attributed(signs: str, pieces: Sequence[Unit]) -> str:
    """Part a source from whom the sentence then speaks of: "According to a diplomat, A met B"; not "the envoy, A, B did"."""
    if len(pieces) < _SOURCE or (pieces[0].low, pieces[1].low) != ("according", "to"):
        return signs
    comma = signs.find(",", 2)
    named = _NAME.match(signs, comma + 1) if comma > 0 else None
    apposed = named is None or (signs[named.end() : named.end() + 1] == "," and not _TITLED.match(signs, named.end()))
    return signs if apposed else f"{signs[:comma]}w{signs[comma + 1 :]}"


_SOURCE = 4  # pieces of "according to a diplomat"
_NAME = re.compile("[PSU]|d?n?[CAKO]s?[-mn]*[hH]")  # a name, or "the U.S. team"
_TITLED = re.compile(r",d?n?[CAKOm-]{0,6}h[^,]{0,8},")  # "A, the U.S. envoy for B, met C"


def _gone_before(signs: str, pieces: Sequence[Unit]) -> str:
    """Part a country that something is done in or to from nationals behind the comma: "After a stop in A, B and C officials"."""
    def hangs(at: int) -> bool:
        return at > 0 and (pieces[at - 1].low in _WHERE or pieces[at - 1].low.endswith("ing"))

    for shape in ("K,A", "C,A", "K,CH", "K,CmH", "K,CaA"):  # "In P, U.S. officials"
        signs = _put("w", 1, shape, signs, hangs)
    return signs


_WHERE = frozenset({"in", "at", "to", "from", "near", "into"})


def _under_him(signs: str, pieces: Sequence[Unit]) -> str:
    """Part a country from its leader behind "under": "talks with North Korea under A" are not with him."""
    def under(at: int) -> bool:
        if pieces[at].low == "under" and at and pieces[at - 1].code in "CK":
            pieces[at].code = "w"
        return pieces[at].code == "w"

    return _put("w", 0, "mP", signs, under)


def _to_table(signs: str, pieces: Sequence[Unit]) -> str:
    """Let envoys "to the six-party talks" be those of the six."""
    def table(at: int) -> bool:
        many = at + 1 + (signs[at + 2] == "d")
        if pieces[at].low.split(" ")[-1] not in _AT_TABLE or (at and signs[at - 1] in "CAKs"):
            return False  # "the U.S. delegation to the talks"
        return pieces[at + 1].low == "to" and any("nouns.talks" in piece.classes for piece in pieces[many + 2 : many + 3])

    return _put("o", 1, "HtB", _put("o", 1, "HtdB", signs, table), table)


_AT_TABLE = frozenset({"envoys", "delegates", "negotiators", "diplomats", "representatives"})


def _own_party(signs: str, pieces: Sequence[Unit]) -> str:
    """Let "his party" be those who travel with him, and no part of a title: "A and his party visited P"."""
    return _put("H", 2, "aqm", signs, lambda at: pieces[at + 2].low == "party" and signs[at + 3 : at + 4] not in tuple("mhHX"))


def _many_titled(signs: str, pieces: Sequence[Unit]) -> str:
    """Let a title of several go with the first name: "Foreign Ministers A of the one and B of the other"."""
    def titles(at: int) -> bool:
        return pieces[at].low.endswith(_TITLES) and (at == 0 or signs[at - 1] not in "CAK")

    return _put("h", 0, "HP", signs, titles)


_TITLES = ("ministers", "presidents", "secretaries", "advisers", "advisors", "envoys", "representatives")
_HIGHEST = frozenset({"president", "prime minister", "vice president"})
_BELOW = (
    *("secretary", "national security", "defense", "defence", "foreign", "first lady", "ambassador", "cia ", "vice president"),
)


def _named_by_talks(unit: Unit, following: Sequence[Unit]) -> int:
    """Take the noun along in "envoy for the six-party talks": it names an office, and tells of no talks."""
    if not following or "nouns.talks" not in following[0].classes:
        return 0
    unit.end, unit.low = following[0].end, f"{unit.low} {following[0].low}"
    return 1


def read_names(text: str, start: int, names: Sequence[Found], words: WordTable) -> list[Unit]:
    """Only the names of a sentence that begins at ``start``, and what people hang on: what later sentences may refer to."""
    units: list[Unit] = []
    for found in names:
        piece = name_unit(text, found)
        kind = piece.code
        if kind in "PS":
            units.extend(_hung_on(text, max(start, found.start - _TITLE), found.start, words))
        elif kind in "KL" and _begins_behind(text, found.end):
            start = found.end
        if kind in "PS":
            units.append(Unit(found.start, found.end, "N", piece.low, actor=person_actor([piece], piece.low), capital=True))
        elif kind in "CK":
            place = found.name.canonical
            actor = side_actor(found.name.sides)
            units.append(Unit(found.start, found.end, kind, piece.low, actor=actor, place=place, capital=True))
    return units


_TITLE = 60  # characters


def _hung_on(text: str, start: int, end: int, words: WordTable) -> Iterator[Unit]:
    """The preposition before somebody's name and title, or the article of "the Putin letter": neither is a sentence's subject."""
    before = text[start:end].split()
    for at, word in enumerate(reversed(before)):
        low, capital, classes, sign, _ = words.forms[word]
        hangs = "prepositions." in classes and sign != "f" and not (at and before[-at] in ("State", "Defense", "Staff"))
        if hangs or (sign == "d" and not at):  # "it was time for A to move"; not "Secretary of State A"
            yield Unit(end - 1, end, sign, low, classes)
            return
        if not (capital or sign in "dhm") or "calendar" in classes:
            return  # "On Friday A met B"


def _begins_behind(text: str, end: int) -> bool:
    """Whether somebody called by his surname begins the clause right behind a place: "In P Mr A introduced B"."""
    return text.startswith((" Mr ", " Ms ", " Mrs ", " Mr. ", " Ms. ", " Mrs. "), end)


def _phrase_unit(text: str, match: re.Match[str], pieces: list[Unit]) -> tuple[Unit, int]:
    kind = match.lastgroup or ""
    size = match.end() - match.start()
    inner = pieces[match.start() : match.end()]
    start, end = inner[0].start, inner[-1].end
    low = text[start:end].lower()
    if kind in ("side", "place", "media"):
        name = inner[0].name
        code = inner[0].code if kind != "place" else "L"
        actor = side_actor(name.sides) if name and kind != "media" else None
        if code == "A":
            actor = Actor("side", name.sides if name else (), words=frozenset({low}), plural=low.endswith("s"))
        place = name.canonical if name and (code in "CKL" or name.venue) else None
        return Unit(start, end, code, low, inner[0].classes, actor=actor, place=place, capital=True), size
    return Unit(start, end, "N", low, actor=ACTORS[kind](inner, low), capital=inner[0].capital), size


__all__ = ["Actor", "Unit", "read_phrases"]
