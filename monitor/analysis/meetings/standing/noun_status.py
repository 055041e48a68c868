"""Where a meeting named by a noun stands: its governor, its predicate, its adjectives."""

from dataclasses import replace

from monitor.analysis.meetings.clause.beyond import is_prospect, verb_beyond
from monitor.analysis.meetings.clause.governors import Governor, find_governor
from monitor.analysis.meetings.clause.grammar import Units, has, is_possessive, is_preposition, some, starts, statuses
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.days.offer_days import announced
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.journeys.being_there import in_passing
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing import status as standing
from monitor.analysis.meetings.standing.details import detail_of
from monitor.analysis.meetings.standing.governing import governed
from monitor.analysis.meetings.standing.main_tense import main_tense
from monitor.analysis.meetings.standing.outer_cues import NOTHING_SAYS, outer_cue
from monitor.analysis.meetings.standing.outweighed import of_something_else
from monitor.analysis.meetings.standing.predicate_status import HAPPENING, Told, opens_now
from monitor.analysis.meetings.standing.predicates import FINAL, read_predicate
from monitor.analysis.meetings.who.far_end import is_with
from monitor.analysis.meetings.who.openers import when_told
from monitor.domain.meeting import Status


def noun_status(sentence: Sentence, start: int, noun: int, governor: Governor, *, after: int = 0) -> Told:
    """Status told by the predicate behind the noun (and its participants, up to ``after``), the verb before it, its adjectives."""
    units = sentence.units
    detail = detail_of(units, governor, max(noun, after))
    opening = (sentence.headline and _off_or_on(units, max(noun, after))) or when_told(sentence, start, noun)
    right = None if detail is not None or opening else _behind(sentence, start, max(noun, after), governor)
    if right is not None and right.revived:
        return right
    left = Told(*opening) if opening else _revived(sentence, noun, governor) or governed(sentence, governor)
    if governor.kind == "verb" and _says_nothing(units, governor.at, max(noun, after)):
        left = None
    if right is not None and left is not None and of_something_else(units, governor, left, right):
        right = None
    if left is not None and left.status is Status.HELD and _has_it_planned(units, noun, governor):
        left = Told(Status.PLANNED, Slot(units[noun].start, units[noun + 1].end))
    if left is not None and (left.revived or _held_after_all(sentence.units, governor, left, right)):
        return Told(left.status, left.slot, revived=True)
    owned = is_possessive(units[start]) and not some(units[start:noun], *_TO_COME)
    if governor.word in ("despite", "notwithstanding") and (owned or any(unit.code == "n" for unit in units[start:noun])):
        left = Told(Status.HELD, Slot(units[governor.at].start, units[noun].end))  # "despite three summits"
    settled = _by_detail(sentence, detail, governor, left) if detail is not None else None
    if settled is not None and settled.status is None:
        return settled
    left = settled or left
    inside = [
        Told(Status.PLANNED if cue == "back_on" else Status(cue), Slot(unit.start, unit.end), guess=_says_how(units, at))
        for at, unit in enumerate(units[start:noun], start)
        if "status." in unit.classes and not has(unit, "another")
        for cue in statuses(unit)
        if cue != "threat"
    ]
    if start and units[start - 1].low == "no" and (right is None or right.status not in FINAL):
        return Told(Status.DENIED, Slot(units[start - 1].start, units[noun].end))
    coming = left is None or left.status in (None, Status.PLANNED)
    if right is None and coming and all(found.status is Status.HELD for found in inside):
        left = _of_last_month(units, start, noun) or left
    told = [found for found in (right, left) if found is not None]
    if not told and (alone := _by_itself(sentence, start, noun, governor, named=bool(inside))) is not None:
        return alone
    return _denied_behind_that(units, start, told) or _weigh(sentence, start, noun, told, inside, right)


def _denied_behind_that(units: Units, start: int, told: list[Told]) -> Told | None:
    """What somebody denies in a clause: "denied that a summit was planned"."""
    denied = outer_cue(units, start, Status.PLANNED) if start and units[start - 1].low == "that" else None
    stands = all(found.status in (Status.PLANNED, Status.HELD, Status.PROPOSED) for found in told)
    return Told(*denied) if denied is not None and denied[0] is Status.DENIED and stands else None


