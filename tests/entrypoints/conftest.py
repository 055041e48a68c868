"""A world, a configuration that fits it, and a daemon that runs."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.entrypoints.living import Running, Wire, World, write_config


@pytest.fixture
def world() -> Iterator[World]:
    one = World()
    yield one
    one.close()


@pytest.fixture
def wire() -> Iterator[Wire]:
    one = Wire()
    yield one
    one.http.close()


@pytest.fixture
def config(tmp_path: Path, world: World) -> Path:
    settings = {
        "database": f"sqlite:///{tmp_path}/monitor.db", "seeds": "", "listen": {"port": 0},
        "dead_man": {"url": "env:ALIVE_URL", "every": "1s"},
        "http": {"allow_private": [world.http.address, world.smtp.address]},
        "channels": {
            "mail": {"type": "email", "smtp": f"smtp://{world.smtp.address}", "from": "m@example.org", "to": ["d@example.org"]},
            "dead": {"type": "webhook", "url": f"{world.http.url}/dead"},
            "hook": {"type": "webhook", "url": f"{world.http.url}/hook", "secret": "env:HOOK_SECRET"},
        }}
    sources = [{"id": "wire", "name": "Wire", "url": f"{world.http.url}/feed"},
               {"id": "broken", "name": "Broken", "url": f"{world.http.url}/broken"}]
    return write_config(tmp_path / "config", settings, sources,
                        {"channels": ["mail", "dead", "hook"], "alert": {"group_wait": "0s"}})


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
