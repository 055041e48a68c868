"""One plain sentence for each change: what is so now, who says so, what was so until now."""

from monitor.analysis.digests.days import describe_ledger_days, describe_when, read_span
from monitor.analysis.digests.names import capitalise, join_names, name_event, name_places
from monitor.domain.digest import Citation
from monitor.domain.event import Change, ChangeKind, Event
from monitor.domain.meeting import Kind, Mention, Status

_VERBS = {
    Status.PROPOSED: "is proposed", Status.PLANNED: "is planned", Status.ONGOING: "is under way", Status.HELD: "was held",
    Status.POSTPONED: "is postponed", Status.CANCELLED: "is cancelled", Status.DENIED: "is denied",
    Status.UNKNOWN: "is reported", Status.LAPSED: "passed without a report",
}
_STATES = {Status.ONGOING: "under way", Status.LAPSED: "not reported", Status.UNKNOWN: "unclear"}
_OVER = {Status.HELD, Status.ONGOING}


def describe_state(status: Status) -> str:
    """A status as an adjective."""
    return _STATES.get(status, status.value)


def describe_value(kind: ChangeKind, value: str | None) -> str | None:
    """A ledger text for people: days, places and statuses in words; None where the ledger has nothing."""
    if value is None or not value.strip():
        return None
    if kind is ChangeKind.DATE or read_span(value):
        return describe_ledger_days(value)
    if value in set(Status):
        return describe_state(Status(value))
    return ", ".join(part.strip() for part in value.split(";"))


def claim(change: Change, event: Event, mention: Mention | None) -> str:
    """What a change says, without who says so: ``Second U.S.–DPRK summit is planned for 27–28 Feb 2019 in Hanoi``."""
    name = name_event(event, with_people=change.kind is ChangeKind.NEW)
    now = describe_value(change.kind, change.new)
    be = "are" if event.kind is Kind.TALKS else "is"
    match change.kind:
        case ChangeKind.NEW:
            text = _claim_new(name, event, mention, change)
        case ChangeKind.STATUS:
            text = f"{name} {_verb(Status(change.new), event) if change.new in set(Status) else f'{be} now {now}'}"
        case ChangeKind.DATE:
            text = _claim_date(name, event, change, be)
        case ChangeKind.PLACE:
            text = _claim_place(name, event, now, be)
        case ChangeKind.PARTICIPANTS:
            text = _claim_participants(name, change)
        case ChangeKind.CONTRADICTION:
            before = describe_value(change.kind, change.old)
            text = f"accounts of the {name} differ: {before or 'one version'}, or {now or 'another'}"
        case ChangeKind.MERGED:
            text = f"two records of the {name} were one meeting and are now joined"
    return capitalise(text)


def _verb(status: Status, event: Event) -> str:
    verb = _VERBS[status]
    if event.kind is not Kind.TALKS:
        return verb
    first, _, rest = verb.partition(" ")
    return f"{ {'is': 'are', 'was': 'were'}.get(first, first)} {rest}"


def _claim_new(name: str, event: Event, mention: Mention | None, change: Change) -> str:
    status = mention.status if mention else Status(change.new) if change.new in set(Status) else event.status
    when = describe_when(mention.when if mention else event.when)
    where = name_places(mention.places if mention else event.places)
    if where and event.kind == "visit" and where.split(", ", maxsplit=1)[0] in name:
        where = ""
    parts = (name, _verb(status, event), _date_phrase(when, status), f"in {where}" if where else "")
    return " ".join(part for part in parts if part)


def _date_phrase(when: str, status: Status) -> str:
    if not when:
        return ""
    if when.startswith(("from ", "by ")):
        return when
    if status in _OVER or status is Status.LAPSED:
        return f"on {when}" if when[0].isdigit() or when[:3] in _WEEKDAYS else f"in {when}"
    return f"for {when}"


_WEEKDAYS = frozenset({"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"})


def _claim_date(name: str, event: Event, change: Change, be: str) -> str:
    now = describe_ledger_days(change.new)
    if not now:
        return f"{name} {be} without a date again"
    if event.status in _OVER:
        return f"{name} {be} dated {now}"
    if not change.old or _is_within(change.new, change.old):
        return f"{name} {be} set for {now}"
    return f"{name} {be} moved to {now}"


def _claim_place(name: str, event: Event, now: str | None, be: str) -> str:
    if not now:
        return f"the place of the {name} is open again"
    tense = {"are": "were", "is": "was"}[be] if event.status in _OVER else f"{be} to be"
    return f"{name} {tense} in {now}"


def _is_within(inner: str | None, outer: str | None) -> bool:
    small, large = read_span(inner), read_span(outer)
    if not (small and large and small[0] and small[1] and large[0] and large[1]):
        return False
    return large[0] <= small[0] and small[1] <= large[1]


def _claim_participants(name: str, change: Change) -> str:
    before = {part.strip() for part in (change.old or "").split(";")}
    added = tuple(part.strip() for part in (change.new or "").split(";") if part.strip() and part.strip() not in before)
    if not added:
        return f"{name} has other participants: {change.new or 'none named'}"
    return f"{name} now includes {join_names(added)}"


def attribute(citation: Citation) -> str:
    """Who says so: ``Yonhap``, or ``Yonhap, citing Donald Trump``."""
    chain = [who for who in citation.attribution if who.casefold() not in citation.outlet.casefold()]
    if not chain:
        return citation.outlet
    return f"{citation.outlet}, citing {' via '.join(reversed(chain))}"


def tell(change: Change, event: Event, mention: Mention | None, citation: Citation | None) -> str:
    """The whole sentence: the claim, and who says so."""
    text = claim(change, event, mention)
    return f"{text}, says {attribute(citation)}." if citation else f"{text}."