def _by_detail(sentence: Sentence, detail: int, governor: Governor, left: Told | None) -> Told | None:
    """What a detail tells that is settled, as a date, or that there is none yet."""
    units = sentence.units
    if sentence.headline and any(unit.low == "without" for unit in units[max(0, detail - 2) : detail]):
        return Told(details=True, guess=True)  # "A leaves P without date for talks"
    if left is not None and left.status not in (Status.PROPOSED, Status.HELD):
        return None
    if any(unit.low == "without" for unit in units[max(0, governor.at - 6) : governor.at]):
        return Told(details=True)  # "ended without a date for another meeting"
    return Told(Status.PLANNED, Slot(units[detail].start, units[detail].end), details=True)


def _says_how(units: Units, at: int) -> bool:
    """Whether an adjective tells what a meeting is or was like, still to come or not: "historic", "hastily arranged"."""
    return units[at].low == "historic" or (units[at].low == "arranged" and at > 0 and units[at - 1].low.endswith("ly"))


def _by_itself(sentence: Sentence, start: int, noun: int, governor: Governor, *, named: bool) -> Told | None:
    """What the phrase tells where no verb does; ``named``: its adjectives say where the meeting stands."""
    units = sentence.units
    if start == noun and units[noun].low == "meeting" and governor.word in _THEN:
        return Told(main_tense(sentence, governor.at), Slot(units[governor.at].start, units[noun].end))
    if other := is_with(units, noun):
        past = some(units[noun + 1 : other], "auxiliaries.be_past", "auxiliaries.had")
        return Told(Status.HELD if past else Status.PLANNED, Slot(units[start].start, units[other].start))
    if named:
        return None
    if _meanwhile(units, start, noun, governor):
        return Told(Status.ONGOING, Slot(units[start].start, units[noun].end))
    if _was_one(units, start, noun):
        return Told(Status.HELD, Slot(units[start - 1].start, units[noun].end))
    if _counted(units, start, noun, governor) or is_measured(units, start, noun):
        return Told(Status.HELD, Slot(units[start].start, units[noun].end))
    return None


_THEN = frozenset({"before", "after"})  # "held talks with A before meeting with B"
_TO_COME = ("status.planned", "status.proposed", "status.cancelled", "status.postponed", "another")


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


def _behind(sentence: Sentence, start: int, last: int, governor: Governor) -> Told | None:
    """What the predicate behind the noun tells of it, and not of what the noun hangs on."""
    units = sentence.units
    if governor.word == "for" and in_passing(units, governor.at) >= 0:
        return None  # "A, in P for talks with B, called off a dinner"
    hangs = governor.kind == "verb" and not has(units[governor.at], "say")
    hangs = hangs or (governor.kind == "preposition" and governor.word in ("for", "from", "to"))
    inside = governor.word in ("at", "in", "during") and bool(governor.at)
    begun = governor.word == "of" and units[governor.at - 1].low in _RESUMPTION
    beside = governor.kind == "preposition" and not begun
    right = read_predicate(sentence, last, hangs=hangs, governed=hangs or beside, inside=inside)
    if right is not None and sentence.headline and opens_now(units, right):
        return replace(right, status=Status.ONGOING)
    beyond = verb_beyond(units, governor.at) if governor.kind == "preposition" else None
    if right is not None and beyond is not None and right.slot is not None and right.slot.end > units[beyond].start:
        return None  # "the first talks since the P summit ended badly": the talks did
    if right is not None and governor.word == "of" and is_prospect(units, governor.at) and right.status in _HAPPENED:
        return None  # "the prospect of a meeting with B had A on edge"
    if right is None or (hangs and right.status is Status.PROPOSED and _may(units, right)):
        return None  # "the decision to hold talks with B could be risky": what it hangs on could
    if governor.word == "for" and right.status in (Status.ONGOING, Status.HELD) and _prepared(units, governor.at):
        told = [unit.low for unit in units if right.slot is not None and right.slot.start <= unit.start < right.slot.end]
        fell = any(word.startswith(_FELL) for word in told)  # "plans for talks with B collapsed"
        return Told(Status.CANCELLED, right.slot, last=right.last) if fell else None  # "preparations for talks with B have begun"
    wished = governor.kind == "verb" and (has(units[governor.at], "attaining") or units[governor.at].low == "see")
    if wished and right.status is Status.ONGOING:
        return None  # "hopes to get talks under way", "wants to see talks resume"
    if right.revived and governor.kind == "verb" and has(units[governor.at], "status.denied"):
        return replace(right, revived=False)  # "no sign that the talks will go ahead"
    return Told(Status.PROPOSED, right.slot) if _supposed(units, start, right) else right


