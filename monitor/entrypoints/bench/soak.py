"""A long life made short: thousands of polls of one daemon process, and what memory, descriptors and the log come to.

::

    python -m monitor.entrypoints.bench.soak --polls 20000

The first fifth is left out of the judgement: caches fill and the libraries warm up there.
"""

import json
import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from monitor.entrypoints.bench.crashes import HURRY, SECRET, write_json, write_story
from monitor.entrypoints.demo.servers import LoopbackHttp

FEEDS = 40
STORY_SECONDS = 3.0
ITEMS = 20                # a feed shows its newest so many
SAMPLES = 40
WARM_UP_SHARE = 0.2
MOST_GROWTH_MB = 24.0     # from the first fifth judged to the last
MOST_GROWTH_MB_AN_HOUR = 1.0
MOST_LOG_MB = 64.0
AS_IN_THE_IMAGE = {"MALLOC_ARENA_MAX": "2"}
_MB = 2**20


@dataclass(frozen=True)
class Sample:
    """The daemon and its feed workers at one moment: memory of their own, open descriptors, bytes of the write-ahead log.

    Not counted are pages of files, which the kernel gives and takes as it likes.
    """

    polls: int
    memory_bytes: int
    descriptors: int
    processes: int
    log_bytes: int


@dataclass(frozen=True)
class Soaked:
    """What a run came to; ``growth_mb`` is the median of the last samples less that of the first after warming up.

    The hours are those in which these feeds would be polled so often at the usual pace, once a quarter of an hour.
    """

    polls: int
    failed_polls: int
    stories: int
    seconds: float
    cpu_seconds: float
    first_mb: float
    last_mb: float
    growth_mb: float
    growth_mb_an_hour: float
    descriptors: tuple[int, int]
    largest_log_mb: float
    ended_with: int | None

    @property
    def holds(self) -> bool:
        """Whether memory, descriptors and log stayed flat."""
        fewest, most = self.descriptors
        return (self.growth_mb <= MOST_GROWTH_MB and self.growth_mb_an_hour < MOST_GROWTH_MB_AN_HOUR and most - fewest <= FEEDS
                and self.largest_log_mb < MOST_LOG_MB and not self.failed_polls and self.ended_with == 0)


