"""Stores on both databases, and small things to put into them."""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from monitor.adapters.store import Store
from monitor.adapters.store.schema import metadata
from monitor.domain.decision import Analysed, Decision
from monitor.domain.digest import Delivery, Digest, DigestKind, Message
from monitor.domain.event import Change, ChangeKind, Event, Report
from monitor.domain.meeting import Evidence, Kind, Mention, Precision, Status, When
from monitor.domain.story import Disposition, Fingerprint, Item
from monitor.domain.watch import Match
from tests.postgres import postgres_server

NOW = datetime(2019, 2, 10, 9, 30, tzinfo=UTC)


@contextmanager
def postgres_schema() -> Iterator[str]:
    """A schema of one's own on a real server, gone afterwards."""
    server = postgres_server()
    name = f"monitor_test_{uuid.uuid4().hex}"
    admin = create_engine(server)
    with admin.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    options = {"options": f"-csearch_path={name} -csynchronous_commit=off"}  # no test here pulls the plug of the server
    yield make_url(server).update_query_dict(options).render_as_string(hide_password=False)
    with admin.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    admin.dispose()


@pytest.fixture
def postgres_url() -> Iterator[str]:
    with postgres_schema() as url:
        yield url


@pytest.fixture(scope="module")
def shared_postgres_url() -> Iterator[str]:
    with postgres_schema() as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/monitor.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """An empty database of either kind."""
    found: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return found


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty, migrated SQLite store to copy: a twentieth of the time of making one."""
    path = tmp_path_factory.mktemp("template") / "monitor.db"
    with Store.open(f"sqlite:///{path}") as store:
        store.write_log_back()
    return path


@pytest.fixture(scope="session")
def migrated_postgres() -> Iterator[str]:
    with postgres_schema() as url:
        Store.open(url).close()
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty store of either kind."""
    if request.param == "sqlite":
        path = shutil.copy(request.getfixturevalue("migrated_file"), request.getfixturevalue("tmp_path"))
        url = f"sqlite:///{path}"
    else:
        url = request.getfixturevalue("migrated_postgres")
        _empty(url)
    with Store.open(url, busy_seconds=5) as opened:
        yield opened


def _empty(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY"))
    engine.dispose()


@dataclass(frozen=True)
class Make:
    """Small, valid domain values; every call with the same arguments gives the same value."""

    now: datetime = NOW

    def item(self, name: str = "1", *, text: str = "Envoys will meet in Oslo.", source: str = "wire", **more: object) -> Item:
        values = {"title": f"Title {name}", "guid": f"guid-{name}", "url": f"https://example.org/{name}",
                  "published_at": NOW, "seen_at": NOW, **more}
        return Item(id=name, source_id=source, text=text, **values)  # type: ignore[arg-type]

    def keys(self, name: str) -> tuple[int, ...]:
        return (-1 - hash_of(name), *self.shingles(name))

    def shingles(self, name: str) -> tuple[int, ...]:
        return tuple(sorted(hash_of(f"{name} {i}") for i in range(5)))

    def mention(self, **more: object) -> Mention:
        values = {"kind": Kind.TALKS, "parties": ("DPRK", "US"), "status": Status.PLANNED, "confidence": 0.9,
                  "when": When(NOW.date(), NOW.date() + timedelta(days=1), Precision.INTERVAL),
                  "evidence": (Evidence("trigger", 0, 5, "Title"),), **more}
        return Mention(**values)  # type: ignore[arg-type]

    def analysed(self, name: str = "1", *, lists: tuple[str, ...] = ("dprk-us",), **more: object) -> Analysed:
        fingerprint = Fingerprint(1, f"u{name}", f"g{name}", None, None, self.shingles(name), 5)
        return Analysed(
            self.item(name, **more), "en", fingerprint,  # type: ignore[arg-type]
            tuple(Match(one, "talks", 0, 5) for one in lists), (self.mention(),))

    def report(self, story: str = "1", index: int = 0, **more: object) -> Report:
        return Report(story, index, self.mention(**more), NOW, "wire")

    def event(self, name: str = "e1", **more: object) -> Event:
        values = {"kind": Kind.TALKS, "parties": ("DPRK", "US"), "status": Status.PLANNED, "opened_at": NOW, "changed_at": NOW,
                  "last_at": NOW, "when": When(NOW.date(), NOW.date() + timedelta(days=1), Precision.INTERVAL), **more}
        return Event(id=name, **values)  # type: ignore[arg-type]

    def change(self, name: str = "c1", event: str = "e1", story: str = "1", **more: object) -> Change:
        values = {"kind": ChangeKind.NEW, "old": None, "new": "planned", "at": NOW, "alert": True, "reason": "told first",
                  **more}
        return Change(id=name, event_id=event, story_id=story, **values)  # type: ignore[arg-type]

    def decision(self, name: str = "1", *, event: str = "e1", **more: object) -> Decision:
        """A story that opens an event of its own."""
        return Decision(
            self.analysed(name, **more), Disposition.NEW, "nothing like it is known", reports=(self.report(name),),  # type: ignore[arg-type]
            links=(event,), events=(self.event(event),), changes=(self.change(f"c-{name}", event, name),))

    def dropped(self, name: str = "1", disposition: Disposition = Disposition.OFF_TOPIC, **more: object) -> Decision:
        return Decision(self.analysed(name, lists=(), **more), disposition, "no watch list wants it")  # type: ignore[arg-type]

    def digest(self, name: str = "d1", watch_list: str = "dprk-us", kind: DigestKind = DigestKind.DIGEST) -> Digest:
        return Digest(name, watch_list, "DPRK–U.S.", kind, None, NOW, "Talks are planned", ())

    def delivery(self, name: str = "m1", digest: str = "d1", channel: str = "mail", **more: object) -> Delivery:
        return Delivery(name, digest, channel, Message("Talks", b"\x00 bytes", "text/plain"), NOW, **more)  # type: ignore[arg-type]

    def save(self, store: Store, *decisions: Decision, at: datetime = NOW) -> None:
        keys = {decision.analysed.item.id: self.keys(decision.analysed.item.id) for decision in decisions}
        with store.writing() as tx:
            tx.save(decisions, keys=keys, at=at)


def hash_of(text: str) -> int:
    """A stable number of 32 bits."""
    return uuid.uuid5(uuid.NAMESPACE_URL, text).int >> 96


@pytest.fixture
def make() -> Make:
    return Make()
