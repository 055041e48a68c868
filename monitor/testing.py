"""Doubles shipped with the product, for its own tests and for those of whoever builds on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape

from monitor.domain.source import Fetched, FetchOutcome, NotModified, Source, SourceState


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
