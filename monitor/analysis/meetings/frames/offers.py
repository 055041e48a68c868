"""Talks that one side offers or turns down, the other unsaid: "it was open to talks", "Iran has rejected talks"."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_preposition, lacks, some
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.frames.unconditional import freely
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.who.countries import AT_TABLES
from monitor.domain.meeting import Kind, Status

_NOUNS = frozenset({"talks", "negotiations"})
_SAID = ("suggest", "propos", "offer", "reject", "refus", "turn", "spurn", "rebuff", "declin", "ruled out")  # of verbs in the past
_STANDS = ("open to", "ready", "willing", "unwilling")  # what somebody is
_WEAKENING = ("auxiliaries.conditional", "auxiliaries.modal", "auxiliaries.future")
_BEFORE = 4  # units before a cue that may take its weight: "would even be"


def add_other_side(sentence: Sentence, draft: Draft) -> None:
    """Give an offer of talks, or a refusal, the side it is made to: the one that the story sets against the speaker's."""
    if _ruled_out(sentence, draft):
        draft.parties = tuple(dict.fromkeys((*draft.parties, *sentence.scene.core.parties)))
        draft.fresh = draft.offered = True
    sides = draft.hosts if draft.inferred else draft.parties  # the other side of "high-level talks" the story may have told
    if draft.kind not in _SORTS or not _of_talks(sentence, draft) or draft.definite or len(sides) != 1:
        return
    if (called := _called_to_table(sentence, draft)) is not None:
        draft.status, draft.status_span = Status.PROPOSED, called
    elif draft.status not in (Status.PROPOSED, Status.DENIED) or not _speaks(sentence, draft):
        return
    other = _other_side(sentence, sides[0], refused=draft.status is Status.DENIED)
    if other and set(draft.parties) <= {sides[0], other}:
        draft.parties = (sides[0], other)
        draft.inferred = draft.fresh = draft.offered = True


def _called_to_table(sentence: Sentence, draft: Draft) -> Slot | None:
    """The words by which a side is called to the table for talks: "call on A to come to the table for negotiations"."""
    units = sentence.units
    if lacks(units, "come to the table", "return to the table"):
        return None
    table = next(at for at, unit in enumerate(units) if unit.low in _TO_TABLE)
    called = table > 1 and units[table - 1].low == "to" and is_actor(units[table - 2])
    if not called or table + 1 >= len(units) or units[table + 1].low != "for" or units[table].end > draft.start:
        return None
    asks = next((at for at in range(table - 3, max(-1, table - _ASKED), -1) if units[at].low.startswith(_CALLS)), None)
    return Slot(units[asks].start, units[table].end) if asks is not None else None


_TO_TABLE = frozenset({"come to the table", "return to the table"})
_ASKED = 8  # units of "call on the government of A to"
_CALLS = ("call", "urg", "press", "ask", "invit")


def _of_talks(sentence: Sentence, draft: Draft) -> bool:
    """Whether a word means talks with somebody; "dialogue" does where it is to be without preconditions."""
    if draft.noun in _NOUNS or draft.noun not in _VAGUE:
        return draft.noun in _NOUNS
    at = next((at for at, unit in enumerate(sentence.units) if unit.end >= draft.end), 0)
    return freely(sentence.units, at)


_SORTS = (Kind.TALKS, Kind.MEETING)
_VAGUE = frozenset({"dialogue", "dialog", "discussions", "meeting"})


def _ruled_out(sentence: Sentence, draft: Draft) -> bool:
    """Whether no meeting with one of the story's two is said to be planned: it would be the other's."""
    span, units = draft.status_span, sentence.units
    if draft.status is not Status.DENIED or len(draft.parties) != 1 or span is None or not draft.object_at:
        return False
    first = next(at for at, unit in enumerate(units) if unit.start >= span.start)
    last = draft.object_at[-1]
    planned = some(units[last + 1 : last + _PLANNED], "status.planned") or any(
        unit.low == "foreseen" for unit in units[last + 1 : last + _PLANNED]
    )
    there = any(unit.low == "there" for unit in units[max(0, first - _BEFORE) : first])  # "there would be no talks with B"
    return units[first].low == "no" and (planned or there) and draft.parties[0] in sentence.scene.core.parties


_PLANNED = 6  # units: "are at present planned"


