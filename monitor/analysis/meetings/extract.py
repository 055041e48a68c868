"""Reads every meeting a story tells of: the way from text to mentions."""

from datetime import date
from zoneinfo import ZoneInfo

from monitor.analysis.entities.gazetteer import Found
from monitor.analysis.entities.phrases import Unit, read_phrases
from monitor.analysis.entities.scene import Party, Scene, open_scene
from monitor.analysis.lexicon import Language, Lexicon
from monitor.analysis.meetings.arguments import Sentence
from monitor.analysis.meetings.clauses import is_noun
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.grammar import has
from monitor.analysis.meetings.mentions import make_mention
from monitor.analysis.meetings.merging import join
from monitor.analysis.meetings.nouns import read_noun
from monitor.analysis.meetings.times import mark_times, settle
from monitor.analysis.meetings.verbs import read_verb
from monitor.analysis.meetings.visits import visit_noun, visit_verb
from monitor.analysis.text.sentences import split_sentences
from monitor.analysis.text.view import View, make_view
from monitor.analysis.when import find_times
from monitor.domain.meeting import Mention
from monitor.domain.story import Item

MEETING_NOUNS = ("nouns.summit", "nouns.talks", "nouns.meeting", "nouns.call")


def extract(item: Item, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Every meeting that ``item.raw`` tells of, in text order; evidence counts code points of ``item.raw``."""
    language = lexicon.language(item.language)
    if language is None:
        return ()
    view = make_view(item.raw)
    drafts = read_drafts(view, item, language)
    clusters = join(drafts)
    mentions = (make_mention(cluster, view, item) for cluster in clusters)
    return tuple(mention for mention in mentions if mention is not None)


def anchor_of(item: Item) -> date | None:
    """The day of publication where the outlet is."""
    if item.published_at is None:
        return None
    return item.published_at.astimezone(ZoneInfo(item.timezone)).date()


def read_drafts(view: View, item: Item, language: Language) -> list[Draft]:
    """What each trigger in each sentence tells, in text order."""
    names = language.gazetteer.find(view.text)
    female = frozenset(language.pack.words("people.female"))
    scene = open_scene(language.gazetteer, names, female=female, anchor=anchor_of(item))
    drafts: list[Draft] = []
    times = find_times(view.text, anchor=scene.anchor) if scene.anchor else ()
    cursor = 0
    for index, span in enumerate(split_sentences(view.text, 0, len(view.text), language.abbreviations)):
        inside, cursor = _names_in(names, cursor, span[1])
        headline = index == 0 and bool(item.title)
        units = mark_times(
            read_phrases(view.text, span, inside, language.words, headline=headline),
            [time for time in times if span[0] <= time.start < span[1]],
        )
        sentence = Sentence(index, units, scene, headline=headline)
        found = _frames(sentence)
        for draft in found:
            if scene.anchor:
                settle(draft, scene.anchor)
        drafts.extend(found)
        _remember(scene, sentence, found)
    return drafts


def _names_in(names: list[Found], cursor: int, end: int) -> tuple[list[Found], int]:
    stop = cursor
    while stop < len(names) and names[stop].start < end:
        stop += 1
    return names[cursor:stop], stop


def _frames(sentence: Sentence) -> list[Draft]:
    drafts = []
    for index, unit in enumerate(sentence.units):
        if not unit.classes:
            continue
        draft = None
        noun = is_noun(sentence.units, index)
        if has(unit, *MEETING_NOUNS) and noun:
            draft = read_noun(sentence, index)
        elif has(unit, "nouns.visit") and noun:
            draft = visit_noun(sentence, index)
        else:
            draft = read_verb(sentence, index) or visit_verb(sentence, index)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _remember(scene: Scene, sentence: Sentence, drafts: list[Draft]) -> None:
    """What later sentences may refer to: who this one was about, and which two parties it paired."""
    actors = [unit for unit in sentence.units if unit.code == "N" and unit.actor is not None]
    for unit in actors:
        _meet(scene, unit)
    named = (unit for unit in actors if unit.actor is not None and unit.actor.ref in ("person", "surname", "pronoun"))
    subject = next((party.people[0] for unit in named for party in (scene.resolve(unit),) if party.people), None)
    scene.subject = subject or scene.subject
    for draft in drafts:
        if len(draft.parties) == 2:
            scene.pair = draft.parties
            if len(draft.people) == 2:
                scene.subject_group = Party(draft.people, draft.parties)


def _meet(scene: Scene, unit: Unit) -> None:
    """Remember people the roster does not know, and who was called somebody's counterpart."""
    actor = unit.actor
    if actor is None:
        return
    party = scene.resolve(unit)
    for person in party.people:
        if person not in scene.gazetteer.people:
            scene.sides.setdefault(person, party.sides)
            if actor.leader:
                scene.titles[person] = frozenset({"leader"})
        if actor.ref == "counterpart" and person not in scene.counterparts:
            scene.counterparts.append(person)
