"""Doubles shipped with the product, for its own tests and for those of whoever builds on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from xml.sax.saxutils import escape

from monitor.domain.decision import Analysed, Decision
from monitor.domain.digest import Delivery, Digest, Message, SendOutcome, Sent
from monitor.domain.event import Change, ChangeKind, Event, Report
from monitor.domain.meeting import Evidence, Mention
from monitor.domain.source import Fetched, FetchOutcome, NotModified, Source, SourceState
from monitor.domain.story import Disposition, Fingerprint, Item
from monitor.domain.watch import Match

EPOCH = datetime(2019, 2, 12, tzinfo=UTC)


@dataclass(slots=True)
class FakeFetch:
    """Plays a fetcher: the next scripted outcome of each URL, the last one for ever; ``asked`` records every call.

    A body given as bytes or text becomes a Fetched; a URL nobody scripted is a KeyError, so that a test cannot ask in vain.
    """

    at: datetime = datetime(2019, 2, 20, 12, tzinfo=UTC)
    asked: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    _scripts: dict[str, list[FetchOutcome]] = field(default_factory=dict)

    def script(self, url: str, *outcomes: FetchOutcome | bytes | str) -> "FakeFetch":
        """Say what ``url`` answers, in order."""
        self._scripts.setdefault(url, []).extend(self._outcome(url, outcome) for outcome in outcomes)
        return self

    def __call__(self, source: Source, state: SourceState) -> FetchOutcome:
        """Answer as ``Fetcher.fetch_source`` would."""
        url = state.address(source)
        self.asked.append((url, state.etag, state.last_modified))
        script = self._scripts[url]
        return script.pop(0) if len(script) > 1 else script[0]

    def _outcome(self, url: str, outcome: FetchOutcome | bytes | str) -> FetchOutcome:
        if not isinstance(outcome, bytes | str):
            return outcome
        body = outcome.encode() if isinstance(outcome, str) else outcome
        return Fetched(url, url, 200, (("content-type", "application/rss+xml; charset=utf-8"),), body, self.at)

    def not_modified(self) -> NotModified:
        """A 304 at this fake's time."""
        return NotModified((), self.at)


def rss(items: Iterable[Mapping[str, str | datetime]], *, title: str = "Feed", head: str = "") -> bytes:
    """An RSS 2.0 document; an item maps element names to their text, ``pubDate`` may be a datetime."""
    body = "".join(f"<item>{''.join(_element(name, value) for name, value in item.items())}</item>\n" for item in items)
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>{escape(title)}</title>{head}\n'
            f"{body}</channel></rss>\n").encode()


def _element(name: str, value: str | datetime) -> str:
    text = format_datetime(value) if isinstance(value, datetime) else value
    return f"<{name}>{escape(text)}</{name}>"


class MemoryChannel:
    """A channel that keeps what it is sent; ``answers`` are given one after the other, then it takes everything."""

    def __init__(self, name: str = "memory", answers: Iterable[SendOutcome] = ()) -> None:
        self.name = name
        self.sent: list[tuple[datetime, Delivery]] = []
        self._answers = list(answers)

    def render(self, digest: Digest) -> tuple[Message, ...]:
        """The headline, and a sentence a line."""
        lines = [line.sentence for entry in digest.entries for line in entry.lines]
        return (Message(digest.headline, "\n".join([*lines, *digest.notes]).encode(), "text/plain"),)

    def send(self, delivery: Delivery, *, now: datetime) -> SendOutcome:
        """Answer from the script."""
        self.sent.append((now, delivery))
        return self._answers.pop(0) if self._answers else Sent("kept")


class FixedClock:
    """A clock that stands until it is moved."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The time it shows."""
        return self.now

    def advance(self, by: timedelta) -> datetime:
        """Move it on."""
        self.now += by
        return self.now


def make_item(story_id: str, outlet: str, title: str, text: str, *, at: datetime, tier: str = "wire") -> Item:
    """A story as a feed would give it."""
    return Item(id=story_id, source_id=outlet.lower().replace(" ", "-"), title=title, text=text, outlet=outlet, tier=tier,
                published_at=at, seen_at=at, url=f"https://news.example/{story_id}")


def make_report(item: Item, mention: Mention, words: Mapping[str, str]) -> Report:
    """A report whose evidence is found in the item: ``words`` are the quotes by slot."""
    starts = {slot: item.raw.index(quote) for slot, quote in words.items()}
    spans = tuple(Evidence(slot, starts[slot], starts[slot] + len(quote), quote) for slot, quote in words.items())
    return Report(story_id=item.id, index=0, mention=replace(mention, evidence=spans), at=item.published_at or EPOCH,
                  source_id=item.source_id, outlet=item.outlet, tier=item.tier, root=item.id)


def make_change(event: Event, report: Report, kind: ChangeKind, old: str | None, new: str | None) -> Change:
    """A change that is news."""
    return Change(id=f"{event.id}-{kind}-{report.story_id}", event_id=event.id, kind=kind, old=old, new=new,
                  story_id=report.story_id, at=report.at, alert=True, reason="told by a test", confidence=0.95,
                  evidence=report.mention.evidence)


def make_decision(item: Item, report: Report, event: Event, changes: Iterable[Change], watch_list: str) -> Decision:
    """A kept story that tells of one event."""
    analysed = Analysed(item, "en", Fingerprint(1, item.url, None, None, None, (), 0), (Match(watch_list, "a word", 0, 1),),
                        (report.mention,))
    return Decision(analysed, Disposition.NEW, "told by a test", reports=(report,), links=(event.id,),
                    events=(replace(event, reports=()),), changes=tuple(changes))
