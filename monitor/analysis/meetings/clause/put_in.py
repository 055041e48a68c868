"""What is put in between a subject and its verb and tells of no meeting: "A, a former chairman of the board, met B"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.asides import set_apart, was_there
from monitor.analysis.meetings.clause.beyond import is_finite
from monitor.analysis.meetings.clause.grammar import has, is_actor, is_person, is_preposition, starts
from monitor.analysis.meetings.clause.parted_verbs import without_parting
from monitor.analysis.meetings.clause.remarks_put_in import MEETINGS, adds, is_remark, told_of_it
from monitor.analysis.meetings.clause.verb_groups import verb_form
from monitor.analysis.text.words import TRIGGER

_LONGEST = 24  # units of what is put in
_SUBJECT = 16  # units of what it is put in behind
_FEWEST = 2  # marks around it
_MARKS = {",": ",", "(": ")", "-": "-"}
_RELATIVE = frozenset({"who", "which", "whose", "whom"})
_AFTER = frozenset({"followed", "follows", "following", "preceded"})
_SHORTEST = 3  # units of a clause that tells of another meeting
_STANDS = ("status.proposed", "status.postponed", "status.cancelled", "status.denied")
_SOURCES = frozenset({"according", "citing", "quoting"})
_REFERRING = frozenset({"pronoun", "possessive", "counterpart", "group"})
_COMPANY = frozenset({"with", "along", "together", "accompanied", "joined", "led", "headed", "including", "as", "like", "such"})
_CONDITIONS = frozenset({"if", "unless", "provided", "should", "assuming"})
_WHERE = frozenset({"back", "now", "late", "early", "home", "fresh", "still", "already", "here", "there"})
_JOINTS = frozenset({"after", "before", "since", "when", "while", "because", "once"})
_IDIOMS = frozenset({"anything", "not", "only", "necessary", "ever"})  # "if anything" is no condition
_ANYBODY = frozenset({"you", "we", "everybody", "everyone", "many", "some"})
_LISTING = frozenset({"and", "or", "nor"})
_OPENING = frozenset({":", "that", "but", "while", "when", "because"})
_JOURNEYS = (
    *("nouns.visit", "verbs.visit", "verbs.arrive", "verbs.go", "verbs.leave", "verbs.reach", "verbs.way", "verbs.ferry"),
    *("verbs.carry", "verbs.send", "verbs.bound", "verbs.stayed", "verbs.sojourn", "verbs.back", "verbs.accompany"),
)


class Aside(NamedTuple):
    """What two marks put in: where the first and the last of them stand, what is between them, and what it is said of."""

    opens: int
    closes: int
    inside: Sequence[Unit]
    head: Sequence[Unit]


def take_out(units: Sequence[Unit]) -> tuple[Sequence[Unit], list[Sequence[Unit]]]:
    """The units of a sentence without what is put in between its subjects and their verbs, and what is read apart of that."""
    units = _without_source(units)
    codes = [unit.code for unit in units]
    if codes.count(",") < _FEWEST and codes.count("-") < _FEWEST and ")" not in codes:
        return units, []
    units = without_parting(units)
    kept: list[Unit] = []
    apart: list[Sequence[Unit]] = []
    begun = 0
    for aside in _put_in(units):
        if not _says_nothing(units, aside):
            told = told_of_it(aside.inside) if _of_meeting(aside.head) else len(aside.inside)
            if told < len(aside.inside):
                kept.extend([*units[begun : aside.opens + 1], *aside.inside[:told]])
                begun = aside.closes
                continue
            if _says_where(units, aside):
                kept.extend([*units[begun : aside.opens], *aside.inside])
                begun = aside.closes + 1
                continue
            if not (clause := _of_its_own(units, aside)):
                continue
            apart.append(clause)
        kept.extend(units[begun : aside.opens + _is_office(units, aside)])
        begun = aside.closes + 1
    return ([*kept, *units[begun:]] if begun else units), apart


def _is_office(units: Sequence[Unit], aside: Aside) -> bool:
    """Whether it stands behind somebody's office, whose comma it takes: "B, an envoy, set for Friday, was put off"."""
    first = aside.opens - len(aside.head)
    return first > 1 and units[first - 1].code == "," and is_person(units[first - 2]) and not any(map(is_person, aside.head))


