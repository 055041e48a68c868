"""Real receivers on loopback, and a digest to send them."""

import ssl
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import trustme

from monitor.analysis.digests import Material, compose
from monitor.domain.digest import Digest, DigestKind
from monitor.domain.event import Change, ChangeKind, Event
from monitor.domain.meeting import Kind, Mention, Precision, Status, When
from monitor.domain.watch import Rule, Schedule, WatchList
from monitor.testing import make_change, make_item, make_report

NOW = datetime(2019, 2, 9, 22, tzinfo=UTC)


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="session")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


@pytest.fixture(scope="session")
def server_context(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    return context


def news(number: int = 1, *, title: str = "Second summit set", words: str = "They will meet in Hanoi", outlet: str = "Yonhap",
         kind: DigestKind = DigestKind.DIGEST, who: str = "an official", length: int = 1) -> Digest:
    """A digest of ``number`` new meetings, its texts as given."""
    events: dict[str, Event] = {}
    items, changes = {}, list[Change]()
    for place in range(number):
        item = make_item(f"story-{place}", outlet, title, f"{words * length} on the 27th, {who} said.", at=NOW)
        when = When(date(2019, 2, 27), date(2019, 2, 28), Precision.INTERVAL)
        mention = Mention(Kind.SUMMIT, ("DPRK", "US"), Status.PLANNED, when=when, attribution=(who,), main=True)
        report = make_report(item, mention, {"trigger": words})
        event = Event(f"event-{place}", Kind.SUMMIT, ("DPRK", "US"), Status.PLANNED, when=when, ordinal=place + 1,
                      reports=(report,))
        events[event.id], items[item.id] = event, item
        changes.append(make_change(event, report, ChangeKind.NEW, None, "planned"))
    daily = Schedule("0 7 * * *", "Asia/Seoul")
    watch_list = WatchList("desk", "DPRK–U.S. desk", Rule(("DPRK", "US")), ("mail",), digest=daily)
    return compose(watch_list, Material(tuple(changes), events, items), kind=kind, since=None, until=NOW)


@pytest.fixture(name="news")
def _news() -> object:
    return news
