"""A topic, compiled, and the sentence that shows a story to be about it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.analysis.language import detect_language
from monitor.analysis.lexicon import Language, Lexicon
from monitor.analysis.relevance.features import Features, measure
from monitor.analysis.relevance.signals import Sentence, TopicWords, compile_topic_words, read_signals, sides_named, with_meetings
from monitor.analysis.terms import Hit
from monitor.analysis.text.view import View
from monitor.domain.meeting import Mention
from monitor.domain.story import Item

# Fitted, not chosen: docs/notes/relevance.md.
_BIAS = -4.1
_WEIGHTS = Features(
    head_both=1.8, head_talks=1.6, head_allies=0.7, head_threats=-2.1, head_rival=-4.7, head_mute=-1.3, first_talks=0.8, lead=0.9,
    hits=1.5, opening=2.4, weaker_party=1.6, own_affairs=-1.9, threats=-2.0, main=0.7, main_elsewhere=-1.1, meetings=3.5,
).values()


@dataclass(frozen=True, slots=True)
class Topic:
    """Parties to watch, with the words of every language a story may be in."""

    parties: frozenset[str]
    term: str
    languages: tuple[tuple[str, Language, TopicWords], ...]


def compile_topic(parties: Sequence[str], lexicon: Lexicon) -> Topic:
    """Compile a topic for some parties (codes); a story in a language without a pack is never about it."""
    languages = tuple((code, language, compile_topic_words(language)) for code, language in lexicon.languages)
    return Topic(frozenset(parties), "-".join(sorted(parties)), languages)


def find_topic(item: Item, view: View, mentions: Sequence[Mention], topic: Topic) -> Hit | None:
    """Find the sentence that best shows the story to be about the topic; None where it is not. Offsets count in the view."""
    sentences = _sentences_on(item, view, topic)
    if not sentences:
        return None
    features = measure(with_meetings(sentences, mentions, view), mentions, topic.parties, headline=bool(item.title))
    if probability(features) < 0.5:
        return None
    best = _best(sentences, topic.parties)
    return Hit(topic.term, best.start, best.end)


def can_be_about(item: Item, view: View, topic: Topic) -> bool:
    """Whether every party is named at all; ``find_topic`` finds nothing where one is not, whatever meetings are read."""
    return bool(_sentences_on(item, view, topic))


def _sentences_on(item: Item, view: View, topic: Topic) -> Sequence[Sentence]:
    """All sentences with their signals; none where a party is not named, or the language is not known."""
    code = detect_language(view.text, item.language)
    known = next(((language, words) for name, language, words in topic.languages if name == code), None)
    if known is None or not topic.parties <= sides_named(view.text, known[0]):
        return ()
    head_end = len(view.text.partition("\n")[0]) if item.title else 0
    sentences = read_signals(view.text, head_end, *known)
    return sentences if sentences and topic.parties <= set().union(*(s.sides for s in sentences)) else ()


def probability(features: Features) -> float:
    """Give the probability that a desk watching these parties would call the story its own."""
    score = _BIAS + sum(weight * value for weight, value in zip(_WEIGHTS, features.values(), strict=True))
    return 1 / (1 + math.exp(-score))


def _best(sentences: Sequence[Sentence], parties: frozenset[str]) -> Sentence:
    return max(sentences, key=lambda s: (len(parties & s.sides), s.diplomacy + s.contact > 0, -s.start))
