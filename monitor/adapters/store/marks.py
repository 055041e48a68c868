"""Small facts with a name: which seeds were imported, heartbeats of the stages, the last backup."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from monitor.adapters.store import schema
from monitor.adapters.store.statements import Reading, Writing, upsert

BEAT = "heartbeat:"
_MARK = select(schema.mark).where(schema.mark.c.name == bindparam("wanted"))  # built once: every poll asks


@dataclass(frozen=True, slots=True)
class Mark:
    """A named fact and when it was put down."""

    value: str
    at: datetime


class MarkReads(Reading):
    """Questions about marks."""

    def mark(self, name: str) -> Mark | None:
        """The fact of that name."""
        with self._reading() as connection:
            row = connection.execute(_MARK, {"wanted": name}).one_or_none()
        return Mark(row.value, row.at) if row else None


class MarkWrites(Writing):
    """Putting marks down."""

    def put_mark(self, name: str, value: str, *, at: datetime) -> None:
        """Set a fact, new or again."""
        upsert(self._connection, schema.mark, [{"name": name, "value": value, "at": at}])

    def remove_mark(self, name: str) -> bool:
        """Take a fact back; False where there was none."""
        return bool(self._connection.execute(schema.mark.delete().where(schema.mark.c.name == name)).rowcount)

    def beat(self, stage: str, *, at: datetime) -> None:
        """Say that a stage is alive."""
        self.put_mark(BEAT + stage, "", at=at)
