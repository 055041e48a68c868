"""Whatever moment the daemon is killed at, nothing is lost and nothing is told twice. Runs for minutes."""

from pathlib import Path

import pytest

from monitor.entrypoints.bench.crashes import run_crashes
from monitor.pipeline.crashpoints import POINTS

pytestmark = pytest.mark.slow


def test_at_every_named_point(tmp_path: Path) -> None:
    figures = run_crashes(tmp_path, kills=0, points=POINTS)
    assert figures.holds, figures
    assert figures.notifications > 0


def test_at_two_hundred_random_moments(tmp_path: Path) -> None:
    figures = run_crashes(tmp_path, kills=200)
    assert figures.holds, figures
    assert figures.notifications > 10
