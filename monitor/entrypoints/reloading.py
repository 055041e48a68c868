"""Edits of the configuration take effect while the daemon runs: whole or not at all."""

import threading
from collections.abc import Callable
from pathlib import Path
from stat import S_ISREG

from monitor.adapters.config import load_config
from monitor.domain.errors import ConfigError, ConfigProblem
from monitor.entrypoints.app import App

MAY_GO_SHARE = 0.3  # more sources than this do not vanish by mistake
LOOK_SECONDS = 0.5  # two looks that see the same: an editor writes a file in several steps
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
    """Calls ``changed`` on a thread of its own when a file in a folder or one below changes, or when it is poked.

    ``changed`` says whether that settles it; if not it is called again after a while. Files are looked at, not subscribed to:
    the kernel tells nothing of a folder that was replaced, of what a link points at, or of an edit on the other side of a mount.
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
        """Reload whether or not a change was seen."""
        self._poked.set()

    def close(self) -> None:
        """Stop watching."""
        self._stopping.set()
        self._poked.set()

    def _watch(self) -> None:
        known = before = _look(self._folder)
        while not self._stopping.wait(LOOK_SECONDS):
            now = _look(self._folder)
            if now == before and now != known:
                known = now
                self._poked.set()
            before = now

    def _serve(self) -> None:
        while self._poked.wait() and not self._stopping.is_set():
            self._poked.clear()
            while not self._changed() and not self._stopping.is_set():
                self._poked.wait(RETRY_SECONDS)
                self._poked.clear()


def _look(folder: Path) -> frozenset[tuple[str, int, int, int]]:
    """Every file with what an edit changes of it; links are followed, and what editors keep for themselves is passed over."""
    found = []
    for pattern in ("*", "*/*"):
        for path in folder.glob(pattern):
            try:
                status = path.stat()
            except OSError:
                continue  # gone meanwhile, or a link to nothing
            if S_ISREG(status.st_mode) and not path.name.startswith(".") and not path.name.endswith("~"):
                found.append((str(path), status.st_mtime_ns, status.st_size, status.st_ino))
    return frozenset(found)
