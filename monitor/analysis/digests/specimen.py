"""A digest with one of everything, to try templates on."""

from datetime import UTC, date, datetime

from monitor.analysis.digests.agenda import make_appointment
from monitor.domain.digest import Citation, Digest, DigestKind, Entry, Line, Move, SourceNote
from monitor.domain.event import Change, ChangeKind, Event
from monitor.domain.meeting import Kind, Precision, Status, When

_AT = datetime(2019, 2, 12, tzinfo=UTC)


def make_specimen() -> Digest:
    """It names nobody and tells nothing that happened."""
    when = When(date(2019, 2, 27), date(2019, 2, 28), Precision.INTERVAL)
    event = Event("specimen", Kind.TALKS, ("DPRK", "US"), Status.PLANNED, when=when, places=("A place",))
    about = make_appointment(event, "a note")
    citation = Citation("An outlet", "Quoted words.", "https://example.org/", _AT, "A title", ("somebody",), "wire")
    lines = tuple(
        Line(kind, "A sentence.", _AT, (Move(ChangeKind.DATE, "before", "after"),), (citation, citation), (kind.value,))
        for kind in (ChangeKind.DATE, ChangeKind.CONTRADICTION))
    changes = tuple(Change(line.kind, event.id, line.kind, None, None, "story", _AT, alert=True, reason="") for line in lines)
    return Digest(
        id="specimen", watch_list="specimen", title="A specimen", kind=DigestKind.DIGEST, since=_AT, until=_AT,
        headline="A headline", entries=(Entry(about, changes, lines), Entry(about, changes[1:], lines[1:])),
        upcoming=(about,), overdue=(about,),
        coverage=(SourceNote("source", "A source", "silent", _AT, "a detail"),), sources_total=2, notes=("A note.",),
        held_back=("Something silenced.",))