def answer_offer(sentence: Sentence, draft: Draft, start: int) -> None:
    """A rejected B's offer of talks: talks of the two, refused; accepted, they are planned."""
    units = sentence.units
    to_hold = start > _TO_HOLD and units[start - 2].low == "to" and has(units[start - 1], "verbs.hold")  # "offer to hold talks"
    offer = start - (_TO_HOLD if to_hold else 2)
    linked = to_hold or units[start - 1].low in _FOR
    if draft.kind is not Kind.TALKS or offer < _SHORTEST or units[offer].low not in _OFFERS or not linked:
        return
    owner = offer - 1
    while owner > offer - _BEFORE and units[owner].code in "umw" and not has(units[owner], "status.denied", "status.planned"):
        owner -= 1  # "its repeated offers"
    owner -= units[owner].code == "s"
    verb = owner - 1 - (units[owner - 1].code == "d")
    if verb < 1 or not is_actor(units[owner]) or not units[verb].low.startswith((*_REFUSED, *_TAKEN)):
        return
    group = verb_group(units, verb)
    subject = sentence.subject(group.start)[0]
    sides = (*subject.sides, *sentence.party((owner,)).sides)
    if not set(subject.sides) & set(draft.parties) and len(draft.parties) > 1:
        draft.status = Status.PROPOSED  # who dismisses the offer of one to another does not turn it down
    if set(draft.parties) - set(sides):
        return  # "rejected Seoul's proposal for talks with Washington"
    if (
        group.form not in ("past", "third")
        or group.negative
        or group.modal
        or group.cues
        or len(sides) != 2
        or len(set(sides)) != 2
    ):
        return
    refused = units[verb].low.startswith(_REFUSED)
    if subject.people and (to_hold or not refused):
        return  # a head who accepts sits there himself; who dismisses an offer to hold talks may be of a third country
    draft.parties, draft.people, draft.people_span = sides, (), sentence.slots((owner,))
    draft.status, draft.status_span = Status.DENIED if refused else Status.PLANNED, Slot(units[verb].start, units[verb].end)
    draft.inferred, draft.fresh, draft.offered = False, True, True


_TO_HOLD = 3  # units from "talks" back to the offer


def refuse_offer(sentence: Sentence, draft: Draft, start: int) -> None:
    """A turned down an offer of talks, nobody says whose: talks with the other side of the story's two, refused."""
    units = sentence.units
    offer = start - 2
    if draft.kind is not Kind.TALKS or len(draft.parties) > 1 or sentence.headline:
        return
    if offer < _SHORTEST or units[start - 1].low not in _FOR or units[offer].low not in _OFFERS:
        return
    verb = offer - 1
    while verb > offer - _BEFORE and (units[verb].code in "dum" or units[verb].low in _ANY) and not _refuses(units[verb]):
        verb -= 1  # "a fresh offer", "repeated offers"
    group = verb_group(units, verb)
    if verb < 1 or not _refuses(units[verb]) or group.negative or group.modal:
        return
    subject = sentence.subject(group.start)[0]
    own = len(subject.sides) == 1 and set(draft.parties) <= set(subject.sides)
    other = _other_side(sentence, subject.sides[0], refused=True) if own else None
    if other:
        draft.parties, draft.people, draft.inferred = (subject.sides[0], other), (), True
        draft.status, draft.status_span = Status.DENIED, Slot(units[verb].start, units[verb].end)
        draft.fresh = draft.offered = True


def _refuses(unit: Unit) -> bool:
    return unit.low.startswith(_REFUSED)


_ANY = frozenset({"all", "any", "every", "several", "repeated", "such"})


def offerer(sentence: Sentence, preposition: int) -> Party:
    """Whose offer of talks it is: "A's June 16 offer of talks with B" is one of A's."""
    units = sentence.units
    if (both := _invited(sentence, preposition)):
        return both
    offer = preposition - 1
    if offer < _SHORTEST or units[offer].low not in _OFFERS or units[preposition].low not in _FOR:
        return NOBODY
    for at in range(offer - 1, max(0, offer - _OWNED), -1):
        if units[at].code == "s" and is_actor(units[at - 1]):
            return Party((), sentence.party((at - 1,)).sides[:1])
        if not (units[at].code in "umwT" and not has(units[at], "say")) or is_preposition(units[at]):
            return NOBODY
    return NOBODY


