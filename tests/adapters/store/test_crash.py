"""A log cut anywhere gives a whole, consistent past: never a story without its change, never a digest without its delivery."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.adapters.store import Store
from monitor.domain.source import SourceState

FRAME, HEADER = 24 + 4096, 32  # bytes in SQLite's log: sqlite.org/fileformat2.html, section 4
POLLS = 20  # some 900 pages of log, below the 1000 at which SQLite writes it back by itself


@pytest.fixture
def crashed(sqlite_url: str, tmp_path: Path, make) -> Path:
    """A database and its log as they lie on the disk in the middle of the work: polls and digests in turn."""
    with Store.open(sqlite_url) as store:
        store.write_log_back()
        for number in range(POLLS):
            with store.writing() as tx:
                decisions = [make.decision(f"{number}-{i}", event=f"e{number}") for i in range(3)]
                tx.save(decisions, keys={d.analysed.item.id: make.keys(d.analysed.item.id) for d in decisions}, at=make.now)
                tx.save_source(SourceState("wire", etag=str(number)))
            with store.writing() as tx:
                name = f"d{number}"
                tx.save_digest(make.digest(name), [make.delivery(f"m{number}", name)], slot=str(number),
                               changes=tx.uncut_changes("dprk-us", "digest"))
        (tmp_path / "then").mkdir()
        for ending in ("", "-wal"):
            shutil.copy(tmp_path / f"monitor.db{ending}", tmp_path / "then" / f"monitor.db{ending}")
    return tmp_path / "then"


def cuts(size: int, count: int) -> list[int]:
    """Lengths to cut a log to: every so many frames exactly, and two places within each."""
    frames = (size - HEADER) // FRAME
    step = max(1, frames * 3 // count)
    exact = [HEADER + number * FRAME for number in range(0, frames + 1, step)]
    within = (length + 1 + length * prime % (FRAME - 1) for length in exact for prime in (7919, 104729))
    return sorted({0, 7, HEADER, size, *exact, *within})


def state_after(folder: Path, length: int) -> dict[str, int]:
    """What somebody finds who opens the database after the crash."""
    scratch = folder.parent / "cut"
    scratch.mkdir(exist_ok=True)
    for old in scratch.iterdir():
        old.unlink()
    shutil.copy(folder / "monitor.db", scratch)
    (scratch / "monitor.db-wal").write_bytes((folder / "monitor.db-wal").read_bytes()[:length])
    with closing(sqlite3.connect(scratch / "monitor.db")) as connection:
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return {name: connection.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0]  # noqa: S608
                for name in ("item", "version", "report", "change", "event", "digest", "delivery", "cut", "digest_item")}


def check(folder: Path, count: int) -> int:
    size = (folder / "monitor.db-wal").stat().st_size
    lengths, seen = cuts(size, count), []
    for length in lengths:
        found = state_after(folder, length)
        polls, digests = found["event"], found["digest"]
        assert found["item"] == found["version"] == found["report"] == found["change"] == 3 * polls
        assert found["delivery"] == found["cut"] == digests
        assert found["digest_item"] == 3 * digests
        assert polls - digests in (0, 1)
        seen.append(polls + digests)
    assert seen == sorted(seen)  # a longer log never tells less
    assert (seen[0], seen[-1]) == (0, 2 * POLLS)
    return len(lengths)


def test_a_log_cut_anywhere_gives_a_consistent_past(crashed: Path) -> None:
    assert check(crashed, 40) >= 40


@pytest.mark.slow
def test_a_log_cut_at_every_frame_and_between_gives_a_consistent_past(crashed: Path) -> None:
    assert check(crashed, 1_000_000) >= 1000


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_every_commit_is_on_the_disk_before_it_is_told(tmp_path: Path) -> None:
    program = ("import sys\nfrom datetime import UTC, datetime\nfrom monitor.adapters.store import Store\n"
               "with Store.open(sys.argv[1]) as store:\n  print('ready', file=sys.stderr, flush=True)\n"
               "  for n in range(50):\n    with store.writing() as tx: tx.put_mark('n', str(n), at=datetime.now(UTC))\n")
    log = tmp_path / "trace"
    subprocess.run(["strace", "-f", "-e", "trace=fdatasync,fsync,write", "-s", "5", "-o", str(log), sys.executable, "-c", program,
                    f"sqlite:///{tmp_path}/monitor.db"], check=True, timeout=120, capture_output=True)
    after = log.read_text().split('"ready"', 1)[1]
    assert after.count("fdatasync(") + after.count("fsync(") >= 50


@pytest.mark.parametrize("fails", [False, True])
def test_only_a_write_in_a_hurry_does_not_wait_for_the_disk(sqlite_url: str, fails: bool) -> None:
    def synchronous(tx) -> int:
        return tx._connection.exec_driver_sql("PRAGMA synchronous").scalar_one()

    with Store.open(sqlite_url) as store:
        with suppress(ZeroDivisionError), store.writing(hurry=True) as tx:
            assert synchronous(tx) == 1
            tx.put_mark("n", str(1 // (not fails)), at=datetime.now(UTC))
        with store.writing() as tx:
            assert synchronous(tx) == 2
