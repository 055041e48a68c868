"""What the verb or preposition before a meeting's noun tells of it."""

from monitor.analysis.meetings.clause.asked import asked_before, praised_before
from monitor.analysis.meetings.clause.governors import Governor, may_be_to_come
from monitor.analysis.meetings.clause.grammar import Units, has, is_possessive, lacks, some, starts
from monitor.analysis.meetings.clause.noun_kinds import is_one_more
from monitor.analysis.meetings.clause.past_verbs import past_verb
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.days.remarks import HEARERS
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.frames.gains import got_out_of, left_without
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.by_verb import by_verb
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.standing.cue_before import cue_before
from monitor.analysis.meetings.standing.main_tense import main_tense
from monitor.analysis.meetings.standing.predicate_status import Told
from monitor.analysis.meetings.standing.setting import setting
from monitor.analysis.meetings.standing.told_as_done import taken_to
from monitor.domain.meeting import Status


def governed(sentence: Sentence, governor: Governor) -> Told | None:
    """What the verb or preposition before the noun tells."""
    if governor.kind == "none":
        return None
    unit = sentence.units[governor.at]
    span = Slot(unit.start, unit.end)
    if governor.kind == "verb":
        refused = _turned_down(sentence.units, governor.at)
        return refused or (Told(Status.HELD, span) if _went_in(sentence, governor.at) else by_verb(sentence, governor))
    past = not sentence.headline and main_tense(sentence, governor.at) is Status.HELD
    if governor.word == "before" and past and not _goes_on_now(sentence.units, governor.at):
        return None  # told of as over: what came before a meeting says nothing of when it is
    if governor.word == "until" and _had_not_before(sentence.units, governor.at):
        return Told(Status.HELD, span)
    if has(unit, "prepositions.before"):
        return None if _had_been_by_then(sentence.units, governor.at) else Told(Status.PLANNED, span)
    if governor.word in ("after", "following") and may_be_to_come(sentence.units, governor.at):
        only = sentence.units[governor.at - 1].low == "only"  # "will go there only after the summit": that comes first
        return Told(Status.PLANNED, span) if only else Told(Status.HELD, span, guess=True)  # else both may be still to come
    if governor.word in _OVER or (governor.word == "from" and comes_back(sentence.units, governor.at)):
        return Told(Status.HELD, span)
    if governor.word == "during":
        asked = asked_before(sentence.units, governor.at + 1)
        return Told(Status.PLANNED if asked else main_tense(sentence, governor.at), span)
    if governor.word in ("in", "at"):
        return setting(sentence, governor)
    if governor.word == "about" and _asked_of_his(sentence.units, governor.at):
        return Told(Status.HELD, span, guess=True)
    if (told := _by_neighbours(sentence, governor, span)) is not None:
        return told
    return cue_before(sentence, governor) if governor.word in _TELLING else None


def _turned_down(units: Units, thing: int) -> Told | None:
    """Denied, where the mere idea of a meeting is turned down: "rejected the idea of talks", "dismissed any notion of a summit"."""
    if not units[thing].low.endswith((" of", " that")) or not has(units[thing], "status.proposed"):
        return None
    verb = next((at for at in range(thing - 1, max(-1, thing - _IDEA), -1) if units[at].code not in "dmu"), -1)
    if verb < 0 or not has(units[verb], "status.denied") or verb_group(units, verb).negative:
        return None
    return Told(Status.DENIED, Slot(units[verb].start, units[thing].end))


_IDEA = 4  # units of "dismissed any such"


def _had_not_before(units: Units, until: int) -> bool:
    """Whether it ended what had never been before: "Until A's visit, no envoy had come to P"."""
    comma = next((at for at in range(until + 1, len(units)) if units[at].code == ","), len(units))
    return until == 0 and some(units[comma:], "auxiliaries.had")


_OVER = frozenset({"after", "following", "since", "fresh off", "coming off"})


def _asked_of_his(units: Units, about: int) -> bool:
    """Whether somebody is asked about a meeting that was his: "asked about his summit with B"; "about a summit" is a proposal."""
    return is_possessive(units[about + 1]) and any(unit.low in _ASKED for unit in units[max(0, about - _ASKING) : about])


_ASKED = frozenset({"asked", "pressed", "quizzed", "questioned"})
_ASKING = 3  # units of "asked on Monday"


def _went_in(sentence: Sentence, verb: int) -> bool:
    """Whether what somebody did right before a meeting is over: "posed for photos before heading into talks"."""
    units = sentence.units
    if verb < _DEED or units[verb - 1].low != "before" or units[verb].low not in _INTO or sentence.headline:
        return False
    deed = any(unit.low in _GESTURES or unit.low in HEARERS or has(unit, "verbs.clasp") for unit in units[: verb - 1])
    return deed and any(past_verb(unit) for unit in units[: verb - 1]) and main_tense(sentence, verb) is Status.HELD


_DEED = 3  # units of "A waved before"
_INTO = frozenset({"heading into", "going into", "walking into"})
_GESTURES = frozenset({"shook hands", "posed", "posed for", "smiled", "waved", "chatted", "greeted", "embraced", "hugged", "bowed"})
_TELLING = frozenset({"for", "of", "on", "about", "to", "in", "at", "into", "toward", "towards", "from"})


