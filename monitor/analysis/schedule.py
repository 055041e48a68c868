"""When something is due: cuts by cron in a zone, alerts after their wait, attempts after a failure.

Everything here is a function of instants handed in, so two years can be walked through in a second.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cronsim import CronSim

from monitor.domain.meeting import Kind
from monitor.domain.watch import Alerting, QuietHours, Schedule, WhenEmpty

HEARTBEAT = timedelta(days=7)
_WINDOWS = (timedelta(days=2), timedelta(days=40))  # most crons fire daily or monthly: look no further back than needed
_SLACK = timedelta(hours=2)  # a heartbeat a little early, so that a weekly one keeps its weekday over a clock change

# Standard Webhooks: attempts 0 s, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h after one another, 75.6 h in all.
RETRY_AFTER = tuple(timedelta(seconds=seconds) for seconds in (5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400))
JITTER = 0.1  # of the wait, added: receivers that failed together are not asked again together
LONGEST_RETRY_AFTER = timedelta(hours=24)  # what a receiver may ask for; more would outlive the schedule


def cuts(schedule: Schedule, *, after: datetime) -> Iterator[datetime]:
    """The instants (UTC) of a cron expression after another instant, for ever.

    A local time that the spring change skips comes at the first minute after the gap, one that the autumn change repeats comes
    once, as Debian's cron has it.
    """
    last = after
    for slot in CronSim(schedule.cron, after.astimezone(ZoneInfo(schedule.timezone))):
        instant = slot.astimezone(UTC)
        if instant > last:  # a start within the repeated hour first yields its earlier twin
            last = instant
            yield instant


def due_cut(schedule: Schedule, *, last: datetime, now: datetime) -> datetime | None:
    """The newest cut that is due and was not made, or None: after a downtime one cut catches up for all.

    ``last`` is the slot cut last, or the moment the list was first met.
    """
    for start in (*(now - window for window in _WINDOWS if now - window > last), last):
        newest = None
        for slot in cuts(schedule, after=start):
            if slot > now:
                break
            newest = slot
        if newest is not None:
            return newest
    return None


def sends_empty(when_empty: WhenEmpty, *, last_sent_at: datetime | None, now: datetime) -> bool:
    """Whether a digest without news goes out all the same."""
    if when_empty is WhenEmpty.HEARTBEAT:
        return last_sent_at is None or now - last_sent_at >= HEARTBEAT - _SLACK
    return when_empty is WhenEmpty.ALWAYS


def alert_due_at(
    alerting: Alerting, *, kind: Kind, first_at: datetime, last_alert_at: datetime | None, zone: str,
) -> datetime:
    """When the news of one meeting goes out: after the wait for more, not too soon after the last, not in quiet hours.

    ``first_at`` is when the oldest of its untold changes was recorded; ``zone`` that of the list's digest.
    """
    due = first_at + alerting.group_wait
    if last_alert_at is not None:
        due = max(due, last_alert_at + alerting.group_interval)
    quiet = alerting.quiet_hours
    return due if quiet is None or kind in quiet.except_ else end_of_quiet(quiet, due, zone=quiet.timezone or zone)


def end_of_quiet(quiet: QuietHours, at: datetime, *, zone: str) -> datetime:
    """``at`` itself outside quiet hours; within them, the instant they end."""
    local = at.astimezone(ZoneInfo(zone))
    clock = local.time().replace(tzinfo=None)
    over_midnight = quiet.end <= quiet.start
    within = (clock >= quiet.start or clock < quiet.end) if over_midnight else quiet.start <= clock < quiet.end
    if not within or quiet.start == quiet.end:
        return at
    day = local.date() + timedelta(days=1 if over_midnight and clock >= quiet.start else 0)
    return max(at, datetime.combine(day, quiet.end, tzinfo=ZoneInfo(zone)).astimezone(UTC))


def next_attempt(attempts: int, *, now: datetime, jitter: float, retry_after_seconds: float | None = None) -> datetime | None:
    """When to try again after so many failed attempts; None when that was the last.

    ``jitter`` is a random number from 0 to 1. What the receiver asks for can lengthen the wait, up to a day.
    """
    if attempts < 1 or attempts > len(RETRY_AFTER):
        return None if attempts else now
    wait = RETRY_AFTER[attempts - 1] * (1 + JITTER * jitter)
    if retry_after_seconds is not None:
        wait = max(wait, min(timedelta(seconds=max(0.0, retry_after_seconds)), LONGEST_RETRY_AFTER))
    return now + wait
