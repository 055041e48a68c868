"""What the tables of a terminal of 80 columns show can be typed again, and others' words in them are only words."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from monitor.entrypoints.cli import app
from monitor.testing import rss
from tests.adapters.loopback import Answer, Site, serving

ROOT = Path(__file__).parents[2]
TITLE = "[/b] Pompeo to meet [bold]Kim Yong Chol in New York[/x]"
TEXT = "U.S. Secretary of State Mike Pompeo will meet North Korea's Kim Yong Chol in New York on Dec. 8, 2026, officials said."
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, site: Site) -> Run:
    """A store with one meeting, one digest and one delivery, told of by a story with brackets in its title."""
    folder = tmp_path_factory.mktemp("tables")
    (folder / "config" / "watchlists").mkdir(parents=True)
    (folder / "config" / "roster.yaml").write_bytes((ROOT / "config" / "roster.yaml").read_bytes())
    (folder / "config" / "monitor.yaml").write_text(json.dumps({
        "database": f"sqlite:///{folder}/m.db", "seeds": "",
        "http": {"host_gap_seconds": 0, "allow_private": [f"127.0.0.1:{site.port}"]},
        "channels": {"a-folder-of-the-desk": {"type": "folder", "path": str(folder / "out")}}}))
    story = {"title": TITLE, "guid": "1", "link": site.url("/story"), "description": TEXT}
    site.script("/feed", Answer(body=rss([story], title="F")))
    (folder / "config" / "sources.yaml").write_text(json.dumps(
        {"sources": [{"id": "wire", "name": "Wire", "url": site.url("/feed")}]}))
    (folder / "config" / "watchlists" / "desk.yaml").write_text(json.dumps({
        "name": "desk", "title": "Desk", "match": {"parties": ["DPRK", "US"], "any": ["re2:[a-z]+ism"]}, "min_confidence": "low",
        "channels": ["a-folder-of-the-desk"]}))

    def run(*words: str) -> Result:
        return CliRunner().invoke(app, [*words, "--config", str(folder / "config")])

    run("digest", "preview")  # the list is met before the news
    assert run("poll").exit_code == 0
    assert run("digest", "send").exit_code == 0
    return run


@pytest.mark.parametrize("words", [("watch", "test", "desk"), ("explain", "<story>")])
def test_brackets_in_a_title_are_shown_as_they_are(run: Run, site: Site, words: tuple[str, ...]) -> None:
    done = run(*(site.url("/story") if word == "<story>" else word for word in words))

    assert done.exit_code == 0
    assert "[bold]Kim" in done.stdout
    assert "York[/x]" in done.stdout


def test_brackets_in_a_pattern_are_shown_as_they_are(run: Run) -> None:
    assert "re2:[a-z]+ism" in "".join(run("config", "explain", "desk").stdout.split())


@pytest.mark.parametrize("group", ["digest", "deliveries"])
def test_an_id_can_be_typed_as_the_list_shows_it(run: Run, group: str) -> None:
    listed = run(group, "list").stdout
    shown = re.search(r"^│ ([0-9a-f]{10}) │", listed, re.MULTILINE)

    assert shown, listed
    assert "…" not in listed
    done = run(group, "show", shown[1])
    assert done.exit_code == 0
    assert "Kim Yong Chol" in done.stdout
    assert run(group, "show", "x" + shown[1]).exit_code == 2


def test_a_state_and_a_channel_are_shown_whole_and_empty_columns_left_out(run: Run) -> None:
    listed = run("deliveries", "list").stdout

    assert "delivered" in listed
    assert "last answer" not in listed
    assert run("deliveries", "list", "--state", "dead").stdout == "1 delivered\n"


@pytest.mark.parametrize("action", ["retry", "discard"])
def test_a_delivery_that_has_gone_out_is_neither_sent_nor_discarded_and_a_wrong_id_is_said(run: Run, action: str) -> None:
    (row,) = [json.loads(line) for line in run("deliveries", "list", "--json").stdout.splitlines()]
    gone, wrong = run("deliveries", action, row["id"][:8]), run("deliveries", action, "zz")

    assert (gone.exit_code, gone.stderr) == (1, f"{row['id']}: delivered already, or just being sent\n")
    assert (wrong.exit_code, wrong.stderr) == (2, "no delivery 'zz'; see monitor deliveries list\n")


def test_a_story_can_be_split_off_by_the_id_that_the_page_of_its_meeting_shows_and_the_log_names_the_meeting(run: Run) -> None:
    event = json.loads(run("events", "--json").stdout.splitlines()[0])["id"]
    page = run("events", event).stdout
    story = json.loads(run("events", event, "--json").stdout)["reports"][0]["story"]

    assert f"│ {story[:10]} │" in page
    unknown = run("ledger", "split", event, "zz")
    assert (unknown.exit_code, unknown.stderr.splitlines()[0]) == (
        2, f"{event}: no report of story 'zz' is linked to it; monitor events {event} lists them")
    only = run("ledger", "split", event, story[:10])
    assert f"story {story[:10]!r}" not in only.stderr  # it was found, whatever is said of splitting a meeting's only story
    assert run("ledger", "set", event, "place=New York; Manhattan", "--note", "[/x] the ministry").exit_code == 0
    log = run("ledger", "log").stdout
    assert f"│ {event.rpartition('-')[2]} │" in log
    assert "[/x]" in log
