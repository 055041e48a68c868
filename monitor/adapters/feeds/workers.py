"""Feeds parsed in killable processes, so that a hostile feed is one feed's failure."""

import pickle
from dataclasses import replace
from datetime import datetime

from pydantic import TypeAdapter

from monitor.adapters.feeds.cut import cut
from monitor.adapters.feeds.parse import parse_part
from monitor.adapters.workers import Limits, WorkerError, WorkerPool
from monitor.domain.source import Fetched, Source
from monitor.domain.story import ParsedFeed

FEED_LIMITS = Limits(cpu_seconds=5, wall_seconds=9.0, memory_bytes=512 * 2**20)  # ended, it has cost no more than 10 s
_PARSED_FEED: TypeAdapter[ParsedFeed] = TypeAdapter(ParsedFeed)


class FeedWorkers:
    """Parses like ``parse_feed``, in ``size`` warm processes with limits. What kills its process comes back as ``error``."""

    def __init__(self, *, size: int = 1, limits: Limits = FEED_LIMITS) -> None:
        self._pool = WorkerPool("monitor.adapters.feeds.workers:parse_job", size=size, limits=limits)

    def parse_feed(self, fetched: Fetched, source: Source, *, seen_at: datetime,
                   known_hashes: frozenset[str] = frozenset()) -> ParsedFeed:
        """Items of a feed that are not among ``known_hashes``; see ``parse_feed``."""
        part = cut(fetched.body, known_hashes)
        if part.clean and not part.fresh:
            return parse_part(part, fetched, source, seen_at=seen_at, known_hashes=known_hashes)
        head = replace(fetched, body=b"")
        known = frozenset[str]() if part.clean else known_hashes
        try:
            return _PARSED_FEED.validate_json(self._pool.run(pickle.dumps((part, head, source, seen_at, known), protocol=5)))
        except WorkerError as error:
            return ParsedFeed((), error=f"it could not be parsed: {error}")

    def close(self) -> None:
        """End the processes."""
        self._pool.close()


def parse_job(request: bytes) -> bytes:
    """The child's side. Requests are pickled by the parent; replies are JSON, since a child is not to be trusted."""
    part, fetched, source, seen_at, known_hashes = pickle.loads(request)  # noqa: S301  made by our parent
    return _PARSED_FEED.dump_json(parse_part(part, fetched, source, seen_at=seen_at, known_hashes=known_hashes))
