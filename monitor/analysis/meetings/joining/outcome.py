"""What a whole story says of a meeting in the end: the one status of all its tellings."""

from collections.abc import Sequence
from datetime import date, timedelta

from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.joining.cluster import Cluster
from monitor.domain.meeting import Kind, Status, When

LEAD = 2  # sentences, the headline counted
_LATE = 4  # days; a story may appear some days after it was written
_OFFERED = (Status.PROPOSED, Status.DENIED)
_COMING = (Status.PLANNED, Status.PROPOSED)
_UNDONE = (Status.CANCELLED, Status.POSTPONED, Status.DENIED)
_BY_WEIGHT = (Status.CANCELLED, Status.POSTPONED, Status.HELD, Status.DENIED, Status.ONGOING)


def outcome(cluster: Cluster, dated: Draft | None, anchor: date | None) -> tuple[Status, Draft | None]:
    """The status that a story leaves a meeting in, and the telling it is taken from; ``dated`` is the one with its days."""
    when = dated.when if dated is not None else None
    told = _telling(cluster, when, anchor)
    if not told:
        return _untold(cluster, dated, anchor), None
    purposes = {draft.purpose_of.status for draft in cluster.drafts if draft.purpose_of is not None}
    undone = next((status for status in (Status.CANCELLED, Status.POSTPONED) if status in purposes), None)
    if undone is not None and all(draft.status is Status.PLANNED for draft in told):
        return undone, told[0]
    revived = next((draft for draft in told if draft.revived), None)
    if revived is not None:
        return Status.PROPOSED if revived.status is Status.PROPOSED else Status.PLANNED, revived
    told = _without_overtaken(told)
    if (off := _off_since(told)) is not None:
        return Status.CANCELLED, off
    opened = _goes_on(cluster, told, anchor) or _under_way(cluster, told, when, anchor)
    if opened is not None:
        return Status.ONGOING, opened
    first_of = {draft.status: draft for draft in reversed(_own_call_offs(told))}
    for wanted in _BY_WEIGHT:
        found = first_of.get(wanted)
        if found and not _outvoted(found, told):
            return (Status.HELD if _over(cluster, told, found, when, anchor) else wanted), found
    first = _agreed_since(told)
    if first.status is Status.PLANNED and _gone_by(when, anchor) and not first.once:
        return Status.HELD, first
    return first.status or Status.UNKNOWN, first


def _telling(cluster: Cluster, when: When | None, anchor: date | None) -> list[Draft]:
    """The tellings that say where the meeting stands, weaker ones only where there is none better."""
    told = [draft for draft in cluster.drafts if draft.status is not None]
    told = [draft for draft in told if not (draft.bare and (draft.status in _OFFERED or _vague(draft)))] or told
    if anchor is not None and when is not None and when.start is not None and when.start > anchor:
        told = [draft for draft in told if draft.status not in (Status.HELD, Status.ONGOING)] or told
    return _of_the_whole(cluster, [draft for draft in told if not draft.guess] or told)


def _off_since(told: Sequence[Draft]) -> Draft | None:
    """The denial of what had been agreed: "will not go to P. The ministry had said on T that he would"."""
    agreed = any(draft.once and draft.status is Status.PLANNED for draft in told)
    if not agreed or {draft.status for draft in told} != {Status.DENIED, Status.PLANNED}:
        return None
    return next((draft for draft in told if draft.status is Status.DENIED), None)


def _vague(draft: Draft) -> bool:
    """Whether words about dialogue in general say that it is due: "now is not the time for dialogue but for pressure"."""
    return draft.status is Status.PLANNED and not draft.definite


def _of_the_whole(cluster: Cluster, told: list[Draft]) -> list[Draft]:
    """Drop a meal that was called off: "the leaders cancelled a working lunch" leaves their summit standing."""
    if cluster.kind is not Kind.SUMMIT:
        return told
    return [draft for draft in told if not (draft.meal and draft.status in _UNDONE)] or told


def _untold(cluster: Cluster, dated: Draft | None, anchor: date | None) -> Status:
    """Where no word says how a meeting stands, its days do; a journey spoken of as known has been."""
    when = dated.when if dated is not None else None
    if dated is None or when is None:
        known = not any(draft.another for draft in cluster.drafts) and (
            cluster.kind is Kind.VISIT or any(draft.known and draft.fresh and not draft.ahead for draft in cluster.drafts)
        )
        if not known and cluster.kind is Kind.SUMMIT and any(_one_more(draft) for draft in cluster.drafts):
            return Status.PROPOSED  # of which nobody says more than that it is thought of
        return Status.HELD if known else Status.UNKNOWN
    if anchor is None or when.end is None:
        return Status.UNKNOWN
    if dated.nth and when.start is not None and when.start <= anchor <= when.end:
        return Status.ONGOING  # "hold the second day of their summit on Thursday"
    over = when.end < anchor or (when.start == when.end == anchor and not dated.ahead)  # "said before meeting B Sunday"
    return Status.HELD if over else Status.UNKNOWN


def _one_more(draft: Draft) -> bool:
    """Whether it is "another summit" or "a third summit"."""
    return not draft.headline and (draft.another or (draft.ordinal is not None and not draft.definite))


def _without_overtaken(told: list[Draft]) -> list[Draft]:
    """Drop a call-off that came before what the lead tells: "will hold the summit, eight days after cancelling it"."""
    lead = [draft for draft in told if draft.sentence <= LEAD and draft.fresh and not draft.overtaken]
    comes = any(draft.status in (Status.PLANNED, Status.HELD, Status.ONGOING) for draft in lead)
    return [draft for draft in told if not draft.overtaken] if comes else told


