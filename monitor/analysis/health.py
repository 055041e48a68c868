"""Is the daemon doing its work? Judged from when each thing last happened, so that being up is not taken for being well."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

STAGE_LIMITS: Mapping[str, timedelta] = {
    # ten turns of the slowest loop, so that a busy minute is no alarm and a stuck loop is one within two
    "poll": timedelta(minutes=2),
    "cut": timedelta(minutes=2),
    "deliver": timedelta(minutes=2),
}
NO_POLL_SUCCEEDED = timedelta(hours=2)  # no source at all answered: the network is gone, not a feed


@dataclass(frozen=True, slots=True)
class Vitals:
    """What is known of the daemon: when each stage last turned, the last poll that worked, what failed."""

    started_at: datetime
    stages: Mapping[str, datetime]
    polled_at: datetime | None
    sources: int
    store_error: str | None = None
    config_error: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One question and its answer. A check that is not ``vital`` is shown, and does not make the daemon unready."""

    name: str
    ok: bool
    detail: str
    vital: bool = True


def check_up(vitals: Vitals, *, now: datetime) -> tuple[Check, ...]:
    """Every check, vital ones first."""
    return (
        *(_stage(name, limit, vitals, now) for name, limit in STAGE_LIMITS.items()),
        Check("store", vitals.store_error is None, vitals.store_error or "can be written"),
        _polls(vitals, now),
        Check("config", vitals.config_error is None, vitals.config_error or "in force", vital=False),
    )


def is_ready(checks: tuple[Check, ...]) -> bool:
    """Whether every vital check passes."""
    return all(check.ok for check in checks if check.vital)


def _stage(name: str, limit: timedelta, vitals: Vitals, now: datetime) -> Check:
    last = vitals.stages.get(name, vitals.started_at)
    return Check(name, now - last <= limit, f"last turn {_ago(now - last)} ago")


def _polls(vitals: Vitals, now: datetime) -> Check:
    if not vitals.sources:
        return Check("sources", True, "none is configured")
    last = vitals.polled_at or vitals.started_at
    told = f"last answer {_ago(now - last)} ago" if vitals.polled_at else "none has answered yet"
    return Check("sources", now - last <= NO_POLL_SUCCEEDED, told)


def _ago(age: timedelta) -> str:
    seconds = max(0, round(age.total_seconds()))
    if seconds < 120:
        return f"{seconds} s"
    return f"{seconds // 60} min" if seconds < 7200 else f"{seconds // 3600} h"
