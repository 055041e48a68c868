"""Talks that one side offers or turns down, the other unsaid: "it was open to talks", "Iran has rejected talks"."""

from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.grammar import Units, some, verb_group
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Kind, Status

_NOUNS = frozenset({"talks", "negotiations"})
_SAID = ("suggest", "propos", "offer", "reject", "refus", "turn", "spurn", "rebuff", "declin", "ruled out")  # of verbs in the past
_STANDS = ("open to", "ready", "willing", "unwilling")  # what somebody is
_WEAKENING = ("auxiliaries.conditional", "auxiliaries.modal", "auxiliaries.future")
_BEFORE = 4  # units before a cue that may take its weight: "would even be"


def add_other_side(sentence: Sentence, draft: Draft) -> None:
    """Give an offer of talks, or a refusal, the side it is made to: the one that the story sets against the speaker's."""
    if draft.kind is not Kind.TALKS or draft.noun not in _NOUNS or draft.definite or len(draft.parties) != 1:
        return
    if draft.status not in (Status.PROPOSED, Status.DENIED) or not _speaks(sentence, draft):
        return
    other = _other_side(sentence, draft.parties[0], refused=draft.status is Status.DENIED)
    if other:
        draft.parties = (draft.parties[0], other)
        draft.inferred = draft.fresh = draft.offered = True


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
    cue = next((at for at in range(first, last + 1) if units[at].low.startswith((*_SAID, *_STANDS))), None)
    if cue is None or units[cue - 1].code == "s" or units[cue - 1].code == "d":
        return False  # "dismissed Seoul's offer of talks"
    group = verb_group(units, cue)
    ready = units[cue].low != "ready" or units[cue + 1].low == "for"
    stands = ready and units[cue].low.startswith(_STANDS) and _is(units, first, cue)
    return stands or (units[cue].low.startswith(_SAID) and group.form == "past" and not group.negative)


def _other_side(sentence: Sentence, side: str, *, refused: bool) -> str | None:
    """Whom a side's talks would be with: the other of the two last brought together, else the other of the story's two."""
    pair, core = sentence.scene.pair, sentence.scene.core.parties
    if side in pair and len(pair) == 2 and (refused or set(pair) == set(core)):
        return next(other for other in pair if other != side)
    return next((other for other in core if other != side), None) if side in core else None


def _is(units: Units, first: int, cue: int) -> bool:
    """Whether somebody is, or remains, open to something."""
    near = units[max(0, first - 3) : cue]
    return some(near, "auxiliaries.be_present", "auxiliaries.be_past") or any(unit.low.startswith("remain") for unit in near)
