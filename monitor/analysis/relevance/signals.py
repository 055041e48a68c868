"""What each sentence of a story names: whose side, and words of talks or of threats."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ahocorasick_rs import AhoCorasick, MatchKind

from monitor.analysis.entities.gazetteer import Found, Gazetteer, NameKind
from monitor.analysis.lexicon import Language
from monitor.analysis.text.sentences import split_sentences
from monitor.analysis.text.view import View
from monitor.domain.meeting import Mention

_GROUND_KINDS = frozenset({NameKind.CAPITAL, NameKind.COUNTRY})
_SILENT_KINDS = frozenset({NameKind.MEDIA, NameKind.PLACE})


@dataclass(frozen=True, slots=True)
class TopicWords:
    """Words of one language that tell talks from threats, found as whole words in lower-case text; ``topics`` name them."""

    automaton: AhoCorasick
    topics: tuple[str, ...]


@dataclass(slots=True)
class Sentence:
    """One sentence of the view, with the sides it names and how many words it has of each sort."""

    start: int
    end: int
    sides: set[str]
    actors: set[str]        # the same without capitals, which may be no more than a place
    diplomacy: int = 0      # talks, summit, envoy
    contact: int = 0        # met, visit, letter: diplomacy only between the right parties
    confrontation: int = 0  # missile, sanctions, threat
    meetings: tuple[Mention, ...] = ()  # those whose words stand in it


def compile_topic_words(language: Language) -> TopicWords:
    """Compile the lists ``topics.*`` of a language pack."""
    words = [(word.lower(), name) for name, listed in language.pack.table("topics").items() for word in listed]
    automaton = AhoCorasick([word for word, _ in words], matchkind=MatchKind.LeftmostLongest)
    return TopicWords(automaton, tuple(topic for _, topic in words))


def read_signals(text: str, head_end: int, language: Language, words: TopicWords) -> list[Sentence]:
    """Read all sentences; the first one is the headline where ``head_end`` says that there is one."""
    spans = split_sentences(text, head_end, len(text), language.abbreviations)
    if head_end:
        spans.insert(0, (0, head_end))
    sentences = [Sentence(start, end, set(), set()) for start, end in spans]
    starts = [sentence.start for sentence in sentences]
    found = language.gazetteer.find(text)
    for name, sides in zip(found, _sides(found, language.gazetteer), strict=True):
        sentence = _sentence_at(sentences, starts, name.start)
        if sentence is not None and not _is_venue(text, name):
            sentence.sides |= sides
            sentence.actors |= sides if name.name.kind is not NameKind.CAPITAL else set()
    for position, topic in _topic_words(text, words):
        sentence = _sentence_at(sentences, starts, position)
        if sentence is not None:
            sentence.diplomacy += topic == "diplomacy"
            sentence.contact += topic == "contact"
            sentence.confrontation += topic == "confrontation"
    return sentences


def with_meetings(sentences: Sequence[Sentence], mentions: Sequence[Mention], view: View) -> list[Sentence]:
    """Put each meeting to the sentence whose words tell of it."""
    spans = [view.span(sentence.start, sentence.end) for sentence in sentences]
    placed = [(_position(mention), mention) for mention in mentions]
    return [
        replace(sentence, meetings=tuple(mention for at, mention in placed if first <= at < last))
        for sentence, (first, last) in zip(sentences, spans, strict=True)
    ]


def _position(mention: Mention) -> int:
    return next((evidence.start for evidence in mention.evidence if evidence.slot == "trigger"), -1)


def sides_named(text: str, language: Language) -> set[str]:
    """All sides any sentence could name, found without telling sentences apart; most stories of a feed name none of ours."""
    found = language.gazetteer.find(text)
    return set().union(*_sides(found, language.gazetteer))


def _is_venue(text: str, found: Found) -> bool:
    """Whether a country stands for the ground it lies on ("in Hanoi", "in Vietnam"), and for nobody."""
    return found.name.kind in _GROUND_KINDS and text[max(found.start - 4, 0) : found.start].lower() in {" in ", " at "}


def _sentence_at(sentences: Sequence[Sentence], starts: Sequence[int], position: int) -> Sentence | None:
    index = bisect_right(starts, position) - 1
    return sentences[index] if index >= 0 and position < sentences[index].end else None


def _sides(found: Sequence[Found], gazetteer: Gazetteer) -> Iterable[set[str]]:
    named = {name.name.canonical for name in found if name.name.kind is NameKind.PERSON}
    for name in found:
        if name.name.kind is NameKind.SURNAME:
            yield _side_of_surname(name.name.owners, named, gazetteer)
        else:
            yield set() if name.name.kind in _SILENT_KINDS else set(name.name.sides)


def _side_of_surname(owners: Sequence[str], named: set[str], gazetteer: Gazetteer) -> set[str]:
    """The side of the owner named in full elsewhere in the text, or of all owners where they share one."""
    sides = [gazetteer.people[owner].side for owner in owners if owner in named]
    if not sides:
        sides = [gazetteer.people[owner].side for owner in owners if not gazetteer.people[owner].named_in_full]
        if any(first != second for first, second in pairwise(sides)):
            return set()
    return {side for side in sides[:1] if side}


def _topic_words(text: str, words: TopicWords) -> Iterable[tuple[int, str]]:
    lower = text.replace("İ", "I").lower()
    for index, start, end in words.automaton.find_matches_as_indexes(lower, overlapping=False):
        whole = lower[start] > "\u2e7f" or not (
            (start and lower[start - 1].isalnum()) or (end < len(lower) and lower[end].isalnum())
        )
        if whole:
            yield start, words.topics[index]
