"""Journeys that somebody else has made: "invited B to P", "B was invited to P", "sent B to P", "B was sent to P"."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_preposition, lacks
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.journeys.goals import goal_behind
from monitor.analysis.meetings.journeys.goers import who_goes
from monitor.analysis.meetings.journeys.travel import by_name, make_visit, official
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.where.places import NOWHERE, place_list
from monitor.analysis.when import TimeSpan
from monitor.domain.meeting import Status


def invitation(sentence: Sentence, verb: int) -> Draft | None:
    """A invites B to P: a visit of B, offered."""
    units = sentence.units
    if units[verb].low == "invited" and set(verb_group(units, verb).words[-1:]) & _PASSIVE:
        return _invited(sentence, verb)
    guest = _guest(units, verb)
    behind = _past_apposition(units, guest) if guest is not None else verb
    to = next((at for at in range(behind + 1, min(len(units), behind + 4)) if units[at].low == "to"), None)
    taken_along = guest is not None and units[guest].code == "N" and " to " in units[guest].low  # "a senior envoy to P"
    if guest is None or (to is None and not taken_along):
        return None
    found = place_list(units, to + 1, to + 6) if to is not None else NOWHERE
    him = units[guest].low in _HIM
    if him and to is not None and not found.known and to + 2 < len(units) and has(units[to + 1], "verbs.visit"):
        found = place_list(units, to + 2, to + 7)  # "invited him to visit P"
    host = sentence.subject(verb_group(units, verb).start)[0]  # who invites nobody of his own: "A invited him to P"
    guests = _one_of_theirs(sentence, guest) or sentence.party((guest,), subject=host)
    envoy = units[guest].code == "N" and official(sentence, guests) and not set(guests.sides) & set(host.sides)
    if not (found.known or taken_along) or not (guests.people or envoy):
        return None
    draft = make_visit(sentence, verb, verb, guests, found)
    draft.status, draft.status_span = Status.PROPOSED, Slot(units[verb].start, units[verb].end)
    draft.people_span = sentence.slots((guest,))
    draft.rule = "invitation"
    if not found.known:
        _send_office(sentence, draft, units[guest])
    draft.times = _asked_for(units, draft.places[-1][1].end) if draft.places else []
    return draft if len(draft.parties) > 1 else None


def _one_of_theirs(sentence: Sentence, guest: int) -> Party | None:
    """The side of whose people one is invited: "one of P's most seasoned envoys"."""
    owner = next((at - 1 for at in range(guest - 1, max(1, guest - _OWNED), -1) if sentence.units[at].code == "s"), None)
    return Party((), sentence.party((owner,)).sides) if owner is not None and sentence.units[guest].actor else None


def _guest(units: Units, verb: int) -> int | None:
    """Who is invited: "invited B", "invited one of P's most seasoned envoys"."""
    guest = next((at for at in range(verb + 1, min(len(units), verb + 4)) if is_actor(units[at])), None)
    if guest is None or guest + 2 >= len(units) or units[guest + 1].code != "s":
        return guest
    envoy = next((at for at in range(guest + 2, min(len(units), guest + _OWNED)) if units[at].code not in "muwdnC"), guest)
    return envoy if is_actor(units[envoy]) and units[envoy].code == "N" else guest


_OWNED = 6  # units of "'s most seasoned nuclear envoys"


def _past_apposition(units: Units, guest: int) -> int:
    """The comma behind what a guest is called: "invited B, its envoy on human rights, to P"; else the guest."""
    if guest + 1 >= len(units) or units[guest + 1].code != ",":
        return guest
    return next((at for at in range(guest + 2, min(len(units), guest + _CALLED)) if units[at].code == ","), guest)


_CALLED = 10  # units


_HIM = frozenset({"him", "her"})


def _asked_for(units: Units, end: int) -> list[TimeSpan]:
    """The time behind where somebody is asked to come, if it is to come: "invited B to P in May", "next month"; no "on Monday"."""
    behind = next((at for at in range(len(units)) if units[at].start >= end), len(units))
    at = behind + 1 if behind < len(units) and units[behind].low in ("in", "for", "by", "later") else behind
    span = units[at].extra if at < len(units) else None
    coming = at > behind or (at < len(units) and units[at].low.startswith(("next", "later", "early next", "this")))
    return [span] if coming and isinstance(span, TimeSpan) else []


def _invited(sentence: Sentence, verb: int) -> Draft | None:
    """B was invited to P: offered, planned once accepted."""
    units = sentence.units
    group = verb_group(units, verb)
    guests, guests_at = who_goes(sentence, group)
    found = goal_behind(units, verb, ("to",))
    if not found.known or not guests.people or verb + 1 >= len(units) or units[verb + 1].low != "to":
        return None
    draft = make_visit(sentence, verb, group.start, guests, found)
    taken = next((unit for unit in units[verb:] if unit.low in _TAKEN_UP), None)
    told = taken or units[verb]
    draft.status, draft.status_span = Status.PLANNED if taken else Status.PROPOSED, Slot(told.start, told.end)
    draft.people_span = sentence.slots(guests_at)
    draft.rule = "invitation"
    attach_times(units, draft, group.start, verb)
    return draft if len(draft.parties) > 1 else None


_TAKEN_UP = frozenset({"accepted", "accepts"})


def took_up(units: Units, verb: int) -> Slot | None:
    """Where somebody accepted the invitation that a journey hangs on: "has accepted B's invitation to visit P"."""
    if lacks(units, *_TAKEN_UP):
        return None
    offer = next((at for at in range(verb - 1, max(0, verb - _OFFER), -1) if units[at].low in _INVITATIONS), None)
    if offer is None:
        return None
    taken = next((at for at in range(offer - 1, max(-1, offer - _OWNER), -1) if units[at].low in _TAKEN_UP), None)
    if taken is None or any(unit.code in ",;" for unit in units[taken:verb]):
        return None
    group = verb_group(units, taken)
    sure = not (group.negative or group.modal or group.conditional or group.infinitive)
    return Slot(units[group.start].start, units[taken].end) if sure else None


_INVITATIONS = frozenset({"invitation", "offer", "request"})
_OFFER, _OWNER = 9, 8  # units from a journey to the invitation ("from B of P"), and on to who accepted it


def sending(sentence: Sentence, verb: int) -> Draft | None:
    """A sends B to P: a visit of B, for A's side."""
    units = sentence.units
    sent = next((at for at in range(verb + 1, min(len(units), verb + 5)) if units[at].code == "N"), None)
    group = verb_group(units, verb)
    if _PASSIVE & set(group.words) and group.form == "past":
        return _sent(sentence, verb)
    sender, _ = sentence.subject(group.start)
    if not sender and sent is not None and "denied" in group.cues:
        sender = Party((), sentence.party((sent,)).sides)  # "there were no plans to send A back to P"
    back = sent is not None and units[min(sent + 1, len(units) - 1)].low == "back"
    found = goal_behind(units, sent + back if sent is not None else verb, ("to", "into"))
    if sent is None or len(sender.sides) != 1 or _something(units, sent):
        return None
    envoy = sentence.party((sent,))
    draft = make_visit(sentence, verb, group.start, Party(envoy.people, sender.sides), found)
    if not found.known:
        _send_office(sentence, draft, units[sent])
    draft.status, draft.status_span = verb_status(sentence, group)
    if draft.status is Status.ONGOING and group.form == "ing":
        draft.status = Status.PLANNED  # "is sending B to P on Friday"
    before = units[group.start - 1].low if group.start else ""
    if group.form == "ing" and before in ("about", "over", "on", "around") and draft.status in (Status.HELD, Status.PLANNED):
        draft.status = Status.PROPOSED  # "offered to talk about sending B to P"
    draft.people_span = sentence.slots((sent,))
    draft.rule = "sending"
    attach_times(units, draft, group.start, verb)
    return draft if len(draft.parties) > 1 else None


