"""The day of talks that began or ended as somebody spoke: "said in P on Tuesday, as the three-day meeting drew to a close"."""

from monitor.analysis.meetings.clause.grammar import Units, has, lacks, times_at
from monitor.analysis.meetings.clause.past_verbs import past_verb
from monitor.analysis.meetings.days.remarks import HEARERS, said_at
from monitor.analysis.meetings.days.settled import settled
from monitor.analysis.meetings.days.sorts import is_day, is_length
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.when import TimeSpan
from monitor.domain.meeting import Kind, Status

_PHASE = 9  # units from talks to the verb by which they began or ended: "with envoys of the North in P"


def date_as_it_ended(sentence: Sentence, story: SoFar) -> None:
    """Give undated talks the day of what was said as they opened or closed, and its place if the speaker sat in them."""
    units = sentence.units
    if sentence.headline or lacks(units, "as", "after"):
        return
    for draft in story.here:
        joint = _as_before(units, draft)
        day = _day_before(units, joint) if joint is not None else None
        span = units[day].extra if day is not None else None
        phase = _phase(units, draft) if isinstance(span, TimeSpan) else None
        if joint is None or day is None or phase is None or not isinstance(span, TimeSpan):
            continue
        if units[joint].low == "after" and not (phase == "phases.ends" and _told_on_leaving(sentence, joint, draft, story)):
            continue
        draft.times = [span, *draft.times]
        draft.begins, draft.ends = phase == "phases.begins", phase == "phases.ends"
        draft.status = Status.HELD if draft.ends else Status.ONGOING
        if not draft.places and _sat_there(sentence, joint, [draft, *story.before[::-1]]):
            draft.places = place_beside(units, day)
        settled(sentence.scene, [draft])


def _as_before(units: Units, draft: Draft) -> int | None:
    """Where "as" stands right before talks that no day of their own is told of."""
    if draft.rule != "noun" or draft.kind in (Kind.VISIT, Kind.CALL) or draft.status in (Status.PLANNED, Status.DENIED):
        return None
    start = next((at for at, unit in enumerate(units) if unit.start >= draft.start), 0)
    own = any(not is_length(unit) for unit in units for span in draft.times if unit.extra is span)
    return start - 1 if start > 1 and units[start - 1].low in ("as", "after") and not own else None


def _day_before(units: Units, joint: int) -> int | None:
    """The day of what was said, or done right before, as talks began: "A smiled on T as their summit got under way"."""
    said = said_at(units[:joint])
    at = joint - 1
    at -= 2 if at > 1 and units[at].place is not None and has(units[at - 1], "prepositions.place") else 0
    alone = sum(time < joint for time in times_at(units)) == 1
    if said is not None or not alone or units[joint].low != "as" or units[at].code != "T" or not is_day(units[at]):
        return said
    main = units[:at]
    ahead = any(has(unit, "auxiliaries.future", "auxiliaries.conditional", "auxiliaries.modal") for unit in main)
    return at if any(past_verb(unit) for unit in main) and not ahead else None


def _told_on_leaving(sentence: Sentence, joint: int, draft: Draft, story: SoFar) -> bool:
    """Whether one of those who met told reporters of it once it was over: nobody waits with that."""
    before = sentence.units[:joint]
    return any(unit.low in HEARERS for unit in before) and _sat_there(sentence, joint, [draft, *story.before[::-1]])


def _phase(units: Units, draft: Draft) -> str | None:
    """Whether talks are told to have begun or ended: "got under way", "drew to a close"."""
    behind = [unit for unit in units if unit.start >= draft.end or (draft.start <= unit.start and has(unit, "phases.ends"))]
    for unit in behind[:_PHASE]:
        found = next((name for name in ("phases.begins", "phases.ends") if has(unit, name)), None)
        if found is not None or unit.code in ",;" or unit.low == "that":
            return found
    return None


def _sat_there(sentence: Sentence, joint: int, told: list[Draft]) -> bool:
    """Whether the speaker is one of those whose talks are told."""
    talks = next((draft for draft in told if len(draft.parties) > 1 and draft.kind is not Kind.VISIT), None)
    speaker = sentence.first_subject(joint)
    return talks is not None and speaker is not None and bool(set(speaker.people) & set(talks.people))


def place_beside(units: Units, day: int) -> list[tuple[str, Slot]]:
    """The place right before or behind a day: "in P on T", "on T in P"."""
    for at in (day - 1, day - 2, day + 2):
        if 0 < at < len(units) and units[at].place and units[at].code in "KLC" and has(units[at - 1], "prepositions.place"):
            return [(units[at].place or "", Slot(units[at].start, units[at].end))]
    return []
