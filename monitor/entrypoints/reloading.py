"""Edits of the configuration take effect while the daemon runs: whole or not at all."""

import threading
from collections.abc import Callable
from pathlib import Path

from watchfiles import watch

from monitor.adapters.config import load_config
from monitor.domain.errors import ConfigError, ConfigProblem
from monitor.entrypoints.app import App

MAY_GO_SHARE = 0.3  # more sources than this do not vanish by mistake
DEBOUNCE_MS = 400   # an editor writes a file in several steps
RETRY_SECONDS = 5.0  # after the database, not the files, was in the way


def reloaded(app: App) -> App:
    """A new App from the files as they are now, everything read, checked and compiled, sharing the open store.

    Raises ConfigError and leaves ``app`` as it was.
    """
    config = load_config(app.config.directory)
    if config.settings.database != app.config.settings.database:
        raise _refusal("monitor.yaml", "the database cannot change while the daemon runs; restart it")
    gone = app.sources.keys() - {source.id for source in config.sources if source.enabled}
    if len(gone) > MAY_GO_SHARE * len(app.sources) and config.confirm_removal != len(gone):
        raise _refusal("sources.yaml", f"{len(gone)} of {len(app.sources)} sources would go at once; "
                                       f"if that is meant, write confirm_removal: {len(gone)} beside sources")
    fresh = App(config, clock=app.clock)
    fresh.adopt(app)
    return fresh


def _refusal(file: str, message: str) -> ConfigError:
    return ConfigError((ConfigProblem(file, 0, 0, message),))


class FolderWatch:
    """Calls ``changed`` on a thread of its own when anything in a folder changes, or when it is poked.

    ``changed`` says whether that settles it; if not it is called again after a while.
    """

    def __init__(self, folder: Path, changed: Callable[[], bool]) -> None:
        self._folder = folder
        self._changed = changed
        self._stopping = threading.Event()
        self._poked = threading.Event()
        self._threads = [threading.Thread(target=run, name=name, daemon=True)
                         for name, run in (("watch", self._watch), ("reload", self._serve))]

    def start(self) -> None:
        """Watch from now on."""
        for thread in self._threads:
            thread.start()

    def poke(self) -> None:
        """Reload whether or not a change was seen; safe in a signal handler."""
        self._poked.set()

    def close(self) -> None:
        """Stop watching."""
        self._stopping.set()
        self._poked.set()

    def _watch(self) -> None:
        for _ in watch(self._folder, stop_event=self._stopping, debounce=DEBOUNCE_MS, rust_timeout=500, yield_on_timeout=False):
            self._poked.set()

    def _serve(self) -> None:
        while self._poked.wait() and not self._stopping.is_set():
            self._poked.clear()
            while not self._changed() and not self._stopping.is_set():
                self._poked.wait(RETRY_SECONDS)
                self._poked.clear()