def _without_source(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units without who says so behind what goes before the clause: "In P on Thursday, officials said, A met B"."""
    comma = next((at for at, unit in enumerate(units[:_FRONT]) if unit.code == ","), 0)
    if not comma or not (is_preposition(units[0]) or units[0].code == "T"):
        return units
    front, said = units[:comma], comma + 1
    if not all(unit.code in "TKCLd" or is_preposition(unit) for unit in front) or not any(unit.code in "TKL" for unit in front):
        return units
    while said < min(len(units) - 2, comma + _SOURCE) and not has(units[said], "say"):
        said += 1
    somebody = any(unit.code in "NMu" for unit in units[comma + 1 : said])
    if not somebody or not has(units[said], "say") or any(unit.code == "," for unit in units[comma + 1 : said]):
        return units
    goes_on = units[said + 1].code == "," and (is_actor(units[said + 2]) or units[said + 2].code in "dn")
    return units if not goes_on else [*units[: comma + 1], *units[said + 2 :]]


_FRONT = 9  # units of "On Thursday in P"
_SOURCE = 6  # units of "two South Korean officials said"


def _put_in(units: Sequence[Unit]) -> Iterator[Aside]:
    """What stands between two marks behind a subject and before its verb."""
    past = 0
    for opens, unit in enumerate(units):
        if unit.code not in _MARKS or opens < past:
            continue
        begins = opens + 1 if unit.code != "-" else _behind_dash(units, opens)
        if not begins or not (head := _subject(units, opens)):
            continue
        closes = _closing(units, begins, _MARKS[unit.code])
        if not closes:
            continue
        ends = closes
        while ends > begins and units[ends - 1].code == "-" == unit.code:
            ends -= 1
        inside = units[begins:ends]
        if inside and not _names(inside, head):
            past = closes + 1
            yield Aside(opens, closes, inside, head)


def _behind_dash(units: Sequence[Unit], dash: int) -> int:
    """Where what a dash opens begins; 0 where it is a hyphen, or breaks the sentence off ("A and B -")."""
    at = dash + 1
    if at >= len(units):
        return 0  # a sentence that breaks off
    while at < len(units) - 1 and units[at].code == "-":
        at += 1
    if at >= len(units):
        return 0
    apart = units[dash - 1].end < units[dash].start or at > dash + 1 or units[at].low in _RELATIVE
    return at if dash and apart else 0


def _subject(units: Sequence[Unit], comma: int) -> Sequence[Unit]:
    """The subject before a comma of which nothing has been said yet; nothing where there is none."""
    for at in range(comma - 1, max(-1, comma - _SUBJECT), -1):
        unit = units[at]
        joint = unit.low in _JOINTS and all(map(is_actor, units[at + 1 : comma]))  # "shortly after A, who runs P, met B"
        if unit.code in ',;"' or unit.low in _OPENING or has(unit, "say") or joint:
            head = units[at + 1 : comma]
            break
        if is_finite(units, at):
            return ()
    else:
        head = units[:comma] if comma < _SUBJECT else ()
    if not head or is_preposition(head[0]) or starts(head[0], "clause_words") or has(head[0], "adverbs") or head[0].code == "T":
        return ()
    return head if any(is_actor(unit) or has(unit, *MEETINGS) for unit in head) else ()


def _names(inside: Sequence[Unit], head: Sequence[Unit]) -> bool:
    """Whether an aside may say who is meant: "the two leaders, A and B of P, held", "the envoy, the diplomat A, met"."""
    named = any(is_person(unit) or unit.code in "CK" for unit in head)
    return not named and any(is_person(unit) for unit in inside)


def _of_meeting(head: Sequence[Unit]) -> bool:
    return any(has(unit, *MEETINGS) for unit in head)


def _closing(units: Sequence[Unit], begins: int, mark: str) -> int:
    """The mark behind which the verb of the subject stands; 0 where none does."""
    for at in range(begins, min(len(units) - 1, begins + _LONGEST)):
        if units[at].code in ';"' or units[at].low == ":":
            return 0
        if at > begins and units[at].code == mark and (_verb_behind(units, at) or _another_behind(units, begins, at)):
            return at
        if units[at].code == "," and _goes_on(units, at):
            return 0  # "A, the envoy for P, and B, a diplomat, met"
    return 0


def _goes_on(units: Sequence[Unit], comma: int) -> bool:
    """Whether another is listed behind an aside, who has one of his own: ", and B, a diplomat,"."""
    joined = units[comma + 1].low == "and" and comma + 4 < len(units) and is_person(units[comma + 2])
    return joined and units[comma + 3].code == "," and not is_finite(units, comma + 4)


def _verb_behind(units: Sequence[Unit], comma: int) -> bool:
    """Whether the subject's verb stands behind a comma, an adverb before it or not: "A, however, never met B"."""
    at = comma + 1
    while at + 1 < len(units) and has(units[at], "adverbs"):
        at += 1
    return is_finite(units, at) or (verb_form(units[at]) == "past" and not starts(units[at], "nouns."))


def _another_behind(units: Sequence[Unit], begins: int, comma: int) -> bool:
    """Whether somebody else does it too, behind a relative clause: "A, who runs the bureau, and his counterpart B met"."""
    at = comma + 2
    relative = any(unit.low in _RELATIVE for unit in units[begins:comma])
    if not relative or at >= len(units) or units[at - 1].low != "and" or not is_actor(units[at]):
        return False
    return at + 1 < len(units) and (is_finite(units, at + 1) or verb_form(units[at + 1]) == "past")


def _tells(unit: Unit) -> bool:
    """Whether a word can tell of a meeting or journey, or of who says so."""
    return has(unit, "say") or (TRIGGER in unit.classes and not (starts(unit, "auxiliaries.") or unit.low == "with"))


def _tell(inside: Sequence[Unit]) -> bool:
    """Whether words can tell of a meeting; "with" does of one with somebody named, and not of "a fellow with the institute"."""
    company = any(unit.low == "with" for unit in inside) and any(is_person(unit) for unit in inside)
    return company or any(_tells(unit) and not (at and _is_thing(inside, at)) for at, unit in enumerate(inside))


def _is_thing(units: Sequence[Unit], at: int) -> bool:
    """Whether the word for what somebody does is a noun here: "on the other hand"."""
    return units[at - 1].low in ("the", "other", "a", "an") and not starts(units[at], "nouns.")


def _names_some(inside: Sequence[Unit]) -> bool:
    """Whether somebody is named who may have come along; not in "as you know", "with few words"."""
    if inside[0].low == "as" and (inside[1:2] and inside[1].low in _ANYBODY):
        return False
    return any(is_actor(unit) or unit.code == "X" for unit in inside)


def _says_nothing(units: Sequence[Unit], aside: Aside) -> bool:
    """Whether what is put in tells of no meeting, of no company and of no condition, or only who says so."""
    inside = aside.inside
    of_meeting = _of_meeting(aside.head)
    if _is_source(units, aside) or (of_meeting and is_remark(inside, units[aside.closes + 1 :])):
        return True
    first = inside[0].low.split(" ")[0]
    if first in _LISTING or inside[0].code == "T" or (first in _COMPANY and _names_some(inside)):
        return False
    if first in _CONDITIONS and not (len(inside) > 1 and inside[1].low in _IDIOMS):
        return False
    if _tell(inside):
        return False
    stands = any(unit.code == "T" or (unit.place and (not at or _stands(inside, at))) for at, unit in enumerate(inside))
    if (is_preposition(inside[0]) or inside[0].low in _WHERE) and stands:
        return False  # "A, in P on Saturday, said"; not "A, under pressure from P, said"
    if of_meeting and any(adds(unit) for unit in inside):
        return False
    if was_there(inside):
        return False
    begins = aside.opens + 1
    return _describes(inside) or set_apart(units, aside.opens, begins + len(inside))


def _says_where(units: Sequence[Unit], aside: Aside) -> bool:
    """Whether only where or when something was proposed, put off or refused is told: "A, in a speech in P, proposed talks"."""
    done, first = units[aside.closes + 1], aside.inside[0]
    if not has(done, *_STANDS) or starts(done, "verbs.") or _of_meeting(aside.head) or _tell(aside.inside):
        return False
    return first.code == "T" or (is_preposition(first) and first.low not in _COMPANY)


def _is_source(units: Sequence[Unit], aside: Aside) -> bool:
    """Whether only the source is told: ", P's news agency said, citing officials," and not "A, B said, would meet him"."""
    inside = aside.inside
    told = next((at for at, unit in enumerate(inside) if has(unit, "say")), None)
    if told is None or inside[0].low in _RELATIVE:
        return False
    if verb_form(inside[0]) == "ing" and inside[0].low not in _SOURCES and any(_stands(inside, at) for at in range(1, len(inside))):
        return False
    if any(TRIGGER in unit.classes and not (has(unit, "say") or starts(unit, "auxiliaries.")) for unit in inside):
        return False
    return not _refers(units[aside.closes + 1 :])


def _stands(units: Sequence[Unit], at: int) -> bool:
    """Whether a place stands here where somebody is: "telling reporters in P"."""
    return units[at].place is not None and has(units[at - 1], "prepositions.place")


def _of_its_own(units: Sequence[Unit], aside: Aside) -> Sequence[Unit]:
    """A clause about somebody or some meeting that can be read by itself: "A, who led talks with B in May, will travel"."""
    inside = aside.inside
    if _refers(units[aside.closes + 1 :]):
        return ()
    if _of_meeting(aside.head):
        other = len(inside) > _SHORTEST and inside[0].low == "which" and inside[1].low in _AFTER
        return inside[2:] if other and any(has(unit, *MEETINGS) for unit in inside) else ()
    if inside[0].low not in ("who", "which") or any(has(unit, *_JOURNEYS) for unit in inside):
        return ()  # where somebody has gone is where and when what follows is
    comma = units[aside.opens]
    then = was_there(inside) and any(unit.code == "T" for unit in inside)  # at another time than what follows
    return [*aside.head, Unit(comma.start, comma.end, ",", ","), *inside] if then or _tell(inside) else ()


def _refers(units: Sequence[Unit]) -> bool:
    """Whether somebody is spoken of whom only the words before can tell."""
    return any(unit.code in "pq" or (unit.actor is not None and unit.actor.ref in _REFERRING) for unit in units)


def _describes(inside: Sequence[Unit]) -> bool:
    """Whether somebody is only named as whose aide or heir the subject is: "A, an adviser to President B, met"."""
    office = inside[0].actor is not None and inside[0].actor.ref == "role" and inside[0].low.startswith(("a ", "an "))
    return office and not any(unit.low in _LISTING or unit.code == "," for unit in inside[1:])
