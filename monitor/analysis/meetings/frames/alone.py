"""Whether all that is told of a noun makes it a meeting of its own."""

from monitor.analysis.meetings.clause.grammar import has
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.as_a_whole import is_forum, when_unknown
from monitor.analysis.meetings.frames.fresh import is_fresh
from monitor.analysis.meetings.frames.general import in_general
from monitor.analysis.meetings.frames.meeting_noun import MeetingNoun
from monitor.analysis.meetings.frames.verdicts import called_useless
from monitor.analysis.meetings.standing.last_held import last_held, none_since
from monitor.analysis.meetings.standing.noun_alone import beside_it
from monitor.analysis.meetings.standing.unmet import not_so_far


def stand_alone(one: MeetingNoun, draft: Draft) -> None:
    """Mark whether the words can stand for a meeting of their own, or only go on with one told elsewhere."""
    units, noun, who, governor = one.units, one.noun, one.who, one.governor
    if last_held(units, draft, noun):
        draft.fresh = len(draft.parties) > 1
        return
    draft.fresh = (
        is_fresh(draft, governor, units, noun, explicit=who.explicit)
        and not _never_was(one)
        and not called_useless(units, draft, governor)
        and not in_general(units, one.phrase, draft, governor)
        and not none_since(units, noun, governor)
        and (who.explicit or not (units[one.start].low in ("a", "an") and beside_it(units, governor)))
        and not is_forum(units, draft, governor)
        and not (when_unknown(units, one.start) and not draft.times)
    )


def _never_was(one: MeetingNoun) -> bool:
    """Whether there was none: "would have been their first meeting", "had never held talks with B"."""
    units, governor = one.units, one.governor
    would = one.told.details and one.told.guess
    holding = governor.kind == "verb" and has(units[governor.at], "verbs.hold", "verbs.have")
    return would or (holding and not_so_far(units, verb_group(units, governor.at)))
