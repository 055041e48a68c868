"""Try an address: is there a feed, what does it hold, and how often may it be asked?"""

from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urljoin

from monitor.adapters.encodings import decode
from monitor.adapters.feeds.discovery import USUAL_PATHS, FoundFeed, find_feeds
from monitor.adapters.http import Fetcher
from monitor.analysis.cadence import next_check
from monitor.domain.source import Fetched, FetchFailed, Source, SourceState
from monitor.domain.story import ParsedFeed
from monitor.pipeline.poll import Parse


@dataclass(frozen=True, slots=True)
class Probe:
    """What was found at one address. ``feed`` is None where nothing could be fetched; ``feeds`` are those its page names."""

    url: str
    fetched: Fetched | None
    feed: ParsedFeed | None
    error: str | None
    feeds: tuple[FoundFeed, ...] = ()
    state: SourceState | None = None

    @property
    def is_feed(self) -> bool:
        """Whether a feed answered."""
        return self.feed is not None and self.error is None


def probe(source: Source, fetcher: Fetcher, parse: Parse, *, now: datetime) -> list[Probe]:
    """What the address of ``source`` holds; where it is a page, then the feeds it names, or else the usual ones of such a site.

    The first feed found ends the search.
    """
    probes = [_probe_one(source, fetcher, parse, now)]
    if probes[0].is_feed or probes[0].fetched is None:
        return probes
    named = [found.url for found in probes[0].feeds]
    for candidate in named or [urljoin(probes[0].fetched.final_url, path) for path in USUAL_PATHS]:
        found = _probe_one(replace(source, url=candidate), fetcher, parse, now)
        if found.is_feed or named:
            probes.append(found)
        if found.is_feed:
            break
    return probes


def _probe_one(source: Source, fetcher: Fetcher, parse: Parse, now: datetime) -> Probe:
    url = source.url
    outcome = fetcher.fetch(url)
    if isinstance(outcome, FetchFailed):
        return Probe(url, None, None, outcome.detail)
    if not isinstance(outcome, Fetched):
        return Probe(url, None, None, "it answered 304 to a request that named no version")
    feed = parse(outcome, source, seen_at=now)
    state = next_check(SourceState(source.id), outcome, source, feed, now=now, jitter=0.0)
    if feed.error is None:
        return Probe(url, outcome, feed, None, state=state)
    markup, _ = decode(outcome.body, content_type=outcome.header("content-type") or "")
    return Probe(url, replace(outcome, body=b""), feed, feed.error, find_feeds(markup, outcome.final_url))
