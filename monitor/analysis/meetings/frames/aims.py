"""Meetings told as what somebody is after: "What A wants is talks with B", "hopes to see them resumed", "all six back in P"."""

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, lacks, some
from monitor.analysis.meetings.days.settled import settled
from monitor.analysis.meetings.draft import Draft, Slot, retold
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.meetings.where.places import place_after
from monitor.domain.meeting import Kind, Status

_MANY = 4  # parties of talks that are known by their number
_REACH = 8  # units


def tell_aims(sentence: Sentence, story: SoFar) -> None:
    """Add or set right what somebody wants without holding or offering it."""
    if sentence.headline or not sentence.units:
        return
    _wanted(sentence, story)
    if any(draft.kind is not Kind.VISIT and draft.fresh for draft in story.here):
        return
    aim = _resumed(sentence, story) or _gathered(sentence)
    if aim is not None:
        story.here = [draft for draft in story.here if draft.fresh]  # "all six back in P for the talks that it chairs"
        story.here.extend(settled(sentence.scene, [aim]))


def _wanted(sentence: Sentence, story: SoFar) -> None:
    """Propose what "what A wants" or "all A is after" is said to be; A sits in it."""
    units = sentence.units
    being = _what_is(units)
    if not being:
        return
    noun = next((d for d in story.here if d.rule == "noun" and d.status is None and d.start >= units[being].end), None)
    if noun is None or any(unit.code in ",;" for unit in units[being:] if unit.start < noun.start):
        return
    wanter = next((resolve(sentence.scene, unit) for unit in units[1:being] if is_actor(unit)), NOBODY)
    both = Party((), noun.parties).joined(Party((), wanter.sides)) if len(noun.parties) == 1 else Party((), noun.parties)
    noun.status, noun.status_span, noun.guess = Status.PROPOSED, Slot(units[0].start, units[being].end), False
    noun.parties, noun.fresh = both.sides, noun.fresh or len(both.sides) > 1


def _what_is(units: Units) -> int:
    """Where "is" stands in "What the allies want is"; 0 where the sentence does not begin so."""
    if units[0].low not in ("what", "all"):
        return 0
    for at in range(3, min(len(units) - 1, _REACH)):
        wants = has(units[at - 1], "status.proposed") or units[at - 1].low == "after"
        if wants and has(units[at], "auxiliaries.be_present", "auxiliaries.be_past"):
            denied = some(units[:at], "auxiliaries.negative", "auxiliaries.contracted")
            return 0 if denied or not any(map(is_actor, units[1:at])) else at
    return 0


def _resumed(sentence: Sentence, story: SoFar) -> Draft | None:
    """The talks of many told right before, which somebody would like to go on: "hopes to see them resumed"."""
    units = sentence.units
    if lacks(units, "them", "they"):
        return None
    told = next((d for d in reversed(story.before) if d.sentence >= sentence.index - 1 and len(d.parties) >= _MANY), None)
    they = next(at for at, unit in enumerate(units) if unit.low in ("them", "they"))
    verb = next((at for at in range(they + 1, min(len(units), they + _HELPERS)) if has(units[at], *_AGAIN)), None)
    verb = verb or (they - 1 if they and has(units[they - 1], "verbs.resume") else None)
    wishes = some(units[max(0, they - _REACH) : they], "status.proposed", "wishes", "openness")
    if told is None or verb is None or not wishes or some(units[: max(verb, they)], *_DENIED):
        return None
    return _proposed(sentence, told, (they - 1, max(verb, they)))


_HELPERS = 4  # units from "them" to what becomes of them: "them back on track"
_AGAIN = ("verbs.resume", "phases.begins", "status.back_on")
_DENIED = ("auxiliaries.negative", "auxiliaries.contracted", "status.denied", "prepositions.after")


def _gathered(sentence: Sentence) -> Draft | None:
    """The talks of all whom somebody wants back: "bringing all six back to the table", "would like all six back in P"."""
    units = sentence.units
    tables = (at for at in range(1, len(units)) if units[at].code == "B")
    many = next((at for at in tables if (of := units[at].actor) is not None and len(of.sides) >= _MANY), None)
    actor = units[many].actor if many is not None else None
    if many is None or actor is None:
        return None
    behind = next((at for at in range(many + 1, min(len(units) - 1, many + _FEW)) if units[at].low in _BACK), None)
    before = units[max(0, many - _REACH) : many]
    aim = any(unit.low in _BRINGING for unit in before[-3:]) or some(before, "status.proposed") or before[-1].low == "like"
    if behind is None or not aim or some(before, *_DENIED):
        return None
    place = place_after(units, behind, min(len(units), behind + _FEW)).known
    table = any(unit.low.endswith("table") for unit in units[behind : behind + _REACH])
    if not place and not table:
        return None
    told = Draft(Kind.TALKS, sentence.index, units[many].start, units[behind].end, actor.sides)
    told.noun, told.rule, told.places = "talks", "noun", list(place)
    return _proposed(sentence, told, (many, behind))


_FEW = 4  # units
_BACK = frozenset({"back", "together", "around", "round", "at"})
_BRINGING = frozenset({"bring", "bringing", "get", "getting", "see", "seeing", "coax", "coaxing", "lure", "luring"})


def _proposed(sentence: Sentence, told: Draft, reach: tuple[int, int]) -> Draft:
    """The same talks as what is wanted, with no day told."""
    units = sentence.units
    start, end = units[reach[0]].start, units[reach[1]].end
    places = told.places if told.sentence == sentence.index else []
    return retold(
        told, start, end, Status.PROPOSED, sentence=sentence.index, places=places, people=(), sides=(), people_span=[],
        another=True, definite=False, offered=True,
    )
