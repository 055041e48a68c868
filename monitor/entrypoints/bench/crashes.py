"""Kill the whole daemon with ``kill -9``, again and again, and count what was lost, told twice or resent.

::

    python -m monitor.entrypoints.bench.crashes --kills 200

Feeds, mail server and webhook receiver run in this process, outside the one that is killed, so what they saw is what happened.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import product
from pathlib import Path
from random import Random
from typing import Annotated
from xml.sax.saxutils import escape

import typer
from rich.progress import track

from monitor.adapters.store import Store
from monitor.domain.digest import DeliveryState, DigestKind
from monitor.entrypoints.demo.servers import LoopbackHttp
from monitor.pipeline.crashpoints import ENVIRONMENT, POINTS

FEEDS = 4
STORY_SECONDS = 4.0   # a new story this often, so that most lives of the daemon have something to do
LIFE_SECONDS = 3.0    # the longest life after the daemon said that it started
STARTS_SHARE = 0.15   # of the kills fall on the start itself
SETTLE_SECONDS = 90.0
_WIRE = "https://wire.example"
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105 (of this measurement's own receiver)
HURRY = """
from datetime import timedelta
from monitor.analysis import cadence
from monitor.entrypoints import daemon
from monitor.pipeline import deliver
cadence.SHORTEST = timedelta(seconds=1)
daemon.POLL_SECONDS = daemon.CUT_SECONDS = daemon.DELIVER_SECONDS = 0.25
deliver.LEASE_SECONDS = 2.0
from monitor.__main__ import main
main()
"""
_CITIES = ("Stockholm", "Helsinki", "Geneva", "Singapore", "Ulaanbaatar", "Hanoi", "Bangkok", "Jakarta", "Warsaw", "Vienna", "Oslo")
_PAIRS = (("U.S. President Donald Trump", "North Korean leader Kim Jong Un", "a summit"),
          ("Secretary of State Mike Pompeo", "North Korean Foreign Minister Ri Yong Ho", "talks"),
          ("U.S. envoy Stephen Biegun", "his North Korean counterpart Kim Hyok Chol", "working-level talks"),
          ("Secretary of State Mike Pompeo", "senior North Korean official Kim Yong Chol", "a meeting"))
_SAID = ("the White House said", "the State Department said", "officials in Seoul said", "two diplomats said", "state media said")


@dataclass
class World:
    """What is published, and what arrived: webhook bodies by their id, in order."""

    started: float = field(default_factory=time.monotonic)
    ended: float | None = None
    got: list[tuple[str, bytes]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    random: Random = field(default_factory=lambda: Random(7))

    def answer(self, _method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, str, bytes]:
        """Play the feeds and the receiver."""
        if path.startswith("/feed/"):
            return 200, "application/rss+xml", self.feed(int(path.removeprefix("/feed/")))
        with self.lock:
            self.got.append(({key.lower(): value for key, value in headers.items()}["webhook-id"], body))
        time.sleep(self.random.random() * 0.3)  # between the receiver's record and its yes: where resends come from
        return 204, "text/plain", b""

    def published(self) -> int:
        """How many stories there are by now."""
        return int(((self.ended or time.monotonic()) - self.started) / STORY_SECONDS)

    def feed(self, number: int) -> bytes:
        """One feed: every FEEDS-th story."""
        items = "".join(write_story(place) for place in range(self.published()) if place % FEEDS == number)
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wire {number}</title>{items}</channel></rss>'.encode()


def write_story(place: int) -> str:
    """A story that no other resembles: who, where, when and in whose words change with the number."""
    random = Random(place)
    combinations = list(product(_PAIRS, _CITIES, _SAID))
    (who, whom, what), city, said = combinations[place * 37 % len(combinations)]
    day = datetime.now(UTC).date() + timedelta(days=20 + place * 11 % 300)
    title = f"{what.removeprefix('a ').capitalize()} set for {city} on {day:%B} {day.day}"
    filler = " ".join("".join(random.choice("abcdefghiklmnoprstu") for _ in range(random.randint(3, 9))) for _ in range(60))
    text = f"{who} and {whom} will hold {what} in {city} on {day:%B} {day.day}, {day.year}, {said}. {filler}."
    at = format_datetime(datetime.now(UTC))
    return (f"<item><title>{escape(title)}</title><guid>story-{place}</guid><link>{_WIRE}/{place}</link>"
            f"<pubDate>{at}</pubDate><description>{escape(text)}</description></item>")


@dataclass(frozen=True)
class Figures:
    """What a run came to. Everything but ``kills``, ``stories``, ``changes``, ``notifications`` should be 0 or below its bound."""

    kills: int
    stories: int
    changes: int
    notifications: int
    stories_lost: int
    changes_not_told: int
    changes_told_twice: int
    notifications_lost: int
    raw_resends: int
    resends_with_other_bytes: int
    received_but_unknown: int
    integrity: str

    @property
    def holds(self) -> bool:
        """Whether the promise was kept."""
        bad = (self.stories_lost, self.changes_not_told, self.changes_told_twice, self.notifications_lost,
               self.resends_with_other_bytes, self.received_but_unknown)
        return not any(bad) and self.raw_resends <= self.kills and self.integrity == "ok"


def run_crashes(
    folder: Path, *, kills: int, points: tuple[str, ...] = (), seed: int = 1, quiet: bool = True, database: str | None = None,
) -> Figures:
    """Kill a daemon at named points and then at random moments; let it settle, and look.

    ``database`` is the address of an empty one; without it a file in ``folder``.
    """
    database = database or f"sqlite:///{folder}/monitor.db"
    world = World()
    http = LoopbackHttp(world.answer)
    try:
        config = _configure(folder, http, database)
        for point in points:
            _die_at(config, point)
        random = Random(seed)
        for _ in track(range(kills), "killing", disable=quiet):
            _live(config, random)
        world.ended = time.monotonic()
        _settle(config, database, world)
    finally:
        http.close()
    return _count(database, world, kills + len(points))


def _configure(folder: Path, http: LoopbackHttp, database: str) -> Path:
    config = folder / "config"
    (config / "watchlists").mkdir(parents=True)
    (config / "roster.yaml").write_bytes((Path(__file__).parents[3] / "config" / "roster.yaml").read_bytes())
    port = http.address.rpartition(":")[2]
    write_json(config / "monitor.yaml", {
        "database": database, "seeds": "", "listen": {"port": 0},
        "http": {"allow_private": [f"127.0.0.{n + 1}:{port}" for n in range(FEEDS)], "host_gap_seconds": 0},
        "channels": {"hook": {"type": "webhook", "url": f"{http.url}/hook", "secret": "env:HOOK_SECRET"}}})
    write_json(config / "sources.yaml", {"sources": [
        {"id": f"wire-{n}", "name": f"Wire {n}", "url": f"http://127.0.0.1:{port}/feed/{n}", "every": "1s", "tier": "wire"}
        for n in range(FEEDS)]})
    write_json(config / "watchlists" / "desk.yaml", {
        "name": "desk", "title": "Desk", "match": {"parties": ["DPRK", "US"]}, "channels": ["hook"], "min_confidence": "low",
        "alert": {"group_wait": "0s", "group_interval": "1s"}, "digest": {"cron": "* * * * *"}})
    return config


def write_json(path: Path, value: object) -> None:
    """JSON, which is YAML too."""
    path.write_text(json.dumps(value), encoding="utf-8")


def _start(config: Path, **environment: str) -> "subprocess.Popen[bytes]":
    with (config.parent / "daemon.log").open("ab") as log:
        return subprocess.Popen([sys.executable, "-c", HURRY, "run", "--config", str(config)], stderr=log, stdout=log,  # noqa: S603
                                env=os.environ | {"HOOK_SECRET": SECRET} | environment)


def _live(config: Path, random: Random) -> None:
    log = config.parent / "daemon.log"
    before = log.stat().st_size if log.exists() else 0
    daemon = _start(config)
    if random.random() > STARTS_SHARE:
        while b"started" not in log.read_bytes()[before:] and daemon.poll() is None:
            time.sleep(0.05)
    time.sleep(random.uniform(0, LIFE_SECONDS))
    daemon.kill()
    if daemon.wait() != -signal.SIGKILL:
        raise AssertionError(f"the daemon ended by itself with {daemon.returncode}; see {config.parent}/daemon.log")


def _die_at(config: Path, point: str) -> None:
    daemon = _start(config, **{ENVIRONMENT: point})
    if daemon.wait(timeout=SETTLE_SECONDS) != -signal.SIGKILL:
        raise AssertionError(f"{point} was not passed: the daemon ended with {daemon.returncode}")


def _settle(config: Path, database: str, world: World) -> None:
    """One undisturbed life, until everything published is told."""
    daemon, end = _start(config), time.monotonic() + SETTLE_SECONDS
    try:
        time.sleep(5)
        with Store.open(database, migrate=False) as store:
            while time.monotonic() < end and not _is_settled(store, world):
                time.sleep(1)
    finally:
        daemon.send_signal(signal.SIGTERM)
        daemon.wait(timeout=20)


def _is_settled(store: Store, world: World) -> bool:
    waiting = store.deliveries(states=(DeliveryState.PENDING, DeliveryState.LEASED), limit=1)
    untold = any(_wanted(store, kind) for kind in (DigestKind.ALERT, DigestKind.DIGEST))
    return len(store.stories(limit=100_000)) >= world.published() and not waiting and not untold


def _wanted(store: Store, kind: DigestKind) -> set[str]:
    return {change.id for change in store.uncut_changes("desk", kind) if change.alert and change.kind in _ALERT_ON}


_ALERT_ON = frozenset({"new", "status", "date", "place"})


def _count(database: str, world: World, kills: int) -> Figures:
    with Store.open(database, migrate=False) as store:
        sent = {one.id: one.message.body for one in store.deliveries(limit=100_000)}
        stories = {story.item.url for story in store.stories(limit=100_000)}
        changes = [change for change in store.changes() if change.alert]
        untold = set().union(*(_wanted(store, kind) for kind in (DigestKind.ALERT, DigestKind.DIGEST)))
        integrity = "; ".join(store.check_integrity()) or "ok"
    ids = Counter(name for name, _ in world.got)
    return Figures(
        kills=kills, stories=world.published(), changes=len(changes), notifications=len(sent),
        stories_lost=sum(f"{_WIRE}/{place}" not in stories for place in range(world.published())),
        changes_not_told=len(untold), changes_told_twice=_told_twice(world), notifications_lost=len(sent.keys() - ids.keys()),
        raw_resends=sum(ids.values()) - len(ids),
        resends_with_other_bytes=sum(sent.get(name) != body for name, body in world.got if name in sent),
        received_but_unknown=len(ids.keys() - sent.keys()), integrity=integrity)


def _told_twice(world: World) -> int:
    """Changes that two different notifications of one kind tell."""
    told: dict[tuple[str, str], set[str]] = {}
    for name, body in world.got:
        for kind, change in _told(json.loads(body)["data"]):
            told.setdefault((kind, change), set()).add(name)
    return sum(len(names) > 1 for names in told.values())


def _told(data: dict[str, object]) -> Iterator[tuple[str, str]]:
    entries: list[dict[str, list[dict[str, list[str]]]]] = data["entries"]  # type: ignore[assignment]
    for entry in entries:
        for line in entry["lines"]:
            for change in line["change_ids"]:
                yield str(data["kind"]), change


def main(
    kills: Annotated[int, typer.Option(help="How many times at a random moment.")] = 200,
    points: Annotated[bool, typer.Option(help="Also once at every named point of the write path.")] = True,
    seed: Annotated[int, typer.Option(help="Of the random moments.")] = 1,
    database: Annotated[str | None, typer.Option(help="Address of an empty database; else an SQLite file.")] = None,
) -> None:
    """Print the figures; exit 1 if anything was lost or told twice."""
    with tempfile.TemporaryDirectory() as folder:
        figures = run_crashes(Path(folder), kills=kills, points=POINTS if points else (), seed=seed, quiet=False,
                              database=database)
    for name, value in vars(figures).items():
        typer.echo(f"{name.replace('_', ' '):>26}  {value}")
    raise typer.Exit(0 if figures.holds else 1)


if __name__ == "__main__":
    typer.run(main)
