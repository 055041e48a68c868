"""A daemon process for tests, its configuration, and its world on loopback: feeds, a mail server, a webhook receiver."""

import json
import os
import signal
import subprocess
import sys
import threading
import urllib.request
from collections import Counter
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from monitor.entrypoints.demo.servers import LoopbackHttp, LoopbackSmtp

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
ROOT = Path(__file__).parents[2]
NOW = datetime.now(UTC)
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>
<item><title>Trump and Kim to hold third summit in Stockholm next month</title><guid>wire-1</guid>
<link>https://wire.example/1</link><pubDate>{format_datetime(NOW)}</pubDate>
<description>&lt;p&gt;U.S. President Trump and Kim Jong Un will hold a third summit in Stockholm
next month, the White House said on {NOW:%A}.&lt;/p&gt;</description></item>
<item><description></description></item>
</channel></rss>"""


class World:
    """A feed, a broken feed, a mail server and a webhook receiver, all real and on loopback."""

    def __init__(self) -> None:
        self.hooks: list[tuple[dict[str, str], bytes]] = []
        self.told = threading.Event()
        self.let_go = threading.Event()
        self._asked: dict[str, threading.Event] = {}
        self.http = LoopbackHttp(self.answer)
        self.smtp = LoopbackSmtp()

    def asked(self, path: str) -> threading.Event:
        """Set once somebody asks for a path."""
        return self._asked.setdefault(path, threading.Event())

    def answer(self, _method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, str, bytes]:
        self.asked(path).set()
        if path == "/hook":
            self.hooks.append((headers, body))
            self.told.set()
            return 204, "text/plain", b""
        if path == "/tarpit":
            self.let_go.wait(60)
        if path == "/dead":
            return 500, "text/plain", b""
        if path == "/broken":
            return 200, "text/html", b"<html><body>Please accept our cookies</body></html>"
        return 200, "application/rss+xml", FEED.encode()

    def close(self) -> None:
        self.let_go.set()
        self.http.close()
        self.smtp.close()


STORY = ("<item><title>Envoys of the United States and North Korea to meet in {city}</title><guid>{city}</guid>"
         "<description>U.S. and North Korean officials will hold talks in {city} next week, the State Department said. "
         "It is the first of its kind in {city}.</description></item>")


class Wire:
    """A feed that grows when a city is added, and a receiver; ``asked`` counts the polls."""

    def __init__(self) -> None:
        self.cities = ["Stockholm"]
        self.asked = 0
        self.told: list[bytes] = []
        self.http = LoopbackHttp(self._answer)

    def _answer(self, _method: str, path: str, _headers: dict[str, str], body: bytes) -> tuple[int, str, bytes]:
        if path == "/hook":
            self.told.append(body)
            return 204, "text/plain", b""
        self.asked += 1
        items = "".join(STORY.format(city=city) for city in self.cities)
        return 200, "application/rss+xml", f'<rss version="2.0"><channel><title>W</title>{items}</channel></rss>'.encode()


def wire_config(folder: Path, wire: Wire, *, data: Path, **desk: object) -> Path:
    """A desk that polls the wire every two seconds; its database lies in ``data``, and nothing else does."""
    settings = {
        "database": f"sqlite:///{data}/monitor.db", "seeds": "", "subscriptions": str(folder / "subscriptions"),
        "listen": {"port": 0}, "http": {"allow_private": [wire.http.address]},
        "channels": {"hook": {"type": "webhook", "url": f"{wire.http.url}/hook"}}}
    source = {"id": "wire", "name": "Wire", "url": f"{wire.http.url}/feed", "every": "2s", "tier": "wire"}
    return write_config(folder, settings, [source], {"channels": ["hook"], "min_confidence": "low"} | desk)


def write_config(folder: Path, settings: dict[str, object], sources: list[dict[str, str]], desk: dict[str, object]) -> Path:
    """A configuration folder with the shipped roster and one watch list, on DPRK–U.S. meetings."""
    (folder / "watchlists").mkdir(parents=True)
    (folder / "roster.yaml").write_bytes((ROOT / "config" / "roster.yaml").read_bytes())
    (folder / "monitor.yaml").write_text(json.dumps(settings))
    (folder / "sources.yaml").write_text(json.dumps({"sources": sources}))
    (folder / "watchlists" / "desk.yaml").write_text(json.dumps(
        {"name": "desk", "title": "Desk", "match": {"parties": ["DPRK", "US"]}} | desk))
    return folder


def command_line(*words: str) -> list[str]:
    """How the program is called."""
    return [sys.executable, "-m", "monitor", *words]


def environment() -> dict[str, str]:
    """What its secrets are."""
    return os.environ | {"HOOK_SECRET": SECRET, "NO_COLOR": "1", "ALIVE_URL": "http://127.0.0.1:9/not-listening"}


class Running:
    """A daemon process whose log is read as it comes."""

    def __init__(self, config: Path, port: int, *, before: str = "", **more: str) -> None:
        variables = environment() | {"MONITOR__LISTEN__PORT": str(port)} | more
        program = f"{before}\nfrom monitor.__main__ import main\nmain()"
        command = [sys.executable, "-X", "faulthandler", "-c", program, "run", "--config", str(config), "--json-logs"]
        self.process = subprocess.Popen(command, env=variables, stderr=subprocess.PIPE, text=True)
        self.url = f"http://127.0.0.1:{port}"

    def next(self, event: str, *, seen: Counter[str] | None = None) -> dict[str, object]:
        """Read on to the next event of that name; ``seen`` counts what is met on the way."""
        assert self.process.stderr is not None
        for line in self.process.stderr:
            row = json.loads(line)
            if seen is not None:
                seen[row["event"]] += 1
            if row["event"] == event:
                return row
        raise AssertionError(f"the daemon ended without {event!r}")

    def ready(self) -> dict[str, dict[str, object]]:
        """What /readyz says of each check."""
        with urllib.request.urlopen(f"{self.url}/readyz", timeout=5) as answer:  # noqa: S310
            return json.load(answer)["checks"]

    def stop(self) -> int:
        """Ask it to end, and give its exit code; where it does not, say where each of its threads stands."""
        self.process.send_signal(signal.SIGTERM)
        try:
            _, log = self.process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGABRT)
            log = self.process.communicate()[1]
        assert self.process.returncode == 0, log
        return self.process.returncode


def healthcheck(daemon: Running) -> "subprocess.CompletedProcess[str]":
    """What the command for containers says of it."""
    command = command_line("healthcheck", "--url", daemon.url)
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
