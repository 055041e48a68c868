"""Stops on the way: an arrival that is part of the journey to somewhere else."""

from collections.abc import Sequence

from monitor.analysis.meetings.draft import Draft
from monitor.domain.meeting import Kind, Status


def pass_through(drafts: Sequence[Draft]) -> None:
    """An arrival on the way to somewhere else is part of that journey."""
    visits = [draft for draft in drafts if draft.kind is Kind.VISIT and draft.fresh and draft.people]
    for stop in visits:
        if not stop.arrival or stop.onward:
            continue
        for onward in visits:
            same = set(stop.people) & set(onward.people) and stop.parties[0] == onward.parties[0]
            if same and onward.onward and onward.parties != stop.parties and abs(onward.sentence - stop.sentence) <= 2:
                if _days_later(stop, onward) or _two_plans(stop, onward) or _on_a_tour(stop, onward):
                    break  # some days in one place are no stop on the way
                stop.parties = onward.parties
                stop.inferred = True
                if onward.status is Status.PLANNED and stop.status is Status.ONGOING:
                    onward.status = Status.ONGOING
                break


def _on_a_tour(stop: Draft, onward: Draft) -> bool:
    """Whether a sentence of its own tells where somebody goes on to, who has no need to pass through where he came."""
    apart = onward.sentence > stop.sentence and not stop.headline and onward.status is Status.PLANNED
    return apart and stop.parties[0] != "DPRK"  # whose way leads through Beijing


def _two_plans(stop: Draft, onward: Draft) -> bool:
    """Whether two journeys are planned, of which only the first has a day: "goes to P on T and (. He) will fly on to Q"."""
    planned = stop.status is Status.PLANNED is onward.status and stop.start < onward.start
    return planned and not (stop.headline or onward.headline) and stop.when is not None and onward.when is None


def _days_later(stop: Draft, onward: Draft) -> bool:
    came, left = stop.when.start if stop.when else None, onward.when.start if onward.when else None
    return came is not None and left is not None and left > came
