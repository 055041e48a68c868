"""A digest in the order in which it is read, whatever the channel."""

from dataclasses import dataclass, replace

from monitor.domain.digest import Citation, Digest, Entry, Move
from monitor.domain.event import ChangeKind
from monitor.domain.meeting import Status

_OFF = frozenset({Status.CANCELLED, Status.POSTPONED, Status.DENIED})


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under one heading; ``key`` names it for templates."""

    key: str
    title: str
    entries: tuple[Entry, ...]


def make_sections(digest: Digest) -> tuple[Section, ...]:
    """What is new, what moved, what contradicts what: the section of the headline's meeting first, contradictions last."""
    titles = {"new": "New", "changed": "Changed", "differ": "Accounts differ"}
    present = dict.fromkeys(_section_of(entry) for entry in digest.entries)  # entries come the weightiest first
    return tuple(Section(key, titles[key], tuple(entry for entry in digest.entries if _section_of(entry) == key))
                 for key in sorted(present, key=lambda key: key == "differ"))


def _section_of(entry: Entry) -> str:
    if entry.is_new:
        return "new"
    return "differ" if all(line.kind is ChangeKind.CONTRADICTION for line in entry.lines) else "changed"


def trim(digest: Digest, entries: int | None) -> Digest:
    """The same digest with its weightiest entries only."""
    return digest if entries is None else replace(digest, entries=digest.entries[:entries])


def shown_citations(entry: Entry, place: int) -> tuple[Citation, ...]:
    """The citations of an entry's line; none where the line before has the same first one: words are quoted once."""
    mine = entry.lines[place].citations
    before = entry.lines[place - 1].citations if place else ()
    return () if mine and before and mine[0] == before[0] else mine


def name_move(move: Move) -> str:
    """What a move's values are values of."""
    return {ChangeKind.STATUS: "Status", ChangeKind.DATE: "Date", ChangeKind.PLACE: "Place"}.get(move.kind, move.kind.capitalize())


def label(entry: Entry) -> str:
    """One word on what happened to a meeting, for a badge: what went wrong comes before what is merely new."""
    status, kinds = entry.event.status, {change.kind for change in entry.changes}
    if status in _OFF and kinds & {ChangeKind.NEW, ChangeKind.STATUS}:
        return status.value
    if ChangeKind.NEW in kinds:
        return "new"
    if ChangeKind.STATUS in kinds:
        return "under way" if status is Status.ONGOING else status.value
    names = {ChangeKind.DATE: "new date", ChangeKind.PLACE: "new place", ChangeKind.PARTICIPANTS: "participants",
             ChangeKind.CONTRADICTION: "accounts differ", ChangeKind.LAPSED: "not reported", ChangeKind.MERGED: "joined"}
    return next((name for kind, name in names.items() if kind in kinds), "changed")


def tone(entry: Entry) -> str:
    """The colour a badge has, by name: off, held, differ, new or changed."""
    word = label(entry)
    if word in set(_OFF):
        return "off"
    return {"new": "new", "held": "held", "under way": "held", "accounts differ": "differ"}.get(word, "changed")

