"""Values that analysts have settled: no report moves them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from monitor.domain.errors import InputError
from monitor.domain.event import Correction, Event
from monitor.domain.meeting import Precision, Status, When

Pins = Mapping[str, str]  # slot → value as an analyst writes it


def pins_of(corrections: Sequence[Correction], event_id: str) -> dict[str, str]:
    """Collect what is settled of one event: the last word on each slot; an empty value lets the reports speak again."""
    pins: dict[str, str] = {}
    for one in corrections:
        if one.action == "set" and one.target == event_id:
            slot, _, value = one.value.partition("=")
            pins[slot] = value
    return {slot: value for slot, value in pins.items() if value}


def pin(event: Event, pins: Pins) -> Event:
    """Put settled values in force. A wrong slot or value is an InputError that names both and the cure."""
    for slot, value in pins.items():
        event = _settle(event, slot, value)
    return replace(event, pinned=tuple(sorted(slot for slot, value in pins.items() if value)))


def _settle(event: Event, slot: str, value: str) -> Event:
    if slot not in _SETTLERS:
        raise InputError(f"there is no slot {slot!r}; use one of {', '.join(_SETTLERS)}")
    if not value:
        return event
    try:
        return _SETTLERS[slot](event, value)
    except ValueError as error:
        raise InputError(f"{slot}={value}: {_FORMS[slot]}") from error


def _read_date(value: str) -> When:
    start, dots, end = value.partition("..")
    first, last = date.fromisoformat(start), date.fromisoformat(end if dots else start)
    if last < first:
        raise InputError(f"date={value}: it ends before it starts; write the earlier day first")
    return When(first, last, Precision.DAY if first == last else Precision.INTERVAL)


def _read_names(value: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in value.split(";") if name.strip())


_SETTLERS: dict[str, Callable[[Event, str], Event]] = {
    "status": lambda event, value: replace(event, status=Status(value)),
    "date": lambda event, value: replace(event, when=_read_date(value)),
    "place": lambda event, value: replace(event, places=_read_names(value)),
    "people": lambda event, value: replace(event, people=_read_names(value)),
    "ordinal": lambda event, value: replace(event, ordinal=int(value)),
}
_FORMS = {
    "status": f"write one of {', '.join(Status)}", "date": "write 2019-02-27 or 2019-02-27..2019-02-28",
    "place": "write names apart by ;", "people": "write names apart by ;", "ordinal": "write a number",
}
