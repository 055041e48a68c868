"""The daemon as a user runs it: a process with a configuration folder, a feed, a mail server and a webhook receiver."""

import json
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest
from standardwebhooks.webhooks import Webhook

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


@pytest.fixture
def world() -> Iterator[World]:
    one = World()
    yield one
    one.close()


@pytest.fixture
def config(tmp_path: Path, world: World) -> Path:
    folder = tmp_path / "config"
    (folder / "watchlists").mkdir(parents=True)
    roster = ROOT / "config" / "roster.yaml"
    (folder / "roster.yaml").write_bytes(roster.read_bytes())
    (folder / "monitor.yaml").write_text(json.dumps({
        "database": f"sqlite:///{tmp_path}/monitor.db", "seeds": str(tmp_path / "none"), "listen": {"port": 0},
        "dead_man": {"url": "env:ALIVE_URL", "every": "1s"},
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
    return os.environ | {"HOOK_SECRET": SECRET, "NO_COLOR": "1", "ALIVE_URL": "http://127.0.0.1:9/not-listening"}


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
                          text=True, timeout=120, check=False)

    rows = {row["source"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert done.returncode == 1
    assert rows["wire"]["items"]["new"] == 1
    assert rows["broken"]["outcome"] == "failed"
    assert "HTML" in rows["broken"]["detail"]


def test_a_broken_configuration_ends_with_its_places_and_exit_2(config: Path) -> None:
    (config / "sources.yaml").write_text("sources:\n  - {id: wire, nme: Wire}\n")

    done = subprocess.run(_command("run", "--config", str(config)), env=_environment(), capture_output=True, text=True,
                          timeout=120, check=False)

    assert done.returncode == 2
    assert f"{config}/sources.yaml:2:16: unknown key 'nme' (did you mean 'name'?)" in done.stderr
    assert "Traceback" not in done.stderr


class Running:
    """A daemon process whose log is read as it comes."""

    def __init__(self, config: Path, port: int, *, before: str = "", **more: str) -> None:
        environment = _environment() | {"MONITOR__LISTEN__PORT": str(port)} | more
        program = f"{before}\nfrom monitor.__main__ import main\nmain()"
        command = [sys.executable, "-c", program, "run", "--config", str(config), "--json-logs"]
        self.process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
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
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=15)
        return self.process.returncode


@pytest.fixture
def running(config: Path, world: World) -> Iterator[Running]:
    (config / "watchlists" / "desk.yaml").write_text(json.dumps({
        "name": "desk", "title": "Desk", "match": {"parties": ["DPRK", "US"]}, "channels": ["mail"]}))
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    daemon = Running(config, port, ALIVE_URL=f"{world.http.url}/alive")
    while daemon.next("polled")["source"] != "wire":
        pass
    yield daemon
    daemon.process.kill()
    daemon.process.communicate()


def test_edits_take_effect_at_once_and_a_bad_one_leaves_the_old_in_force(running: Running, config: Path) -> None:
    sources = config / "sources.yaml"
    good = sources.read_text()

    sources.write_text(good.replace('"name": "Wire"', '"nme": "Wire"'))
    assert "unknown key 'nme'" in str(running.next("reload")["error"])
    assert "unknown key 'nme'" in str(running.ready()["config"]["detail"])
    done = subprocess.run(_command("healthcheck", "--url", running.url), capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0  # the daemon works on with what it had
    assert "unknown key 'nme'" in done.stderr

    sources.write_text(good.replace('"broken"', '"mended"'))
    refused = running.next("reload")
    assert "1 of 2 sources would go at once; if that is meant, write confirm_removal: 1" in str(refused["error"])

    sources.write_text(good.replace('"broken"', '"mended"').replace('{"sources"', '{"confirm_removal": 1, "sources"'))
    assert running.next("reload").get("error") is None
    assert running.next("polled")["source"] == "mended"
    assert running.ready()["config"] == {"ok": True, "detail": "in force"}
    assert running.stop() == 0


def test_a_hangup_reloads_and_pages_tell_how_it_does(running: Running) -> None:
    running.process.send_signal(signal.SIGHUP)
    assert running.next("reload").get("error") is None

    with urllib.request.urlopen(f"{running.url}/metrics", timeout=5) as answer:  # noqa: S310
        metrics = answer.read().decode()
    done = subprocess.run(_command("healthcheck", "--url", running.url), capture_output=True, text=True, timeout=120, check=False)

    shown = set(re.findall(r"^# TYPE (\S+)", metrics, re.MULTILINE))
    wanted = {name for file in ("alerts.yml", "grafana.json")
              for name in re.findall(r"\b(?:monitor|process)_[a-z_]+", (ROOT / "docs" / file).read_text())}
    assert {name.removesuffix("_bucket") for name in wanted} - shown == set()
    assert 'monitor_polls_total{outcome="fetched"}' in metrics
    assert "monitor_config_last_reload_successful 1.0" in metrics
    assert (done.returncode, done.stderr) == (0, "")


def test_signals_in_a_flood_neither_stop_nor_hang_it(running: Running) -> None:
    for _ in range(300):
        running.process.send_signal(signal.SIGHUP)
    assert running.next("reload").get("error") is None
    for _ in range(5):
        running.process.send_signal(signal.SIGTERM)

    running.process.communicate(timeout=15)
    assert running.process.returncode == 0


def test_a_second_daemon_is_refused_and_the_first_goes_on(running: Running, config: Path) -> None:
    before = _children_seconds()
    done = subprocess.run(_command("run", "--config", str(config)), env=_environment(), capture_output=True, text=True,
                          timeout=120, check=False)

    assert done.returncode == 3
    assert _children_seconds() - before < 2  # of CPU: what a machine that does nothing else takes at most
    assert f"(process {running.process.pid}) is already running" in done.stderr
    assert running.ready()["store"]["ok"]


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_the_dead_man_is_pinged_while_all_is_well(world: World, running: Running) -> None:
    assert world.asked("/alive").wait(30)
    assert running.ready()["store"]["ok"]


HOSTILE = {
    "is not YAML": "sources: [",
    "anchors and aliases": "sources: &a [{id: x}]\nmore: [*a, *a, *a]\n",
    "duplicate key 'sources'": "sources: []\nsources: []\n",
    "nested deeper": "sources: " + "[" * 30 + "]" * 30,
    "is larger than": "# " + "x" * 1_100_000,
}


def test_hostile_edits_leave_the_old_in_force_and_are_shown_within_five_seconds(running: Running, config: Path) -> None:
    sources, desk = config / "sources.yaml", config / "watchlists" / "desk.yaml"
    good, good_list = sources.read_text(), desk.read_text()
    for said, edit in HOSTILE.items():
        began = time.monotonic()
        sources.write_text(edit)
        assert said in str(running.next("reload")["error"])
        assert said in str(running.ready()["config"]["detail"])
        assert time.monotonic() - began < 5
        assert running.ready()["poll"]["ok"]
        sources.write_text(good)
        assert running.next("reload").get("error") is None
    desk.write_text(good_list.replace('"parties": ["DPRK", "US"]', '"any": ["re2:(a+)+(?=b)$"]'))
    assert "desk.yaml" in str(running.next("reload")["error"])
    desk.write_text(good_list)
    assert running.next("reload").get("error") is None


def test_a_folder_that_is_replaced_or_linked_elsewhere_is_still_watched(running: Running, config: Path) -> None:
    def rename_in(folder: Path, name: str) -> None:
        sources = folder / "sources.yaml"
        sources.write_text(re.sub(r'"name": "Wire[^"]*"', f'"name": "Wire {name}"', sources.read_text()))

    shutil.copytree(config, config.with_name("next"))
    rename_in(config.with_name("next"), "of the next release")
    config.rename(config.with_name("before"))
    config.with_name("next").rename(config)
    assert running.next("reload").get("error") is None

    rename_in(config, "edited where it is now")
    assert running.next("reload").get("error") is None

    elsewhere = config.with_name("elsewhere.yaml")
    (config / "sources.yaml").rename(elsewhere)
    (config / "sources.yaml").symlink_to(elsewhere)  # nothing has changed yet
    elsewhere.write_text("sources: [")
    assert "is not YAML" in str(running.next("reload")["error"])


@pytest.mark.slow
def test_reloads_while_it_works_cost_no_poll(running: Running, config: Path) -> None:
    sources = config / "sources.yaml"
    busy = json.loads(sources.read_text())["sources"][0] | {"every": "1s", "tier": "wire"}
    kinds: Counter[str] = Counter()
    for turn in range(10):
        sources.write_text(json.dumps({"confirm_removal": 1, "sources": [busy | {"name": f"Wire {turn}"}]}))
        assert running.next("reload", seen=kinds).get("error") is None
        running.process.send_signal(signal.SIGHUP)
        assert running.next("reload", seen=kinds).get("error") is None
        assert running.next("polled", seen=kinds)["outcome"] != "failed"  # at once, although half an hour was the pace before

    assert running.stop() == 0
    assert set(kinds) <= {"reload", "polled", "cut", "sent"}


@pytest.mark.slow
def test_a_digest_says_that_the_files_on_disk_are_not_in_force(world: World, running: Running, config: Path) -> None:
    desk = config / "watchlists" / "desk.yaml"
    desk.write_text(json.dumps({
        "name": "desk", "title": "Desk", "match": {"parties": ["DPRK", "US"]}, "channels": ["mail"],
        "digest": {"cron": "* * * * *", "when_empty": "always"}}))
    assert running.next("reload").get("error") is None
    (config / "sources.yaml").write_text("sources: [")
    assert "is not YAML" in str(running.next("reload")["error"])
    running.next("sent")
    told = [part.get_content() for part in world.smtp.mailbox.mails[-1].walk() if part.get_content_type() == "text/plain"]
    assert "not in force" in " ".join(told[0].split())


def test_a_roster_that_cannot_be_read_ends_it_with_its_place(config: Path) -> None:
    (config / "roster.yaml").write_text("- {name: Kim}\n")

    done = subprocess.run(_command("run", "--config", str(config)), env=_environment(), capture_output=True, text=True,
                          timeout=120, check=False)

    assert done.returncode == 2
    assert "roster.yaml:1" in done.stderr


def test_an_address_that_is_taken_ends_it_with_the_cure(config: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(_command("run", "--config", str(config)), env=_environment() | {"MONITOR__LISTEN__PORT": port},
                              capture_output=True, text=True, timeout=120, check=False)

    assert done.returncode == 2
    assert f"cannot listen on 127.0.0.1:{port}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("seconds", [0.15, 0.3, 0.5, 1.5])
def test_it_stops_with_exit_0_however_early(config: Path, seconds: float) -> None:
    with subprocess.Popen(_command("run", "--config", str(config)), env=_environment(), stderr=subprocess.DEVNULL) as daemon:
        _use_cpu(daemon.pid, seconds)
        daemon.send_signal(signal.SIGTERM)
        assert daemon.wait(timeout=20) == 0


def _use_cpu(pid: int, seconds: float) -> None:
    """Let a process come so far, however busy the machine is."""
    ticks = os.sysconf("SC_CLK_TCK")
    while True:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        if int(fields[11]) + int(fields[12]) >= seconds * ticks:
            return
        time.sleep(0.01)


def test_a_frozen_daemon_is_unhealthy(running: Running) -> None:
    os.kill(running.process.pid, signal.SIGSTOP)
    done = subprocess.run(_command("healthcheck", "--url", running.url), capture_output=True, text=True, timeout=120, check=False)
    os.kill(running.process.pid, signal.SIGCONT)

    assert done.returncode == 1
    assert "no answer" in done.stderr


def test_a_daemon_whose_work_hangs_is_unhealthy(world: World, config: Path) -> None:
    hasty = "from datetime import timedelta\nfrom monitor.analysis import health\nhealth.ONE_STEP = timedelta(seconds=1)"
    pit = {"id": "pit", "name": "Pit", "url": f"{world.http.url}/tarpit"}
    (config / "sources.yaml").write_text(json.dumps({"sources": [pit]}))
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    daemon = Running(config, port, before=hasty)
    try:
        daemon.next("started")
        assert world.asked("/tarpit").wait(20)
        with pytest.raises(urllib.error.HTTPError) as refused:
            while not world.let_go.wait(0.1):
                daemon.ready()
        with refused.value as answer:
            assert "poll of pit last went on" in json.load(answer)["checks"]["work"]["detail"]
        world.let_go.set()
        daemon.next("polled")
        assert daemon.ready()["work"]["ok"]
        assert daemon.stop() == 0
    finally:
        daemon.process.kill()
        daemon.process.communicate()


def test_a_publisher_that_never_answers_does_not_hold_up_the_end(world: World, running: Running, config: Path) -> None:
    text = (config / "sources.yaml").read_text()
    (config / "sources.yaml").write_text(text.replace("/broken", "/tarpit").replace('"broken"', '"pit"').replace(
        '{"sources"', '{"confirm_removal": 1, "sources"'))
    running.next("reload")

    assert world.asked("/tarpit").wait(20)
    running.process.send_signal(signal.SIGTERM)
    assert running.process.wait(timeout=10) == 0
