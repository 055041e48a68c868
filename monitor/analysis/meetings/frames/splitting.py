"""One telling, several meetings: "his North and South Korean counterparts", "separate meetings with A and B", "visits P and Q"."""

from dataclasses import replace

from monitor.analysis.meetings.clause.grammar import lacks
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Kind, Status

_IN_TURN = ("back - to - back", "consecutive", "successive")
_APART = frozenset({"separate", "separately", "respectively", "respective", "each", *_IN_TURN})
_TOGETHER = frozenset({"trilateral", "three-way", "tripartite", "together", "jointly"})

_ONE_AFTER_ANOTHER = ("separately", "separate", "bilaterally", *_IN_TURN)
_PRIVATELY = frozenset({"separate", "separately", "privately", "bilateral", "one-on-one", "individually"})
_NEIGHBOURS = {"CHN", "ROK", "JPN"}
_ALLIES = {"US", "ROK", "JPN"}  # these three meet as three


def split(sentence: Sentence, draft: Draft) -> list[Draft]:
    """A draft per counterpart where the words keep them apart; else the draft alone."""
    if len(draft.hosts) >= _MANY and _each(sentence, draft):
        other = tuple(side for side in draft.parties if side not in draft.hosts)
        return [_part(sentence, draft, (host, *other)) for host in draft.hosts] if len(other) == 1 else [draft]
    if draft.kind is Kind.VISIT:
        return [stop for one in _each_traveller(sentence, draft) for stop in _stops(sentence, one)]
    if (coupled := _coupled(sentence, draft)) is not None:
        return [coupled, draft]
    others = _counterparts(sentence, draft)
    if len(others) == 1 and draft.hosts:
        return _one_by_one(sentence, draft, others[0])
    if len(others) < 2 or not draft.hosts:
        return [draft]
    hosts = tuple(person for person, side in draft.sides if side in draft.hosts)
    led = set(_leaders_of(sentence, draft))
    parts = []
    for side in others:
        people = (*hosts, *(person for person, of in draft.sides if of == side))
        part = replace(
            draft,
            parties=(*draft.hosts, side),
            people=people,
            sides=tuple((person, of) for person, of in draft.sides if person in people),
            times=list(draft.times),
            places=_of_side(sentence, draft, side) or list(draft.places),
            candidates=list(draft.candidates),
        )
        heads = {of for person, of in part.sides if sentence.scene.is_head(person)}
        heads |= {side} & led if heads else set()
        if part.kind is not Kind.CALL and (part.kind is Kind.SUMMIT or len(heads) > 1):
            called = draft.noun == "summits" and not draft.people
            part.kind = Kind.SUMMIT if len(heads) > 1 or called else Kind.MEETING
        parts.append(part)
    return parts


def _coupled(sentence: Sentence, draft: Draft) -> Draft | None:
    """The other pair's meeting where one noun stands for two: "the A-B and C-B summits"."""
    units = sentence.units
    at = next((at for at, unit in enumerate(units) if unit.start >= draft.start), 0)
    if draft.rule != "noun" or not draft.noun.endswith("s") or at < _TWO or units[at - 1].low != "and":
        return None
    actors = [unit.actor for unit in (units[at - 2], units[at])]
    other = sentence.party((at - 2,), leaders=draft.kind is Kind.SUMMIT)
    two = all(actor is not None and (len(actor.sides) == _TWO or actor.ref == "pair") for actor in actors)
    if not two or len(other.sides) != _TWO or set(other.sides) == set(draft.parties):
        return None
    sides = tuple((person, side) for person in other.people for side in sentence.scene.side_of(person)[:1])
    slot = [Slot(units[at - 2].start, units[at - 2].end)]
    return replace(
        draft, parties=other.sides, people=other.people, sides=sides, people_span=slot, times=list(draft.times),
        places=list(draft.places), start=units[at - 2].start,
    )


def _one_by_one(sentence: Sentence, draft: Draft, side: str) -> list[Draft]:
    """A draft for each of two people of one side: "met separately with A and B"."""
    hosts = {person for person, of in draft.sides if of in draft.hosts}
    guests = [person for person in draft.people if person not in hosts]
    apart = not lacks(sentence.units, *_ONE_AFTER_ANOTHER) or _then(sentence, draft)
    if len(guests) != 2 or not apart or draft.kind is Kind.SUMMIT:
        return [draft]
    rest = [person for person in draft.people if person not in guests]
    return [
        replace(
            draft,
            people=(*rest, guest),
            sides=(*((person, of) for person, of in draft.sides if person in hosts), (guest, side)),
            times=list(draft.times),
            places=list(draft.places),
        )
        for guest in guests
    ]


def _then(sentence: Sentence, draft: Draft) -> bool:
    """Whether the second guest is met behind the first: "was received by A and then by B"."""
    if not draft.object_at or lacks(sentence.units, "then", "later", "afterwards", "afterward"):
        return False
    between = sentence.units[draft.object_at[0] : draft.object_at[-1]]
    return any(unit.low in ("then", "later", "afterwards", "afterward") for unit in between)


def _each_traveller(sentence: Sentence, draft: Draft) -> list[Draft]:
    """A visit for each country whose people travel: "A and B both flew to P"; who is at home there goes nowhere."""
    sides = {person: side for person in draft.people for side in sentence.scene.side_of(person)[:1]}
    if not draft.fresh or len(set(sides.values())) < _TWO:
        return [draft]
    hosts = _hosts(sentence, draft)
    away = [side for side in dict.fromkeys(sides.values()) if side not in hosts[:1]]
    return [
        replace(
            draft,
            parties=(side, *(host for host in hosts if host != side)),
            people=tuple(person for person in draft.people if sides.get(person) == side),
            sides=tuple((person, side) for person in draft.people if sides.get(person) == side),
            times=list(draft.times),
            places=list(draft.places),
        )
        for side in away
        if any(host != side for host in hosts)
    ] or [draft]


