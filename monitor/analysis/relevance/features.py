"""A story's sentences and meetings as a few numbers between 0 and 1."""

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import astuple, dataclass

from monitor.analysis.relevance.allies import concerting, is_concerted
from monitor.analysis.relevance.signals import Sentence
from monitor.domain.meeting import Kind, Mention

_OPENING = 8
_LEAD = 3   # sentences, the headline among them
_SHORT = 5  # sentences; in a story of so few the headline counts as one of them


@dataclass(frozen=True, slots=True)
class Features:
    """How a story stands to its topic. Shares are of the sentences after the headline (of all, in a short story)."""

    head_both: float        # the headline, or the first two sentences where there is none, names all parties
    head_talks: float       # it names one of them, one that concerts its diplomacy left out, with words of diplomacy
    head_allies: float      # it has a party beside its allies without the others, or tells of a meeting of theirs
    head_threats: float     # words of confrontation among those and words of diplomacy in it
    head_rival: float       # it names some but not all parties, beside a third, and none that concerts its diplomacy with others
    head_mute: float        # it names all parties, with no word of diplomacy or contact
    first_talks: float      # the sentence behind it names a party that concerts its diplomacy, with words of diplomacy
    lead: float             # the first sentences name all parties, those that concert their diplomacy left out
    hits: float             # share of sentences naming all parties with words of diplomacy or contact, full at one in four
    opening: float          # share of the first sentences with words of diplomacy beside one of the parties
    weaker_party: float     # share of sentences naming the party named least, full at one in two
    own_affairs: float      # by how much the share of a party that concerts its diplomacy goes beyond that of the one named least
    threats: float          # words of confrontation among those and words of diplomacy
    main: float             # of the meetings the story is about the first is of all parties; journeys to others do not count
    main_elsewhere: float   # a meeting of one of them with somebody else is, and it is no allied one
    meetings: float         # how many meetings of all parties it tells of, full at four

    def values(self) -> tuple[float, ...]:
        """All numbers, in the order of the fields."""
        return astuple(self)


def measure(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], parties: frozenset[str], *, headline: bool
) -> Features:
    """Measure a story; ``sentences`` must not be empty."""
    head = sentences[0] if headline and sentences[0].sides else _merged(sentences[:2])  # "Nuclear talks end early" names nobody
    first = sentences[1] if headline and len(sentences) > 1 else sentences[0]
    body = sentences[1:] if headline and len(sentences) > _SHORT else sentences
    told = [mention for mention in mentions if parties <= set(mention.parties)]
    elsewhere = [mention for mention in mentions if mention.main and parties & set(mention.parties) < parties]
    both, some = parties <= head.sides, bool(parties & head.sides)
    voices = concerting(parties)
    sides: list[AbstractSet[str]] = [sentence.sides for sentence in body]
    gap = _gap(sides, parties, voices)
    if _is_allied(head, told, elsewhere, parties):
        sides = [_voiced(named, parties, voices) for named in sides]
    talks, threats = sum(_talks(s, parties) for s in body), sum(s.confrontation for s in body)
    opening = body[:_OPENING]
    hits = sum(parties <= named and _talks(s, parties) + s.contact > 0 for s, named in zip(body, sides, strict=True))
    return Features(
        head_both=float(both),
        head_talks=float(bool((parties - voices) & head.sides) and _talks(head, parties) > 0),
        head_allies=float(_is_of_allies(head.sides, parties) or any(_is_of_allies(m.parties, parties) for m in head.meetings)),
        head_threats=_among(head.confrontation, _talks(head, parties)),
        head_rival=float(some and not both and bool(head.actors - parties) and not head.sides & voices),
        head_mute=float(both and not _talks(head, parties) and not head.contact),
        first_talks=float(first.diplomacy > 0 and bool((voices or parties) & first.sides)),
        lead=float(parties - voices <= set().union(*(s.sides for s in sentences[:_LEAD]))),
        hits=min(4 * hits / len(body), 1.0),
        opening=sum(_talks(s, parties) > 0 and bool(s.sides & parties) for s in opening) / len(opening),
        weaker_party=min(2 * min(_share(sides, party) for party in parties), 1.0),
        own_affairs=gap,
        threats=_among(threats, talks),
        main=float(_is_first(sentences, parties)),
        main_elsewhere=float(any(not is_concerted(set(mention.parties)) for mention in elsewhere)),
        meetings=min(len(told) / 4, 1.0),
    )


def _among(threats: int, talks: int) -> float:
    return threats / (talks + threats) if threats else 0.0


def _is_of_allies(sides: Collection[str], parties: frozenset[str]) -> bool:
    return is_concerted(set(sides)) and not parties <= set(sides)


def _is_first(sentences: Sequence[Sentence], parties: frozenset[str]) -> bool:
    """Whether the first meeting the story is about that is any party's is one of all; what A will tell B of it comes later."""
    main = [mention for sentence in sentences for mention in sentence.meetings if mention.main]
    for mention in main:
        if parties <= set(mention.parties):
            return True
        if mention.kind is not Kind.VISIT and parties & set(mention.parties):
            return False
    return False


def _merged(sentences: Sequence[Sentence]) -> Sentence:
    """Where there is no headline the first sentence may be a dateline; two of them make the head."""
    first, last = sentences[0], sentences[-1]
    return Sentence(
        first.start, last.end, first.sides | last.sides, first.actors | last.actors,
        max(first.diplomacy, last.diplomacy), max(first.contact, last.contact), max(first.confrontation, last.confrontation),
        tuple(dict.fromkeys((*first.meetings, *last.meetings))),
    )


def _talks(sentence: Sentence, parties: frozenset[str]) -> int:
    """Words of diplomacy; a meeting of all parties, or of allies, that the sentence tells of is one."""
    return sentence.diplomacy + sum(parties <= set(m.parties) or is_concerted(set(m.parties)) for m in sentence.meetings)


def _is_allied(
    head: Sentence, told: Sequence[Mention], elsewhere: Sequence[Mention], parties: frozenset[str]
) -> bool:
    """Whether the story is one of a party and its allies: the headline has them alone, or they meet and the parties do not."""
    if _is_of_allies(head.sides, parties):
        return True
    return not any(mention.main for mention in told) and any(is_concerted(set(mention.parties)) for mention in elsewhere)


def _voiced(named: AbstractSet[str], parties: frozenset[str], voices: frozenset[str]) -> AbstractSet[str]:
    """Among allies, what is said of the other side is said by their power too, named in the sentence or not."""
    return named | voices if parties - voices <= named else named


def _gap(sides: Sequence[AbstractSet[str]], parties: frozenset[str], voices: frozenset[str]) -> float:
    weakest = min(_share(sides, party) for party in parties)
    return max((_share(sides, voice) - weakest for voice in voices), default=0.0)


def _share(sides: Sequence[AbstractSet[str]], party: str) -> float:
    return sum(party in named for named in sides) / len(sides)
