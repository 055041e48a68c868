"""Is the daemon doing its work? Judged from when each thing last happened, so that being up is not taken for being well."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

STAGE_LIMITS: Mapping[str, timedelta] = {
    # ten turns of the slowest loop, so that a busy minute is no alarm and a stuck loop is one within two
    "poll": timedelta(minutes=2),
    "cut": timedelta(minutes=2),
    "deliver": timedelta(minutes=2),
    "publish": timedelta(minutes=10),
}
NO_ANSWER = timedelta(hours=2)     # and more than half of the sources asked since: the network is gone, not a feed
ONE_STEP = timedelta(minutes=15)   # of a poll or a message: a request may be given ten minutes, everything else has less


@dataclass(frozen=True, slots=True)
class Vitals:
    """What is known of the daemon: when each stage last turned, the last poll that worked, what failed.

    ``unanswered`` are the sources that failed since any answered, first at ``unanswered_since``; ``in_hand`` says when each
    poll and message on its way last went a step further. ``settled`` is set once all of the configuration has been read.
    """

    started_at: datetime
    stages: Mapping[str, datetime]
    polled_at: datetime | None
    sources: int
    settled: bool = True
    unanswered: frozenset[str] = frozenset()
    unanswered_since: datetime | None = None
    in_hand: Mapping[str, datetime] = field(default_factory=dict)
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
        _answers(vitals, now),
        _work(vitals, now),
        _config(vitals),
    )


def is_ready(checks: tuple[Check, ...]) -> bool:
    """Whether every vital check passes."""
    return all(check.ok for check in checks if check.vital)


def _stage(name: str, limit: timedelta, vitals: Vitals, now: datetime) -> Check:
    last = vitals.stages.get(name, vitals.started_at)
    return Check(name, now - last <= limit, f"last turn {_ago(now - last)} ago")


def _answers(vitals: Vitals, now: datetime) -> Check:
    """Judged by those that were asked: where every publisher wishes to be asked once a day, a quiet day is no alarm."""
    if not vitals.sources:
        return Check("sources", True, "none is configured")
    told = f"last answer {_ago(now - vitals.polled_at)} ago" if vitals.polled_at else "none has answered yet"
    if vitals.unanswered_since is None:
        return Check("sources", True, told)
    failed, since = len(vitals.unanswered), now - vitals.unanswered_since
    silent = since > NO_ANSWER and 2 * failed > vitals.sources
    return Check("sources", not silent, f"{told}; {failed} of {vitals.sources} failed since, the first {_ago(since)} ago")


def _work(vitals: Vitals, now: datetime) -> Check:
    """Threads that hang where no time limit reaches them."""
    if not vitals.in_hand:
        return Check("work", True, "nothing in hand")
    name, at = min(vitals.in_hand.items(), key=lambda pair: pair[1])
    return Check("work", now - at <= ONE_STEP, f"{len(vitals.in_hand)} in hand; {name} last went on {_ago(now - at)} ago")


def _config(vitals: Vitals) -> Check:
    """What is in force is valid once it is read; newer files that cannot be used are told, and leave the daemon at work."""
    if not vitals.settled:
        return Check("config", False, "being read")
    return Check("config", vitals.config_error is None, vitals.config_error or "in force", vital=False)


def _ago(age: timedelta) -> str:
    seconds = max(0, round(age.total_seconds()))
    if seconds < 120:
        return f"{seconds} s"
    return f"{seconds // 60} min" if seconds < 7200 else f"{seconds // 3600} h"
