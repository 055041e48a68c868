"""Being up is not being well."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.analysis.health import STAGE_LIMITS, Vitals, check_up, is_ready

NOW = datetime(2019, 2, 27, 12, tzinfo=UTC)
WELL = Vitals(started_at=NOW - timedelta(days=1), stages=dict.fromkeys(STAGE_LIMITS, NOW), polled_at=NOW, sources=3)


def test_a_daemon_whose_loops_turn_and_feeds_answer_is_ready() -> None:
    assert is_ready(check_up(WELL, now=NOW))


@pytest.mark.parametrize(("stage", "limit"), STAGE_LIMITS.items())
def test_one_stalled_stage_is_enough(stage: str, limit: timedelta) -> None:
    stalled = replace(WELL, stages={**WELL.stages, stage: NOW - limit - timedelta(minutes=1)})

    failed = [check for check in check_up(stalled, now=NOW) if not check.ok]

    assert [(check.name, check.detail) for check in failed] == [(stage, f"last turn {limit.seconds // 60 + 1} min ago")]
    assert not is_ready(check_up(stalled, now=NOW))


def test_a_young_daemon_gets_the_same_time_as_a_stage() -> None:
    young = Vitals(started_at=NOW - timedelta(seconds=30), stages={}, polled_at=None, sources=3)

    assert is_ready(check_up(young, now=NOW))
    assert not is_ready(check_up(replace(young, started_at=NOW - timedelta(hours=3)), now=NOW))


def test_a_daemon_that_has_not_read_all_of_its_configuration_is_not_ready() -> None:
    assert not is_ready(check_up(replace(WELL, settled=False), now=NOW))


@pytest.mark.parametrize(("failed", "hours", "ready"), [
    ({"a", "b"}, 3, False),       # most were asked, none answered, for long
    ({"a", "b"}, 1, True),        # not long enough
    ({"a"}, 30, True),            # one feed that is down is that feed's trouble
    (set(), 30, True),            # nobody was to be asked: publishers may wish for one question a day
])
def test_silence_counts_only_of_those_that_were_asked(failed: set[str], hours: int, ready: bool) -> None:
    since = NOW - timedelta(hours=hours) if failed else None
    vitals = replace(WELL, polled_at=NOW - timedelta(hours=40), unanswered=frozenset(failed), unanswered_since=since)

    assert is_ready(check_up(vitals, now=NOW)) == ready


def test_a_poll_that_hangs_where_no_limit_reaches_it_is_told() -> None:
    hanging = replace(WELL, in_hand={"poll of wire": NOW - timedelta(minutes=20), "message to mail": NOW})

    (failed,) = (check for check in check_up(hanging, now=NOW) if not check.ok)

    assert failed.detail == "2 in hand; poll of wire last went on 20 min ago"
    assert is_ready(check_up(replace(hanging, in_hand={"poll of wire": NOW - timedelta(minutes=9)}), now=NOW))


def test_a_bad_reload_is_shown_and_does_not_stop_the_work() -> None:
    checks = check_up(replace(WELL, config_error="sources.yaml:3:1: unknown key"), now=NOW)

    assert is_ready(checks)
    assert [check.detail for check in checks if not check.ok] == ["sources.yaml:3:1: unknown key"]


def test_a_store_that_cannot_be_written_is_not_ready() -> None:
    assert not is_ready(check_up(replace(WELL, store_error="disk is full"), now=NOW))
    assert is_ready(check_up(replace(WELL, polled_at=None, sources=0), now=NOW))
