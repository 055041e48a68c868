"""The last day of a stay of which the first is told: that on which its traveller goes on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from monitor.analysis.meetings.draft import Draft
from monitor.domain.meeting import Kind, Precision, Status

_NEAR = 3  # sentences from an arrival to where one goes on


def stay_until(drafts: Sequence[Draft]) -> None:
    """The day somebody goes on is the last one of where he came: "flew into P on Thursday. He leaves for Q on Saturday"."""
    for stay in drafts:
        if stay.arrival and stay.status in (Status.ONGOING, Status.HELD) and stay.until is None:
            end_stay(stay, [nxt for nxt in drafts if nxt.departs and nxt.people == stay.people and nxt.parties != stay.parties])


def end_stay(stay: Draft, departures: Sequence[Draft]) -> None:
    """Give a stay of which the first day is told its last one."""
    day = only_day(stay)
    for nxt in departures:
        leaves = nxt.when.end if nxt.rule == "leaving" and nxt.when else only_day(nxt)
        if day and leaves and 0 <= nxt.sentence - stay.sentence <= _NEAR and day < leaves <= day + _STAY:
            stay.when = replace(stay.when, end=leaves, precision=Precision.INTERVAL) if stay.when else None
            return


_STAY = timedelta(days=6)  # days; who goes on later has mostly been home


def only_day(draft: Draft) -> date | None:
    """The day of an arrival or a departure."""
    when = draft.when if draft.kind is Kind.VISIT and (draft.people or draft.rule == "journey") else None
    return when.start if when is not None and when.start == when.end else None
