"""One telling of a meeting, before tellings are joined."""

from dataclasses import dataclass, field, replace
from typing import Any

from monitor.analysis.text.view import Slot
from monitor.analysis.when import TimeSpan
from monitor.domain.meeting import Kind, Status, When

__all__ = ["Draft", "Slot", "retold"]


@dataclass(slots=True)
class Draft:
    """What one trigger in one sentence tells.

    ``status`` is None where the words only refer to a meeting. ``fresh``: may stand for a meeting by itself; else it can
    only add to one told elsewhere. ``sides``: each person's party; ``hosts``: those on the near end of "with"; in a visit
    the traveller's party is the first of ``parties``. Words about time: ``opens``/``ends``, the day beside them is the
    first/last; ``begins``, it is told as the beginning, ``until`` its last day; ``length`` in days; ``nth``, which of its
    days is told; ``scheduled``, it stands behind "planned for"; ``past``, it is over, ``bygone``, about a year ago;
    ``present``, the verb is in the present. Journeys: ``arrival``;
    ``onward``, to somewhere else than where the traveller is. ``nested``: hangs on "before",
    "after", "in preparation for". ``purpose``: what a journey is for, ``purpose_of`` that journey;
    ``errand``: told as "to meet B". ``prior``: "the
    previous"; ``another``: "a new", "the next". ``inferred``: only the story says whose it is. ``tensed``: a past verb says
    that it was; ``announced``: a past verb made it known; ``ahead``: its sentence speaks of what comes, ``to_be``, its verb
    does; ``beside``: the time is that of a past deed that it went along with; ``once``: what was once to come,
    ``supposed`` to; ``lent``: the days are those of the journey. ``revived``: on again. ``guess``: the
    status is only the tense of a verb that says nothing of meetings ("promoted the summit"). ``counted``: told as several
    ("met twice"). ``overtaken``: a call-off told as what came before. ``offered``: talks that one side
    offered, turned down or sat in. ``heads``: whose summit it must be, though no telling names them.
    ``later``: who came to office after it. ``owner``: the leader, with his side, whose meeting it is if no other telling says.
    ``host``: the country that a journey without a goal leads to, if no other telling says.
    ``departs``: a journey that begins with leaving where the traveller is.
    """

    kind: Kind
    sentence: int
    start: int
    end: int
    parties: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    sides: tuple[tuple[str, str], ...] = ()
    status: Status | None = None
    status_span: Slot | None = None
    people_span: list[Slot] = field(default_factory=list)
    times: list[TimeSpan] = field(default_factory=list)
    when: When | None = None
    when_span: Slot | None = None
    ends: bool = False
    begins: bool = False
    until: TimeSpan | None = None
    opens: bool = False
    arrival: bool = False
    present: bool = False
    scheduled: bool = False
    tensed: bool = False
    to_be: bool = False
    announced: bool = False
    beside: bool = False
    once: bool = False
    supposed: bool = False
    lent: bool = False
    ahead: bool = False
    revived: bool = False
    offered: bool = False
    overtaken: bool = False
    counted: bool = False
    at_event: bool = False
    at_talks: bool = False  # beside talks that were told before: "during the session"
    nested: bool = False
    beyond: bool = False  # told as what another of its sentence comes before or after
    onward: bool = False
    departs: bool = False
    around: bool = False  # a journey in whose midst its sentence tells of something: "during his visit to P"
    sources: tuple[tuple[str, Slot], ...] = ()
    past: bool = False
    bygone: bool = False
    purpose: bool = False
    errand: bool = False
    prior: bool = False
    length: int | None = None
    nth: int = 0
    object_at: tuple[int, ...] = ()
    hosts: tuple[str, ...] = ()
    places: list[tuple[str, Slot]] = field(default_factory=list)
    candidates: list[tuple[str, Slot]] = field(default_factory=list)
    ordinal: int | None = None
    another: bool = False
    known: bool = False  # spoken of as what everybody knows, in a sentence of no time to come: "the P summit", "my talks with B"
    guess: bool = False
    definite: bool = False
    fresh: bool = True
    noun: str = ""
    meal: bool = False
    headline: bool = False
    caption: bool = False
    rule: str = ""
    purpose_of: "Draft | None" = None
    inferred: bool = False
    heads: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    owner: tuple[str, str] | None = None
    host: str | None = None

    @property
    def bare(self) -> bool:
        """Whether the words name neither people nor both parties: "the talks", "another round"."""
        return not self.fresh and not self.people and len(self.parties) < 2


def retold(told: Draft, start: int, end: int, status: Status, **changes: Any) -> Draft:
    """Another meeting like one told before: kind, sides and people are its own still, unless changed, and nothing else.

    ``start`` to ``end`` are the words that tell of it, and of how it stands.
    """
    anew: dict[str, Any] = {
        "start": start, "end": end, "status": status, "status_span": Slot(start, end), "times": [], "when": None, "when_span": None,
        "candidates": [], "ordinal": None, "another": False, "length": None, "nth": 0, "until": None, "opens": False,
        "begins": False, "ends": False, "arrival": False, "present": False, "scheduled": False, "fresh": True, "inferred": False,
        "guess": False, "purpose": False, "purpose_of": None, "headline": False, "prior": False, "nested": False,
        "noun": told.noun or "meeting",
    }
    return replace(told, **(anew | changes))
