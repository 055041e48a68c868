"""What the words of a meeting's phrase, and of what it hangs on, tell beside who, where and when."""

from monitor.analysis.meetings.clause.clause_bounds import clause_of
from monitor.analysis.meetings.clause.governors import Governor, overtaken
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_possessive, some
from monitor.analysis.meetings.clause.noun_kinds import is_definite, is_ending, ordinal_of
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.fresh import ABOUT
from monitor.analysis.meetings.frames.meeting_noun import MeetingNoun


def fill_in(one: MeetingNoun, draft: Draft) -> None:
    """What the words of the phrase tell beside who, where and when."""
    units, start, noun, who, governor = one.units, one.start, one.noun, one.who, one.governor
    draft.noun, draft.rule, draft.meal = units[noun].low, "noun", has(units[noun], "meals")
    draft.end = units[who.last].end
    draft.inferred, draft.object_at, draft.hosts = who.inferred, who.others_at, who.hosts
    draft.people_span = one.sentence.slots(who.named_at)
    draft.definite = is_definite(units, start, noun)
    draft.known = draft.definite and not draft.inferred and _looks_back(one)
    draft.ordinal, draft.another = ordinal_of(units, start, noun)
    draft.purpose = governor.word == "for" and not _for_preparing(units, governor)
    draft.overtaken = overtaken(units, governor)
    earlier = {"previous", "earlier", "past", "last"} if is_possessive(units[start]) else {"previous", "earlier", "past"}
    draft.prior = any(unit.low in earlier for unit in units[start:noun])
    draft.counted = units[noun].low.endswith("s") and any(unit.code == "n" for unit in units[start:noun])
    draft.ends = is_ending(units[governor.at] if governor.kind != "none" else units[noun], units[noun + 1 : noun + 6])
    draft.nested = (governor.kind == "preposition" and governor.word not in ("in", "for")) or _for_preparing(units, governor)
    near = units[who.last + 1 : who.last + 4]
    if len(near) > 1 and near[0].code == "," and is_actor(near[1]):
        near = ()  # "After Friday's talks with B, A planned": another clause
    behind = [unit for unit in near if not has(unit, "prepositions.before")]  # "on T before flying"
    draft.beyond = governor.kind == "preposition" and governor.word in _BEYOND
    draft.scheduled = some(behind, "status.planned")


_BEYOND = frozenset({"after", "before", "following", "ahead of", "prior to"})


def _looks_back(one: MeetingNoun) -> bool:
    """Whether nothing in a sentence lies ahead, nor is the meeting what somebody hopes for, doubts, or is to do something about."""
    units, governor = one.units, one.governor
    if one.sentence.headline or governor.word in ABOUT - {"of", "to"}:
        return False
    ahead = some(units[slice(*clause_of(units, one.noun))], "auxiliaries.future", "auxiliaries.conditional")
    return not ahead and not (governor.kind == "verb" and verb_group(units, governor.at).infinitive)


def _for_preparing(units: Units, governor: Governor) -> bool:
    return governor.word == "for" and some(units[max(0, governor.at - 2) : governor.at], "status.planned")
