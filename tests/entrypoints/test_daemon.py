"""The daemon as a user runs it: a process with a configuration folder, a feed, a mail server and a webhook receiver."""

import json
import os
import re
import resource
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from standardwebhooks.webhooks import Webhook

from tests.entrypoints.living import ROOT, SECRET, Running, World, command_line, environment, healthcheck


def test_it_polls_tells_by_mail_and_webhook_and_stops_cleanly(world: World, config: Path) -> None:
    command = command_line("run", "--config", str(config))
    with subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE, text=True) as daemon:
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
    done = subprocess.run(command_line("poll", "--json", "--config", str(config)), env=environment(), capture_output=True,
                          text=True, timeout=120, check=False)

    rows = {row["source"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert done.returncode == 1
    assert rows["wire"]["items"]["new"] == 1
    assert rows["broken"]["outcome"] == "failed"
    assert "HTML" in rows["broken"]["detail"]


def test_a_broken_configuration_ends_with_its_places_and_exit_2(config: Path) -> None:
    (config / "sources.yaml").write_text("sources:\n  - {id: wire, nme: Wire}\n")

    done = subprocess.run(command_line("run", "--config", str(config)), env=environment(), capture_output=True, text=True,
                          timeout=120, check=False)

    assert done.returncode == 2
    assert f"{config}/sources.yaml:2:16: unknown key 'nme' (did you mean 'name'?)" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_hangup_reloads_and_pages_tell_how_it_does_and_a_flood_of_signals_neither_stops_nor_hangs_it(running: Running) -> None:
    running.process.send_signal(signal.SIGHUP)
    assert running.next("reload").get("error") is None

    with urllib.request.urlopen(f"{running.url}/metrics", timeout=5) as answer:  # noqa: S310
        metrics = answer.read().decode()
    done = healthcheck(running)

    shown = set(re.findall(r"^# TYPE (\S+)", metrics, re.MULTILINE))
    wanted = {name for file in ("alerts.yml", "grafana.json")
              for name in re.findall(r"\b(?:monitor|process)_[a-z_]+", (ROOT / "docs" / file).read_text())}
    assert {name.removesuffix("_bucket") for name in wanted} - shown == set()
    assert 'monitor_polls_total{outcome="fetched"}' in metrics
    assert "monitor_config_last_reload_successful 1.0" in metrics
    assert (done.returncode, done.stderr) == (0, "")

    for _ in range(300):
        running.process.send_signal(signal.SIGHUP)
    assert running.next("reload").get("error") is None
    for _ in range(5):
        running.process.send_signal(signal.SIGTERM)
    running.process.communicate(timeout=15)
    assert running.process.returncode == 0


def test_a_second_daemon_is_refused_and_the_first_goes_on(running: Running, config: Path) -> None:
    before = _children_seconds()
    done = subprocess.run(command_line("run", "--config", str(config)), env=environment(), capture_output=True, text=True,
                          timeout=120, check=False)

    assert done.returncode == 3
    assert _children_seconds() - before < 2  # of CPU: what a machine that does nothing else takes at most
    assert f"(process {running.process.pid}) is already running" in done.stderr
    assert running.ready()["store"]["ok"]


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_a_roster_that_cannot_be_read_ends_it_with_its_place(config: Path) -> None:
    (config / "roster.yaml").write_text("- {name: Kim}\n")

    done = subprocess.run(command_line("run", "--config", str(config)), env=environment(), capture_output=True, text=True,
                          timeout=120, check=False)

    assert done.returncode == 2
    assert "roster.yaml:1" in done.stderr


def test_an_address_that_is_taken_ends_it_with_the_cure(config: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(command_line("run", "--config", str(config)), env=environment() | {"MONITOR__LISTEN__PORT": port},
                              capture_output=True, text=True, timeout=120, check=False)

    assert done.returncode == 2
    assert f"cannot listen on 127.0.0.1:{port}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("seconds", [0.15, 0.3, 0.5, 1.5])
def test_it_stops_with_exit_0_however_early(config: Path, seconds: float) -> None:
    with subprocess.Popen(command_line("run", "--config", str(config)), env=environment(), stderr=subprocess.DEVNULL) as daemon:
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


def test_the_dead_man_is_pinged_while_all_is_well_and_a_frozen_daemon_is_unhealthy(world: World, running: Running) -> None:
    assert world.asked("/alive").wait(30)
    assert running.ready()["store"]["ok"]
    os.kill(running.process.pid, signal.SIGSTOP)
    done = healthcheck(running)
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
        detail = _refusal(daemon, world)["work"]["detail"]
        assert "poll of pit last went on" in str(detail)
        world.let_go.set()
        daemon.next("polled")
        assert daemon.ready()["work"]["ok"]
        assert daemon.stop() == 0
    finally:
        daemon.process.kill()
        daemon.process.communicate()


def _refusal(daemon: Running, world: World) -> dict[str, dict[str, object]]:
    """The checks of the first answer that says no."""
    while not world.let_go.wait(0.1):
        try:
            daemon.ready()
        except urllib.error.HTTPError as error:
            with error:
                return json.load(error)["checks"]
    raise AssertionError("it stayed ready")


def test_a_publisher_that_never_answers_does_not_hold_up_the_end(world: World, running: Running, config: Path) -> None:
    text = (config / "sources.yaml").read_text()
    (config / "sources.yaml").write_text(text.replace("/broken", "/tarpit").replace('"broken"', '"pit"').replace(
        '{"sources"', '{"confirm_removal": 1, "sources"'))
    running.next("reload")

    assert world.asked("/tarpit").wait(20)
    running.process.send_signal(signal.SIGTERM)
    assert running.process.wait(timeout=10) == 0
