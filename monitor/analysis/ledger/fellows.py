"""Two mentions of one story: seldom one event."""

from monitor.analysis.ledger.pairs import CLASS, Pair, Part
from monitor.analysis.ledger.phases import AHEAD, CALLED_OFF, TOOK_PLACE
from monitor.analysis.ledger.revivals import is_moved_from
from monitor.analysis.ledger.spans import bounds, is_exact
from monitor.analysis.ledger.undated import on_the_spot
from monitor.domain.event import Report
from monitor.domain.meeting import Kind, Status


def by_story(pair: Pair) -> Part | None:
    """Points for what the story tells of an event already; None where it tells nothing of it."""
    if not pair.fellows:
        return None
    mention = pair.report.mention
    if any(_names_another(pair, fellow) for fellow in pair.fellows):
        return Part(-3.0, "the story names others for that one")
    reach = bounds(mention.when)
    open_ended = mention.status is Status.UNKNOWN or (reach is not None and reach[1] < pair.report.at.date())
    told_apart = (mention.status in TOOK_PLACE) != (pair.event.status in TOOK_PLACE) and not open_ended
    if any(is_moved_from(pair, fellow) for fellow in pair.fellows):
        return Part(0.0, "the story tells the day it had and the day it is put off to")
    if any(_is_of_another_day(pair, fellow) for fellow in pair.fellows):
        return Part(None, "the story tells of both, each with its day")
    came_to_nothing = mention.status in CALLED_OFF and pair.event.status in TOOK_PLACE and _names_more(pair)
    if came_to_nothing or (told_apart and not on_the_spot(pair)):
        return Part(None, "the story tells of both, and one is not over")
    undated = reach is None or bounds(pair.event.when) is None or _adds_its_date(pair)
    if undated and _names_more(pair) and not mention.main:
        return Part(-2.0, "the story tells of both, and names others for this one")
    return Part(-1.0 if undated else -4.0, "the story tells of both")


def _adds_its_date(pair: Pair) -> bool:
    """Tell whether a story first says that a trip is on, and then when; any days the event has were told before."""
    mention = pair.report.mention
    undated = all(bounds(fellow.mention.when) is None for fellow in pair.fellows)
    same = all({*mention.people} & {*fellow.mention.people} for fellow in pair.fellows)
    on = mention.status in AHEAD and all(fellow.mention.status is mention.status for fellow in pair.fellows)
    return undated and same and on and mention.kind is Kind.VISIT


def _is_of_another_day(pair: Pair, fellow: Report) -> bool:
    """Tell whether a story gives two meetings each a day of its own: "on Monday and again on Tuesday".

    Days of two tellings may differ by a time zone; those of one do not. A trip has a day for each leg, a summit for each session.
    """
    days = [bounds(one.mention.when) for one in (pair.report, fellow) if one.mention.when and is_exact(one.mention.when)]
    apart = len(days) == len({*days}) > 1 and all(first == last for first, last in filter(None, days))
    return apart and CLASS[pair.report.mention.kind] == CLASS[fellow.mention.kind] == "encounter"


def _names_more(pair: Pair) -> bool:
    """Tell whether a report names somebody of a side of which the event names nobody."""
    sides = pair.background.sides
    ours, theirs = ({sides.get(name) for name in names} for names in (pair.report.mention.people, pair.event.people))
    return bool(ours - theirs - {None})


def _names_another(pair: Pair, fellow: Report) -> bool:
    """Tell whether for some side a report and a fellow of it name nobody in common: a story knows whom it means."""
    sides = pair.background.sides
    return any(differ({n for n in pair.report.mention.people if sides.get(n) == side},
                       {n for n in fellow.mention.people if sides.get(n) == side}) for side in pair.report.mention.parties)


def differ(ours: set[str], theirs: set[str]) -> bool:
    """Tell whether both name somebody, and nobody in common."""
    return bool(ours and theirs and not ours & theirs)
