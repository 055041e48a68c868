"""What reaches the log of a daemon: no secret, no control character, one line for each event."""

import io
import json
import logging
import sys
from pathlib import Path

import pytest
import structlog

from monitor.adapters.config import resolve_reference
from monitor.entrypoints.logs import configure_logs, mask

SECRET = "correct-horse-battery"


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Where the log of this process goes."""
    out = io.StringIO()
    monkeypatch.setattr(sys, "stderr", out)
    configure_logs(as_json=True)
    yield out
    structlog.reset_defaults()
    logging.basicConfig(handlers=[], force=True)


def test_a_value_that_a_reference_led_to_is_masked_wherever_it_appears(log: io.StringIO, tmp_path: Path) -> None:
    file = tmp_path / "smtp"
    file.write_text(f"{SECRET}-of-a-file\n")
    resolve_reference("env:TOKEN", "x", environ={"TOKEN": SECRET})
    resolve_reference(f"file:{file}", "x")

    structlog.get_logger().warning("not sent", detail=f"535 {SECRET}-of-a-file was refused; {SECRET}", channel="mail")
    try:
        raise ValueError(f"bad {SECRET}")
    except ValueError:
        structlog.get_logger().exception("poll")
    logging.getLogger("some.library").warning("posting to https://hooks.example/%s", SECRET)

    lines = log.getvalue().splitlines()
    assert SECRET not in log.getvalue()
    assert "of-a-file" not in log.getvalue()
    assert json.loads(lines[0])["detail"] == "535 *** was refused; ***"
    assert "ValueError: bad ***" in json.loads(lines[1])["exception"]
    assert len(lines) == 3


@pytest.mark.parametrize(("told", "shown"), [
    ("smtp://user:hunter2@mail.example", "smtp://***@mail.example"),
    ("https://x.example/in?token=abc123&page=2", "https://x.example/in?token=***&page=2"),
    ("Authorization: Bearer abcdefgh12345", "Authorization: Bearer ***"),
    ("talks on 27 February", "talks on 27 February"),
])
def test_what_looks_like_a_secret_is_masked_without_being_known(told: str, shown: str) -> None:
    assert mask(told) == shown


def test_a_short_value_is_not_hunted_through_every_sentence() -> None:
    resolve_reference("env:USER_NAME", "x", environ={"USER_NAME": "desk"})

    assert mask("the desk was told") == "the desk was told"


def test_what_a_feed_wrote_neither_moves_the_cursor_nor_forges_a_line(log: io.StringIO) -> None:
    structlog.get_logger().info("polled", detail="gone\x1b[2J\r\n{\"event\": \"stopped\"}\u202e")

    (line,) = log.getvalue().splitlines()
    assert json.loads(line)["detail"] == 'gone\\x1b[2J\\x0d\\x0a{"event": "stopped"}\\u202e'
