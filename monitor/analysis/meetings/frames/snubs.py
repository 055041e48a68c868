"""Talks or meetings that one side offers and the other lets go unanswered: "B has not replied to A's offer of talks"."""

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_possessive, starts
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.frames.making import add_place, make_draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Kind, Status

_OFFERS = frozenset({"offer", "offers", "invitation", "invitations", "request", "requests", "call", "calls", "appeal", "appeals"})
_OVERTURES = _OFFERS | {"proposal", "proposals", "overture", "overtures", "call for", "calls for"}
_MEETING = ("verbs.meet", "verbs.negotiate", "verbs.sit", "verbs.speak")
_TALKS = frozenset({"talk", "talks", "dialogue", "dialog", "negotiations", "negotiate"})
_PHRASE, _THING = 10, 5  # units from the verb to the offer; from the offer to the meeting
_BOTH = 2  # sides
_ITS = frozenset({"its", "their", "our"})


def snub(sentence: Sentence, verb: int) -> Draft | None:
    """B ignored, or never answered, A's offer to meet: denied, since B will not come."""
    units = sentence.units
    if not has(units[verb], "verbs.answer"):
        return None
    offer = next((at for at in range(verb + 1, min(len(units), verb + _PHRASE)) if units[at].low in _OVERTURES), None)
    if offer is None or not _unanswered(units, verb) or any(unit.code in ",;" for unit in units[verb:offer]):
        return None
    thing = _thing(units, offer)
    if thing is None or any(unit.low == "with" for unit in units[thing + 1 : thing + 2]):
        return None  # "ignored A's call for talks with C"
    subject, subject_at = sentence.subject(verb_group(units, verb).start)
    offerer, offerer_at = _offerer(sentence, offer)
    both = Party((*offerer.people, *subject.people), tuple(dict.fromkeys((*offerer.sides, *subject.sides))))
    if len(both.sides) != _BOTH or not offerer.sides or not subject.sides:
        return None
    kind = Kind.TALKS if units[thing].low.split(" ")[-1] in _TALKS else Kind.MEETING
    draft = make_draft(sentence, thing, verb, kind, both)
    draft.status, draft.status_span = Status.DENIED, Slot(units[verb].start, units[verb].end)
    draft.people_span = sentence.slots((*subject_at, *offerer_at))
    draft.noun, draft.rule, draft.fresh = "meet", "weak verb", True
    add_place(sentence, draft, thing + 1)
    return draft


def stood_up(sentence: Sentence, draft: Draft, start: int) -> bool:
    """Whether it is a meeting that somebody stayed away from: the day behind it is its own, and it was to be with the other."""
    before = sentence.units[max(0, start - _JUST_BEFORE) : start]
    if not any(unit.low.endswith("show up") for unit in before):
        return False
    core = sentence.scene.core.parties
    if len(draft.parties) == 1 and set(draft.parties) < set(core):
        draft.parties, draft.fresh = tuple(dict.fromkeys((*draft.parties, *core))), True
    return True


_JUST_BEFORE = 3  # units: "failed to show up", "for"


def _unanswered(units: Units, verb: int) -> bool:
    """Whether no answer came: a verb of answering denied, or one of silence; not "if it ignored"."""
    group = verb_group(units, verb)
    if group.conditional or group.modal or any(unit.low == "if" for unit in units[max(0, group.start - 4) : group.start]):
        return False
    yet = any(unit.low == "yet" for unit in units[max(0, verb - 3) : verb])
    silent = has(units[verb], "status.denied")
    return not group.negative or " " in units[verb].low if silent else group.negative or yet


def _thing(units: Units, offer: int) -> int | None:
    """The meeting that is offered: "offer of talks", "invitation to meet", "call for a meeting"."""
    start = offer + 1 if units[offer].low.endswith(" for") else offer + 2
    if start >= len(units) or (start == offer + 2 and units[offer + 1].low not in ("to", "of", "for")):
        return None
    for at in range(start, min(len(units), offer + _THING)):
        if at == start and units[at - 1].low == "to" and has(units[at], "verbs.hold", "verbs.resume"):
            continue  # "offer to hold talks"
        if has(units[at], *_MEETING) or (starts(units[at], "nouns.") and not has(units[at], "nouns.visit")):
            return at
        if units[at].code not in "dumA" or starts(units[at], "verbs."):
            return None
    return None


def _offerer(sentence: Sentence, offer: int) -> tuple[Party, tuple[int, ...]]:
    """Whose offer it is: "A's offer", "an American offer", "his offer"."""
    units = sentence.units
    for at in range(offer - 1, max(0, offer - 4), -1):
        owner = at - 1 if units[at].code == "s" else at
        if is_possessive(units[owner]) and owner == at and units[at].low not in _ITS:
            return sentence.party((owner,)), (owner,)
        if units[owner].code in "NCKOA" and (is_actor(units[owner]) or units[owner].code == "A"):
            return sentence.party((owner,)), (owner,)
    return NOBODY, ()
