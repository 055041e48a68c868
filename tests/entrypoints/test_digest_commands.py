"""The digest and delivery commands, and the pages for readers, as a user meets them."""

import json
import re
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import requests
from icalendar import Calendar
from typer.testing import CliRunner

from monitor.adapters.config import load_config
from monitor.domain.event import ChangeKind, Event
from monitor.domain.meeting import Kind, Mention, Precision, Status, When
from monitor.entrypoints.app import App
from monitor.entrypoints.cli import app as program
from monitor.entrypoints.subscriptions import subscription_routes
from monitor.entrypoints.web import WebServer, make_pages
from monitor.pipeline.publish import publish
from monitor.testing import make_change, make_decision, make_item, make_report

NOW = datetime.now(UTC)
ROSTER = Path(__file__).parents[2] / "config" / "roster.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    config = tmp_path / "config"
    (config / "watchlists").mkdir(parents=True)
    (config / "roster.yaml").write_bytes(ROSTER.read_bytes())
    (config / "sources.yaml").write_text(json.dumps({"sources": [{"id": "wire", "name": "Wire", "url": "https://wire.example/feed"}]}))
    (config / "monitor.yaml").write_text(json.dumps({
        "database": f"sqlite:///{tmp_path}/monitor.db", "seeds": "",
        "listen": {"public_url": "https://monitor.example"}, "http": {"allow_private": ["127.0.0.1:9"]},
        "channels": {
            "pages": {"type": "folder", "path": str(tmp_path / "pages")},
            "mail": {"type": "email", "smtp": "smtp://127.0.0.1:9", "from": "m@desk.example", "to": ["a@desk.example"]}}}))
    (config / "watchlists" / "desk.yaml").write_text(json.dumps({
        "name": "desk", "title": "DPRK desk", "match": {"parties": ["DPRK", "US"]}, "channels": ["pages", "mail"],
        "digest": {"cron": "0 7 * * *", "timezone": "Asia/Seoul"}}))
    return config


@pytest.fixture
def live(folder: Path) -> Iterator[App]:
    """The program with one piece of news in its ledger."""
    with App(load_config(folder)) as app:
        item = make_item("story", "Yonhap", "Summit set", "They will meet in Hanoi, officials said.", at=NOW)
        when = When(date(2030, 2, 27), date(2030, 2, 28), Precision.INTERVAL)
        report = make_report(item, Mention(Kind.SUMMIT, ("DPRK", "US"), Status.PLANNED, when=when), {"trigger": "They will meet"})
        event = Event("event", Kind.SUMMIT, ("DPRK", "US"), Status.PLANNED, when=when, places=("Hanoi",), changed_at=NOW)
        with app.store.writing() as tx:
            tx.save([make_decision(item, report, event, [make_change(event, report, ChangeKind.NEW, None, "planned")], "desk")],
                    keys={}, at=NOW)
        yield app


