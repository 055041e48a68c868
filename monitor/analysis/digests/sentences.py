"""One plain sentence for each change: what is so now, who says so, what was so until now."""

from collections.abc import Mapping, Sequence

from monitor.analysis.digests.days import describe_ledger_days, describe_when, read_span
from monitor.analysis.digests.names import capitalise, describe_state, join_names, name_event, name_places, with_article
from monitor.domain.digest import Citation
from monitor.domain.event import Change, ChangeKind, Event
from monitor.domain.meeting import Kind, Mention, Status

_VERBS = {
    Status.PROPOSED: "is proposed", Status.PLANNED: "is planned", Status.ONGOING: "is under way", Status.HELD: "was held",
    Status.POSTPONED: "is postponed", Status.CANCELLED: "is cancelled", Status.DENIED: "is denied",
    Status.UNKNOWN: "is reported", Status.LAPSED: "passed without a report",
}
_OVER = frozenset({Status.HELD, Status.ONGOING})
_SIMPLY_DATED = frozenset({Status.PROPOSED, Status.PLANNED, Status.HELD})  # "planned for", "held on"; the others take brackets
_WEEKDAYS = frozenset({"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"})
_VENUES = ("House", "Office", "Hotel", "Villa", "Palace", "Hall", "Camp", "Resort", "Headquarters", "Airport", "Embassy")


def describe_value(kind: ChangeKind, value: str | None) -> str | None:
    """A ledger text for people: days, places and statuses in words; None where the ledger has nothing."""
    if value is None or not value.strip():
        return None
    if kind is ChangeKind.DATE or read_span(value):
        return describe_ledger_days(value)
    if value in set(Status):
        return describe_state(Status(value))
    return ", ".join(part.strip() for part in value.split(";"))


def claim(changes: Sequence[Change], event: Event, mention: Mention | None) -> str:
    """What one story changed, without who says so: ``Second U.S.–DPRK summit is planned for 27–28 Feb 2019 in Hanoi``.

    Several changes make one sentence only where they are status, date and place.
    """
    by_kind = {change.kind: change for change in changes}
    lead = changes[0]
    name = name_event(event, with_people=lead.kind is ChangeKind.NEW)
    if lead.kind in {ChangeKind.NEW, ChangeKind.STATUS} or {ChangeKind.DATE, ChangeKind.PLACE} <= by_kind.keys():
        return capitalise(_claim_state(name, event, mention, by_kind))
    be = "are" if event.kind is Kind.TALKS else "is"
    now = describe_value(lead.kind, lead.new)
    match lead.kind:
        case ChangeKind.DATE:
            text = _claim_date(name, event, lead, be)
        case ChangeKind.PLACE:
            text = _claim_place(name, event, now, be)
        case ChangeKind.PARTICIPANTS:
            text = _claim_participants(name, event, lead)
        case ChangeKind.CONTRADICTION:
            text = f"accounts of the {name} differ: {_told_before(lead, event)} against {now or 'another version'}"
        case ChangeKind.LAPSED:
            text = f"{name} {_verb(Status.LAPSED, event)} (due {_due(event)})"
        case _:
            text = f"two records of the {name} were one meeting and are now joined"
    return capitalise(text)


def _claim_state(name: str, event: Event, mention: Mention | None, by_kind: Mapping[ChangeKind, Change]) -> str:
    """Status, date and place in one clause: what this story says, else, for what moved alone, what stands."""
    told = by_kind.get(ChangeKind.STATUS) or by_kind.get(ChangeKind.NEW)
    status = Status(told.new) if told and told.new in set(Status) else mention.status if mention and told else event.status
    date, place = by_kind.get(ChangeKind.DATE), by_kind.get(ChangeKind.PLACE)
    when = describe_ledger_days(date.new) if date else describe_when(mention.when if mention else event.when)
    places = describe_value(ChangeKind.PLACE, place.new) if place else name_places(mention.places if mention else event.places)
    where = "" if event.kind is Kind.VISIT and event.places else places  # its name says whereto
    verb = _verb(status, event)
    if status in _SIMPLY_DATED:
        return " ".join(part for part in (name, verb, _date_phrase(when or "", status), _place_phrase(where or "")) if part)
    around = ", ".join(part for part in (when, where) if part)
    return f"{name} {verb} ({around})" if around and ChangeKind.NEW in by_kind else f"{name} {verb}"


