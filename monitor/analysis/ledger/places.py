"""Where a meeting is: first named, made more exact, moved, disputed."""

from dataclasses import replace

from monitor.analysis.ledger.background import Nearness, leave_regions
from monitor.analysis.ledger.claims import was_told
from monitor.analysis.ledger.phases import told
from monitor.analysis.ledger.spans import same_days
from monitor.analysis.ledger.turns import Step, Turn, make_change
from monitor.domain.event import ChangeKind
from monitor.domain.meeting import Kind


def fold_place(turn: Turn) -> Step:
    """Take in what a report says on the place."""
    new, old = leave_regions(turn.report.mention.places), turn.event.places
    if not new:
        return turn.event, ()
    if not old:
        return _set(turn, new, "placed for the first time")
    if turn.background.finer(new, old):
        return _set(turn, new + tuple(place for place in old if place not in new), "more exact")
    abroad = turn.background.nearness(new, old) is Nearness.APART
    if not abroad and not turn.background.in_another_town(new, old):
        return turn.event, ()
    if turn.opens_news and turn.report.mention.kind is not Kind.VISIT:
        coarser = all(place in turn.background.countries for place in new) and not set(old) <= turn.background.countries
        vouched = (turn.report.mention.main or turn.is_on_again) and not (coarser and not turn.is_on_again)
        return _set(turn, new, "moved") if vouched and not _settled_elsewhere(turn, new) else (turn.event, ())
    if not abroad or all(was_told(turn.event, "place", place) for place in new):
        return turn.event, ()
    return turn.event, (make_change(turn.event, turn.report, ChangeKind.CONTRADICTION, "; ".join(old), "; ".join(new),
                            "sources differ on the place", news=True, slot="place"),)


def _settled_elsewhere(turn: Turn, new: tuple[str, ...]) -> bool:
    """Tell whether stories before had a summit in another place on that very day: one alone moves it only to another day."""
    if turn.event.kind is not Kind.SUMMIT or not same_days(turn.report.mention.when, turn.before.when):
        return False
    repeated = any(claim.value in turn.before.places and claim.last_at > claim.at for claim in told(turn.before, "place"))
    return repeated and not any(was_told(turn.before, "place", place) for place in new)


def _set(turn: Turn, places: tuple[str, ...], reason: str) -> Step:
    change = make_change(turn.event, turn.report, ChangeKind.PLACE, "; ".join(turn.event.places) or None, "; ".join(places),
                         reason, news=turn.opens_news and not turn.looks_back)
    return replace(turn.event, places=places), (change,)
