"""Which change is the news, and the one line that tells it."""

from collections.abc import Sequence
from datetime import datetime

from monitor.analysis.digests.quotes import shorten
from monitor.domain.digest import Entry
from monitor.domain.event import ChangeKind
from monitor.domain.meeting import Kind, Status

HEADLINE_CHARACTERS = 140      # a subject line with its prefix still shows whole in a wide mail list
_KIND_WEIGHT = {Kind.SUMMIT: 6, Kind.TALKS: 3, Kind.MEETING: 3, Kind.VISIT: 2, Kind.CALL: 1}
_STATUS_WEIGHT = {
    Status.CANCELLED: 3, Status.POSTPONED: 3, Status.DENIED: 3, Status.ONGOING: 2, Status.HELD: 2, Status.PLANNED: 1}
_CHANGE_WEIGHT = {ChangeKind.NEW: 2, ChangeKind.STATUS: 2, ChangeKind.DATE: 2, ChangeKind.PLACE: 2,
                  ChangeKind.LAPSED: 2}
_UNPLANNED = -1  # what was never to be tells less than what is
_COMPANY = 20


def rank(entry: Entry) -> tuple[int, datetime, str]:
    """Order entries by weight, the heaviest first: summits before calls, what was called off before what was planned."""
    event = entry.event
    weight = _KIND_WEIGHT[event.kind] + (_UNPLANNED if _never_planned(entry) else _STATUS_WEIGHT.get(event.status, 0))
    weight += 4 if {"US", "DPRK"} <= set(event.parties) else 0
    weight += max((_CHANGE_WEIGHT.get(line.kind, 0) for line in entry.lines), default=0)
    if all(line.kind not in _CHANGE_WEIGHT for line in entry.lines):
        weight -= _COMPANY  # told beside the news, whatever it is about
    return (-weight, entry.lines[0].at, event.id)


def _never_planned(entry: Entry) -> bool:
    """Whether a meeting is first heard of as one that is not to be: "no plan to see B" takes nothing back."""
    return entry.event.status is Status.DENIED and any(line.kind is ChangeKind.NEW for line in entry.lines)


def headline(entries: Sequence[Entry]) -> str:
    """The news in one line: the weightiest claim, and how many meetings more."""
    top = entries[0]
    line = max(top.lines, key=lambda one: (_CHANGE_WEIGHT.get(one.kind, 0), one.at))
    text = line.sentence.partition(", says ")[0].rstrip(".")
    rest = len(entries) - 1
    tail = f" (+{rest} more)" if rest else ""
    return shorten(text, HEADLINE_CHARACTERS - len(tail)) + tail
