"""Two years walked through in four zones, and every wait to the second."""

from collections import Counter
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.analysis.schedule import (
    RETRY_AFTER,
    alert_due_at,
    cuts,
    due_cut,
    end_of_quiet,
    next_attempt,
    sends_empty,
)
from monitor.domain.meeting import Kind
from monitor.domain.watch import Alerting, QuietHours, Schedule, WhenEmpty

ZONES = ("Asia/Seoul", "America/New_York", "Europe/London", "Australia/Lord_Howe")  # none, -5/-4, 0/+1, half an hour
START = datetime(2018, 1, 1, tzinfo=UTC)
DAYS = 730


def walk(schedule: Schedule, *, step: timedelta, clock: list[datetime] | None = None) -> list[datetime]:
    """The slots a daemon takes that looks at every step, as the pipeline does: the last cut is remembered."""
    last, taken = START, []
    moments = clock or [START + step * count for count in range(int(timedelta(days=DAYS) / step))]
    for now in moments:
        slot = due_cut(schedule, last=last, now=now)
        if slot is not None:
            taken.append(slot)
            last = now
    return taken


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("cron", ["0 7 * * *", "30 2 * * *", "30 1 * * *", "0 0 * * *"])
def test_two_years_have_one_digest_on_every_local_day(zone: str, cron: str) -> None:
    schedule = Schedule(cron, zone)
    taken = walk(schedule, step=timedelta(minutes=307))
    days = Counter(slot.astimezone(ZoneInfo(zone)).date() for slot in taken)
    first, last = min(days), max(days)
    assert [day for day, count in days.items() if count != 1] == [], "no day has two"
    assert (last - first).days + 1 == len(days), "and none has none"
    assert len(days) >= DAYS - 1


