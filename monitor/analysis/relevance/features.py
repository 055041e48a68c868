"""A story's sentences and meetings as a few numbers between 0 and 1."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from monitor.analysis.relevance.signals import Sentence
from monitor.domain.meeting import Mention

_OPENING = 8
_SHORT = 5  # sentences; in a story of so few the headline counts as one of them
# A power that concerts its diplomacy with allies: what it and a third party say of the other side is part of it.
_CONCERTING = frozenset({"US"})


@dataclass(frozen=True, slots=True)
class Features:
    """How a story stands to its topic. Shares are of the sentences after the headline (of all, in a short story)."""

    head_both: float        # the headline, or the first two sentences where there is none, names all parties
    head_talks: float       # it names one of them with words of diplomacy
    head_threats: float     # it has words of confrontation and none of diplomacy
    head_rival: float       # it names some but not all parties, beside a third
    head_ally: float        # the same, where the one named concerts its diplomacy with others
    hits: float             # share of sentences naming all parties with words of diplomacy or contact, full at one in four
    talks: float            # share of sentences with words of diplomacy, full at one in two
    opening: float          # the same for the first sentences alone, beside one of the parties
    weaker_party: float     # share of sentences naming the party named least, full at one in two
    threats: float          # words of confrontation among those and words of diplomacy
    main: float             # a meeting of all parties is what the story is about
    meetings: float         # how many meetings of all parties it tells of, full at four
    head_mute: float        # the headline names all parties, with no word of diplomacy or contact

    def values(self) -> tuple[float, ...]:
        """All numbers, in the order of the fields."""
        return astuple(self)


def measure(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], parties: frozenset[str], *, headline: bool
) -> Features:
    """Measure a story; ``sentences`` must not be empty."""
    head = sentences[0] if headline else _merged(sentences[:2])
    told = [mention for mention in mentions if parties <= set(mention.parties)]
    body = sentences[1:] if headline and len(sentences) > _SHORT else sentences
    both = parties <= head.sides
    some = bool(parties & head.sides)
    third = some and not both and bool(head.actors - parties)
    concerted = bool(head.sides & parties & _CONCERTING)
    talks, threats = sum(s.diplomacy for s in body), sum(s.confrontation for s in body)
    return Features(
        head_both=float(both),
        head_talks=float(some and head.diplomacy > 0),
        head_threats=float(head.confrontation > 0 and head.diplomacy == 0),
        head_rival=float(third and not concerted),
        head_ally=float(third and concerted),
        hits=min(_share(body, parties) * 4, 1.0),
        talks=min(2 * sum(s.diplomacy > 0 for s in body) / len(body), 1.0),
        opening=sum(s.diplomacy > 0 and bool(s.sides & parties) for s in body[:_OPENING]) / len(body[:_OPENING]),
        weaker_party=min(2 * min(sum(party in s.sides for s in body) for party in parties) / len(body), 1.0),
        threats=threats / (talks + threats) if talks + threats else 0.0,
        main=float(any(mention.main for mention in told)),
        meetings=min(len(told) / 4, 1.0),
        head_mute=float(both and not head.diplomacy and not head.contact),
    )


def _merged(sentences: Sequence[Sentence]) -> Sentence:
    """Where there is no headline the first sentence may be a dateline; two of them make the head."""
    first, last = sentences[0], sentences[-1]
    return Sentence(
        first.start, last.end, first.sides | last.sides, first.actors | last.actors,
        max(first.diplomacy, last.diplomacy), max(first.contact, last.contact), max(first.confrontation, last.confrontation),
    )


def _share(sentences: Sequence[Sentence], parties: frozenset[str]) -> float:
    return sum(parties <= s.sides and s.diplomacy + s.contact > 0 for s in sentences) / max(len(sentences), 1)