_HAPPENED = (Status.HELD, Status.ONGOING, Status.PLANNED)
_RESUMPTION = frozenset({"resumption", "restart", "reopening", "revival"})  # of talks: what is said of it is said of them
_FELL = ("collaps", "fell apart", "fallen apart", "fizzled", "petered")


def _prepared(units: Units, preposition: int) -> bool:
    """Whether plans or hopes for a meeting are told of."""
    before = units[preposition - 1] if preposition else None
    return before is not None and has(before, "status.planned", "status.proposed") and before.low.endswith("s")


def _may(units: Units, right: Told) -> bool:
    """Whether no more is told than that something may or could."""
    words = [unit for unit in units if right.slot is not None and right.slot.start <= unit.start < right.slot.end]
    plain = all(starts(unit, "auxiliaries.") or not starts(unit, "status.") for unit in words)
    return plain and some(words, "auxiliaries.modal")


def _supposed(units: Units, start: int, right: Told) -> bool:
    """Whether a meeting is only thought of: "a fourth summit would be a gamble"."""
    if right.status is not Status.PLANNED or units[start].low not in ("a", "an", "another", "any") or right.slot is None:
        return False
    words = [unit for unit in units if right.slot.start <= unit.start < right.slot.end]
    return any(has(unit, "auxiliaries.conditional") for unit in words) and not some(words, "status.planned", "status.held")


def _meanwhile(units: Units, start: int, noun: int, governor: Governor) -> bool:
    """Whether the words tell only when or beside what something else was: "on the second day of", "on the sidelines of"."""
    if beside_it(units, governor):
        return units[start].low not in ("a", "an")  # "on the sidelines of a summit" of others
    days = (at for at in range(start, noun - 1) if units[at].low == "day" and units[at + 1].low == "of")
    return any(at > start and starts(units[at - 1], "ordinals.") for at in days)


def beside_it(units: Units, governor: Governor) -> bool:
    """Whether something is told as done on the sidelines of a meeting."""
    return governor.word == "of" and governor.at > 0 and units[governor.at - 1].low in ("sidelines", "margins")


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


def _does_more(units: Units, noun: int) -> bool:
    """Whether it is a deed of the meeting that nothing speaks for, and not the meeting: "no indication his visit will include"."""
    helping = next((at for at in range(noun + 1, min(len(units) - 1, noun + 8)) if starts(units[at], "auxiliaries.")), None)
    deed = units[helping + 1] if helping is not None else None
    return deed is not None and deed.low not in HAPPENING and not starts(deed, "status.") and not starts(deed, "auxiliaries.")


def _of_last_month(units: Units, start: int, noun: int) -> Told | None:
    """Held, where a meeting is called that of a time gone by: "ahead of last month's summit"."""
    behind = () if announced(units, start) else units[noun + 1 : noun + 2]  # "agreed on the talks last month"
    around = (*units[start:noun], *behind)
    gone = next((unit for unit in around if unit.code == "T" and unit.low.startswith(("last ", "yesterday"))), None)
    if gone is None:
        return None
    return Told(Status.HELD, Slot(min(gone.start, units[noun].start), max(gone.end, units[noun].end)))


def _says_nothing(units: Units, verb: int, last: int) -> bool:
    """Whether the verb before a meeting only opens what the words behind it tell, or says that it was not spoken of."""
    if has(units[verb], "verbs.discuss") and verb_group(units, verb).negative:
        return True
    if has(units[verb], "say") and not statuses(units[verb]):
        return units[verb].low in _PLAINLY or _would_have(units, last)
    return units[verb].low in NOTHING_SAYS and _does_more(units, last)


