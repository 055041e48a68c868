"""Stories as the reader would hand them over, and a ledger to tell them to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count

from monitor.analysis.copies import as_known, fingerprint
from monitor.analysis.decide import Policy, decide
from monitor.analysis.ledger import Background
from monitor.domain.decision import Analysed, Decision
from monitor.domain.event import Change, Event
from monitor.domain.meeting import Evidence, Kind, Mention, Precision, Status, When
from monitor.domain.story import Item, Known, Origin

TRUMP, KIM, BIEGUN, POMPEO = "Donald Trump", "Kim Jong Un", "Stephen Biegun", "Mike Pompeo"
HYOK_CHOL, YONG_CHOL, LEE, KANG = "Kim Hyok Chol", "Kim Yong Chol", "Lee Do-hoon", "Kang Kyung-wha"
BACKGROUND = Background(
    sides={TRUMP: "US", BIEGUN: "US", POMPEO: "US", KIM: "DPRK", HYOK_CHOL: "DPRK", YONG_CHOL: "DPRK", LEE: "ROK", KANG: "ROK"},
    country_of={
        "Singapore": "SGP",
        "Sentosa": "SGP",
        "Hanoi": "VNM",
        "Vietnam": "VNM",
        "Seoul": "ROK",
        "Pyongyang": "DPRK",
        "Stockholm": "SWE",
        "Sweden": "SWE",
        "New York": "US",
        "North Korea": "DPRK",
    },
    countries=frozenset({"Vietnam", "Sweden", "North Korea"}),
)
_FILLER = ("river", "ledger", "harvest", "window", "granite", "orchard", "signal", "lantern", "copper", "meadow", "anchor")


def time(text: str | None, precision: Precision | None = None) -> When | None:
    """``2019-02-27``, ``2019-02-27..2019-02-28`` or ``2019-02-10..`` (open)."""
    if text is None:
        return None
    start, dots, end = text.partition("..")
    first = date.fromisoformat(start)
    last = None if dots and not end else date.fromisoformat(end or start)
    span = (last - first).days + 1 if last else 0
    guess = {0: Precision.VAGUE, 1: Precision.DAY}.get(span, Precision.INTERVAL if span <= 5 else Precision.MONTH)
    return When(first, last, precision or guess)


def mention(
    kind: Kind,
    parties: str,
    status: Status,
    *,
    people: Sequence[str] = (),
    when: str | None = None,
    places: Sequence[str] = (),
    ordinal: int | None = None,
    main: bool = True,
    confidence: float = 0.9,
    attribution: Sequence[str] = (),
) -> Mention:
    """One meeting; ``parties`` as ``DPRK US``, the traveller first for a visit."""
    names = tuple(parties.split())
    evidence = (Evidence("trigger", 0, 4, "told"),)
    names = names if kind is Kind.VISIT else tuple(sorted(names))
    return Mention(
        kind,
        names,
        status,
        tuple(people),
        time(when),
        tuple(places),
        ordinal=ordinal,
        attribution=tuple(attribution),
        confidence=confidence,
        main=main,
        evidence=evidence,
    )


def summit(status: Status, when: str | None = None, *places: str, main: bool = True, ordinal: int | None = None) -> Mention:
    """A meeting of Trump and Kim."""
    return mention(Kind.SUMMIT, "DPRK US", status, people=(TRUMP, KIM), when=when, places=places, main=main, ordinal=ordinal)


_numbers = count(1)


def story(at: str, *mentions: Mention, outlet: str = "wire", text: str = "", name: str = "") -> Analysed:
    """A story published ``at`` an ISO day or time; without a text of its own it is unlike any other."""
    published = datetime.fromisoformat(at if "T" in at else f"{at}T09:00:00").replace(tzinfo=UTC)
    number = next(_numbers)
    words = text or " ".join(f"{word}{number}" for word in _FILLER for _ in range(3))
    item = Item(
        id=name or f"{at}-{outlet}-{number}",
        source_id=outlet,
        outlet=outlet,
        text=words,
        published_at=published,
        seen_at=published,
    )
    return Analysed(item, "en", fingerprint(item), mentions=mentions)


@dataclass
class Ledger:
    """All that a store would keep."""

    background: Background = BACKGROUND
    events: dict[str, Event] = field(default_factory=dict)
    known: list[Known] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)

    def tell(self, *stories: Analysed, origin: Origin = Origin.FEED) -> list[Decision]:
        """One poll."""
        now = max(one.item.published_at or datetime.min.replace(tzinfo=UTC) for one in stories)
        made = decide(
            stories,
            known=self.known,
            events=tuple(self.events.values()),
            now=now,
            policy=Policy(keep_all=True, origin=origin, background=self.background),
        )
        for decision in made:
            self.events.update((event.id, event) for event in decision.events)
            self.known.append(as_known(decision.analysed))
        self.decisions += made
        return list(made)

    def tell_each(self, stories: Iterable[Analysed]) -> None:
        """One poll a story."""
        for one in stories:
            self.tell(one)

    @property
    def changes(self) -> list[Change]:
        """Every change so far."""
        return [change for decision in self.decisions for change in decision.changes]

    def news(self) -> list[tuple[str, str, str | None, str | None]]:
        """What was told: day, kind, old, new."""
        return [(str(change.at.date()), str(change.kind), change.old, change.new) for change in self.changes if change.alert]

    @property
    def only(self) -> Event:
        """The one event there is."""
        (event,) = self.events.values()
        return event
