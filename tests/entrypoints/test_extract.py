"""``monitor extract`` as a user sees it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from monitor.entrypoints.cli import app

CONFIG = str(Path(__file__).parents[2] / "config")
STORY = "U.S. and North Korean officials will hold talks in Stockholm on Oct. 5, the State Department said on Tuesday."


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


def test_the_words_of_a_meeting_are_marked_and_its_facts_shown(story: Path) -> None:
    done = CliRunner().invoke(app, ["extract", str(story), "--published", "2019-10-01", "--config", CONFIG])

    assert done.exit_code == 0
    assert "[1]" in done.stdout
    assert "2019-10-05" in done.stdout
    assert "planned" in done.stdout


@pytest.mark.parametrize(("text", "published", "told"), [
    ("U.S. and North Korean officials will hold talks in Stockholm on Saturday.", (), True),
    ("U.S. and North Korean officials will hold talks in Stockholm on Saturday.", ("--published", "2019-10-01"), False),
    ("U.S. and North Korean officials held talks in Stockholm on Oct. 5, 2019.", (), False),
    ("U.S. and North Korean officials will hold talks in Stockholm.", (), False),
])
def test_who_could_have_days_by_saying_when_it_was_published_is_told_so(
    story: Path, text: str, published: tuple[str, ...], told: bool,
) -> None:
    story.write_text(text)
    done = CliRunner().invoke(app, ["extract", str(story), *published, "--config", CONFIG])

    assert (done.exit_code, "add such as --published 2019-02-10" in done.stderr) == (0, told)


def test_as_json_every_quote_stands_in_the_file_where_it_says(story: Path) -> None:
    done = CliRunner().invoke(app, ["extract", str(story), "--published", "2019-10-01", "--json", "--config", CONFIG])

    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["kind"], row["status"], row["date_start"], row["places"]) for row in rows] == [
        ("talks", "planned", "2019-10-05", ["Stockholm"])]
    assert all(STORY[one["start"]:one["end"]] == one["quote"] for row in rows for one in row["evidence"])


@pytest.mark.parametrize(("words", "message"), [
    (("absent.txt",), "absent.txt: cannot be read: No such file or directory\n"),
    (("{story}.bin",), "story.txt.bin: is not text in UTF-8; save it as UTF-8\n"),
    (("{story}", "--published", "Tuesday"),
     "--published: 'Tuesday' is no time: write it like 2019-02-10, 2019-02-10T22:21+08:00\n"),
    (("{story}", "--published", "2019-10-01", "--timezone", "Asia/Soul"), "--timezone: no such time zone: 'Asia/Soul'"),
])
def test_what_cannot_be_read_is_one_sentence(story: Path, words: tuple[str, ...], message: str) -> None:
    story.with_name("story.txt.bin").write_bytes(b"caf\xe9")
    done = CliRunner().invoke(app, ["extract", *(word.format(story=story) for word in words), "--config", CONFIG])

    assert done.exit_code == 2
    assert message in done.stderr
