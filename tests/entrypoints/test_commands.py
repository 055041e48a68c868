"""Small commands, as a user types them."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from monitor.entrypoints.cli import SUMMARIES, app, load_command

ROOT = Path(__file__).parents[2]


@pytest.fixture
def config(tmp_path: Path) -> Path:
    folder = tmp_path / "config"
    (folder / "watchlists").mkdir(parents=True)
    (folder / "roster.yaml").write_bytes((ROOT / "config" / "roster.yaml").read_bytes())
    (folder / "sources.yaml").write_text('{"sources": [{"id": "wire", "name": "Wire", "url": "https://wire.example/feed"},'
                                          '{"id": "old", "name": "Old", "url": "https://old.example/feed", "enabled": false}]}')
    (folder / "monitor.yaml").write_text(json.dumps({
        "database": f"sqlite:///{tmp_path}/m.db", "seeds": str(ROOT / "seeds"), "listen": {"port": 9},
        "channels": {"folder": {"type": "folder", "path": str(tmp_path / "digests")}}}))
    (folder / "watchlists" / "desk.yaml").write_text(json.dumps({
        "name": "desk", "title": "Desk", "match": {"parties": ["DPRK", "US"]}, "channels": ["folder"]}))
    return folder


def _run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(words))
    return done.exit_code, done.stdout, done.stderr


def test_every_command_says_what_it_does() -> None:
    _, help_text, _ = _run("--help")
    names = [line.split()[1] for line in help_text.splitlines() if line.startswith("│ ") and line[2] not in " -"]

    assert len(names) >= 14
    for name in names:
        code, text, _ = _run(name, "--help")
        assert code == 0
        assert "Usage" in text
        assert SUMMARIES[name] == " ".join(load_command(name).help.partition("\n\n")[0].split())  # the list uses its words


def test_every_command_gives_an_example() -> None:
    names = [name for name in SUMMARIES if not hasattr(load_command(name), "commands")]
    names += [f"{name} {inner}" for name in SUMMARIES for inner in getattr(load_command(name), "commands", {})]

    assert len(names) >= 30
    assert [name for name in names if not re.search(rf"Examples?: monitor {name}\b", _help(name))] == []


def _help(name: str) -> str:
    return " ".join(_run(*name.split(), "--help")[1].split())


def test_the_seed_corpus_is_known_from_the_first_command_on(config: Path) -> None:
    assert _run("seeds", "import", "--config", str(config))[2] == "2 documents, 2 new.\n"
    code, text, _ = _run("status", "--json", "--config", str(config))

    row = json.loads(text)
    assert code == 0
    assert (row["items"], row["meetings"] > 0, row["deliveries"]) == ({"new": 2}, True, {})
    assert row["daemon"] == {"running": False}
    assert _run("seeds", "import", "--config", str(config))[2] == "2 documents, 0 new.\n"


def test_a_daemon_that_does_not_run_is_said_in_words_and_with_its_address(config: Path) -> None:
    _run("seeds", "import", "--config", str(config))
    shown = _run("status", "--config", str(config))[1]
    assert "not running" in shown
    assert "1 not asked yet" in shown
    assert _run("healthcheck", "--config", str(config)) == (1, "", "no answer from http://127.0.0.1:9/readyz: Connection refused\n")


@pytest.mark.parametrize("words", [
    "status", "status --json", "events", "events x", "explain x", "ledger log", "rebuild-ledger", "watch test desk",
    "digest preview", "digest list", "digest send --dry-run", "deliveries list", "deliveries retry --dead", "backup",
])
def test_who_only_reads_begins_no_database(config: Path, tmp_path: Path, words: str) -> None:
    before = sorted(tmp_path.rglob("*"))
    code, out, message = _run(*words.split(), "--config", str(config))

    assert (code, out) == (4, "")
    assert message == f"there is no database yet at {tmp_path}/m.db; monitor poll or monitor run begins one\n"
    assert sorted(tmp_path.rglob("*")) == before


def test_what_is_not_there_is_neither_restored_nor_moved_and_leaves_no_trace(config: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    restored = _run("restore", str(tmp_path / "absent"), "--config", str(config))
    moved = _run("migrate-store", f"sqlite:///{tmp_path}/no/m.db", f"sqlite:///{tmp_path}/new.db")

    assert (restored[0], f"{tmp_path}/absent: no such file" in restored[2]) == (2, True)
    assert (moved[0], "there is no database yet" in moved[2]) == (4, True)
    assert sorted(tmp_path.rglob("*")) == before


def test_sources_are_listed_before_there_is_a_database(config: Path, tmp_path: Path) -> None:
    code, out, message = _run("sources", "--config", str(config))

    assert (code, "not asked yet" in out, "no database yet" in message) == (0, True, True)
    assert not (tmp_path / "m.db").exists()


def test_seeds_are_not_asked_for_where_there_are_none(config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR__SEEDS", "")
    none = _run("seeds", "import", "--config", str(config))
    absent = _run("seeds", "import", str(tmp_path / "absent"), "--config", str(config))

    assert (none[0], "name one: monitor seeds import FOLDER" in none[2]) == (2, True)
    assert (absent[0], absent[2]) == (2, f"{tmp_path}/absent/manifest.yaml: cannot be read: No such file or directory\n")


def test_further_seeds_are_taken_in_once(config: Path, tmp_path: Path) -> None:
    folder = tmp_path / "briefing"
    folder.mkdir()
    (folder / "note.txt").write_text("U.S. and North Korean officials met in Berlin on March 3, the State Department said.")
    (folder / "manifest.yaml").write_text('documents: [{file: note.txt, published: "2019-03-04", outlet: Desk}]')

    first = _run("seeds", "import", str(folder), "--config", str(config))
    second = _run("seeds", "import", str(folder), "--config", str(config))

    assert first[1] == "seed-note: 1 meeting\n"
    assert second[2] == "1 document, 0 new.\n"


def test_a_check_counts_what_is_configured_and_schemas_are_written(config: Path, tmp_path: Path) -> None:
    code, _, message = _run("config", "check", "--config", str(config))
    assert (code, message.splitlines()[0]) == (0, f"{config}: 2 sources, 1 watch list, 1 channel: no problems.")

    assert _run("config", "schema", str(tmp_path / "schema"))[0] == 0
    assert len(list((tmp_path / "schema").glob("*.schema.json"))) == 3


@pytest.mark.parametrize(("contact", "said"), [('""', True), ("https://desk.example.org/monitor", False)])
def test_a_check_says_that_publishers_find_nobody_behind_the_requests(
    config: Path, monkeypatch: pytest.MonkeyPatch, contact: str, said: bool,
) -> None:
    monkeypatch.setenv("MONITOR__HTTP__CONTACT", contact)
    code, _, message = _run("config", "check", "--config", str(config))

    assert code == 0
    assert ("http.contact is empty" in message) is said


@pytest.mark.parametrize(("words", "code", "message"), [
    (("poll", "wyre"), 2, "no source 'wyre' in sources.yaml (did you mean 'wire'?)"),
    (("poll", "old"), 2, "source 'old' is switched off in sources.yaml (enabled: false)"),
    (("sources", "test", "wyre"), 2, "no source 'wyre' in sources.yaml (did you mean 'wire'?); to try an address, begin it with https://"),
    (("replay", "absent.jsonl"), 2, "absent.jsonl: cannot be read"),
    (("replay", "absent.tar"), 2, "absent.tar: cannot be read"),
])
def test_what_cannot_be_done_is_one_sentence(config: Path, words: tuple[str, ...], code: int, message: str) -> None:
    found, _, told = _run(*words, "--config", str(config))

    assert (found, message in told, "Traceback" in told) == (code, True, False)


def test_each_setting_is_traced_to_its_file_and_line(config: Path) -> None:
    (config / "watchlists" / "desk.yaml").write_text(
        "name: desk\ntitle: Desk\nmatch:\n  parties: [DPRK, US]\nchannels: [folder]\n")

    _, text, _ = _run("config", "explain", "desk", "--json", "-c", str(config))
    rows = {row["key"]: row for row in map(json.loads, text.splitlines())}

    assert rows["match.parties"] == {
        "key": "match.parties", "value": "DPRK, US", "where": f"{config}/watchlists/desk.yaml:4"}
    assert (rows["min_confidence"]["value"], rows["min_confidence"]["where"]) == ("medium", "default")
    assert '"value": "https://wire.example/feed"' in _run("config", "explain", "wire", "--json", "-c", str(config))[1]
    assert "no source and no watch list is named 'absent'" in _run("config", "explain", "absent", "-c", str(config))[2]
