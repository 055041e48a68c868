"""What the verb or preposition before a meeting's noun tells of it."""

from monitor.analysis.meetings.clause.arguments import names_until
from monitor.analysis.meetings.clause.governors import Governor, may_be_to_come
from monitor.analysis.meetings.clause.grammar import Units, done_to, has, is_actor, is_possessive, lacks, some, starts
from monitor.analysis.meetings.clause.noun_kinds import is_one_more
from monitor.analysis.meetings.clause.verb_groups import cues_at, verb_group
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.frames.gains import did_not_manage, got_out_of, left_without
from monitor.analysis.meetings.journeys.being_there import was_there
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing import status as standing
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.standing.going_through import goes_through
from monitor.analysis.meetings.standing.main_tense import main_tense
from monitor.analysis.meetings.standing.predicate_status import Told
from monitor.analysis.meetings.standing.spared import spared, thought_of
from monitor.analysis.meetings.standing.told_as_done import taken_to
from monitor.domain.meeting import Status

_BACK = frozenset({"home", "back", "return", "returned", "returning", "returns", "fresh", "arriving", "emerged", "emerging"})


def comes_back(units: Units, preposition: int) -> bool:
    """Whether somebody comes from a meeting: "home from", "returned from"."""
    return any(unit.low in _BACK for unit in units[max(0, preposition - 7) : preposition])


_TELLING = frozenset({"for", "of", "on", "about", "to", "in", "at", "into", "toward", "towards", "from"})


def governed(sentence: Sentence, governor: Governor) -> Told | None:
    """What the verb or preposition before the noun tells."""
    if governor.kind == "none":
        return None
    unit = sentence.units[governor.at]
    if governor.kind == "verb":
        return _by_verb(sentence, governor)
    span = Slot(unit.start, unit.end)
    past = not sentence.headline and main_tense(sentence, governor.at) is Status.HELD
    if governor.word == "before" and past and not _goes_on_now(sentence.units, governor.at):
        return None  # told of as over: what came before a meeting says nothing of when it is
    if has(unit, "prepositions.before"):
        return Told(Status.PLANNED, span)
    if governor.word in ("after", "following") and may_be_to_come(sentence.units, governor.at):
        only = sentence.units[governor.at - 1].low == "only"  # "will go there only after the summit": that comes first
        return Told(Status.PLANNED, span) if only else Told(Status.HELD, span, guess=True)  # else both may be still to come
    if governor.word in ("after", "following", "since") or (governor.word == "from" and comes_back(sentence.units, governor.at)):
        return Told(Status.HELD, span)
    if governor.word == "during":
        return Told(main_tense(sentence, governor.at), span)
    if governor.word in ("in", "at"):
        return _setting(sentence, governor)
    if (told := _by_neighbours(sentence, governor, span)) is not None:
        return told
    return _before_preposition(sentence, governor) if governor.word in _TELLING else None


def _goes_on_now(units: Units, before: int) -> bool:
    """Whether the clause behind is of the present: "days before the summit, aides are working on a text"."""
    comma = next((at for at in range(before, min(len(units), before + _FRONTED)) if units[at].code == ","), None)
    if comma is None or before > _HEAD:
        return False
    finite = next((unit for unit in units[comma + 1 : comma + _SUBJECT] if starts(unit, "auxiliaries.")), None)
    return finite is not None and has(finite, "auxiliaries.be_present", "auxiliaries.have")


_FRONTED, _HEAD, _SUBJECT = 14, 6, 8  # units of the phrase in front, before "before" in it, and from the comma to the verb


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
    if governor.word in ("of", "from") and governor.at and units[governor.at - 1].low in _RECORDS:
        return Told(Status.HELD, Slot(units[governor.at - 1].start, span.end))
    if governor.word == "of" and has(units[governor.at - 1], "say") and is_one_more(units, governor.at + 1):
        return Told(Status.PROPOSED, span)
    return _in_row(units, row) if (row := beside_other(units, governor)) is not None else None


def beside_other(units: Units, governor: Governor) -> int | None:
    """Where it says that a meeting came before or after something else: "was preceded on Friday by a meeting"."""
    if governor.word != "by" or lacks(units, "preceded", "followed"):
        return None
    near = range(governor.at - 1, max(-1, governor.at - _FEW), -1)
    return next((at for at in near if units[at].low in ("preceded", "followed")), None)


