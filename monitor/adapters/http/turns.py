"""Turns: one request at a time to a host, and a gap between two."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from monitor.adapters.http.connections import DeadlineError, seconds_left

_FORGET_ABOVE = 4096


class HostTurns:
    """Who may ask which host when."""

    def __init__(self, gap_seconds: float) -> None:
        self._gap_seconds = gap_seconds
        self._guard = threading.Condition()
        self._busy: set[str] = set()
        self._ended_at: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait for this host's turn, then hold it. Raises DeadlineError where the wait would outlast the request."""
        self._begin(host)
        try:
            yield
        finally:
            self._end(host)

    def _begin(self, host: str) -> None:
        with self._guard:
            while True:
                free_in = self._free_in(host)
                if free_in <= 0:
                    break
                left = seconds_left()
                if free_in != float("inf") and free_in >= left:
                    raise DeadlineError("its host was busy")
                self._guard.wait(min(free_in, left))
            self._busy.add(host)

    def _free_in(self, host: str) -> float:
        if host in self._busy:
            return float("inf")
        return self._ended_at.get(host, float("-inf")) + self._gap_seconds - time.monotonic()

    def _end(self, host: str) -> None:
        with self._guard:
            self._busy.discard(host)
            if self._gap_seconds > 0:
                self._ended_at[host] = time.monotonic()
                self._forget()
            self._guard.notify_all()

    def _forget(self) -> None:
        if len(self._ended_at) > _FORGET_ABOVE:
            since = time.monotonic() - self._gap_seconds
            self._ended_at = {host: at for host, at in self._ended_at.items() if at > since}
