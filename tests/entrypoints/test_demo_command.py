"""What ``monitor demo`` leaves on the disk and prints, on real stories; what it refuses to empty."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from monitor.entrypoints.cli import app

CONFIG = Path(__file__).parents[2] / "config"


@pytest.mark.parametrize("there", ["letter.txt", "pictures"])
def test_a_folder_with_other_things_in_it_is_not_emptied(tmp_path: Path, there: str) -> None:
    mine = tmp_path / "mine"
    (mine / there).mkdir(parents=True) if there == "pictures" else (mine.mkdir(), (mine / there).write_text("dear"))

    done = CliRunner().invoke(app, ["demo", "--out", str(mine), "--config", str(CONFIG)])

    assert done.exit_code == 2
    assert f"{mine} holds more than an earlier demo ({there})" in done.stderr
    assert (mine / there).exists()


def test_the_ledger_tells_days_as_exactly_as_they_are_known_and_how_to_see_all_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "01.html").write_text("of an earlier demo")

    done = CliRunner().invoke(app, ["demo", "--out", str(out), "--config", str(CONFIG)])

    assert done.exit_code == 0
    assert "27–28 Feb 2019" in done.stdout
    assert "2000-01-01" not in done.stdout  # of a year that is all the story tells
    assert (out / "01.html").read_text("utf-8") != "of an earlier demo"
    command = next(line for line in done.stdout.splitlines() if "monitor events --all" in line).split()
    for name, value in (word.split("=", 1) for word in command if "=" in word):
        monkeypatch.setenv(name, value)
    listed = CliRunner().invoke(app, ["events", "--json", "--config", str(CONFIG)])
    assert f"{len(listed.stdout.splitlines())} meetings." in done.stdout
