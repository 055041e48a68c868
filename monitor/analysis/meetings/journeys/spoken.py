"""Stays told by where somebody spoke: "A said on Friday in P", "A told reporters at a news conference in P"."""

from collections.abc import Sequence

from monitor.analysis.entities.scene import Scene
from monitor.analysis.meetings.clause.grammar import Units, has, is_person, lacks
from monitor.analysis.meetings.clause.verb_groups import verb_form, verb_group
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.journeys.stays import stays_there
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.meetings.where.places import place_list
from monitor.analysis.when import TimeSpan
from monitor.domain.meeting import Kind, Status

_REACH = 9  # units from the verb of saying to the place
_BETWEEN = frozenset({"on", "at", "during", "in", "to"})
_EARLIER = ("earlier", "last")
_POSTED = frozenset({"ambassador", "commander", "general", "admiral"})  # who lives there, or commands troops there


def spoke_there(sentence: Sentence, told: Sequence[Draft]) -> list[Draft]:
    """A stay for whoever said something somewhere abroad, unless the sentence tells what he did there: "after meeting B"."""
    units = sentence.units
    if sentence.headline or lacks(units, "in") or not sentence.holds("say"):
        return []
    said = [at for at in range(1, len(units) - 2) if has(units[at], "say") and _where(units, at) and _told(units, at)]
    stays = [draft for at in said if (draft := _spoke(sentence, at)) is not None]
    return [stay for stay in stays if not any(other.fresh and set(stay.people) <= set(other.people) for other in told)]


def _told(units: Units, verb: int) -> bool:
    """Whether somebody said something by then: "said", "A, telling reporters in P"."""
    return verb_form(units[verb]) == "past" or (units[verb].low == "telling" and units[verb - 1].code == ",")


def drop_known_stays(story: SoFar, _: Scene) -> None:
    """Leave out stays that only a place of speaking tells where the story tells the journey itself, with its own days and state."""
    drafts = story.before
    visits = [draft for draft in drafts if draft.kind is Kind.VISIT and draft.rule != "spoke" and draft.status in _BEEN]
    story.before = [draft for draft in drafts if draft.rule != "spoke" or not any(_same_journey(draft, visit) for visit in visits)]


_BEEN = (Status.HELD, Status.ONGOING)


def _same_journey(stay: Draft, visit: Draft) -> bool:
    return visit.parties == stay.parties and (not visit.people or bool(set(visit.people) & set(stay.people)))


def _spoke(sentence: Sentence, verb: int) -> Draft | None:
    units = sentence.units
    at = _where(units, verb)
    group = verb_group(units, verb)
    speaker = verb + 1 if at is not None and is_person(units[verb + 1]) and units[verb].low == "said" else group.start - 1
    apposed = speaker > 0 and units[speaker].code == "," and is_person(units[speaker - 1])
    if apposed and ("," in units[speaker - 1].low or units[verb].low == "telling"):
        speaker -= 1  # "the secretary of state, A, said", "A, telling reporters"
    if at is None or group.words or group.negative or speaker < 0 or not is_person(units[speaker]):
        return None
    where = place_list(units, at + 1, at + 5)
    party = sentence.party((speaker,))
    titles = {title for person in party.people for title in sentence.scene.titles.get(person, ())}
    if not where.known or len(party.people) != 1 or titles & _POSTED:
        return None
    behind = next(i for i in range(at, len(units)) if units[i].end >= where.known[-1][1].end) + 1
    if behind < len(units) and has(units[behind], "auxiliaries.be_present", "auxiliaries.be_past"):
        return None  # "said Friday in P was too soon"
    times = [unit.extra for unit in units[verb : behind + 2] if isinstance(unit.extra, TimeSpan)]
    draft = stays_there(sentence, (at, speaker), party, where, times[:1])
    if draft is not None:
        draft.rule = "spoke"
        draft.status = Status.HELD if any(span.text.lower().startswith(_EARLIER) for span in times) else draft.status
    return draft


def _where(units: Units, verb: int) -> int | None:
    """The "in" of the place where something was said, if nothing but a day, hearers or a speech stand before it."""
    for at in range(verb + 1, min(len(units) - 1, verb + _REACH)):
        unit = units[at]
        if unit.low == "in" and units[at + 1].place and units[at + 1].code in "CKL":
            return at
        plain = unit.low in _BETWEEN or unit.code in "Td" or has(unit, "adverbs", "not_parties", "speeches", "attributive")
        if unit.low == "that":
            return None  # "said on Monday that in P"
        if not plain and not (at == verb + 1 and is_person(unit) and units[verb].low == "said"):
            return None
    return None
