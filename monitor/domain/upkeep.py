"""Looking after the store: what may be let go of, and how it is doing."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Retention:
    """How long raw matter is kept. Facts with their quoted words, events, changes, digests and rulings are kept for ever.

    ``texts`` are full texts of stories and the shingles that find copies of them; ``dropped`` the light rows of items that no
    list wanted; ``messages`` the bytes of delivered messages; ``polls`` the log lines kept per source.
    """

    texts: timedelta = timedelta(days=730)
    dropped: timedelta = timedelta(days=90)
    messages: timedelta = timedelta(days=90)
    polls: int = 200


@dataclass(frozen=True, slots=True)
class LetGo:
    """How much of each raw matter was let go of."""

    texts: int = 0
    shingles: int = 0
    dropped: int = 0
    messages: int = 0
    polls: int = 0


@dataclass(frozen=True, slots=True)
class StoreSizes:
    """Bytes on disk and rows. ``log_bytes`` is SQLite's write-ahead log; ``free_bytes`` None where the disk is a server's."""

    data_bytes: int
    log_bytes: int
    free_bytes: int | None
    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What one round of upkeep did and found; ``problems`` are words of the integrity check."""

    let_go: LetGo
    sizes: StoreSizes
    problems: tuple[str, ...] = ()