_TWO = 2  # countries


def _hosts(sentence: Sentence, draft: Draft) -> tuple[str, ...]:
    """The countries where a journey's places lie; those it has besides the traveller's, where no place tells."""
    starts = {slot.start for _, slot in draft.places}
    told = dict.fromkeys(side for unit in sentence.units if unit.start in starts and unit.actor for side in unit.actor.sides)
    return tuple(told) or draft.parties[1:]


def _stops(sentence: Sentence, draft: Draft) -> list[Draft]:
    """A visit for each country of a tour: "will visit Japan, South Korea and China"."""
    guests = draft.parties[1:]
    if len(guests) < 2:
        return [draft]
    where = [_of_side(sentence, draft, guest) for guest in guests]
    if not all(where):
        return [draft]
    pairs = zip(guests, where, strict=True)
    whole = _of_one_day(draft) or (len(guests) > 2 and draft.length is not None)  # a 12-day tour of five is 12 days in none
    when = None if draft.rule == "visit noun" and whole else draft.when  # "began a tour of P and Q on Monday"
    times = list(draft.times) if when is not None else []
    guess = draft.guess or draft.status is Status.ONGOING  # he is in one of them, and is yet to go to others
    parties = (draft.parties[0],)
    length = draft.length if when is not None else None
    one = replace(draft, times=times, when=when, length=length, guess=guess)
    return [replace(one, parties=(*parties, guest), places=places, times=list(times)) for guest, places in pairs]


def _of_one_day(draft: Draft) -> bool:
    return draft.when is not None and draft.when.start == draft.when.end


def _of_side(sentence: Sentence, draft: Draft, side: str) -> list[tuple[str, Slot]]:
    """Those of a draft's places that lie in one party's country."""
    sides = {unit.start: unit.actor.sides for unit in sentence.units if unit.actor is not None}
    return [place for place in draft.places if side in sides.get(place[1].start, ())]


def _each(sentence: Sentence, draft: Draft) -> bool:
    """Whether each of several ministers met one and the same person: "ministers of A, B and C all spoke with their counterpart"."""
    if draft.kind is Kind.VISIT or not draft.object_at:
        return False
    last = draft.object_at[0]
    return any(unit.low in _ALL for unit in sentence.units[max(0, last - _SHORT) : last])


_MANY = 3  # ministers; two who "each saw" a third may have sat together before
_ALL = frozenset({"all", "each", "separately"})
_SHORT = 5  # units from "all" to whom they met


def _part(sentence: Sentence, draft: Draft, parties: tuple[str, ...]) -> Draft:
    people = tuple(person for person, of in draft.sides if of in parties)
    part = replace(draft, parties=parties, people=people, times=list(draft.times), places=list(draft.places))
    part.sides = tuple((person, of) for person, of in draft.sides if of in parties)
    heads = {of for person, of in part.sides if sentence.scene.is_head(person)}
    if part.kind is Kind.SUMMIT and len(heads) < len(parties):
        part.kind = Kind.MEETING
    return part


def _heads_apart(sentence: Sentence, draft: Draft, others: tuple[str, ...]) -> bool:
    """Whether one leader met those of two others who do not meet as three: "Kim has met Moon and Xi"."""
    three = {*draft.hosts, *others}
    hosts = [person for person, side in draft.sides if side in draft.hosts]
    guests = {side for person, side in draft.sides if side in others and sentence.scene.is_head(person)}
    alone = len(hosts) == 1 and sentence.scene.is_head(hosts[0]) and draft.rule == "verb"
    return alone and guests == set(others) and three not in (_ALLIES, _NEIGHBOURS)


def _leaders_of(sentence: Sentence, draft: Draft) -> tuple[str, ...]:
    """Whose leaders are spoken of together: "the leaders of A, B and C"."""
    actors = (sentence.units[at].actor for at in draft.object_at)
    return tuple(side for actor in actors if actor is not None and actor.words & _LEADERS for side in actor.sides)


_LEADERS = frozenset({"leaders", "presidents"})


def _counterparts(sentence: Sentence, draft: Draft) -> tuple[str, ...]:
    units = sentence.units
    if not draft.object_at:
        return ()
    others = tuple(dict.fromkeys(side for side in sentence.party(draft.object_at).sides if side not in draft.hosts))
    if len(others) < 2:
        return others
    words = units.words
    if words & _TOGETHER:
        return ()
    both = [unit.low for unit in units[max(0, draft.object_at[0] - 2) : draft.object_at[0]]]
    if both[-1:] == ["both"] or both == ["both", "of"] or _heads_apart(sentence, draft, others):
        return others  # "met with both A and B"
    plural = any(
        unit.actor is not None and unit.actor.plural and (unit.actor.ref == "counterpart" or not unit.actor.sides)
        for unit in (units[at] for at in draft.object_at)
    )
    one_by_one = draft.rule == "weak verb" or len(others) >= _MANY or words & _PRIVATELY
    if len(_leaders_of(sentence, draft)) > 1 and one_by_one:
        return others  # "spoke to the leaders of A and B", "will meet the leaders of A, B and C"
    several = draft.noun in ("meetings", "summits", "visits") and len(draft.object_at) > 1
    phoned = draft.kind is Kind.CALL and draft.rule == "weak verb" and len(draft.object_at) > 1
    apart = bool(words & _APART) or phoned or _then(sentence, draft)
    if plural and not apart and {*draft.hosts, *others} == _ALLIES:
        return ()
    return others if plural or several or apart else ()