def _something(units: Units, receiver: int) -> bool:
    """Whether something is sent to somebody, who goes nowhere: "sent him a letter", "sends Kim gifts that ..."."""
    at = next((i for i in range(receiver + 1, len(units)) if not (units[i].code == "T" or has(units[i], "adverbs"))), len(units))
    return at < len(units) and (units[at].code in "dn0" or (units[at].code in "um" and not is_preposition(units[at])))


def _send_office(sentence: Sentence, draft: Draft, sent: Unit) -> None:
    """Where an unnamed envoy goes, when the phrase took the goal along: "an envoy to Pyongyang"."""
    _, to, goal = sent.low.partition(" to ")
    if sent.actor is None or sent.actor.ref != "role" or not to:
        return
    named = sentence.scene.gazetteer.sided.get(goal)
    if named is None:
        return
    draft.parties = tuple(dict.fromkeys((*draft.parties, *named.sides[:1])))
    draft.places.append((named.canonical, Slot(sent.end - len(goal), sent.end)))
    draft.fresh = len(draft.parties) > 1


_PASSIVE = frozenset({"was", "were", "been", "be", "is", "are", "being"})


def _sent(sentence: Sentence, verb: int) -> Draft | None:
    """B was sent to P."""
    group = verb_group(sentence.units, verb)
    envoy, envoy_at = who_goes(sentence, group)
    found = goal_behind(sentence.units, verb, ("to", "into"))
    if not found.known or not official(sentence, envoy) or not by_name(sentence, envoy_at):
        return None
    draft = make_visit(sentence, verb, group.start, envoy, found)
    draft.status, draft.status_span = verb_status(sentence, group)
    draft.people_span = sentence.slots(envoy_at)
    draft.rule = "sending"
    attach_times(sentence.units, draft, group.start, verb)
    return draft if len(draft.parties) > 1 else None
