"""Where a meeting named by a noun stands: its governor, its predicate, its adjectives."""

from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_possessive, is_preposition, some, starts, statuses
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.behind_noun import behind_noun
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.standing.details import by_detail, detail_of
from monitor.analysis.meetings.standing.governing import governed
from monitor.analysis.meetings.standing.noun_alone import adjectives, by_itself, of_last_month
from monitor.analysis.meetings.standing.outer_cues import NOTHING_SAYS, outer_cue
from monitor.analysis.meetings.standing.outweighed import of_something_else
from monitor.analysis.meetings.standing.predicate_status import HAPPENING, Told
from monitor.analysis.meetings.standing.predicates import FINAL
from monitor.analysis.meetings.standing.weighing import weigh
from monitor.analysis.meetings.who.openers import when_told
from monitor.domain.meeting import Status


def noun_status(sentence: Sentence, start: int, noun: int, governor: Governor, *, after: int = 0) -> Told:
    """Status told by the predicate behind the noun (and its participants, up to ``after``), the verb before it, its adjectives."""
    units, last = sentence.units, max(noun, after)
    if (over := _that_took_place(units, last)) is not None:
        return over
    detail = detail_of(units, governor, last)
    opening = (sentence.headline and _off_or_on(units, last)) or when_told(sentence, start, noun)
    right = None if detail is not None or opening else behind_noun(sentence, start, last, governor)
    if right is None and (holding := _to_be_held(units, noun, last)):
        return Told(*verb_status(sentence, verb_group(units, holding)))
    if right is not None and right.revived:
        return right
    left = Told(*opening) if opening else _revived(sentence, noun, governor) or governed(sentence, governor)
    if governor.kind == "verb" and _says_nothing(units, governor.at, last):
        left = None
    if _hoped_of_it(units, governor, last):
        return Told(Status.HELD, Slot(units[governor.at].start, units[governor.at].end), guess=True)
    if right is not None and left is not None and of_something_else(units, governor, left, right):
        right = None
    if left is not None and left.status is Status.HELD and _has_it_planned(units, noun, governor):
        left = Told(Status.PLANNED, Slot(units[noun].start, units[noun + 1].end))
    if left is not None and (left.revived or _held_after_all(units, governor, left, right)):
        return Told(left.status, left.slot, revived=True)
    left = _despite(units, start, noun, governor) or left
    settled = by_detail(sentence, detail, governor, left) if detail is not None else None
    if settled is not None and settled.status is None:
        return settled
    if start and units[start - 1].low == "no" and (right is None or right.status not in FINAL):
        return Told(Status.DENIED, Slot(units[start - 1].start, units[noun].end))
    return _with_adjectives(sentence, start, noun, governor, left=settled or left, right=right)


def _to_be_held(units: Units, noun: int, last: int) -> int:
    """The verb by which somebody is yet to hold it: "spoke of the talks that A hopes to hold with B"; 0 for none."""
    if last < noun + _CLAUSE or not (units[noun + 1].low in ("that", "which") or is_actor(units[noun + 1])):
        return 0
    verb = next((at for at in range(noun + 3, last) if has(units[at], "verbs.hold", "verbs.have")), 0)
    return verb if verb and units[verb - 1].low == "to" else 0


_CLAUSE = 5  # units of "A hopes to hold with"


def _that_took_place(units: Units, last: int) -> Told | None:
    """The clause right behind a meeting that says it was, whatever it hangs on: "details of the talks that took place in P"."""
    that = last + 2 if last + 1 < len(units) and units[last + 1].code == "," else last + 1
    behind = [unit.low for unit in units[that + 1 : that + 3]]
    if len(behind) < _TWO or units[that].low not in ("that", "which"):
        return None
    passive = behind[0] in ("was", "were") and behind[1] == "held"
    done = passive or behind[0] in ("took place", "happened", "occurred", "was held", "were held")
    verb = that + 1 + passive
    return Told(Status.HELD, Slot(units[that].start, units[verb].end), last=verb) if done else None


_TWO = 2  # units behind "that"


def _with_adjectives(
    sentence: Sentence, start: int, noun: int, governor: Governor, *, left: Told | None, right: Told | None
) -> Told:
    """What the phrase and the verbs around it tell together: "held the delayed talks", "last month's summit", "three meetings"."""
    units = sentence.units
    inside = adjectives(units, start, noun)
    coming = left is None or left.status in (None, Status.PLANNED)
    if right is None and coming and all(found.status is Status.HELD for found in inside):
        left = of_last_month(units, start, noun) or left
    told = [found for found in (right, left) if found is not None]
    if not told and (alone := by_itself(sentence, start, noun, governor, named=bool(inside))) is not None:
        return alone
    return _denied_behind_that(units, start, told) or weigh(sentence, start, noun, told, inside, right)


def _despite(units: Units, start: int, noun: int, governor: Governor) -> Told | None:
    """Held, where something is so for all of somebody's meetings: "despite three summits", "despite their talks"."""
    if governor.word not in ("despite", "notwithstanding"):
        return None
    owned = is_possessive(units[start]) and not some(units[start:noun], *_TO_COME)
    known = owned or any(unit.code == "n" for unit in units[start:noun])
    return Told(Status.HELD, Slot(units[governor.at].start, units[noun].end)) if known else None


_TO_COME = ("status.planned", "status.proposed", "status.cancelled", "status.postponed", "another")


