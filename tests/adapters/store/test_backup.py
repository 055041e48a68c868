"""Backups of a live database, the way back, and the way to another database."""

import sqlite3
import stat
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from monitor.adapters.store import Store
from monitor.adapters.store.backup import back_up, move_store, restore
from monitor.domain.errors import InputError, StoreError

CUTS = 8


def everything(store: Store) -> tuple[object, ...]:
    return (store.stories(), store.events(with_reports=True), store.changes(), store.reports(), store.digests(),
            store.deliveries(), store.source_states(), store.story("1"))


def fill(store: Store, make) -> None:
    make.save(store, make.decision("1"), make.dropped("2", text="naïve 백악관 \U0001f54a"))
    with store.writing() as tx:
        tx.register_sources({"state": "state.gov"})
        tx.save_digest(make.digest(), [make.delivery()], changes=tx.changes(), slot="2019-02-10")


def test_a_backup_restored_is_the_store_it_was(url: str, tmp_path: Path, make) -> None:
    with Store.open(url) as store:
        fill(store, make)
        before = everything(store)
        done = back_up(url, tmp_path / "backups" / "monitor.backup")
        make.save(store, make.decision("3"))
    assert done.rows > 10
    assert done.size_bytes == done.path.stat().st_size
    assert stat.S_IMODE(done.path.stat().st_mode) == 0o600
    assert sorted(path.name for path in done.path.parent.iterdir()) == ["monitor.backup"]
    restore(url, done.path, replace=True)
    with Store.open(url) as store:
        assert everything(store) == before
        make.save(store, make.decision("4"))  # numbers go on where they were
        assert [change.id for change in store.changes()] == ["c-1", "c-4"]


@pytest.mark.parametrize("cuts", [CUTS, pytest.param(50, marks=pytest.mark.slow)])
def test_backups_of_a_database_that_is_being_written_are_whole(sqlite_url: str, tmp_path: Path, make, cuts: int) -> None:
    with Store.open(sqlite_url) as store:
        stop, started = threading.Event(), threading.Event()

        def write() -> None:
            number = 0
            while not stop.is_set():
                number += 1
                make.save(store, *(make.decision(f"{number}-{i}", event=f"e{number}") for i in range(3)))
                started.set()

        writer = threading.Thread(target=write)
        writer.start()
        started.wait(timeout=20)
        try:
            backups = [back_up(sqlite_url, tmp_path / f"{number}.backup").path for number in range(cuts)]
        finally:
            stop.set()
            writer.join(timeout=20)
    for path in backups:
        with closing(sqlite3.connect(path)) as copy:
            assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            stories, changes, reports = (copy.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0]  # noqa: S608
                                         for name in ("item", "change", "report"))
        assert stories == changes == reports > 0
        assert stories % 3 == 0  # never half a transaction


def test_the_file_that_a_restore_replaces_is_kept(sqlite_url: str, tmp_path: Path, make) -> None:
    with Store.open(sqlite_url) as store:
        fill(store, make)
        backup = back_up(sqlite_url, tmp_path / "1.backup").path
        make.save(store, make.decision("3"))
    kept = [restore(sqlite_url, backup), restore(sqlite_url, backup)]
    assert kept == [tmp_path / "monitor.db.before-restore-1", tmp_path / "monitor.db.before-restore-2"]
    with Store.open(f"sqlite:///{kept[0]}") as store:
        assert store.story("3") is not None


def test_a_damaged_store_is_replaced_and_its_log_does_not_leak_into_the_new_one(sqlite_url: str, tmp_path: Path, make) -> None:
    with Store.open(sqlite_url) as store:
        fill(store, make)
        before = everything(store)
        backup = back_up(sqlite_url, tmp_path / "1.backup").path
        make.save(store, make.decision("3"))
        log = (tmp_path / "monitor.db-wal").read_bytes()
    (tmp_path / "monitor.db").write_bytes(b"\xa5" * 8192)
    (tmp_path / "monitor.db-wal").write_bytes(log)
    assert restore(sqlite_url, backup) == tmp_path / "monitor.db.before-restore-1"
    with Store.open(sqlite_url) as store:
        assert everything(store) == before


def test_a_postgres_store_that_is_not_empty_is_not_overwritten_unasked(postgres_url: str, tmp_path: Path, make) -> None:
    with Store.open(postgres_url) as store:
        fill(store, make)
        before = everything(store)
        backup = back_up(postgres_url, tmp_path / "1.backup").path
        with pytest.raises(StoreError, match="is not empty"):
            restore(postgres_url, backup)
        assert everything(store) == before


@pytest.mark.parametrize("damage", ["absent", "text", "another program's", "cut short"])
def test_what_is_no_whole_backup_is_refused_and_nothing_is_lost(sqlite_url: str, tmp_path: Path, make, damage: str) -> None:
    bad = tmp_path / "bad.backup"
    with Store.open(sqlite_url) as store:
        fill(store, make)
        if damage == "text":
            bad.write_text("no database at all " * 50)
        elif damage == "another program's":
            with closing(sqlite3.connect(bad)) as other:
                other.execute("CREATE TABLE recipes (name)")
        elif damage == "cut short":
            data = back_up(sqlite_url, tmp_path / "good.backup").path.read_bytes()
            bad.write_bytes(data[:len(data) // 2])
        before = everything(store)
    with pytest.raises(InputError, match=r"bad\.backup"):
        restore(sqlite_url, bad)
    with Store.open(sqlite_url) as store:
        assert everything(store) == before


def test_a_backup_never_overwrites_a_file_and_never_makes_a_database(sqlite_url: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no database yet at"):
        back_up(sqlite_url, tmp_path / "1.backup")
    assert list(tmp_path.iterdir()) == []
    Store.open(sqlite_url).close()
    (tmp_path / "1.backup").write_text("precious")
    with pytest.raises(InputError, match="exists already"):
        back_up(sqlite_url, tmp_path / "1.backup")


def test_a_store_moves_to_postgresql_and_back_with_every_row(sqlite_url: str, postgres_url: str, tmp_path: Path, make) -> None:
    with Store.open(sqlite_url) as store:
        fill(store, make)
        make.save(store, replace(make.decision("1", text="Edited."), changes=()))
        before = everything(store)
    rows = move_store(sqlite_url, postgres_url)
    with Store.open(postgres_url) as store:
        assert everything(store) == before
        make.save(store, make.decision("9"))
    assert move_store(postgres_url, f"sqlite:///{tmp_path}/back.db") > rows
    with pytest.raises(StoreError, match="is not empty"):
        move_store(sqlite_url, postgres_url)


def test_a_copy_that_differs_is_not_kept(sqlite_url: str, tmp_path: Path, make, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(sqlite_url) as store:
        fill(store, make)
    digests = iter(range(99))
    monkeypatch.setattr("monitor.adapters.store.copying.digest_of", lambda *_: next(digests))
    with pytest.raises(StoreError, match="differs after copying"):
        move_store(sqlite_url, f"sqlite:///{tmp_path}/copy.db")
    with Store.open(f"sqlite:///{tmp_path}/copy.db") as store, store._reading() as connection:
        assert connection.scalar(text("SELECT COUNT(*) FROM item")) == 0
