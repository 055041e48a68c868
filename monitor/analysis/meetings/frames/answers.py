"""What becomes of an offer told apart from it: "accepted the invitation", "the proposal went unanswered"."""

from monitor.analysis.meetings.clause.grammar import has, lacks
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.domain.meeting import Status

_THESE = (["the"], ["that"], ["this"], ["his"], ["her"])


def take_up(sentence: Sentence, story: SoFar) -> None:
    """Let "accepted the invitation" answer the journey or meeting last offered."""
    units = sentence.units
    if lacks(units, "accepted", "accepts"):
        return
    at = next(at for at, unit in enumerate(units) if unit.low in ("accepted", "accepts"))
    group = verb_group(units, at)
    behind = [unit.low for unit in units[at + 1 : at + 3]]
    named = behind[:1] in (["."], ["it"]) or (behind[:1] in _THESE and behind[1:] in (["offer"], ["invitation"]))
    offered = [draft for draft in story.all[-3:] if draft.status is Status.PROPOSED and draft.fresh and len(draft.parties) > 1]
    sure = named and not (group.negative or group.modal or group.conditional or group.infinitive or group.cues)
    if sure and offered and sentence.index - offered[-1].sentence <= 1:
        offered[-1].status, offered[-1].status_span = Status.PLANNED, Slot(units[group.start].start, units[at].end)


def leave_unanswered(sentence: Sentence, story: SoFar) -> None:
    """Let "went unanswered" turn down what was last offered."""
    units = sentence.units
    if lacks(units, *_IN_VAIN):
        return
    at = next(at for at, unit in enumerate(units) if unit.low in _IN_VAIN)
    went = at > 0 and (units[at - 1].low in _WENT or has(units[at - 1], "auxiliaries.be_past", "auxiliaries.been"))
    offered = [draft for draft in story.all[-3:] if draft.status is Status.PROPOSED and draft.fresh]
    if went and offered and sentence.index - offered[-1].sentence <= 1:
        offered[-1].status, offered[-1].status_span = Status.DENIED, Slot(units[at - 1].start, units[at].end)


_IN_VAIN = ("unanswered", "unheeded")
_WENT = frozenset({"went", "gone", "go", "goes", "remained", "remains", "remain"})
