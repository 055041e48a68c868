"""``monitor sources`` as its user meets it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from monitor.entrypoints.cli import app
from monitor.testing import rss
from tests.adapters.loopback import Answer, Site, serving

WATCH_LIST = "name: w\ntitle: W\nmatch: {any: [summit]}\ndigest: {cron: '0 7 * * *', timezone: UTC}\nchannels: [out]\n"
FEED = rss([{"title": f"Story {n}", "guid": str(n), "description": "Text."} for n in range(4)], title="The Feed",
           head="<ttl>120</ttl>")


@pytest.fixture(scope="module")
def _server() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def site(_server: Site) -> Site:
    _server.asked.clear()
    return _server


@pytest.fixture
def config(tmp_path: Path, site: Site) -> Path:
    directory = tmp_path / "config"
    (directory / "watchlists").mkdir(parents=True)
    (directory / "monitor.yaml").write_text(
        f"database: sqlite:///{tmp_path}/m.db\nseeds: {tmp_path}\nhttp: {{total_seconds: 5, host_gap_seconds: 0, "
        f'allow_private: ["127.0.0.1:{site.port}"]}}\nchannels: {{out: {{type: folder, path: {tmp_path}/out}}}}\n')
    (directory / "sources.yaml").write_text(
        f"# the desk's own list\nsources:\n  - {{id: one, name: One, url: \"{site.url('/one')}\", every: 30m}}  # ours\n"
        f"  - {{id: two, name: Two, url: \"{site.url('/two')}\", language: ko}}\n")
    (directory / "roster.yaml").write_text("- {name: Kim Jong Un, type: person, side: DPRK}\n")
    (directory / "watchlists" / "w.yaml").write_text(WATCH_LIST)
    (tmp_path / "manifest.yaml").write_text("documents: []\n")
    return directory


def _run(config: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--config", str(config)])


def _rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_source_is_shown_with_its_state_and_why(config: Path, site: Site) -> None:
    site.script("/one", Answer(body=FEED))
    site.script("/two", Answer(403))
    before = _run(config, "sources", "--json")
    polled = _run(config, "poll")
    after = _run(config, "sources", "--json")
    table = _run(config, "sources")

    assert [row["state"] for row in _rows(before)] == [None, None]
    assert polled.exit_code == 1
    one, two = _rows(after)
    assert (one["state"], one["failures"], one["next_check_reason"]) == ("healthy", 0, "the feed's ttl")
    assert (two["state"], two["failures"], two["last_error"]) == ("blocked", 1, "it answered 403 (Forbidden)")
    assert "it answered 403 (Forbidden) (1 in a row); backing off after 1 failure\n" in table.stdout


def test_an_address_that_holds_a_feed(config: Path, site: Site) -> None:
    result = _run(config, "sources", "test", site.script("/good", Answer(body=FEED, headers=(("ETag", '"1"'),))))

    assert result.exit_code == 0
    assert "The Feed" in result.stdout
    assert "4, 4 undated" in result.stdout
    assert "polled every 120 min (the feed's ttl)" in result.stdout
    assert "etag: sent again only if changed" in result.stdout


def test_a_source_is_tried_by_its_id_and_nothing_is_stored(config: Path, site: Site, tmp_path: Path) -> None:
    site.script("/one", Answer(body=FEED))
    result = _run(config, "sources", "test", "one")

    assert result.exit_code == 0
    assert result.stdout.startswith(site.url("/one"))
    assert "The Feed" in result.stdout
    assert not (tmp_path / "m.db").exists()


def test_a_page_that_names_its_feed(config: Path, site: Site) -> None:
    site.script("/real.xml", Answer(body=FEED))
    page = b'<html><head><title>Desk</title><link rel="alternate" type="application/rss+xml" href="/real.xml"></head></html>'
    result = _run(config, "sources", "test", "--json", site.script("/page", Answer(body=page)))

    assert result.exit_code == 0
    first, second = _rows(result)
    assert (first["feed"], first["names"]) == (False, [site.url("/real.xml")])
    assert (second["feed"], second["items"], second["title"]) == (True, 4, "The Feed")


def test_a_page_that_names_none_is_asked_for_the_usual_ones(config: Path, site: Site) -> None:
    site.script("/rss.xml", Answer(body=FEED))
    result = _run(config, "sources", "test", "--json", site.script("/bare", Answer(body=b"<html><body>Hello</body></html>")))

    assert result.exit_code == 0
    assert _rows(result)[-1]["url"] == site.url("/rss.xml")


def test_an_address_without_a_feed_ends_with_1_and_a_reason(config: Path, site: Site) -> None:
    result = _run(config, "sources", "test", site.url("/missing"))

    assert result.exit_code == 1
    assert "no feed: it answered 404 (Not Found)" in result.stdout


def test_lists_go_out_and_come_in(config: Path, tmp_path: Path) -> None:
    exported = tmp_path / "out.opml"
    assert _run(config, "sources", "export", str(exported)).exit_code == 0
    text = exported.read_text().replace("</body>", '<outline text="New &amp; odd" xmlUrl="https://new.example.org/f"/></body>')
    exported.write_text(text)
    before = (config / "sources.yaml").read_text()
    dry = _run(config, "sources", "import", str(exported), "--dry-run")
    unchanged = (config / "sources.yaml").read_text()
    added = _run(config, "sources", "import", str(exported))
    again = _run(config, "sources", "import", str(exported))

    assert "id: new-odd" in dry.stdout
    assert unchanged == before
    assert "1 added, 2 already there" in added.stderr
    assert "0 added, 3 already there" in again.stderr
    after = (config / "sources.yaml").read_text()
    assert "# the desk's own list" in after
    assert "# ours" in after
    assert "https://new.example.org/f" in after
    assert _run(config, "config", "check").exit_code == 0


@pytest.mark.parametrize("text", [
    "# ours\nsources:\n  # wires\n  - {id: one, name: One, url: 'https://one.example/a',\n     every:   30m}  # good\n<HERE>",
    "sources:\n- id: one   # first\n  name: One\n  url: https://one.example/a  # last word\n<HERE>\n# end\nconfirm_removal: 3\n",
    "sources:\r\n  - id: one\r\n    name: One\r\n    url: https://one.example/a\r\n<HERE>",
    "\ufeffsources:\n  - {id: one, name: One, url: 'https://one.example/a'}\n<HERE>",
    "sources:\n  - id: one\n    url: https://one.example/a\n    name: >\n      One and\n      only\n<HERE>",
], ids=["braces", "blocks", "crlf", "byte order mark", "folded text"])
def test_what_stands_in_the_file_stays_letter_by_letter(config: Path, tmp_path: Path, text: str) -> None:
    (config / "sources.yaml").write_bytes(text.replace("<HERE>", "").encode())
    (tmp_path / "more.opml").write_text(
        '<opml><body><outline text="New" xmlUrl="https://new.example/f"/><outline text="Old" xmlUrl="https://one.example/a"/>'
        '</body></opml>')

    added = _run(config, "sources", "import", str(tmp_path / "more.opml"))

    assert "1 added, 1 already there" in added.stderr
    indent, newline = "" if "\n- id" in text else "  ", "\r\n" if "\r\n" in text else "\n"
    entry = f"{indent}- {{id: new, name: New, url: https://new.example/f, language: en, tier: national}}{newline}"
    assert (config / "sources.yaml").read_bytes().decode() == text.replace("<HERE>", entry)


def test_a_broken_list_changes_nothing(config: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.opml"
    broken.write_text("<opml><body>")
    result = _run(config, "sources", "import", str(broken))

    assert result.exit_code == 2
    assert f"{broken}:1:13: not OPML" in result.stderr


def test_a_source_that_breaks_and_recovers_is_told_of_once_each(config: Path, site: Site, tmp_path: Path) -> None:
    text = (config / "monitor.yaml").read_text()
    (config / "monitor.yaml").write_text(text + "notices: [out]\n")
    good = Answer(body=FEED)
    (config / "sources.yaml").write_text(
        f"sources: [{{id: one, name: One, url: \"{site.script('/flaky', good, *[Answer(500)] * 5, good)}\"}}]\n")
    for _ in range(8):
        _run(config, "poll", "one")
    waiting = CliRunner().invoke(app, ["deliveries", "list", "--json", "--config", str(config)])
    subjects = [row["subject"] for row in _rows(waiting)]

    assert len([subject for subject in subjects if "One is failing" in subject]) == 1
    assert len([subject for subject in subjects if "One is healthy" in subject]) == 1
    assert len(subjects) == 2


def test_an_unknown_channel_for_notices_is_an_error_and_one_address_twice_is_none(config: Path, site: Site) -> None:
    (config / "monitor.yaml").write_text((config / "monitor.yaml").read_text() + "notices: [uot]\n")
    (config / "sources.yaml").write_text(
        f"sources:\n  - {{id: a, name: A, url: \"{site.url('/a')}\"}}\n  - {{id: b, name: B, url: \"{site.url('/a')}\"}}\n")
    result = _run(config, "config", "check")

    assert result.exit_code == 2
    assert "unknown channel 'uot' (did you mean 'out'?)" in result.stderr
    assert "sources.yaml" not in result.stderr