@pytest.fixture
def site(live: App) -> Iterator[str]:
    """The pages, served as the daemon serves them."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    pages = make_pages(lambda: (), lambda: b"", subscription_routes(lambda: live))
    server = WebServer(pages, host="127.0.0.1", port=port)
    server.start()
    url = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            requests.get(f"{url}/metrics", timeout=5)
            break
        except requests.ConnectionError:
            threading.Event().wait(0.02)
    yield url
    server.close()


def run(folder: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(program, [*words, "--config", str(folder)], catch_exceptions=False)
    return done.exit_code, done.output


def test_preview_shows_the_news_and_changes_nothing(folder: Path, live: App) -> None:
    for _ in range(2):
        code, text = run(folder, "digest", "preview")
        assert code == 0
        assert "U.S.–DPRK summit is planned for 27–28 Feb 2030" in text
        assert '> "They will meet in Hanoi, officials said."' in text
    assert run(folder, "digest", "preview", "--html")[1].startswith("<!DOCTYPE html>")


def test_preview_of_a_past_moment(folder: Path, live: App) -> None:
    later, before = ((NOW + timedelta(hours=hours)).isoformat() for hours in (1, -1))
    assert "27–28 Feb 2030" in run(folder, "digest", "preview", "--as-of", later)[1]
    assert "Nothing new" in run(folder, "digest", "preview", "--as-of", before)[1]
    code, text = run(folder, "digest", "preview", "--as-of", "yesterday")
    assert (code, "is no moment" in text) == (2, True)


def test_an_unknown_list_is_named(folder: Path, live: App) -> None:
    code, text = run(folder, "digest", "preview", "nosuch")
    assert code == 2
    assert "no watch list 'nosuch'; there are: desk" in text


def test_a_dry_run_says_what_would_go_where(folder: Path, live: App) -> None:
    code, text = run(folder, "digest", "send", "--dry-run")
    assert code == 0
    assert "a@desk.example" in text
    assert live.store.deliveries() == ()


def test_send_tells_what_came_of_each_and_the_outbox_keeps_what_failed(folder: Path, live: App, tmp_path: Path) -> None:
    code, text = run(folder, "digest", "send")
    assert code == 1
    assert "pages: delivered" in text
    assert "mail to a@desk.example: pending (the connection to the mail server failed" in text
    (page,) = (tmp_path / "pages").iterdir()
    assert "27–28 Feb 2030" in page.read_text(encoding="utf-8")

    rows = [json.loads(line) for line in run(folder, "deliveries", "list", "--json")[1].splitlines()]
    assert {row["channel"]: row["state"] for row in rows} == {"pages": "delivered", "mail": "pending"}
    failed = next(row["id"] for row in rows if row["channel"] == "mail")
    shown = run(folder, "deliveries", "show", failed)[1]
    assert "List-Unsubscribe: <https://monitor.example/unsubscribe/" in shown
    assert "U.S.–DPRK summit is planned" in shown
    assert re.search(r" created_at  [\d-]+ [\d:]+ UTC\n", shown)
    assert "1 of 1 due at once" in run(folder, "deliveries", "retry", failed)[1]
    assert "1 of 1 discarded" in run(folder, "deliveries", "discard", failed)[1]
    assert "no delivery 'nosuch'" in run(folder, "deliveries", "discard", "nosuch")[1]


def test_a_channel_can_be_tried(folder: Path, live: App) -> None:
    assert run(folder, "deliveries", "test", "pages") == (0, "pages: taken\n")
    code, text = run(folder, "deliveries", "test", "mail")
    assert code == 1
    assert "failed: the connection to the mail server failed" in text
    code, text = run(folder, "deliveries", "test", "nosuch")
    assert (code, "there are: mail, pages" in text) == (2, True)


def test_pages_for_readers(site: str) -> None:
    calendar = requests.get(f"{site}/calendars/desk.ics", timeout=5)
    (meeting,) = Calendar.from_ical(calendar.text).walk("VEVENT")
    assert (str(meeting["UID"]), str(meeting["STATUS"]), int(meeting["SEQUENCE"])) == ("event@dprk-us-monitor", "TENTATIVE", 0)
    again = requests.get(calendar.url, headers={"If-None-Match": calendar.headers["ETag"]}, timeout=5)
    assert again.status_code == 304
    assert "They will meet in Hanoi" in requests.get(f"{site}/feeds/desk.atom", timeout=5).text
    for path in ("/feeds/nosuch.atom", "/digests/nosuch", "/unsubscribe/0123"):
        assert requests.get(site + path, timeout=5).status_code == 404


def test_unsubscribing_asks_first_and_then_holds(folder: Path, live: App, site: str) -> None:
    link = live.unsubscribe_link("mail", "a@desk.example")
    assert link is not None
    page = link.replace("https://monitor.example", site)
    assert "Unsubscribe" in requests.get(page, timeout=5).text
    assert run(folder, "deliveries", "resubscribe", "mail", "a@desk.example")[0] == 2, "a scanner's GET did nothing"
    assert requests.post(page, data="List-Unsubscribe=One-Click", timeout=5).status_code == 200
    assert "mail to" not in run(folder, "digest", "send")[1]
    assert run(folder, "deliveries", "resubscribe", "mail", "a@desk.example")[0] == 0


def test_files_are_written_once_until_a_fact_changes(live: App, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert {path.name for path in publish(live.store, live.config.watch_lists, out, now=NOW)} == {"desk.ics", "desk.atom"}
    assert publish(live.store, live.config.watch_lists, out, now=NOW + timedelta(hours=1)) == ()