def _denied_behind_that(units: Units, start: int, told: list[Told]) -> Told | None:
    """What somebody denies in a clause: "denied that a summit was planned"."""
    denied = outer_cue(units, start, Status.PLANNED) if start and units[start - 1].low == "that" else None
    stands = all(found.status in (Status.PLANNED, Status.HELD, Status.PROPOSED) for found in told)
    return Told(*denied) if denied is not None and denied[0] is Status.DENIED and stands else None


def _has_it_planned(units: Units, noun: int, governor: Governor) -> bool:
    """Whether what somebody has is only planned: "has a meeting scheduled with B on T"."""
    behind = units[noun + 1] if noun + 1 < len(units) else None
    plain = governor.kind == "verb" and units[governor.at].low in ("has", "have", "had")
    return plain and behind is not None and has(behind, "status.planned") and behind.low.split(" ")[0].endswith(("ed", "up"))


def _off_or_on(units: Units, last: int) -> tuple[Status, Slot] | None:
    """Called off, to come or possible, where a headline says no more: "A-B summit off", "A-B summit on, says C"."""
    word = units[last + 1] if last + 1 < len(units) else None
    if word is None or word.low not in ("off", "on", "possible"):
        return None
    behind = units[last + 2] if last + 2 < len(units) else None
    if word.low == "possible" and (behind is None or behind.code in ",;:.?T-" or is_preposition(behind)):
        return Status.PROPOSED, Slot(units[last].start, word.end)
    if behind is not None and not (behind.code in ",;:.?" or behind.low in _STILL):
        return None
    return Status.CANCELLED if word.low == "off" else Status.PLANNED, Slot(units[last].start, word.end)


_STILL = frozenset({"again", "after", "as", "says", "say", "-"})


def _revived(sentence: Sentence, noun: int, governor: Governor) -> Told | None:
    """A summit that somebody revives is on again; talks that somebody resumes are not told so."""
    units = sentence.units
    if governor.kind != "verb" or not has(units[noun], "nouns.summit") or not has(units[governor.at], "verbs.resume"):
        return None
    group = verb_group(units, governor.at)
    finite = group.form == "third" or (group.form == "past" and not group.negative)
    on = finite and not (group.infinitive or group.modal or group.future or group.conditional)
    return Told(Status.PLANNED, Slot(units[group.start].start, units[governor.at].end), revived=True) if on else None


def _held_after_all(units: Units, governor: Governor, left: Told, right: Told | None) -> bool:
    """Whether what was once called off is held now: "will hold the talks that were called off in December"."""
    if right is None or right.slot is None or right.status not in FINAL or left.status is not Status.PLANNED:
        return False
    once = any(unit.low in ("that", "which") and 0 <= right.slot.start - unit.end <= 1 for unit in units)
    return once and governor.kind == "verb" and has(units[governor.at], "verbs.hold", "verbs.resume", "verbs.have")


def _says_nothing(units: Units, verb: int, last: int) -> bool:
    """Whether the verb before a meeting only opens what the words behind it tell, or says that it was not spoken of."""
    if has(units[verb], "verbs.discuss") and verb_group(units, verb).negative:
        return True
    if units[verb].low in _CONVINCED and units[verb + 1].low == "that":
        return True
    if has(units[verb], "say") and not statuses(units[verb]):
        return units[verb].low in _PLAINLY or _would_have(units, last)
    return (units[verb].low in NOTHING_SAYS or _hopes_of(units, verb)) and _does_more(units, last)


def _hopes_of(units: Units, verb: int) -> bool:
    """Whether hopes are for what a meeting that is known will bring: "hope the summit will lead to peace"."""
    known = any(unit.low in ("the", "their", "his") for unit in units[verb + 1 : verb + 3])
    return known and units[verb].low in _HOPING


def _hoped_of_it(units: Units, governor: Governor, last: int) -> bool:
    """Whether the hopes are of then, so that it has been: "it was hoped their meeting in May would bring a deal"."""
    if governor.kind != "verb" or units[governor.at].low != "hoped":
        return False
    would = any(unit.low == "would" for unit in units[last + 1 : last + 8])
    return would and _hopes_of(units, governor.at) and _does_more(units, last)


_HOPING = frozenset({"hope", "hopes", "hoped", "hoping"})  # what is hoped for is what comes of a meeting that is known


_CONVINCED = frozenset({"convinced", "persuaded", "satisfied", "worried", "concerned"})  # "is convinced that a summit is near"
_PLAINLY = frozenset({  # what only opens a clause: nobody says, adds or insists a meeting
    *("say", "says", "said", "saying", "added", "adds", "noted", "notes", "insist", "insisted", "insists", "claim", "claims"),
    *("claimed", "stated", "believe", "believes", "believed", "stressed", "remarked", "commented", "warned"),
})


def _would_have(units: Units, last: int) -> bool:
    """Whether a meeting that somebody speaks of never was: "said a meeting would have been a good sign"."""
    behind = units[last + 1 : last + 3]
    return len(behind) > 1 and has(behind[0], "auxiliaries.conditional") and has(behind[1], "auxiliaries.have")


def _does_more(units: Units, noun: int) -> bool:
    """Whether it is a deed of the meeting that nothing speaks for, and not the meeting: "no indication his visit will include"."""
    helping = next((at for at in range(noun + 1, min(len(units) - 1, noun + 8)) if starts(units[at], "auxiliaries.")), None)
    deed = units[helping + 1] if helping is not None else None
    return deed is not None and deed.low not in HAPPENING and not starts(deed, "status.") and not starts(deed, "auxiliaries.")
