"""Where a meeting is that a noun tells of: by its name, behind it, or by who hosts it."""

from monitor.analysis.meetings.clause.agreed_on import agreed_on
from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.frames.fresh import ABOUT
from monitor.analysis.meetings.frames.making import add_place
from monitor.analysis.meetings.frames.meeting_noun import MeetingNoun
from monitor.analysis.meetings.who.named_inside import is_party


def place_noun(one: MeetingNoun, draft: Draft) -> None:
    """Place it in the compound, behind the noun or its predicate, or with its host."""
    units, noun, behind, governor = one.units, one.noun, one.behind, one.own
    draft.places.extend(_in_compound(one))
    told = governor.word in ABOUT and any(has(unit, "reporting") for unit in units[max(0, governor.at - 3) : governor.at])
    if told and not (governor.word == "of" and noun + 1 < len(units) and units[noun + 1].low == "in"):
        return  # "a report on a summit, in Seoul": where it was shown; but "reports of the meeting in P"
    if not draft.places:
        add_place(one.sentence, draft, agreed_on(units, noun) or noun + 1)
    if not draft.places and behind > noun:
        add_place(one.sentence, draft, behind)
    if not draft.places:
        draft.places.extend(_hosted(units, governor, noun))


def _in_compound(one: MeetingNoun) -> list[tuple[str, Slot]]:
    """The places that a meeting is called by: "the Singapore summit"."""
    units, start, noun = one.units, one.start, one.noun
    found = []
    for at in range(start, noun):
        unit = units[at]
        topic = unit.code == "C" and units[at + 1].low in _TOPICS and has(units[noun], "nouns.talks")  # "the Iran nuclear talks"
        named = unit.place and units[at + 1].code not in "-s" and not topic
        if unit.code == "L" and at > start and units[at - 1].capital and not units[at - 1].actor:
            continue  # "the East Asia Summit"
        if named and unit.place and (unit.code in "LK" or not is_party(units, at, noun)):
            found.append((unit.place, Slot(unit.start, unit.end)))
    return found


_TOPICS = frozenset({"nuclear", "peace", "ceasefire", "truce", "trade"})


def _hosted(units: Units, governor: Governor, noun: int) -> list[tuple[str, Slot]]:
    """Where a meeting is by who hosts it: "Sweden will host the talks", "talks to be hosted by Sweden"."""
    if governor.kind == "verb" and has(units[governor.at], "verbs.host") and not units[governor.at].low.startswith("welcom"):
        near = range(verb_group(units, governor.at).start - 1, max(-1, governor.at - 9), -1)
    else:
        by = next((at for at in range(noun + 1, min(len(units) - 1, noun + 14)) if units[at].low == "by"), None)
        if by is None or not has(units[by - 1], "verbs.host"):
            return []
        near = range(by + 1, min(len(units), by + 3))
    host = next((units[at] for at in near if is_actor(units[at])), None)
    return [(host.place, Slot(host.start, host.end))] if host is not None and host.place else []