_PLAINLY = frozenset({  # what only opens a clause: nobody says, adds or insists a meeting
    *("say", "says", "said", "saying", "added", "adds", "noted", "notes", "insist", "insisted", "insists", "claim", "claims"),
    *("claimed", "stated", "believe", "believes", "believed", "stressed", "remarked", "commented", "warned"),
})


def _would_have(units: Units, last: int) -> bool:
    """Whether a meeting that somebody speaks of never was: "said a meeting would have been a good sign"."""
    behind = units[last + 1 : last + 3]
    return len(behind) > 1 and has(behind[0], "auxiliaries.conditional") and has(behind[1], "auxiliaries.have")


def _counted(units: Units, start: int, noun: int, governor: Governor) -> bool:
    """Whether somebody's meetings are counted ("his three meetings with B", "at two summits with B"): they have been."""
    counted = units[noun].low.endswith("s") and any(unit.code == "n" for unit in units[start:noun])
    there = units[start].code == "n" and governor.kind == "preposition" and governor.word in ("in", "at", "during", "over")
    coming = there and some(units[:start], "auxiliaries.future", "auxiliaries.conditional", "auxiliaries.modal")
    return counted and (is_possessive(units[start]) or (there and not coming))


def _was_one(units: Units, start: int, noun: int) -> bool:
    """Whether something told before was one of a row of meetings: "it was the two sides' third encounter"."""
    was = start > 1 and has(units[start - 1], "auxiliaries.be_past")
    return was and any(starts(unit, "ordinals.") for unit in units[start:noun])


def is_measured(units: Units, start: int, noun: int) -> bool:
    """Whether a session is told by its hours, which are known when it is over: "seven hours of contacts", "a 90-minute session"."""
    return any(unit.low.split(" ")[-1].endswith(_HOURS) for unit in units[start:noun])


_HOURS = ("hour", "hours", "minute", "minutes")


def _weigh(sentence: Sentence, start: int, noun: int, told: list[Told], inside: list[Told], right: Told | None) -> Told:
    every = [*told, *inside]
    every = [found for found in every if not found.guess] or every
    if not every:
        outer = outer_cue(sentence.units, start, Status.PLANNED)
        return Told(*outer) if outer else Told()
    best = standing.strongest([found.status for found in every if found.status])
    chosen = next((found for found in every if found.status and found.status == best), every[0])
    after = next((found for found in told if found is not right and found.slot == Slot(*_after(sentence, start))), None)
    if after is not None and after.status is Status.HELD and chosen.status in (Status.PROPOSED, Status.PLANNED):
        return after  # "after a meeting that had been expected to be short": what hangs on "after" has been
    if right and right.status in (Status.HELD, Status.ONGOING) and chosen.status in (Status.PROPOSED, Status.PLANNED):
        chosen = right
    done = next((found for found in told if found.status in (Status.HELD, Status.ONGOING)), None)
    if done is not None and chosen.status in (Status.PLANNED, Status.POSTPONED) and chosen in inside:
        chosen = done  # "held a hastily arranged summit", "opened preparatory talks", "held twice-delayed talks"
    if chosen.status in (Status.POSTPONED, Status.CANCELLED) and chosen in inside:
        chosen = next((found for found in told if _comes_now(sentence, start, found)), chosen)
    if sentence.asks and chosen.status in (Status.PLANNED, Status.HELD) and noun:
        return Told(Status.PROPOSED, chosen.slot)
    return chosen


def _comes_now(sentence: Sentence, start: int, found: Told) -> bool:
    """Whether what was put off once is to come now: "will hold the delayed talks", "the cancelled talks are set for Monday"."""
    governor = find_governor(sentence.units, start)
    if found.status is not Status.PLANNED or found.slot is None:
        return False
    before = found.slot.start < sentence.units[start].start
    words = [unit for unit in sentence.units if found.slot.start <= unit.start < found.slot.end]
    over = some(words, "auxiliaries.be_past", "auxiliaries.had")
    return not over and (not before or (governor.kind == "verb" and not has(sentence.units[governor.at], "say")))


def _after(sentence: Sentence, start: int) -> tuple[int, int]:
    governor = find_governor(sentence.units, start)
    past = governor.kind == "preposition" and governor.word in ("after", "following")
    return (sentence.units[governor.at].start, sentence.units[governor.at].end) if past else (-1, -1)
