"""Publishers that take a request and never answer, beside healthy ones: the daemon's own loop, store and cadence, in real time."""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from monitor.testing import rss
from tests.adapters.loopback import Answer, Site, serving
from tests.entrypoints.living import Running, write_config

pytestmark = pytest.mark.slow
PITS, HEALTHY = 50, 100
INTERVAL, LIMIT = timedelta(seconds=20), 2.0  # a request lasts up to a tenth of the interval; by default, a sixtieth
LASTS = 4 * INTERVAL


@pytest.fixture
def site() -> Iterator[Site]:
    """Answers on every loopback address, so that each feed has a host of its own."""
    with serving("0.0.0.0", name="127.0.0.1") as one:  # noqa: S104
        one.script("/good", Answer(body=rss([{"title": "Budget passed", "guid": "1", "description": "It was passed."}])))
        one.script("/pit", Answer(raw=lambda sock, closing: closing.wait(60)))
        yield one


@pytest.fixture
def daemon(site: Site, tmp_path: Path) -> Iterator[Running]:
    """As shipped, but in a hurry. The pits stand first in the list, so that all of them are asked before any healthy feed."""
    places = [f"127.2.{n // 100}.{1 + n % 100}" for n in range(PITS + HEALTHY)]
    kinds = ["pit"] * PITS + ["good"] * HEALTHY
    settings = {
        "database": f"sqlite:///{tmp_path}/monitor.db", "seeds": "", "listen": {"port": 0},
        "http": {"total_seconds": LIMIT, "allow_private": [f"{host}:{site.port}" for host in places]},
        "channels": {"folder": {"type": "folder", "path": str(tmp_path / "out")}}}
    sources = [{"id": f"{kind}-{n}", "name": kind, "url": site.url(f"/{kind}", host), "every": f"{INTERVAL.seconds}s",
                "tier": "wire"}  # asked no more rarely than wanted, however little is new
               for n, (kind, host) in enumerate(zip(kinds, places, strict=True))]
    one = Running(write_config(tmp_path / "config", settings, sources, {"channels": ["folder"]}), 0)
    patience = threading.Timer(2 * LASTS.total_seconds(), one.process.kill)  # one that stands still logs nothing to read
    patience.start()
    yield one
    patience.cancel()
    one.process.kill()
    one.process.communicate()


def test_50_tar_pits_do_not_delay_100_healthy_feeds(daemon: Running, record_property: Callable[[str, object], None]) -> None:
    gaps, outcomes = _watch(daemon)

    assert daemon.stop() == 0
    assert (len(gaps["pit"]), outcomes["pit"]) == (PITS, {"failed"})
    in_time = sum(max(each) <= 1.5 * INTERVAL for each in gaps["good"].values()) / HEALTHY
    record_property("figure", f"{in_time:.0%} in time")
    assert in_time >= 0.95


def _watch(daemon: Running) -> tuple[dict[str, dict[str, list[timedelta]]], dict[str, set[str]]]:
    """By kind of source: from the start to the end, every gap without a poll of each source; and what came of the polls."""
    began = _moment(daemon.next("started"))
    end = began + LASTS
    polled: defaultdict[str, list[datetime]] = defaultdict(lambda: [began])
    outcomes: defaultdict[str, set[str]] = defaultdict(set)
    while (at := _moment(row := daemon.next("polled"))) < end:
        source = str(row["source"])
        polled[source].append(at)
        outcomes[source.partition("-")[0]].add(str(row["outcome"]))
    gaps: defaultdict[str, dict[str, list[timedelta]]] = defaultdict(dict)
    for source, moments in polled.items():
        gaps[source.partition("-")[0]][source] = [later - earlier for earlier, later in pairwise([*moments, end])]
    return gaps, outcomes


def _moment(row: dict[str, object]) -> datetime:
    return datetime.fromisoformat(str(row["timestamp"]))
