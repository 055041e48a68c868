"""What a cycle costs as the sources grow: all of them due, taken from the store in batches as the daemon takes them, and asked.

``python -m monitor.entrypoints.bench.many_sources [--sources 1000 10000] [--cycles 3]`` prints, for each cycle, CPU milliseconds a
poll and the memory of the process. Nothing is new anywhere (304), so what is measured is what every source costs every time.
Exit code 1 where many sources cost more each than few, or where memory grows from cycle to cycle.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from rich.table import Table

from monitor.adapters.feeds import parse_feed
from monitor.adapters.http import Fetcher, HttpPolicy, read_allow_private
from monitor.adapters.store import Store
from monitor.analysis.lexicon import compile_lexicon
from monitor.domain.source import Source, SourceState
from monitor.entrypoints.app import utc_now
from monitor.entrypoints.bench.fetching import THREADS, feed_server, free_port, hosts_of
from monitor.entrypoints.bench.targets import Figure, conclude
from monitor.entrypoints.cli.output import console
from monitor.entrypoints.polling import BACKLOG
from monitor.pipeline.poll import Intake, poll
from monitor.pipeline.reading import Reading

ITEMS = frozenset(f"{number:016x}" for number in range(30))


MOST_RATIO = 1.5      # of the cost of a poll among the most sources to that among the fewest; a sort of all that is due made it 2
MOST_GROWTH_MB = 16.0  # from the first cycle to the last: of 10,000 sources in three cycles 0.8 kB a poll


@dataclass(frozen=True, slots=True)
class Cycle:
    """One cycle: CPU milliseconds a poll, those of finding what is due, and resident memory in MB at its end."""

    sources: int
    number: int
    polls: int
    cpu_ms: float
    looking_ms: float
    memory_mb: float


def main() -> None:
    """A table of cycles, and one of targets. Exit 1 where one is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--cycles", type=int, default=3)
    options = parser.parse_args()
    cycles: list[Cycle] = []
    for count in options.sources:
        with tempfile.TemporaryDirectory() as folder:
            cycles += measure(count, options.cycles, Path(folder))
    table = Table("sources", "cycle", "polls", "CPU-ms a poll", "of it finding what is due", "memory, MB")
    for one in cycles:
        table.add_row(f"{one.sources:,}", str(one.number), f"{one.polls:,}", f"{one.cpu_ms:.2f}", f"{one.looking_ms:.2f}",
                      f"{one.memory_mb:.0f}")
    targets = Table("what must hold", "measured", "target")
    for figure in judged(cycles):
        targets.add_row(figure.name, f"{figure.best:.2f} {figure.unit}", f"≤ {figure.most:g}")
    console.print(table, targets)
    conclude(judged(cycles))


def judged(cycles: Sequence[Cycle]) -> list[Figure]:
    """What a poll costs among the most sources, in polls among the fewest (the best cycle of each), and by how much memory grew."""
    counts = [one.sources for one in cycles]
    few, many = ([one for one in cycles if one.sources == count] for count in (min(counts), max(counts)))
    cheapest = min(one.cpu_ms for one in few)
    return [Figure(f"a poll of {many[0].sources:,} sources by one of {few[0].sources:,}", "times the CPU",
                   tuple(one.cpu_ms / cheapest for one in many), MOST_RATIO),
            Figure(f"growth of memory, {len(many)} cycles of {many[0].sources:,} sources", "MB",
                   (many[-1].memory_mb - many[0].memory_mb,), MOST_GROWTH_MB)]


def measure(count: int, cycles: int, folder: Path) -> Iterator[Cycle]:
    """One after the other."""
    port = free_port()
    places = [f"{host}:{port}" for host in hosts_of(count, port)]
    sources = {f"s{n}": Source(f"s{n}", f"Source {n}", f"http://{place}/feed/0") for n, place in enumerate(places)}
    moment = [utc_now()]
    with feed_server(port, [], None), Store.open(f"sqlite:///{folder}/many.db") as store:
        with store.writing() as tx:
            tx.register_sources(dict(zip(sources, places, strict=True)))
            for name in sources:
                tx.save_source(SourceState(name, etag='"0"', item_hashes=ITEMS))
        policy = HttpPolicy(allow_private=read_allow_private(places), host_gap_seconds=0.0)
        fetcher = Fetcher(policy, clock=lambda: moment[0])
        intake = Intake(fetcher.fetch_source, parse_feed, lambda item: item, store, lambda: moment[0], random.random)
        for cycle in range(1, cycles + 1):
            moment[0] += timedelta(days=1)
            polls, spent, looking = _cycle(sources, intake, lambda: moment[0])
            yield Cycle(count, cycle, polls, 1000 * spent / polls, 1000 * looking / polls, _memory_mb())


def _cycle(sources: dict[str, Source], intake: Intake, clock: Callable[[], datetime]) -> tuple[int, float, float]:
    """Polls, CPU seconds of all threads, and those of asking the store what is due."""
    reading = Reading.of(compile_lexicon((), ()), ())
    polls, looking, began = 0, 0.0, time.process_time()
    with ThreadPoolExecutor(THREADS) as pool:
        while True:
            asked = time.thread_time()
            due = intake.store.due_sources(clock(), BACKLOG)
            looking += time.thread_time() - asked
            if not due:
                return polls, time.process_time() - began, looking
            records = pool.map(lambda state: poll(sources[state.source_id], reading, intake, state), due)
            assert all(record.outcome == "not_modified" for record in records)  # noqa: S101  else this measures something else
            polls += len(due)


def _memory_mb() -> float:
    fields = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines())
    return int(fields["VmRSS"].split()[0]) / 1024


if __name__ == "__main__":
    main()
