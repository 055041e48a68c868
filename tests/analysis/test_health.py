"""Being up is not being well."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.analysis.health import STAGE_LIMITS, Vitals, check_up, is_ready

NOW = datetime(2019, 2, 27, 12, tzinfo=UTC)
WELL = Vitals(started_at=NOW - timedelta(days=1), stages=dict.fromkeys(STAGE_LIMITS, NOW), polled_at=NOW, sources=3)


def test_a_daemon_whose_loops_turn_and_feeds_answer_is_ready() -> None:
    assert is_ready(check_up(WELL, now=NOW))


@pytest.mark.parametrize("stage", STAGE_LIMITS)
def test_one_stalled_stage_is_enough(stage: str) -> None:
    stalled = replace(WELL, stages={**WELL.stages, stage: NOW - timedelta(minutes=3)})

    failed = [check for check in check_up(stalled, now=NOW) if not check.ok]

    assert [(check.name, check.detail) for check in failed] == [(stage, "last turn 3 min ago")]
    assert not is_ready(check_up(stalled, now=NOW))


def test_a_young_daemon_gets_the_same_time_as_a_stage() -> None:
    young = Vitals(started_at=NOW - timedelta(seconds=30), stages={}, polled_at=None, sources=3)

    assert is_ready(check_up(young, now=NOW))
    assert not is_ready(check_up(replace(young, started_at=NOW - timedelta(hours=3)), now=NOW))


def test_a_bad_reload_is_shown_and_does_not_stop_the_work() -> None:
    checks = check_up(replace(WELL, config_error="sources.yaml:3:1: unknown key"), now=NOW)

    assert is_ready(checks)
    assert [check.detail for check in checks if not check.ok] == ["sources.yaml:3:1: unknown key"]


def test_a_store_that_cannot_be_written_is_not_ready() -> None:
    assert not is_ready(check_up(replace(WELL, store_error="disk is full"), now=NOW))
    assert is_ready(check_up(replace(WELL, polled_at=None, sources=0), now=NOW))