def _invited(sentence: Sentence, preposition: int) -> Party:
    """Who invites whom: "A's invitation to B to P for a summit"."""
    units = sentence.units
    if lacks(units, "invitation") or units[preposition].low not in ("for", "to"):
        return NOBODY
    near = range(preposition - _SHORTEST, max(0, preposition - _INVITED), -1)
    at = next((at for at in near if units[at].low == "invitation"), 0)
    if not at or units[at + 1].low not in ("to", "for", "of") or not is_actor(units[at + 2]) or at + 2 >= preposition:
        return NOBODY
    owner = at - 2 if units[at - 1].code == "s" else at - 1
    host, guest = sentence.party((owner,)) if is_actor(units[owner]) else NOBODY, sentence.party((at + 2,))
    return host.joined(guest) if len(host.sides) == len(guest.sides) == 1 and host.sides != guest.sides else NOBODY


_INVITED = 8  # units from an invitation to what it is for
_OWNED = 5  # units from a possessor to the offer
_SHORTEST = 2  # units before an offer: who answers, and the verb
_FOR = frozenset({"of", "for", "to", "to hold"})
_OFFERS = frozenset(
    {"offer", "offers", "proposal", "proposals", "demand", "demands", "request", "requests", "call", "calls", "invitation", "bid"}
)
_REFUSED = ("reject", "turned down", "turns down", "spurn", "rebuff", "dismissed", "brushed", "refused", "declined")
_TAKEN = ("accept",)


def _speaks(sentence: Sentence, draft: Draft) -> bool:
    """Whether the words are somebody's offer or refusal, and no wish, guess or wager about one."""
    units, span = sentence.units, draft.status_span
    last = next((at for at, unit in enumerate(units) if span is not None and unit.end == span.end), None)
    if span is None or last is None or span.end > draft.start:
        return False
    first = next(at for at, unit in enumerate(units) if unit.start >= span.start)
    before = units[max(0, first - _BEFORE) : last + 1]
    if some(before, *_WEAKENING) or any(unit.low == "if" for unit in before):
        return False
    said = (at for at in range(first, last + 1) if units[at].low.startswith((*_SAID, *_STANDS)) or _asks(units, at))
    cue = next(said, None)
    if cue is None or units[cue + 1].low == "no" or units[cue - 1].code == "s" or units[cue - 1].code == "d":
        return False  # "dismissed Seoul's offer of talks"
    group = verb_group(units, cue)
    ready = units[cue].low != "ready" or units[cue + 1].low == "for"
    stands = ready and units[cue].low.startswith(_STANDS) and _is(units, first, cue)
    told = group.form == "past" or (sentence.headline and group.form == "third")
    return stands or ((units[cue].low.startswith(_SAID) or _asks(units, cue)) and told and not group.negative)


def _asks(units: Units, at: int) -> bool:
    """Whether somebody asks for talks: "A asked for direct talks"."""
    return units[at].low in ("asked", "asks", "asked for", "asks for") and "for" in (units[at].low[-3:], units[at + 1].low)


def _other_side(sentence: Sentence, side: str, *, refused: bool) -> str | None:
    """Whom a side's talks would be with: the other of the two last brought together, else the other of the story's two."""
    pair, core = sentence.scene.pair, sentence.scene.core.parties
    if side in pair and len(pair) == 2 and (refused or not core or set(pair) == set(core)):
        return next(other for other in pair if other != side)
    if side in core:
        return next((other for other in core if other != side), None)
    named = _named_beside(sentence, side)
    alone = len(named) == 1 and AT_TABLES.issuperset({side, *named})  # "A proposed talks in response to a letter from B"
    return next(iter(named)) if alone and not refused else None


def _named_beside(sentence: Sentence, side: str) -> set[str]:
    """The other sides that a sentence names, those left out whose word it is, and where it is."""
    named: set[str] = set()
    for at, unit in enumerate(sentence.units):
        near = (*sentence.units[max(0, at - 1) : at], *sentence.units[at + 1 : at + 2])
        where = at > 0 and has(sentence.units[at - 1], "prepositions.place")
        if unit.code in "NCK" and unit.actor is not None and not (where or some(near, "say")):
            named.update(unit.actor.sides)
    return named - {side}


def _is(units: Units, first: int, cue: int) -> bool:
    """Whether somebody is, or remains, open to something."""
    near = units[max(0, first - 3) : cue]
    return some(near, "auxiliaries.be_present", "auxiliaries.be_past") or any(unit.low.startswith("remain") for unit in near)