@pytest.mark.parametrize("zone", ZONES)
def test_a_time_that_spring_skips_comes_after_the_gap_and_one_that_autumn_repeats_comes_once(zone: str) -> None:
    for minute in range(0, 180, 30):
        schedule = Schedule(f"{minute % 60} {minute // 60} * * *", zone)
        slots = [slot.astimezone(ZoneInfo(zone)) for slot, _ in zip(cuts(schedule, after=START), range(DAYS), strict=False)]
        assert len({slot.date() for slot in slots}) == DAYS
        late = [slot for slot in slots if (slot.hour, slot.minute) != divmod(minute, 60)]
        assert all(timedelta(0) < slot.replace(tzinfo=None) - datetime.combine(slot.date(), time(minute // 60, minute % 60))
                   <= timedelta(hours=1) for slot in late)
        assert len(late) <= 2, "one spring a year"


@pytest.mark.parametrize("zone", ZONES)
def test_a_clock_that_jumps_neither_misses_nor_doubles(zone: str) -> None:
    """Every ten days the clock is set two hours back, and five days later two hours on."""
    moments, offset = [], timedelta(0)
    for count in range(DAYS * 12):
        offset = -timedelta(hours=2) if count % 120 >= 60 else timedelta(0)
        moments.append(START + timedelta(hours=2 * count, minutes=count % 7) + offset)
    taken = walk(Schedule("0 7 * * *", zone), step=timedelta(1), clock=moments)
    days = Counter(slot.astimezone(ZoneInfo(zone)).date() for slot in taken)
    assert set(days.values()) == {1}
    assert (max(days) - min(days)).days + 1 == len(days)


@given(st.datetimes(datetime(2018, 1, 1), datetime(2020, 1, 1)).map(lambda at: at.replace(tzinfo=UTC)),  # noqa: DTZ001
       st.timedeltas(timedelta(minutes=1), timedelta(days=100)), st.sampled_from(ZONES),
       st.sampled_from(["0 7 * * *", "30 2 * * *", "0 7 * * MON-FRI", "0 9 1 * *", "15 */6 * * *"]))
def test_after_any_downtime_one_cut_catches_up_and_it_is_the_newest(
    last: datetime, away: timedelta, zone: str, cron: str,
) -> None:
    schedule, now = Schedule(cron, zone), last + away
    slot = due_cut(schedule, last=last, now=now)
    if slot is None:
        assert next(cuts(schedule, after=last)) > now
    else:
        assert last < slot <= now
        assert next(cuts(schedule, after=slot)) > now, "nothing newer was due"
        assert due_cut(schedule, last=now, now=now) is None


def test_the_heartbeat_keeps_its_weekday_over_a_clock_change() -> None:
    monday = datetime(2019, 3, 4, 12, tzinfo=UTC)
    assert not sends_empty(WhenEmpty.HEARTBEAT, last_sent_at=monday, now=monday + timedelta(days=6))
    assert sends_empty(WhenEmpty.HEARTBEAT, last_sent_at=monday, now=monday + timedelta(days=7, hours=-1))
    assert sends_empty(WhenEmpty.HEARTBEAT, last_sent_at=None, now=monday)
    assert sends_empty(WhenEmpty.ALWAYS, last_sent_at=monday, now=monday)
    assert not sends_empty(WhenEmpty.SILENT, last_sent_at=None, now=monday)


NIGHT = QuietHours(time(23), time(6))


@pytest.mark.parametrize(("at", "over"), [
    ("2019-02-10T13:59:00+00:00", "2019-02-10T13:59:00+00:00"),  # 22:59 in Seoul
    ("2019-02-10T14:00:00+00:00", "2019-02-10T21:00:00+00:00"),
    ("2019-02-10T20:59:59+00:00", "2019-02-10T21:00:00+00:00"),
    ("2019-02-10T21:00:00+00:00", "2019-02-10T21:00:00+00:00"),
])
def test_quiet_hours_over_midnight(at: str, over: str) -> None:
    assert end_of_quiet(NIGHT, datetime.fromisoformat(at), zone="Asia/Seoul") == datetime.fromisoformat(over)


def test_quiet_hours_end_by_the_wall_clock_on_the_day_it_changes() -> None:
    night = datetime(2019, 3, 10, 5, tzinfo=UTC)  # midnight in New York, two hours before the gap
    assert end_of_quiet(NIGHT, night, zone="America/New_York") == datetime(2019, 3, 10, 10, tzinfo=UTC)


def test_quiet_hours_within_a_day_and_none_at_all() -> None:
    noon = datetime(2019, 2, 10, 12, tzinfo=UTC)
    assert end_of_quiet(QuietHours(time(9), time(17)), noon, zone="UTC") == noon + timedelta(hours=5)
    assert end_of_quiet(QuietHours(time(9), time(9)), noon, zone="UTC") == noon


def test_an_alert_waits_for_its_group_and_its_interval() -> None:
    noon = datetime(2019, 2, 10, 12, tzinfo=UTC)
    alerting = Alerting(timedelta(minutes=2), timedelta(minutes=30), QuietHours(time(23), time(6), frozenset({Kind.SUMMIT})))
    assert alert_due_at(alerting, kind=Kind.TALKS, first_at=noon, last_alert_at=None, zone="UTC") == noon + timedelta(minutes=2)
    soon = alert_due_at(alerting, kind=Kind.TALKS, first_at=noon, last_alert_at=noon - timedelta(minutes=5), zone="UTC")
    assert soon == noon + timedelta(minutes=25)
    night = noon + timedelta(hours=12)
    assert alert_due_at(alerting, kind=Kind.TALKS, first_at=night, last_alert_at=None, zone="UTC") == night + timedelta(hours=6)
    assert alert_due_at(alerting, kind=Kind.SUMMIT, first_at=night, last_alert_at=None, zone="UTC") == night + timedelta(minutes=2)


def test_retries_take_three_days_and_end() -> None:
    now = datetime(2019, 2, 10, tzinfo=UTC)
    waits = []
    for attempts in range(1, 12):
        again = next_attempt(attempts, now=now, jitter=0)
        waits.append(again - now if again else None)
    assert waits == [*RETRY_AFTER, None, None]
    assert sum(RETRY_AFTER, timedelta()) == timedelta(hours=75, minutes=35, seconds=5)


def test_a_receiver_can_lengthen_the_wait_up_to_a_day_and_never_shorten_it() -> None:
    now = datetime(2019, 2, 10, tzinfo=UTC)
    assert next_attempt(1, now=now, jitter=0, retry_after_seconds=120) == now + timedelta(minutes=2)
    assert next_attempt(4, now=now, jitter=0, retry_after_seconds=120) == now + timedelta(hours=2)
    assert next_attempt(1, now=now, jitter=0, retry_after_seconds=1e9) == now + timedelta(hours=24)


@given(st.integers(1, 9), st.floats(0, 1))
def test_jitter_adds_at_most_a_tenth(attempts: int, jitter: float) -> None:
    now = datetime(2019, 2, 10, tzinfo=UTC)
    again = next_attempt(attempts, now=now, jitter=jitter)
    assert again is not None
    assert RETRY_AFTER[attempts - 1] <= again - now <= RETRY_AFTER[attempts - 1] * 1.1