def _in_row(units: Units, row: int) -> Told | None:
    """Held or to come, as the words right before the verb say, whatever its subject is called ("the offer was preceded by")."""
    helping = units[max(0, row - _HELPING) : row]
    if not some(helping, "auxiliaries.be_past", "auxiliaries.be_present", "auxiliaries.been"):
        return None
    coming = some(helping, "auxiliaries.future", "auxiliaries.conditional") or any(unit.low == "to" for unit in helping)
    return Told(Status.PLANNED if coming else Status.HELD, Slot(helping[0].start, units[row].end))


_HELPING = 3  # units: "is to be", "will likely be"


_FEW = 7  # units: whoever will do something, and "will"


def _by_verb(sentence: Sentence, governor: Governor) -> Told:
    units = sentence.units
    unit = units[governor.at]
    group = verb_group(units, governor.at)
    span = Slot(units[group.start].start, unit.end)
    if has(unit, "promising") or unit.low.endswith(" without"):  # "his visit ended without a meeting with B"
        return Told(Status.PLANNED if has(unit, "promising") else Status.DENIED, span)
    if has(unit, "status.held") and unit.low.endswith(" at"):
        return Told(Status.HELD, span)  # "the agreement reached at the talks"
    if has(unit, "attaining") and group.words[-1:] == ("to",):
        failed = did_not_manage(units, group.start)
        return Told(Status.DENIED if failed else Status.PROPOSED, span)  # "did all he could to get a meeting"
    plain = has(unit, "verbs.hold", "verbs.have")
    cue = None if plain else standing.strongest(done_to(unit))
    if cue in ("cancelled", "postponed", "denied"):
        if cue == "denied" and _belittled(units, governor.at):
            return Told(Status.HELD, span, guess=True)
        if cue == "denied" and (group.negative or thought_of(units, group)):
            return Told(Status.PROPOSED, span)  # "won't rule out talks", "denied that he had ruled out talks"
        weak = cue != "denied" and spared(units, governor.at)
        once = cue == "denied" and not _ONCE.isdisjoint(group.words)  # "had once ruled out talks": a word of today weighs more
        return Told(Status.PLANNED if weak else Status(cue), span, guess=once)
    outer, outer_span = verb_status(sentence, group)
    outer = goes_through(units, group) or outer
    if outer in (Status.DENIED, Status.CANCELLED, Status.POSTPONED):
        return Told(outer, outer_span)
    if group.form == "base" and outer in (Status.HELD, Status.PLANNED) and units[governor.at - 1].low in _HELPING_TO:
        return Told(Status.PROPOSED, span)  # "will help resume the talks": others must be willing
    if cue == "proposed" or (cue == "planned" and outer in (Status.HELD, Status.ONGOING)):
        return Told(Status(cue), span)
    if has(unit, "verbs.bound") and outer in (Status.HELD, Status.ONGOING):
        return Told(Status.PLANNED, span)  # "envoy heads to talks with B"
    if has(unit, "status.ongoing", "verbs.resume") and outer is Status.HELD:
        to_come = group.form in ("base", "third") and not sentence.headline  # "resume their talks on Sunday": a timetable
        return Told(Status.PLANNED if to_come else Status.ONGOING, span)
    listed = starts(unit, "verbs.") or starts(unit, "status.") or starts(unit, "phases.") or has(unit, "heading", "say")
    return Told(outer, outer_span, guess=not listed and outer in (Status.HELD, Status.ONGOING, Status.PLANNED))


_HELPING_TO = frozenset({"help", "helping"})


_ONCE = frozenset({"previously", "earlier", "once", "initially", "had"})


def _belittled(units: Units, verb: int) -> bool:
    """Whether a meeting that was is only called something: "dismissed their third meeting as theatre"."""
    if not units[verb].low.startswith(("dismiss", "brushed")):
        return False
    near = units[verb + 1 : verb + 6]
    definite = any(is_possessive(unit) or unit.code == "s" or unit.low in ("the", "this", "that") for unit in near)
    return definite and any(unit.low == "as" for unit in units[verb : verb + 16])


