"""Which of the things told of a meeting counts: its predicate, the verb before it, its adjectives."""

from monitor.analysis.meetings.clause.governors import find_governor
from monitor.analysis.meetings.clause.grammar import has, some
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing import status as standing
from monitor.analysis.meetings.standing.outer_cues import outer_cue
from monitor.analysis.meetings.standing.predicate_status import Told
from monitor.domain.meeting import Status


def weigh(sentence: Sentence, start: int, noun: int, told: list[Told], inside: list[Told], right: Told | None) -> Told:
    """The weightiest that predicate and governor (``told``) and adjectives (``inside``) tell; what is done beats what is due."""
    every = [*told, *inside]
    every = [found for found in every if not found.guess] or every
    failed = next((found for found in inside if found.status is Status.HELD and _failed(sentence, found)), None)
    if failed is not None and all(found.status in (None, Status.PLANNED) for found in told):
        return failed  # "weeks before their failed summit"
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
    done = next((found for found in told if found.status in (Status.HELD, Status.ONGOING) and not found.guess), None)
    called = chosen in inside and chosen.status in (Status.PLANNED, Status.POSTPONED)
    if done is not None and called and _makes_it_so(sentence, start, chosen):
        chosen = done  # "held a hastily arranged summit", "opened preparatory talks", "held twice-delayed talks"
    if chosen.status in (Status.POSTPONED, Status.CANCELLED) and chosen in inside:
        chosen = next((found for found in told if _comes_now(sentence, start, found)), chosen)
    if sentence.asks and chosen.status in (Status.PLANNED, Status.HELD) and noun:
        return Told(Status.PROPOSED, chosen.slot)
    return chosen


def _makes_it_so(sentence: Sentence, start: int, told: Told) -> bool:
    """Whether what is done to a meeting called planned makes it one that took place: "held", not "welcomed", "touted"."""
    words = [unit for unit in sentence.units if told.slot is not None and unit.start == told.slot.start]
    if any(unit.low in _AHEAD for unit in words):
        return False
    governor = find_governor(sentence.units, start)
    verb = sentence.units[governor.at] if governor.kind == "verb" else None
    return verb is None or has(verb, *_HOLDING) or any(verb.low.startswith(stem) for stem in _HOLDING_STEMS)


def _failed(sentence: Sentence, told: Told) -> bool:
    """Whether an adjective says that a meeting came to nothing, which it must have been held for."""
    return any(told.slot is not None and unit.start == told.slot.start and has(unit, "failing") for unit in sentence.units)


_AHEAD = frozenset({"upcoming", "forthcoming", "looming", "impending", "prospective"})  # never said of what is over
_HOLDING = (
    *("verbs.hold", "verbs.have", "verbs.host", "verbs.attend", "verbs.resume"),
    *("phases.begins", "phases.ends", "phases.happens"),
)
_HOLDING_STEMS = ("attend", "join", "open", "conclude", "finish", "wrap")


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
