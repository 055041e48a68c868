"""Domain types to and from what a column can hold."""

from array import array
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import DateTime, Dialect
from sqlalchemy.types import TypeDecorator

from monitor.domain.digest import Digest
from monitor.domain.event import Change, Correction, Event, Report
from monitor.domain.source import SourceState
from monitor.domain.story import Fingerprint

T = TypeVar("T")


class Codec(Generic[T]):
    """JSON text of one domain type. Built on first use: a type adapter costs milliseconds that `--version` need not pay."""

    def __init__(self, kind: Any) -> None:
        self._kind = kind

    @cached_property
    def _adapter(self) -> TypeAdapter[T]:
        return TypeAdapter(self._kind)

    def encode(self, value: T) -> str:
        """JSON of ``value``; what no database can hold (lone surrogates) becomes U+FFFD, so that lengths stay."""
        try:
            return self._adapter.dump_json(value).decode()
        except ValueError:  # a lone surrogate somewhere within: rare, so it may be slow
            return self._adapter.dump_json(_mend(self._adapter.dump_python(value)), warnings=False).decode()

    def decode(self, text: str | bytes) -> T:
        """The value back."""
        return self._adapter.validate_json(text)


def storable(text: str) -> str:
    """``text`` with NUL and lone surrogates replaced one for one: PostgreSQL refuses both, and offsets must stay."""
    if "\0" in text:
        text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    return text


def _mend(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {_mend(key): _mend(part) for key, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_mend(part) for part in value]
    return value


def pack(hashes: tuple[int, ...]) -> bytes:
    """Unsigned 64-bit numbers, 8 bytes each; JSON would take 20."""
    numbers = array("Q", hashes)
    return numbers.tobytes()


def unpack(data: bytes | None) -> tuple[int, ...]:
    """The numbers back."""
    numbers = array("Q")
    numbers.frombytes(data or b"")
    return tuple(numbers)


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime; SQLite holds it as sortable text, PostgreSQL as ``timestamptz``. A naive one is a bug."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive times; hand SQLite the UTC reading, because it drops zones."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone reached the store: {value!r}")
        if value.tzinfo is not UTC:
            value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Aware UTC again, whatever zone the server's session has."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


CHANGE: Codec[Change] = Codec(Change)
CORRECTION: Codec[Correction] = Codec(Correction)
DIGEST: Codec[Digest] = Codec(Digest)
EVENT: Codec[Event] = Codec(Event)
FINGERPRINT: Codec[Fingerprint] = Codec(Fingerprint)
REPORT: Codec[Report] = Codec(Report)
SOURCE_STATE: Codec[SourceState] = Codec(SourceState)