class Press:
    """Feeds to which a story is added now and then, and a receiver that takes what it is told."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._stories: dict[int, str] = {}

    def published(self) -> int:
        """How many stories there are by now."""
        return int((time.monotonic() - self._started) / STORY_SECONDS) + 1

    def answer(self, _method: str, path: str, _headers: dict[str, str], _body: bytes) -> tuple[int, str, bytes]:
        """Play the feeds and the receiver."""
        if not path.startswith("/feed/"):
            return 204, "text/plain", b""
        number = int(path.removeprefix("/feed/"))
        places = [place for place in range(self.published()) if place % FEEDS == number][-ITEMS:]
        items = "".join(self._stories.setdefault(place, write_story(place)) for place in places)
        document = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wire {number}</title>{items}</channel></rss>'
        return 200, "application/rss+xml", document.encode()


def soak(folder: Path, *, polls: int, told: Callable[[Sample], None] = lambda _: None) -> Soaked:
    """Run a daemon until it has polled so often; samples are taken on the way."""
    press = Press()
    servers = [LoopbackHttp(press.answer) for _ in range(FEEDS)]  # a port each: one host is asked by one poll at a time
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", HURRY, "run", "--json-logs", "--config", str(_configure(folder, servers))]
    environment = os.environ | AS_IN_THE_IMAGE | {"HOOK_SECRET": SECRET}
    daemon = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)  # noqa: S603
    samples, failed = [], 0
    try:
        for done, outcome in enumerate(_outcomes(daemon), start=1):
            failed += outcome == "failed"
            if done % max(1, polls // SAMPLES) == 0:
                samples.append(_sample(daemon.pid, folder / "monitor.db-wal", done))
                told(samples[-1])
            if done >= polls:
                break
        drain = threading.Thread(target=daemon.communicate)  # so that it does not stop at a full pipe
        daemon.send_signal(signal.SIGTERM)
        drain.start()
        drain.join(timeout=30)
    finally:
        daemon.kill()
        daemon.wait()
        for server in servers:
            server.close()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return _judge(samples, failed, press.published(), time.monotonic() - began, cpu, daemon.returncode)


def _outcomes(daemon: "subprocess.Popen[str]") -> Iterator[str]:
    assert daemon.stderr is not None  # noqa: S101
    for line in daemon.stderr:
        row = json.loads(line)
        if row["event"] == "polled":
            yield row["outcome"]


def _judge(samples: list[Sample], failed: int, stories: int, seconds: float, cpu: float, code: int | None) -> Soaked:
    kept = samples[int(len(samples) * WARM_UP_SHARE):]
    fifth = max(1, len(kept) // 5)
    first, last = (statistics.median(one.memory_bytes for one in part) / _MB for part in (kept[:fifth], kept[-fifth:]))
    hours = (kept[-1].polls - kept[0].polls) * (1 - fifth / len(kept)) / FEEDS / 4
    counts = [one.descriptors for one in kept]
    return Soaked(
        polls=samples[-1].polls, failed_polls=failed, stories=stories, seconds=seconds, cpu_seconds=cpu, first_mb=first,
        last_mb=last, growth_mb=last - first, growth_mb_an_hour=(last - first) / hours if hours else 0.0,
        descriptors=(min(counts), max(counts)),
        largest_log_mb=max(one.log_bytes for one in samples) / _MB, ended_with=code)


def _sample(pid: int, log: Path, polls: int) -> Sample:
    pids = [pid, *_children(pid)]
    log_bytes = log.stat().st_size if log.exists() else 0
    return Sample(polls, sum(map(_memory, pids)), sum(map(_open_files, pids)), len(pids), log_bytes)


def _children(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            found += [int(one) for one in (task / "children").read_text().split()]
        except FileNotFoundError:
            continue  # a thread that has ended
    return found + [below for one in found for below in _children(one)]


def _memory(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/status").read_text().partition("RssAnon:")[2].split()[0]) * 1024
    except (FileNotFoundError, IndexError):
        return 0


def _open_files(pid: int) -> int:
    try:
        return len(list(Path(f"/proc/{pid}/fd").iterdir()))
    except FileNotFoundError:
        return 0


def _configure(folder: Path, servers: list[LoopbackHttp]) -> Path:
    config = folder / "config"
    (config / "watchlists").mkdir(parents=True)
    (config / "roster.yaml").write_bytes((Path(__file__).parents[3] / "config" / "roster.yaml").read_bytes())
    write_json(config / "monitor.yaml", {
        "database": f"sqlite:///{folder}/monitor.db", "seeds": "", "listen": {"port": 0},
        "http": {"allow_private": [server.address for server in servers], "host_gap_seconds": 0},
        "channels": {"hook": {"type": "webhook", "url": f"{servers[0].url}/hook", "secret": "env:HOOK_SECRET"}}})
    write_json(config / "sources.yaml", {"sources": [
        {"id": f"wire-{number}", "name": f"Wire {number}", "url": f"{server.url}/feed/{number}", "every": "1s", "tier": "wire"}
        for number, server in enumerate(servers)]})
    write_json(config / "watchlists" / "desk.yaml", {
        "name": "desk", "title": "Desk", "match": {"parties": ["DPRK", "US"]}, "channels": ["hook"], "min_confidence": "low",
        "alert": {"group_wait": "0s", "group_interval": "1s"}, "digest": {"cron": "* * * * *"}})
    return config


def main(polls: Annotated[int, typer.Option(help="How many polls.")] = 20_000) -> None:
    """Print the samples and the figures; exit 1 if something grew."""
    with tempfile.TemporaryDirectory() as folder:
        figures = soak(Path(folder), polls=polls, told=lambda one: typer.echo(
            f"{one.polls:>7} polls  {one.memory_bytes / _MB:7.1f} MB in {one.processes} processes  "
            f"{one.descriptors:>4} descriptors  log {one.log_bytes / _MB:5.1f} MB"))
    for name, value in vars(figures).items():
        typer.echo(f"{name.replace('_', ' '):>16}  {f'{value:.2f}' if isinstance(value, float) else value}")
    raise typer.Exit(0 if figures.holds else 1)


if __name__ == "__main__":
    typer.run(main)
