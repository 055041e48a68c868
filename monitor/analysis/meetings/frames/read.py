"""What a sentence tells by itself: each of its triggers read by the frames for such a word, then what it tells beside them."""

from collections.abc import Callable

from monitor.analysis.meetings.clause.grammar import has
from monitor.analysis.meetings.clause.word_classes import is_noun
from monitor.analysis.meetings.days.settled import settled
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.agreed_there import agreed_there
from monitor.analysis.meetings.frames.brought_together import brought_together
from monitor.analysis.meetings.frames.deeds import agreed_by_phone, read_deed
from monitor.analysis.meetings.frames.doing_so import do_so
from monitor.analysis.meetings.frames.each_place import each_place
from monitor.analysis.meetings.frames.elsewhere import elsewhere
from monitor.analysis.meetings.frames.hours import read_hours
from monitor.analysis.meetings.frames.in_his_stead import in_his_stead
from monitor.analysis.meetings.frames.interlocutors import had_to_do
from monitor.analysis.meetings.frames.nouns import read_noun
from monitor.analysis.meetings.frames.presence import read_presence
from monitor.analysis.meetings.frames.repeats import repeat
from monitor.analysis.meetings.frames.snubs import snub
from monitor.analysis.meetings.frames.speaking import read_spoke
from monitor.analysis.meetings.frames.splitting import split
from monitor.analysis.meetings.frames.uninvited import uninvited
from monitor.analysis.meetings.frames.verbs import read_verb
from monitor.analysis.meetings.journeys.begun import begun_there
from monitor.analysis.meetings.journeys.being_in import read_stay
from monitor.analysis.meetings.journeys.came_from import came_from
from monitor.analysis.meetings.journeys.days_there import days_there
from monitor.analysis.meetings.journeys.errands import errand
from monitor.analysis.meetings.journeys.ferried import ferried
from monitor.analysis.meetings.journeys.itinerary import further_stops
from monitor.analysis.meetings.journeys.spoken import spoke_there
from monitor.analysis.meetings.journeys.stays import stays_aside
from monitor.analysis.meetings.journeys.stops import stops
from monitor.analysis.meetings.journeys.visit_nouns import visit_noun
from monitor.analysis.meetings.journeys.visits import visit_verb
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.who.delegations import led_abroad
from monitor.analysis.meetings.who.remembering import remember_pair
from monitor.analysis.text.words import TRIGGER
from monitor.domain.meeting import Kind, Status

Frame = Callable[[Sentence, int], Draft | None]  # what the trigger at a unit tells
Aside = Callable[[Sentence], list[Draft]]  # what a sentence tells without a trigger of its own
Beside = Callable[[Sentence, list[Draft]], list[Draft]]  # what it tells beside all the rest of it

_MEETING_NOUNS = ("nouns.summit", "nouns.talks", "nouns.meeting", "nouns.call")

# Of one word the first frame that can read it tells; what no frame can read tells nothing.
_NOUN: tuple[Frame, ...] = (read_noun,)
_JOURNEY: tuple[Frame, ...] = (visit_noun,)
_VERB: tuple[Frame, ...] = (read_verb, ferried, visit_verb, read_stay, read_deed, read_spoke, snub)
_OTHER: tuple[Frame, ...] = (read_stay, read_hours, read_presence)

_ASIDES: tuple[Aside, ...] = (
    stays_aside, days_there, stops, came_from, begun_there,
    agreed_by_phone, agreed_there, brought_together, led_abroad, uninvited, had_to_do,
)
_BESIDE: tuple[Beside, ...] = (spoke_there, do_so)


def read_sentence(sentence: Sentence) -> list[Draft]:
    """All that a sentence tells by itself, with its days."""
    drafts: list[Draft] = []
    for index, unit in enumerate(sentence.units):
        draft = _first_telling(sentence, index) if TRIGGER in unit.classes else None
        if draft is None or (draft.rule == "deed" and _denied_here(drafts, draft)):
            continue
        again = (*repeat(sentence, draft, index), *elsewhere(sentence, draft), *in_his_stead(sentence, draft))
        along = (*further_stops(sentence, draft), *errand(sentence, draft))
        for one in settled(sentence.scene, (draft, *again, *along)):
            drafts.extend(part for whole in split(sentence, one) for part in each_place(sentence, whole))
        remember_pair(sentence.scene, draft)
    for aside in _ASIDES:
        drafts.extend(settled(sentence.scene, aside(sentence)))
    _note_goals(sentence, drafts)
    drafts.extend(settled(sentence.scene, [draft for beside in _BESIDE for draft in beside(sentence, drafts)]))
    return drafts


def _note_goals(sentence: Sentence, drafts: list[Draft]) -> None:
    """Keep where each traveller's journey led, for arrivals that name no place."""
    for draft in drafts:
        if draft.kind is Kind.VISIT and draft.fresh and draft.places:
            sentence.scene.gone.update(dict.fromkeys(draft.people, draft.places[0]))


def _first_telling(sentence: Sentence, index: int) -> Draft | None:
    """What the first of a trigger's frames makes of it."""
    found = (frame(sentence, index) for frame in _frames_for(sentence, index))
    return next((draft for draft in found if draft is not None), None)


def _frames_for(sentence: Sentence, index: int) -> tuple[Frame, ...]:
    """The frames for the sort of word that a trigger is."""
    unit = sentence.units[index]
    noun = "nouns." in unit.classes and is_noun(sentence.units, index)
    if noun and has(unit, *_MEETING_NOUNS):
        return _NOUN
    if noun and has(unit, "nouns.visit"):
        return _JOURNEY
    return _VERB if "verbs." in unit.classes else _OTHER


def _denied_here(drafts: list[Draft], deed: Draft) -> bool:
    """Whether the sentence says that the same people did not meet: "did not meet B but handed over a letter to him"."""
    return any(draft.status is Status.DENIED and set(draft.people) == set(deed.people) for draft in drafts)
