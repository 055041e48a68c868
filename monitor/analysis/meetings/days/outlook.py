"""Which way a meeting's clause looks: to what is to come, to what is over, or to what once was to come."""

from monitor.analysis.meetings.clause.clause_bounds import clause_of
from monitor.analysis.meetings.clause.grammar import Units, has, lacks, lists_none, some
from monitor.analysis.meetings.clause.past_verbs import past_verb
from monitor.analysis.meetings.days.offer_days import announced
from monitor.analysis.meetings.draft import Draft

FRONT = 4  # units: "Ahead of the", "Eight months after his"


def look_ahead(units: Units, draft: Draft, first: int, trigger: int) -> None:
    """Note what the words of its status and its clause tell of when a meeting is, apart from any day."""
    said = _told(units, draft)
    draft.tensed, draft.announced = any(map(past_verb, said)), announced(units, first)
    draft.once = _hoped_once(units, draft)
    draft.supposed = draft.once and any(unit.low in ("supposed to", "meant to") for unit in said)
    spoken = units if first <= FRONT else units[:first]  # "Ahead of a meeting with B on T, A was asked"
    draft.to_be = _to_be(draft, said)
    coming = _speaks_of_what_comes(units, first, trigger)
    draft.ahead = coming or (draft.nested and not any(past_verb(unit) for unit in spoken))


def _told(units: Units, draft: Draft) -> Units:
    """The words that say where a meeting stands."""
    told = draft.status_span
    return () if told is None else [unit for unit in units if told.start <= unit.start < told.end]


def _to_be(draft: Draft, said: Units) -> bool:
    """Whether the verb itself tells of what is still to be: "will meet", "is to go", "has no plans to", a headline's "to visit"."""
    if any(not _RULED_OUT.isdisjoint(unit.low.split(" ")) for unit in said):
        return True
    if some(said, "auxiliaries.have"):
        return False  # "could have met"
    due = any(unit.low == "to" for unit in said) and (draft.headline or some(said, "auxiliaries.be_present"))
    return due or some(said, "auxiliaries.future", "auxiliaries.modal", "auxiliaries.conditional")


_RULED_OUT = frozenset({"plans", "plan", "intention", "intentions", "won't", "ruled", "rules", "ruling"})


def _hoped_once(units: Units, draft: Draft) -> bool:
    """Whether it is told what was once to come: "it was hoped their meeting in February would bring"."""
    told = draft.status_span
    if told is None or (lists_none(units, "auxiliaries.be_past", "auxiliaries.had") and lacks(units, "been")):
        return False
    near = [at for at, unit in enumerate(units) if told.start <= unit.start < told.end]
    if near and has(units[near[0]], "auxiliaries.conditional") and _had_said(units, near[0]):
        return True
    said = units[max(0, near[0] - 1) : near[-1] + 1] if near else ()
    return some(said, "auxiliaries.be_past", "auxiliaries.had") or any("been" in unit.low.split() for unit in said)


def _had_said(units: Units, would: int) -> bool:
    """Whether it had been said before that somebody would: "had announced on T that he would go"."""
    return any(
        has(units[at], "say") and has(units[at - 1], "auxiliaries.had") for at in range(max(1, would - _SAYING), would)
    )


_SAYING = 7  # units from "said" to "would": "announced on T that the new envoy would"


def _speaks_of_what_comes(units: Units, first: int, trigger: int) -> bool:
    """Whether a meeting's clause tells of what will be; what was planned "after Friday's talks" says nothing of those."""
    after = first > 0 and units[first - 1].low in ("after", "following")
    said = [unit for unit in units[slice(*clause_of(units, trigger))] if not has(unit, "prepositions.before")]
    return any(has(unit, *_COMING) and not (after and past_verb(unit)) for unit in said)


_COMING = ("auxiliaries.future", "status.planned")
