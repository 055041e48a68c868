"""Talks told only by how long there have been none were last held then: "no talks have taken place since May"."""

from dataclasses import replace

from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, is_preposition, lacks, some
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.when import TimeSpan
from monitor.analysis.when.values import Relation
from monitor.domain.meeting import Status

_REACH = 12  # units from a meeting to "since May"
_NONE = frozenset({"no", "none"})


def last_held(units: Units, draft: Draft, trigger: int) -> bool:
    """Whether a telling that denies a meeting only says since when there has been none; if so, it was held then."""
    if draft.status not in (Status.DENIED, None):
        return False
    since = next((at for at in range(trigger + 1, min(len(units), trigger + _REACH)) if _is_since(units, at)), None)
    if since is None or not _none_so_far(units, trigger, since):
        return False
    span = units[since].extra
    if isinstance(span, TimeSpan):
        draft.times = [replace(span, relation=Relation.AT)]
    draft.status, draft.status_span = Status.HELD, Slot(units[trigger].start, units[since].end)
    draft.tensed, draft.fresh = True, draft.fresh or len(draft.parties) > 1
    draft.end = max(draft.end, units[since].end)
    return True


def _is_since(units: Units, at: int) -> bool:
    """Whether a time stands behind "since", and nothing that happened then."""
    span = units[at].extra
    if not isinstance(span, TimeSpan) or span.relation is not Relation.SINCE:
        return False
    behind = units[at + 1] if at + 1 < len(units) else None
    return behind is None or behind.code in ",;-" or behind.low in (".", "and", "but") or is_preposition(behind)


def _none_so_far(units: Units, trigger: int, since: int) -> bool:
    """Whether the words say that there has been none: "have not", "no ... have been"."""
    first = max(0, trigger - 6)
    told = units[first:since]
    if not some(told, "auxiliaries.have") or some(told, "auxiliaries.modal", "auxiliaries.future", "auxiliaries.conditional"):
        return False
    negative = some(told, "auxiliaries.negative", "auxiliaries.contracted")
    return negative or (not lacks(units, *_NONE) and any(unit.low in _NONE for unit in told))


def none_since(units: Units, noun: int, governor: Governor) -> bool:
    """Whether it is only said how long there has been none: "have not held talks since the accord"."""
    if governor.kind != "verb":
        return False
    group = verb_group(units, governor.at)
    perfect = group.negative and some(units[group.start : governor.at], "auxiliaries.have", "auxiliaries.had")
    return perfect and any(unit.low.startswith("since") for unit in units[noun + 1 : noun + 9])