def _being_at(units: Units, governor: Governor) -> Told | None:
    """Who "are already in talks" is holding them; who was in talks has held them."""
    at = governor.at - 1
    while at > 0 and has(units[at], "adverbs"):
        at -= 1
    if governor.word != "in" or at < 1 or not has(units[at], "auxiliaries.be_present", "auxiliaries.be_past"):
        return None
    span = Slot(units[at].start, units[governor.at].end)
    return Told(Status.ONGOING if has(units[at], "auxiliaries.be_present") else Status.HELD, span)


def _setting(sentence: Sentence, governor: Governor) -> Told | None:
    """Where something was said or agreed: the meeting itself was held if that lies in the past."""
    units = sentence.units
    span = Slot(units[governor.at].start, units[governor.at].end)
    if governor.at and has(units[governor.at - 1], "status.denied"):
        return Told(Status.DENIED, Slot(units[governor.at - 1].start, units[governor.at - 1].end))  # "no interest in talks"
    if (there := _being_at(units, governor)) is not None:
        return there
    for at in range(governor.at - 1, max(-1, governor.at - 11), -1):
        unit = units[at]
        if has(unit, "verbs.sit", "verbs.have") or unit.low in (
            "engaged",
            "engage",
            "part",
            "participate",
            "participated",
            "join",
            "joined",
        ):
            return Told(verb_status(sentence, verb_group(units, at))[0], span)
        if has(unit, "auxiliaries.future") or (has(unit, "auxiliaries.conditional") and not sentence.asks):
            return Told(Status.PLANNED, span)
        if unit.low == "to" and at + 1 < governor.at and starts(units[at + 1], "verbs."):
            finite = at > 0 and (has(units[at - 1], "status.planned") or units[at - 1].low.endswith("s"))
            return Told(Status.HELD if sentence.headline and finite else Status.PLANNED, span)
        if has(unit, "irregular_past") or unit.low.endswith("ed"):
            feared = any(other.low in ("being", "be") for other in units[max(0, at - 5) : at])  # "of being passed over in"
            return None if feared else Told(Status.HELD, span)
        if unit.code in ";":
            return None
    at = governor.at - 1
    sitting = sentence.headline and at >= 0 and is_actor(units[at]) and names_until(units, at)[0] == 0
    return Told(Status.HELD, span, guess=True) if sitting else None  # "A, B in talks"


_RECORDS = frozenset(
    {
        *("photo", "photos", "photograph", "photographs", "picture", "pictures", "footage", "transcript", "minutes", "readout"),
        *("recording", "wake", "aftermath", "collapse", "breakdown"),
    }
)


_CAUSES = frozenset({"because", "thanks", "result", "due"})  # "because of the P summit", "thanks to", "a result of"

_STRONG = ("cancelled", "postponed", "denied", "proposed")


def _before_preposition(sentence: Sentence, governor: Governor) -> Told | None:
    """The cue a preposition hangs on: "plans for talks", "open to talks", "arrived for talks", "no decision on a meeting"."""
    units = sentence.units
    reach = {"of": 3, "for": 10}.get(governor.word, 8)
    for at in range(governor.at - 1, max(-1, governor.at - 1 - reach), -1):
        unit = units[at]
        span = Slot(unit.start, unit.end)
        led = has(unit, "heading") and governor.word == "to" and has(unit, "irregular_past")  # "led a delegation to the talks"
        if led or (governor.word == "for" and was_there(units, at)):
            return Told(Status.HELD, span)
        cues = () if unit.low == "had" and governor.word in ("about", "on", "of") else cues_at(units, at)
        if cues and units[at + 1].low == "to" and _other_deed(units, at + 2, governor.at):
            return None
        if cues and not starts(unit, "nouns."):
            cue = _cue_of(units, at, cues)
            if cue == "proposed" and some(units[max(0, at - 6) : at], "status.denied"):
                return Told(Status.DENIED, span)
            if cue in _STRONG:
                weak = cue in ("cancelled", "postponed") and spared(units, at)
                return Told(Status.PLANNED if weak else Status(cue), span)
            if cue is not None:
                coming = cue == "planned" or (cue == "ongoing" and some(units[max(0, at - 3) : at], "status.planned"))
                return Told(Status.PLANNED if coming else _tensed(sentence, at, cue), span)  # "plans are under way for talks"
        if unit.low == "return" and at and (is_possessive(units[at - 1]) or starts(units[at - 1], "status.")):
            continue  # "puts off its return to the talks"
        if has(unit, "verbs.arrive", "verbs.go", "verbs.reach", "verbs.leave", "verbs.visit", "verbs.way"):
            return _purpose(sentence, at, governor.at)
        if is_actor(unit) and at and has(units[at - 1], "verbs.invite"):
            continue  # "invited Moon to Russia for a summit"
        if unit.code in ",;" or starts(unit, "clause_words") or (is_actor(unit) and unit.code == "N" and governor.at - at > 1):
            return None
    return None


