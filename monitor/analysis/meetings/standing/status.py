"""Where a meeting stands: composed from the verb group and whatever governs it, strongest first."""

from collections.abc import Iterable

from monitor.analysis.meetings.clause.verb_groups import VerbGroup
from monitor.domain.meeting import Status

# A cue that undoes a meeting outweighs one that only weakens it, and that one outweighs tense.
_ORDER = ("cancelled", "postponed", "denied", "proposed", "planned", "ongoing", "held")


_ACCEPTING = frozenset({"accepted", "accepts", "accept", "agreed", "agrees", "says yes to", "said yes to"})


def strongest(cues: Iterable[str]) -> str | None:
    """The weightiest of some cues, or None."""
    present = set(cues)
    if present:
        for cue in _ORDER:
            if cue in present:
                return cue
    return None


def of_verb(group: VerbGroup, *, headline: bool, before: bool = False) -> Status:
    """Status told by a verb in its group. ``before``: the clause hangs on "before" or "ahead of"."""
    cue = strongest(group.cues)
    if cue in ("cancelled", "postponed"):
        return Status.PLANNED if group.negative and cue == "cancelled" and group.verb - group.start < 4 else Status(cue)
    if cue == "denied":
        return Status.DENIED
    if group.negative:
        return Status.HELD if _surprised(group) else _negated(group)
    if cue == "proposed" and _taken_up(group):
        return Status.PLANNED
    if cue == "proposed":
        return Status.PROPOSED
    if group.modal:
        return Status.PROPOSED
    if cue == "planned" and _to_have(group) and not _PAST_BE.isdisjoint(group.words):
        return Status.CANCELLED  # "was supposed to have met", "had been due to have met"
    if cue == "planned" or group.future:
        return Status.PLANNED
    return _by_tense(group, headline=headline, before=before)


def once_to_be(group: VerbGroup) -> bool:
    """Whether only the form of a verb says that it did not come to it, which a telling of what became of it outweighs."""
    return _to_have(group) and not _PAST_BE.isdisjoint(group.words)


def _to_have(group: VerbGroup) -> bool:
    return group.words[-1:] == ("have",) and group.words[-2:-1] != () and group.words[-2].endswith("to")


_PAST_BE = frozenset({"was", "were", "been"})


def _taken_up(group: VerbGroup) -> bool:
    """Whether an offer is taken up: "agreed to try to meet", "will accept the invitation to meet"; not "may accept an offer"."""
    if group.cues[0] == "planned" and group.words[0] in _ACCEPTING:
        return True
    accepts = next((at for at, word in enumerate(group.words) if word.startswith("accept")), len(group.words))
    return not group.modal and any(word in _OFFERS for word in group.words[accepts:])


_OFFERS = frozenset({"invitation", "invitations", "offer", "offers", "proposal", "request"})


def _surprised(group: VerbGroup) -> bool:
    """Whether somebody says that he did what he "never expected to"."""
    return "never" in group.words and not {"expected", "thought", "imagined", "dreamed"}.isdisjoint(group.words)


def _negated(group: VerbGroup) -> Status:
    hedged = group.modal and bool({"may", "might"} & set(group.words))  # who "could not meet" did not
    return Status.PROPOSED if hedged else Status.DENIED


def _up_to_now(words: tuple[str, ...]) -> bool:
    """Whether it has gone on until now: "have been holding talks"."""
    return "been" in words and not _HAVE.isdisjoint(words)


_HAVE = frozenset({"has", "have", "'ve"})
_PRESENT_BE = frozenset({"is", "are", "'s", "am", "'re", "'m"})


def _by_tense(group: VerbGroup, *, headline: bool, before: bool) -> Status:
    if _to_have(group):
        if group.words[-3:-2] in (("was",), ("were",)):
            return Status.CANCELLED  # "was to have met" says that it did not come to it
        return Status.HELD  # "is believed to have met"
    if group.infinitive or group.conditional:
        return Status.PLANNED
    if group.form == "ing":
        now = not _PRESENT_BE.isdisjoint(group.words) or _up_to_now(group.words)
        return Status.ONGOING if now else Status.PLANNED if before else Status.HELD
    if group.form in ("third", "base"):
        return Status.PLANNED if before and not headline else Status.HELD
    return Status.HELD
