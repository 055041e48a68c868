"""A measurement that misses a target says which, and fails; those of fetching know theirs."""

import pytest

from monitor.entrypoints.bench import fetching, many_sources
from monitor.entrypoints.bench.targets import Figure, conclude

KEPT = Figure("304, http", "CPU-ms a feed", (2.6, 2.004), 2.0)
MISSED = Figure("first sight, http", "CPU-ms a feed", (24.0, 21.5), 20.0)


def test_the_best_of_the_rounds_counts_as_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    conclude([KEPT])

    assert capsys.readouterr().err == ""


def test_each_row_that_misses_its_target_is_named_and_the_end_is_exit_1(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        conclude([KEPT, MISSED])

    assert ended.value.code == 1
    assert capsys.readouterr().err == "missed: first sight, http: 21.50 CPU-ms a feed, target ≤ 20\n"


def test_fetching_judges_every_target_by_the_best_of_its_passes() -> None:
    costs = {"first": 19.0, "304": 2.4, "one new item": 6.0, "304 again": 1.8, "one on the topic": 50.0}
    http = fetching.judged("http", [costs, costs | {"one new item": 4.0}])
    https = fetching.judged("https", [costs])

    assert [(figure.name, figure.best, figure.most) for figure in http] == [
        ("first, http", 19.0, 20.0), ("304, http", 1.8, 2.0), ("one new item, http", 4.0, 5.0)]
    assert [(figure.name, figure.best, figure.most) for figure in https] == [("304, https", 1.8, 5.0)]


def _cycle(sources: int, number: int, cpu_ms: float, memory_mb: float) -> many_sources.Cycle:
    return many_sources.Cycle(sources, number, sources, cpu_ms, 0.1, memory_mb)


@pytest.mark.parametrize(("cpu_ms", "memory_mb", "kept"), [
    (1.6, 126.0, [True, True]), (4.0, 126.0, [False, True]), (1.6, 190.0, [True, False]),
], ids=["as it should be", "more sources cost more each", "memory grows"])
def test_many_sources_cost_each_what_few_do_and_memory_stays(cpu_ms: float, memory_mb: float, kept: list[bool]) -> None:
    few = [_cycle(1000, 1, 1.9, 98.0), _cycle(1000, 2, 1.5, 99.0)]
    many = [_cycle(10_000, 1, cpu_ms + 1, 124.0), _cycle(10_000, 2, cpu_ms, memory_mb)]

    assert [figure.is_kept for figure in many_sources.judged([*few, *many])] == kept
