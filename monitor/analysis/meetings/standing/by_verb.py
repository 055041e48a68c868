"""What the verb before a meeting's noun tells of it: "ruled out talks", "agreed to hold a summit", "heads to talks"."""

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, done_to, has, is_possessive, starts
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_group
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.frames.gains import did_not_manage
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing import status as standing
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.standing.going_through import goes_through
from monitor.analysis.meetings.standing.predicate_status import Told
from monitor.analysis.meetings.standing.spared import spared, thought_of
from monitor.domain.meeting import Status


def by_verb(sentence: Sentence, governor: Governor) -> Told:
    """What the verb tells that a meeting is the object of: by what it means, else by its form and clause."""
    units = sentence.units
    unit = units[governor.at]
    group = verb_group(units, governor.at)
    if (meant := _by_meaning(units, group)) is not None:
        return meant
    span = Slot(units[group.start].start, unit.end)
    plain = has(unit, "verbs.hold", "verbs.have")
    cue = None if plain else standing.strongest(done_to(unit))
    if cue in ("cancelled", "postponed", "denied"):
        return _undone(units, group, cue, span)
    outer, outer_span = verb_status(sentence, group)
    outer = goes_through(units, group) or outer
    if outer in (Status.DENIED, Status.CANCELLED, Status.POSTPONED):
        return Told(outer, outer_span)
    if outer is not Status.PROPOSED and (weighed := _weighed(sentence, group)) is not None:
        return weighed
    if has(unit, "verbs.discuss") and outer in (Status.HELD, Status.ONGOING):
        return Told(Status.PLANNED, span, guess=True)  # "discussed a summit with B": that is to come, if anything
    if group.form == "base" and outer in (Status.HELD, Status.PLANNED) and units[governor.at - 1].low in _HELPING_TO:
        return Told(Status.PROPOSED, span)  # "will help resume the talks": others must be willing
    if cue == "proposed" or (cue == "planned" and outer in (Status.HELD, Status.ONGOING)):
        return Told(Status(cue), span)
    if has(unit, "verbs.bound") and outer in (Status.HELD, Status.ONGOING):
        return Told(Status.PLANNED, span)  # "envoy heads to talks with B"
    if has(unit, "verbs.resume") and group.form == "ing" and group.start and units[group.start - 1].low.split(" ")[-1] in _NOT_YET:
        return Told(Status.PROPOSED, span)  # "wants aid before rejoining the talks", "spoke of resuming them"
    if has(unit, "status.ongoing", "verbs.resume") and outer is Status.HELD:
        to_come = group.form in ("base", "third") and not sentence.headline  # "resume their talks on Sunday": a timetable
        return Told(Status.PLANNED if to_come else Status.ONGOING, span)
    return Told(outer, outer_span, guess=not _is_listed(unit) and outer in (Status.HELD, Status.ONGOING, Status.PLANNED))


_NOT_YET = frozenset({"before", "of", "about", "toward", "towards", "for"})
_HELPING_TO = frozenset({"help", "helping"})


def _is_listed(unit: Unit) -> bool:
    """Whether some list knows the verb, so that its tense tells of the meeting: not "promoted the summit"."""
    known = starts(unit, "verbs.") or starts(unit, "status.") or starts(unit, "phases.")
    return known or has(unit, "heading", "say")


_PROMOTING = frozenset({"promoting", "promote", "promotes"})


def _by_meaning(units: Units, group: VerbGroup) -> Told | None:
    """What some verbs tell in whatever form: "promises talks", "ended without a meeting", "reached at the talks", "to get"."""
    unit = units[group.verb]
    span = Slot(units[group.start].start, unit.end)
    if has(unit, "promising") or unit.low.endswith(" without"):  # "his visit ended without a meeting with B"
        return Told(Status.PLANNED if has(unit, "promising") else Status.DENIED, span)
    known = units[group.verb + 1].low == "the" or is_possessive(units[group.verb + 1])
    if unit.low in _PROMOTING and not known:
        return Told(Status.PROPOSED, span, guess=True)  # "is promoting a new round of talks"
    if has(unit, "status.held") and unit.low.endswith(" at"):
        return Told(Status.HELD, span)  # "the agreement reached at the talks"
    if unit.low == "making" and group.start and units[group.start - 1].low in _BENT_ON and _comes_about(units, group.verb):
        return Told(Status.PLANNED, span, guess=True)  # "is bent on making a summit happen"
    if has(unit, "attaining") and group.words[-1:] == ("to",):
        failed = did_not_manage(units, group.start)
        return Told(Status.DENIED if failed else Status.PROPOSED, span)  # "did all he could to get a meeting"
    return None


def _comes_about(units: Units, verb: int) -> bool:
    """Whether it is a meeting's coming about that somebody makes: "making a summit happen"."""
    return any(unit.low in ("happen", "possible") for unit in units[verb + 1 : verb + _MADE])


_BENT_ON = frozenset({"on", "at", "about", "to", "toward", "towards"})
_MADE = 12  # units from "making" to "happen"


def _undone(units: Units, group: VerbGroup, cue: str, span: Slot) -> Told:
    """What a verb tells that calls off, puts off or rules out, which may itself be denied, weighed or long ago."""
    if cue == "denied" and _belittled(units, group.verb):
        return Told(Status.HELD, span, guess=True)
    if cue == "denied" and (group.negative or thought_of(units, group)):
        return Told(Status.PROPOSED, span)  # "won't rule out talks", "denied that he had ruled out talks"
    weak = cue != "denied" and spared(units, group.verb)
    once = cue == "denied" and not _ONCE.isdisjoint(group.words)  # "had once ruled out talks": a word of today weighs more
    return Told(Status.PLANNED if weak else Status(cue), span, guess=once)


def _weighed(sentence: Sentence, group: VerbGroup) -> Told | None:
    """What somebody only thinks or talks about doing, or will not: "agreed to discuss holding talks", "refused to consider it"."""
    units, before = sentence.units, group.start - 1
    if group.form != "ing" or group.words or before < 1 or not units[before].low.startswith(_WEIGHING):
        return None
    outer, span = verb_status(sentence, verb_group(units, before))
    return Told(outer if outer is Status.DENIED else Status.PROPOSED, span)


_WEIGHING = ("discuss", "consider", "entertain", "contemplat", "explor", "weigh", "ponder", "propos", "suggest")
_ONCE = frozenset({"previously", "earlier", "once", "initially", "had"})


def _belittled(units: Units, verb: int) -> bool:
    """Whether a meeting that was is only called something: "dismissed their third meeting as theatre"."""
    if not units[verb].low.startswith(("dismiss", "brushed")):
        return False
    near = units[verb + 1 : verb + 6]
    definite = any(is_possessive(unit) or unit.code == "s" or unit.low in ("the", "this", "that") for unit in near)
    return definite and any(unit.low == "as" for unit in units[verb : verb + 16])
