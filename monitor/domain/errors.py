"""Errors that a caller can do something about.

::

    MonitorError
    ├── ConfigError     the user's files: every problem at once, each with file:line:column
    ├── StoreError      the database: unreachable, locked, full, newer than this program
    └── InputError      a file named on the command line: unreadable, or not what it should be

What is expected (a feed that is down, a receiver that says no) is a value, not an exception; see ``source`` and ``digest``.
"""

from dataclasses import dataclass
from enum import StrEnum


class MonitorError(Exception):
    """Base of all errors this program raises on purpose; its text is fit for a person."""


@dataclass(frozen=True, slots=True)
class ConfigProblem:
    """One thing wrong in one file. Lines and columns count from 1; 0 means the whole file."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{where}: {self.message}"


class ConfigError(MonitorError):
    """The configuration cannot be used; ``problems`` holds everything found, in file order."""

    def __init__(self, problems: tuple[ConfigProblem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class StoreTrouble(StrEnum):
    """What kind of trouble a database is in, by what mends it."""

    LOCKED = "locked"            # by another program: passes
    FULL = "full"                # no room on its disk: passes when somebody makes room
    READ_ONLY = "read_only"      # rights, or a disk gone read-only
    UNREACHABLE = "unreachable"  # no server, a file that cannot be opened
    ABSENT = "absent"            # not begun yet
    CORRUPT = "corrupt"          # restore a backup
    NEWER = "newer"              # made by a later version of this program
    REFUSED = "refused"          # an address or a volume that is not supported


class StoreError(MonitorError):
    """The database cannot be used; the driver's own error is the cause."""

    def __init__(self, message: str, kind: StoreTrouble = StoreTrouble.REFUSED) -> None:
        super().__init__(message)
        self.kind = kind


class AlreadyRunningError(StoreError):
    """Another daemon holds the database; the run command ends with exit code 3."""

    def __init__(self, name: str, holder: str) -> None:
        super().__init__(f"another monitor{holder} is already running on {name}; stop it first, or give this one a database "
                         "of its own", StoreTrouble.LOCKED)


class InputError(MonitorError):
    """A file given by the user cannot be read or understood."""