def _verb(status: Status, event: Event) -> str:
    verb = _VERBS[status]
    if event.kind is Kind.VISIT and status is Status.HELD:
        return "took place"
    if event.kind is not Kind.TALKS:
        return verb
    first, _, rest = verb.partition(" ")
    return f"{ {'is': 'are', 'was': 'were'}.get(first, first)} {rest}"


def _date_phrase(when: str, status: Status) -> str:
    if not when or when.startswith("by "):
        return when
    if when.startswith("from "):  # an end that the text leaves open dates nothing: "soon", "in the coming weeks"
        return ""
    if status is not Status.HELD:
        return f"for {when}"
    return f"on {when}" if when[0].isdigit() or when[:3] in _WEEKDAYS else f"in {when}"


def _place_phrase(where: str) -> str:
    if not where:
        return ""
    at = "at" if any(word in where.partition(", ")[0] for word in _VENUES) else "in"
    return f"{at} {with_article(where)}"


def _claim_date(name: str, event: Event, change: Change, be: str) -> str:
    now, before = describe_ledger_days(change.new), read_span(change.old)
    if not now:
        return f"{name} {be} without a date again"
    if event.status in _OVER:
        return f"{name} {be} dated {now}"
    moved = before is not None and None not in before and not _is_within(change.new, change.old)
    return f"{name} {be} moved to {now}" if moved else f"{name} {be} set for {now}"


def _claim_place(name: str, event: Event, now: str | None, be: str) -> str:
    if not now:
        return f"the place of the {name} is open again"
    tense = {"are": "were", "is": "was"}[be] if event.status in _OVER else f"{be} to be"
    return f"{name} {tense} {_place_phrase(now)}"


def _due(event: Event) -> str:
    when = describe_when(event.when) or "over by now"
    return " ".join(part for part in (when, _place_phrase(name_places(event.places))) if part)


def _told_before(change: Change, event: Event) -> str:
    """The value that a contradiction meets, with those who told it where the ledger still knows them."""
    value = describe_value(change.kind, change.old) or "one version"
    voices = next((claim.voices for claim in event.claims if claim.value == change.old), ())
    return f"{value} ({join_names(voices)})" if voices else value


def _is_within(inner: str | None, outer: str | None) -> bool:
    small, large = read_span(inner), read_span(outer)
    if not (small and large and small[0] and small[1] and large[0] and large[1]):
        return False
    return large[0] <= small[0] and small[1] <= large[1]


def _claim_participants(name: str, event: Event, change: Change) -> str:
    before = {part.strip() for part in (change.old or "").split(";")}
    added = tuple(part.strip() for part in (change.new or "").split(";") if part.strip() and part.strip() not in before)
    plural = event.kind is Kind.TALKS
    if not added:
        return f"{name} {'have' if plural else 'has'} other participants: {change.new or 'none named'}"
    return f"{name} now {'include' if plural else 'includes'} {join_names(added)}"


_ARTICLES = ("A ", "An ", "The ")  # with which a source may have opened its sentence


def attribute(citation: Citation) -> str:
    """Who says so: ``Yonhap``, or ``Yonhap, citing Donald Trump``."""
    chain = [who for who in citation.attribution if who.casefold() not in citation.outlet.casefold()]
    if not chain:
        return citation.outlet
    named = [who[0].lower() + who[1:] if who.startswith(_ARTICLES) else who for who in reversed(chain)]
    return f"{citation.outlet}, citing {' via '.join(named)}"


def tell(changes: Sequence[Change], event: Event, mention: Mention | None, citation: Citation) -> str:
    """The whole sentence: the claim, and who says so; that nobody reported a meeting is nobody's word."""
    if changes[0].kind is ChangeKind.LAPSED:
        return f"{claim(changes, event, mention)}."
    return f"{claim(changes, event, mention)}, says {attribute(citation)}."
