"""The kinds of value that YAML files hold, with errors that say how to write them right."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import re2
from cronsim import CronSim, CronSimError
from pydantic import AfterValidator, BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core.core_schema import CoreSchema, no_info_after_validator_function

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
PARTIES = ("US", "DPRK", "ROK", "CHN", "JPN", "RUS")


@dataclass(frozen=True, slots=True)
class Form:
    """What text is to look like: a whole pattern, for editors too, and the words for a person where it does not."""

    pattern: str
    words: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Check after everything else."""
        return no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """What an editor checks."""
        return {**handler(schema), "pattern": f"^{self.pattern}$"}

    def _check(self, value: str) -> str:
        if not re.fullmatch(self.pattern, value):
            raise ValueError(self.words)
        return value


def _duration(value: Any) -> timedelta:
    if isinstance(value, timedelta):
        return value
    found = re.fullmatch(r"(\d+)\s*([smhdw])", str(value).strip())
    if not found:
        raise ValueError("a duration is a number and a unit, such as 30s, 15m, 2h, 1d")
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def _pause(value: timedelta) -> timedelta:
    if not value:
        raise ValueError("would ask without a pause; write such as 15m")
    return value


def _host_and_port(value: str) -> str:
    if not re.fullmatch(r"\S+:\d+", value):
        raise ValueError('a machine is named with its port, "host:port", such as "127.0.0.1:8999"')
    return value


def _database(value: str) -> str:
    if not re.match(r"(sqlite|postgresql)(\+\w+)?://", value):
        raise ValueError("a database is written sqlite:///path/to/file.db or postgresql+psycopg://user@host/name")
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"no such time zone: {value!r}; names look like Asia/Seoul") from error
    return value


def _http_url(value: str) -> str:
    if not re.match(r"https?://[^/\s]+", value):
        raise ValueError("an address starts with https:// or http://")
    return value


def _reference(value: str) -> str:
    if not re.fullmatch(r"env:[A-Za-z_][A-Za-z0-9_]*|file:.+", value):
        raise ValueError("a secret is never written here; name where it is: env:NAME or file:/path")
    return value


def _cron(value: str) -> str:
    try:
        CronSim(value, datetime(2000, 1, 1, tzinfo=UTC))  # any instant will do: only the form is checked
    except CronSimError as error:
        raise ValueError(f'not a cron expression ({error}); daily at seven is "0 7 * * *"') from error
    return value


def _party(value: str) -> str:
    if value not in PARTIES and not re.fullmatch(r"[A-Z]{3}", value):
        raise ValueError(f"a party is one of {', '.join(PARTIES)} or an ISO 3166 alpha-3 code")
    return value


def _term(value: str) -> str:
    if len(value.strip()) < 2:
        raise ValueError("a term has at least two characters")
    if value.startswith("re2:"):
        options = re2.Options()
        options.log_errors = False
        try:
            re2.compile(value[4:], options)
        except re2.error as error:
            raise ValueError(f"not an RE2 pattern ({_words(error)}); look-around and back-references do not exist there") from error
    return value


def _words(error: Exception) -> str:
    """What RE2 says, which it says in bytes."""
    said = error.args[0] if error.args else ""
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)


def _instant(value: Any) -> datetime:
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError as error:
        raise ValueError("an instant is written 2026-03-01T09:00:00+09:00") from error
    if moment.tzinfo is None:
        raise ValueError("an instant needs its zone: 2026-03-01T09:00:00+09:00")
    return moment.astimezone(UTC)


def _clock_time(value: Any) -> time:
    if isinstance(value, time):
        return value
    found = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", str(value))
    if not found:
        raise ValueError('a time of day is written "23:00", in quotes')
    return time(int(found[1]), int(found[2]))


Duration = Annotated[
    timedelta, BeforeValidator(_duration),
    Field(json_schema_extra={"type": "string", "format": None, "pattern": r"^\d+\s*[smhdw]$", "examples": ["15m", "2h"]}),
]
Pause = Annotated[Duration, AfterValidator(_pause)]
HostAndPort = Annotated[str, AfterValidator(_host_and_port)]
Database = Annotated[str, AfterValidator(_database)]
Zone = Annotated[str, AfterValidator(_zone)]
HttpUrl = Annotated[str, AfterValidator(_http_url)]
Reference = Annotated[str, AfterValidator(_reference), Field(json_schema_extra={"pattern": "^(env:|file:).+$"})]
Cron = Annotated[str, AfterValidator(_cron)]
Party = Annotated[str, AfterValidator(_party)]
ClockTime = Annotated[
    time, BeforeValidator(_clock_time), Field(json_schema_extra={"type": "string", "format": None, "pattern": r"^\d?\d:\d\d$"}),
]
Instant = Annotated[datetime, BeforeValidator(_instant)]
Term = Annotated[str, AfterValidator(_term)]
Name = Annotated[str, Form(r"[a-z0-9][a-z0-9_-]{0,63}", "a name is made of small letters, digits, - and _, such as korea-desk")]
Language = Annotated[str, Form(r"[a-z]{2}(-[A-Za-z]{2,4})?", "a language is two small letters, such as en, ko or zh-Hant")]
MailAddress = Annotated[str, Form(r".*@.*", "a mail address has an @")]
MailServer = Annotated[str, Form(
    r"smtp(s|\+starttls)?://[^/\s:]+(:\d+)?/?",
    "a mail server is written smtp+starttls://host:587, smtps://host:465 or smtp://host:25")]
