"""An iCalendar feed that people subscribe to: meetings expected, held and called off."""

from collections.abc import Sequence
from datetime import timedelta

from icalendar import Calendar, Event, vDuration

from monitor.domain.digest import CalendarEntry

REFRESH = timedelta(hours=1)
_HOST = "dprk-us-monitor"  # not this machine's name: an entry's UID must outlive every move of the service


def write_calendar(entries: Sequence[CalendarEntry], *, title: str, link: str | None = None) -> bytes:
    """The feed (RFC 5545 and 7986). The same entries give the same bytes, so that an ETag holds until a fact changes.

    Days only, without a clock time, so no zone is needed; nobody is an ATTENDEE, or clients would take it for an invitation.
    """
    calendar = Calendar()
    for name, value in (("prodid", "-//dprk-us-monitor//calendar//EN"), ("version", "2.0"), ("method", "PUBLISH"),
                        ("calscale", "GREGORIAN"), ("name", title), ("x-wr-calname", title)):
        calendar.add(name, value)
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    for entry in entries:
        calendar.add_component(_component(entry, link))
    return bytes(calendar.to_ical())


def _component(entry: CalendarEntry, link: str | None) -> Event:
    about, when = entry.about, entry.about.event.when
    if when is None or when.start is None or when.end is None:
        raise ValueError(f"a calendar entry without days: {about.event.id}")
    component = Event()
    component.add("uid", f"{about.event.id}@{_HOST}")
    component.add("dtstamp", entry.changed_at)
    component.add("last-modified", entry.changed_at)
    component.add("sequence", entry.sequence)
    component.add("dtstart", when.start)
    component.add("dtend", when.end + timedelta(days=1))  # the end of VALUE=DATE is the first day after
    component.add("summary", about.name)
    component.add("description", entry.description)
    component.add("status", entry.status.value)
    component.add("transp", "TRANSPARENT")
    component.add("categories", [about.event.kind.value])
    if about.event.places:
        component.add("location", ", ".join(about.event.places))
    if link:
        component.add("url", f"{link}/events/{about.event.id}")
    return component
