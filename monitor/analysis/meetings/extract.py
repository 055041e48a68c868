"""Reads every meeting a story tells of: the way from text to mentions."""

from monitor.analysis.entities.gazetteer import Found
from monitor.analysis.entities.scene import Scene, open_scene
from monitor.analysis.lexicon import Language, Lexicon
from monitor.analysis.meetings.days.news_day import date_by_news
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.read import read_sentence
from monitor.analysis.meetings.joining.mentions import make_mention
from monitor.analysis.meetings.joining.merging import join
from monitor.analysis.meetings.opening import anchor_of, names_of, sentences_of, times_of
from monitor.analysis.meetings.passes import OVER_SENTENCE, OVER_STORY
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.meetings.where.venues import place_only_summit
from monitor.analysis.meetings.who.crowds import note_crowd
from monitor.analysis.meetings.who.introducing import introduce, meet_strangers
from monitor.analysis.meetings.who.quoted_on import QUOTED_ON, give_speaker
from monitor.analysis.meetings.who.recalled import recall_pair
from monitor.analysis.meetings.who.remembering import remember
from monitor.analysis.meetings.who.signed import take_signature
from monitor.analysis.meetings.who.turns import take_turn
from monitor.analysis.meetings.who.unlisted import seat_ministers
from monitor.analysis.text.view import View, make_view
from monitor.domain.meeting import Mention
from monitor.domain.story import Item


def extract(item: Item, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Every meeting that ``item.raw`` tells of, in text order; evidence counts code points of ``item.raw``."""
    language = lexicon.language(item.language)
    if language is None:
        return ()
    view = make_view(item.raw)
    names = names_of(view, language)
    drafts = read_drafts(view, item, language, names)
    clusters = join(drafts, language.gazetteer.places)
    place_only_summit(clusters, view.text, names, language.core, language.gazetteer.places)
    anchor = anchor_of(item)
    date_by_news(clusters, view, names, language, anchor)
    mentions = (make_mention(cluster, view, item, anchor=anchor) for cluster in clusters)
    return tuple(mention for mention in mentions if mention is not None)


_MOST = 150  # tellings; no story has half as many, and joining them costs their square


def read_drafts(view: View, item: Item, language: Language, names: list[Found] | None = None) -> list[Draft]:
    """What each trigger in each sentence tells, in text order; ``names`` are those of the text, if known."""
    names = names_of(view, language) if names is None else names
    scene, sentences = _open(view, item, language, names)
    story = SoFar()
    for at, sentence in enumerate(sentences):
        if len(story.before) > _MOST:
            break
        take_turn(scene, sentence)
        if sentence.opened:
            give_speaker(sentence, sentences[at + 1 : at + QUOTED_ON])
            recall_pair(scene, sentence)
            story.here = read_sentence(sentence)
            for over_sentence in OVER_SENTENCE:
                over_sentence(sentence, story)
            story.before, story.here = story.all, []
        story.last = sentence if sentence.opened else None
        story.lately = (*story.lately[-1:], sentence)
        remember(scene, sentence)
    for over_story in OVER_STORY:
        over_story(story, scene)
    return story.before


def _open(view: View, item: Item, language: Language, names: list[Found]) -> tuple[Scene, list[Sentence]]:
    """The sentences of a story, and the scene with everybody whom any of them introduces."""
    anchor = anchor_of(item)
    times = times_of(view.text, item, anchor)
    scene = open_scene(language.gazetteer, names, female=language.female, core=language.core, anchor=anchor)
    take_signature(scene, view.text, names)
    note_crowd(scene, view.text)
    sentences = sentences_of(view, item, language, names, scene, times)
    for sentence in sentences:
        introduce(scene, sentence)
    seat_ministers(scene, sentences)
    meet_strangers(scene, sentences)
    return scene, sentences