def _cue_of(units: Units, at: int, cues: tuple[str, ...]) -> str | None:
    """The weightiest cue; denied where nobody has the plans, or somebody refuses to agree: "refused to commit to a meeting"."""
    group = verb_group(units, at)
    refused = units[at].low.startswith(_AGREEING) and ("denied" in group.cues or (group.negative and not group.modal))
    return "denied" if "planned" in cues and (refused or _none_has(units, at)) else standing.strongest(cues)


_AGREEING = ("agree", "commit", "consent")
_HOPES = frozenset({"hopes", "hope", "expectations"})
_SETTLED = frozenset({"upcoming", "coming", "forthcoming", "planned", "scheduled"})


def _hopes_of_known(units: Units, preposition: int) -> bool:
    """Whether hopes are for what comes of a meeting that is known: "hopes for the upcoming summit", "for Friday's talks"."""
    near = units[preposition + 1 : preposition + _KNOWN]
    if units[preposition - 1].low not in _HOPES or not near:
        return False
    return near[0].low == "the" or any(unit.low in _SETTLED or unit.code == "T" for unit in near)


_KNOWN = 4  # units from "for" to the word that makes a meeting known


def _none_has(units: Units, at: int) -> bool:
    """Whether nobody has the plans: "neither side has any plans", "does not have plans"."""
    near = units[max(0, at - 5) : at]
    return some(near, "auxiliaries.have", "verbs.have") and (
        some(near, "auxiliaries.contracted", "auxiliaries.negative") or any(unit.low == "neither" for unit in near)
    )


def _other_deed(units: Units, verb: int, preposition: int) -> bool:
    """Whether somebody only refuses or wants to do something about a meeting: "refused to assign blame for the summit"."""
    if verb + 1 >= preposition or units[preposition].low not in ("for", "about", "on", "of"):
        return False
    other = (units[verb].code == "u" and not units[verb].classes) or has(units[verb], "say")
    return other and not some(units[verb:preposition], "nouns.", "status.")


_WENT = frozenset({"went", "travelled", "traveled"})

_GONE = frozenset({"last", "earlier", "ago", "yesterday"})


def _purpose(sentence: Sentence, verb: int, preposition: int) -> Told | None:
    """What somebody travels for: still to come, unless the journey is told of as over ("flew there last month for talks")."""
    units = sentence.units
    between = units[verb + 1 : preposition]
    traced = units[verb].low == "goes" and not (verb and is_actor(units[verb - 1]))
    if traced and any(unit.low == "back" for unit in between) and units[preposition].low == "to":
        return Told(Status.HELD, Slot(units[verb].start, units[verb].end))  # "the dispute goes back to the talks in October"
    status, span = verb_status(sentence, verb_group(units, verb))
    over = any(unit.code == "T" and set(unit.low.split()) & _GONE for unit in units[verb + 1 : preposition + 12])
    reach = 3 if units[preposition].low == "to" else 1  # "to P for three days of talks"
    purpose = any(unit.low.startswith("for") for unit in units[preposition : preposition + reach])
    been = purpose and (has(units[verb], "verbs.visit") or units[verb].low in _WENT)
    if status is Status.HELD and (over or been):
        return Told(Status.HELD, span)
    summit = status is Status.HELD and some(units[preposition : preposition + _SUMMIT], "nouns.summit")
    return Told(status if status.value in _STRONG else Status.PLANNED, span, guess=summit)  # it may be over


_SUMMIT = 7  # units of "for his hastily arranged second summit"


def _tensed(sentence: Sentence, at: int, cue: str) -> Status:
    group = verb_group(sentence.units, at)
    if group.future or group.modal or group.negative:
        return verb_status(sentence, group)[0]
    return Status(cue) if cue in ("held", "ongoing") else Status.HELD