def _had_been_by_then(units: Units, before: int) -> bool:
    """Whether the clause looks back at what had been before: "had said ahead of the summit" tells of one that is over."""
    had = next((at for at in range(before - 1, max(-1, before - _CLAUSE), -1) if has(units[at], "auxiliaries.had")), None)
    if had is None or not has(units[had + 1], "say"):
        return False  # "had hoped to agree before the summit": it may be still to come
    return not any(unit.code in ",;" or starts(unit, "clause_words") for unit in units[had:before])


_CLAUSE = 9  # units from "had" to "ahead of"


def _goes_on_now(units: Units, before: int) -> bool:
    """Whether the clause behind is of the present: "days before the summit, aides are working on a text"."""
    comma = next((at for at in range(before, min(len(units), before + _FRONTED)) if units[at].code == ","), None)
    if comma is None or before > _HEAD:
        return False
    finite = next((unit for unit in units[comma + 1 : comma + _SUBJECT] if starts(unit, "auxiliaries.")), None)
    return finite is not None and has(finite, "auxiliaries.be_present", "auxiliaries.have")


_FRONTED, _HEAD, _SUBJECT = 14, 6, 8  # units of the phrase in front, before "before" in it, and from the comma to the verb


def comes_back(units: Units, preposition: int) -> bool:
    """Whether somebody comes from a meeting: "home from", "returned from"."""
    return any(unit.low in _BACK for unit in units[max(0, preposition - 7) : preposition])


_BACK = frozenset({"home", "back", "return", "returned", "returning", "returns", "fresh", "arriving", "emerged", "emerging"})


def _by_neighbours(sentence: Sentence, governor: Governor, span: Slot) -> Told | None:
    """What the words before a preposition tell: "left without a meeting", "photos of the meeting", "preceded by a meeting"."""
    units = sentence.units
    if governor.word == "to" and governor.at > 1 and taken_to(units, governor.at - 1):
        return Told(*verb_status(sentence, verb_group(units, governor.at - 1)))
    if governor.word == "of" and got_out_of(units, governor.at):
        return Told(Status.HELD, Slot(units[governor.at - 1].start, span.end), guess=True)
    if governor.word == "for" and governor.at and _hopes_of_known(units, governor.at):
        return Told(Status.PLANNED, Slot(units[governor.at].start, units[governor.at + 1].end), guess=True)
    if governor.word == "without" and left_without(units, governor.at):
        return Told(Status.DENIED, span)
    if governor.word in ("of", "to") and governor.at and units[governor.at - 1].low in _CAUSES:
        return Told(Status.HELD, Slot(units[governor.at - 1].start, span.end), guess=True)
    if governor.word in ("on", "for", "over") and governor.at > 1 and praised_before(units, governor.at + 1):
        return Told(Status.HELD, span, guess=True)  # "congratulated B on his talks with C"
    if governor.word in ("of", "from") and governor.at and units[governor.at - 1].low in _RECORDS:
        return Told(Status.HELD, Slot(units[governor.at - 1].start, span.end))
    if governor.word == "of" and has(units[governor.at - 1], "say") and is_one_more(units, governor.at + 1):
        return Told(Status.PROPOSED, span)
    return _in_row(units, row) if (row := beside_other(units, governor)) is not None else None


_RECORDS = frozenset(
    {
        *("photo", "photos", "photograph", "photographs", "picture", "pictures", "footage", "transcript", "minutes", "readout"),
        *("recording", "wake", "aftermath", "collapse", "breakdown"),
    }
)
_CAUSES = frozenset({"because", "thanks", "result", "due"})  # "because of the P summit", "thanks to", "a result of"


def _hopes_of_known(units: Units, preposition: int) -> bool:
    """Whether hopes are for what comes of a meeting that is known: "hopes for the upcoming summit", "for Friday's talks"."""
    near = units[preposition + 1 : preposition + _KNOWN]
    if units[preposition - 1].low not in _HOPES or not near:
        return False
    return near[0].low == "the" or any(unit.low in _SETTLED or unit.code == "T" for unit in near)


_HOPES = frozenset({"hopes", "hope", "expectations"})
_SETTLED = frozenset({"upcoming", "coming", "forthcoming", "planned", "scheduled"})
_KNOWN = 4  # units from "for" to the word that makes a meeting known


def beside_other(units: Units, governor: Governor) -> int | None:
    """Where it says that a meeting came before or after something else: "was preceded on Friday by a meeting"."""
    if governor.word != "by" or lacks(units, "preceded", "followed"):
        return None
    near = range(governor.at - 1, max(-1, governor.at - _FEW), -1)
    return next((at for at in near if units[at].low in ("preceded", "followed")), None)


_FEW = 7  # units: whoever will do something, and "will"


def _in_row(units: Units, row: int) -> Told | None:
    """Held or to come, as the words right before the verb say, whatever its subject is called ("the offer was preceded by")."""
    helping = units[max(0, row - _HELPING) : row]
    if not some(helping, "auxiliaries.be_past", "auxiliaries.be_present", "auxiliaries.been"):
        return None
    coming = some(helping, "auxiliaries.future", "auxiliaries.conditional") or any(unit.low == "to" for unit in helping)
    return Told(Status.PLANNED if coming else Status.HELD, Slot(helping[0].start, units[row].end))


_HELPING = 3  # units: "is to be", "will likely be"
