"""A long life of the daemon in a short time: nothing grows. Runs for minutes."""

from pathlib import Path

import pytest

from monitor.entrypoints.bench.soak import soak

pytestmark = pytest.mark.slow


def test_twenty_thousand_polls_leave_memory_descriptors_and_log_flat(tmp_path: Path) -> None:
    figures = soak(tmp_path, polls=20_000)

    assert figures.holds, figures
    assert figures.polls == 20_000
