"""The daemon as a user runs it: a process with a configuration folder, a feed, a mail server and a webhook receiver."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest
from standardwebhooks.webhooks import Webhook

from monitor.entrypoints.demo.servers import LoopbackHttp, LoopbackSmtp

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
NOW = datetime.now(UTC)
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>
<item><title>Trump and Kim to hold third summit in Stockholm next month</title><guid>wire-1</guid>
<link>https://wire.example/1</link><pubDate>{format_datetime(NOW)}</pubDate>
<description>&lt;p&gt;U.S. President Donald Trump and North Korean leader Kim Jong Un will hold a third summit in Stockholm
next month, the White House said on {NOW:%A}.&lt;/p&gt;</description></item>
<item><description></description></item>
</channel></rss>"""


class World:
    """A feed, a broken feed, a mail server and a webhook receiver, all real and on loopback."""

    def __init__(self) -> None:
        self.hooks: list[tuple[dict[str, str], bytes]] = []
        self.told = threading.Event()
        self.http = LoopbackHttp(self.answer)
        self.smtp = LoopbackSmtp()

    def answer(self, _method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, str, bytes]:
        if path == "/hook":
            self.hooks.append((headers, body))
            self.told.set()
            return 204, "text/plain", b""
        if path == "/dead":
            return 500, "text/plain", b""
        if path == "/broken":
            return 200, "text/html", b"<html><body>Please accept our cookies</body></html>"
        return 200, "application/rss+xml", FEED.encode()

    def close(self) -> None:
        self.http.close()
        self.smtp.close()


@pytest.fixture
def world() -> Iterator[World]:
    one = World()
    yield one
    one.close()


@pytest.fixture
def config(tmp_path: Path, world: World) -> Path:
    folder = tmp_path / "config"
    (folder / "watchlists").mkdir(parents=True)
    roster = Path(__file__).parents[2] / "config" / "roster.yaml"
    (folder / "roster.yaml").write_bytes(roster.read_bytes())
    (folder / "monitor.yaml").write_text(json.dumps({
        "database": f"sqlite:///{tmp_path}/monitor.db", "seeds": str(tmp_path / "none"), "listen": {"port": 0},
        "http": {"allow_private": [world.http.address, world.smtp.address]},
        "channels": {
            "mail": {"type": "email", "smtp": f"smtp://{world.smtp.address}", "from": "m@example.org", "to": ["d@example.org"]},
            "dead": {"type": "webhook", "url": f"{world.http.url}/dead"},
            "hook": {"type": "webhook", "url": f"{world.http.url}/hook", "secret": "env:HOOK_SECRET"},
        }}))
    (folder / "sources.yaml").write_text(json.dumps({"sources": [
        {"id": "wire", "name": "Wire", "url": f"{world.http.url}/feed"},
        {"id": "broken", "name": "Broken", "url": f"{world.http.url}/broken"},
    ]}))
    (folder / "watchlists" / "desk.yaml").write_text(json.dumps({
        "name": "desk", "title": "Desk", "match": {"parties": ["DPRK", "US"]}, "channels": ["mail", "dead", "hook"],
        "alert": {"group_wait": "0s"}}))
    return folder


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "monitor", *words]


def _environment() -> dict[str, str]:
    return os.environ | {"HOOK_SECRET": SECRET, "NO_COLOR": "1"}


def test_it_polls_tells_by_mail_and_webhook_and_stops_cleanly(world: World, config: Path) -> None:
    command = _command("run", "--config", str(config))
    with subprocess.Popen(command, env=_environment(), stderr=subprocess.PIPE, text=True) as daemon:
        try:
            assert world.told.wait(40), "no webhook came"
        finally:
            daemon.send_signal(signal.SIGTERM)
            _, log = daemon.communicate(timeout=15)

    assert daemon.returncode == 0
    headers, body = world.hooks[0]
    told = Webhook(SECRET).verify(body, {key.lower(): value for key, value in headers.items()})
    assert "Stockholm" in json.dumps(told)
    assert [mail["To"] for mail in world.smtp.mailbox.mails] == ["d@example.org"]
    assert "summit" in world.smtp.mailbox.mails[0]["Subject"]
    assert "polled" in log
    assert "broken" in log


def test_one_pass_shows_each_outcome_and_loses_nothing_to_the_bad_ones(config: Path) -> None:
    done = subprocess.run(_command("poll", "--json", "--config", str(config)), env=_environment(), capture_output=True,
                          text=True, timeout=60, check=False)

    rows = {row["source"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert done.returncode == 1
    assert rows["wire"]["items"]["new"] == 1
    assert rows["broken"]["outcome"] == "failed"
    assert "HTML" in rows["broken"]["detail"]


def test_a_broken_configuration_ends_with_its_places_and_exit_2(config: Path) -> None:
    (config / "sources.yaml").write_text("sources:\n  - {id: wire, nme: Wire}\n")

    done = subprocess.run(_command("run", "--config", str(config)), env=_environment(), capture_output=True, text=True,
                          timeout=30, check=False)

    assert done.returncode == 2
    assert f"{config}/sources.yaml:2:16: unknown key 'nme' (did you mean 'name'?)" in done.stderr
    assert "Traceback" not in done.stderr