def _own_call_offs(told: list[Draft]) -> list[Draft]:
    """Drop what is only said of "the summit" where somebody is named whose meeting was held: another summit was called off."""
    held = any(draft.status is Status.HELD and draft.people and not draft.inferred for draft in told)
    return [draft for draft in told if not ((draft.bare or draft.inferred) and draft.status in _UNDONE)] if held else told


_ONE_DAY = timedelta(days=1)


def _under_way(cluster: Cluster, told: Sequence[Draft], when: When | None, anchor: date | None) -> Draft | None:
    """The telling of the lead by which a session has opened, where nothing there tells of its end."""
    over = when is not None and when.end is not None and anchor is not None and when.end < anchor - _ONE_DAY
    if cluster.kind is Kind.VISIT or over:
        return None
    lead = [draft for draft in told if draft.sentence <= _OPENING]
    opened = next((draft for draft in lead if draft.status is Status.ONGOING), None)
    settled = any(draft.status in (Status.HELD, *_UNDONE) and not (draft.headline and draft.present) for draft in lead)
    ended = any(draft.ends or _told_over(draft) for draft in cluster.drafts)
    return None if settled or ended else opened


def _goes_on(cluster: Cluster, told: Sequence[Draft], anchor: date | None) -> Draft | None:
    """The telling by which a summit has begun, where another tells of a day of it that is still to come."""
    if cluster.kind is not Kind.SUMMIT or anchor is None or any(draft.status in _UNDONE for draft in told):
        return None
    if any(draft.ends or _told_over(draft) for draft in cluster.drafts):
        return None
    days = [(draft, *when) for draft in cluster.drafts if not draft.lent and (when := _few_days(draft.when)) is not None]
    begun = next((draft for draft, first, _ in days if first <= anchor and draft.status in (Status.HELD, Status.ONGOING)), None)
    last_days = [last for draft, first, last in days if first <= anchor or (draft.status is not None and _just_opened(begun))]
    return begun if any(anchor < last <= anchor + _TWO_DAYS for last in last_days) else None


def _just_opened(begun: Draft | None) -> bool:
    """Whether it is the news that a summit has begun, so that a later day of it is its second."""
    return begun is not None and begun.sentence < LEAD


def _few_days(when: When | None) -> tuple[date, date] | None:
    if when is None or when.start is None or when.end is None or when.end - when.start > _TWO_DAYS:
        return None
    return when.start, when.end


_TWO_DAYS = timedelta(days=2)


def _told_over(draft: Draft) -> bool:
    """Whether what is said behind a meeting's noun says that it has been: "the talks lasted five hours", "broke down"."""
    span = draft.status_span
    return draft.status is Status.HELD and draft.rule == "noun" and span is not None and span.start >= draft.end


_OPENING = 3  # sentences: behind a headline and a line of summary


def _outvoted(found: Draft, told: Sequence[Draft]) -> bool:
    """Whether one word far down stands against many: "after the summit" in a story of a summit still to come."""
    same = sum(draft.status is found.status for draft in told)
    lead = told[0]
    if found.sentence <= LEAD:
        return False
    if lead.sentence > LEAD:
        if lead.status in _COMING and lead.fresh and found.status is Status.HELD:
            return same == 1 and len(told) > _OFTEN and not (found.when or found.places)
        return not found.fresh and found.status in _UNDONE and len(told) > 2 * same
    if lead.status in _COMING and found.status is Status.HELD:
        named = any(draft.status is Status.HELD and not (draft.bare or draft.inferred) for draft in told)
        return len(told) > same + 1 or not named
    return len(told) > (2 if found.status in _UNDONE else 3) * same


_OFTEN = 3  # tellings


def _over(cluster: Cluster, told: Sequence[Draft], found: Draft, when: When | None, anchor: date | None) -> bool:
    """Whether a journey that was under way is over: its days are, or nothing dates what is told far from the lead."""
    if found.status is not Status.ONGOING or cluster.kind is not Kind.VISIT:
        return False
    if when is not None:  # "on a trip to Seoul on Friday", told on Sunday; who arrived on Friday may be there
        days = (anchor - when.end).days if anchor is not None and when.end is not None else 0
        return days > (0 if found.rule == "visit noun" else _LATE)
    past = all(draft.status is Status.ONGOING and draft.rule not in ("stay", "spoke") and not draft.present for draft in told)
    past = past and not any(draft.departs and draft.fresh for draft in told)  # who "left for P" is on the way there
    return past and found.sentence > LEAD  # "said during a visit to Peking"


def _agreed_since(told: Sequence[Draft]) -> Draft:
    """The telling that counts where a meeting is only to come: an agreement, rather than the offers told before it."""
    first = told[0]
    if first.status is not Status.PROPOSED or any(draft.status is Status.CANCELLED for draft in told):
        return first  # what was called off may come about after all: it was agreed before that
    agreed = [draft for draft in told if draft.status is Status.PLANNED]
    offers = sum(draft.status is Status.PROPOSED for draft in told)
    sure = next((draft for draft in agreed if draft.when is not None), None)
    if sure is not None:
        return sure
    return agreed[0] if agreed and first.sentence > 1 and len(agreed) >= offers else first


def _gone_by(when: When | None, anchor: date | None) -> bool:
    """Whether the days told of are over for longer than a story lies about: "preparations for the summit last month"."""
    end = when.end if when is not None else None
    return anchor is not None and end is not None and (anchor - end).days > _LATE
