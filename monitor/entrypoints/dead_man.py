"""A dead man's switch: somebody outside is told that all is well, again and again, and raises the alarm when it is not told."""

import threading
from collections.abc import Callable
from time import monotonic

import structlog

from monitor.adapters.channels import Poster
from monitor.domain.digest import SendFailed
from monitor.entrypoints.app import utc_now

log = structlog.get_logger()


class DeadMan:
    """Asks for one address every so often, on a thread of its own, since whoever answers it may be slow."""

    def __init__(self, poster: Poster, url: str, *, every_seconds: float, told: Callable[[str], None]) -> None:
        self._poster, self._url, self._every_seconds, self._told = poster, url, every_seconds, told
        self._due_at = monotonic()
        self._thread: threading.Thread | None = None

    def tick(self) -> None:
        """Ask if it is time and the last time is over; returns at once."""
        if monotonic() < self._due_at or (self._thread and self._thread.is_alive()):
            return
        self._due_at = monotonic() + self._every_seconds
        self._thread = threading.Thread(target=self._ping, name="dead-man", daemon=True)
        self._thread.start()

    def _ping(self) -> None:
        outcome = self._poster.ping(self._url, now=utc_now())
        failed = isinstance(outcome, SendFailed)
        self._told("failed" if failed else "sent")
        if isinstance(outcome, SendFailed):
            log.warning("dead man not pinged", detail=outcome.detail)  # the address is a secret
