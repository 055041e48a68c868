"""What happens to a database before anybody uses it: is it ours, whole, and of the right age?"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from monitor.adapters.store.engine import APPLICATION_ID, Engines, lock_program, none_yet, translated
from monitor.adapters.store.schema import HEAD
from monitor.adapters.store.snapshots import copy_schema, snapshot
from monitor.domain.errors import StoreError, StoreTrouble

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"


def prepare(engines: Engines, *, migrate: bool, check: bool = False, create: bool = True) -> None:
    """Check the database and bring its schema up to date, all in one transaction; StoreError where it cannot be used.

    Without ``create`` an empty one is left as it is, and none to this program: StoreError.
    Before the schema changes a verified copy is kept: of an SQLite file a file beside it, on PostgreSQL a schema beside it.
    """
    with translated(engines.name), engines.writer.begin() as connection:
        if engines.is_sqlite:
            _refuse_foreign(connection, engines.name)
            if check:
                _refuse_damaged(connection, engines.name)
        else:
            lock_program(connection)
        current = schema_revision(connection)
        if current == HEAD:
            return
        _refuse_newer(current, engines.name)
        if current is None and not create:
            raise none_yet(engines.name)
        if not migrate:
            raise StoreError(f"the database {engines.name} has schema {current or 'none'}, this program needs {HEAD}: "
                             "start the daemon once, or run a command that may write", StoreTrouble.REFUSED)
        if current is not None and engines.path:
            snapshot(engines, engines.path.with_name(f"{engines.path.name}.before-{HEAD}"))
        elif current is not None:
            copy_schema(connection, f"before_{HEAD}")
        upgrade(connection)
        mark_ours(connection)


def mark_ours(connection: Connection) -> None:
    """Leave our sign in an SQLite file."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))


def _refuse_foreign(connection: Connection, name: str) -> None:
    application = connection.scalar(text("PRAGMA application_id"))
    empty = not inspect(connection).get_table_names()
    if application not in {0, APPLICATION_ID} or (application == 0 and not empty):
        raise StoreError(f"{name} is another program's database; name a file of its own for the monitor", StoreTrouble.REFUSED)


def _refuse_damaged(connection: Connection, name: str) -> None:
    problems = connection.scalars(text("PRAGMA quick_check(3)")).all()
    if problems != ["ok"]:
        found = " ".join(" ".join(problems).split())
        raise StoreError(f"the database {name} is damaged ({found}); restore the last backup (monitor restore)",
                         StoreTrouble.CORRUPT)


def schema_revision(connection: Connection) -> str | None:
    """The newest migration the database has had, or None for an empty one."""
    if "alembic_version" not in inspect(connection).get_table_names():
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)


def _refuse_newer(current: str | None, name: str) -> None:
    if current is not None and current not in revisions():
        raise StoreError(f"the database {name} was made by a newer monitor (schema {current}; this one knows up to {HEAD}): "
                         "upgrade the program, or restore a backup from before", StoreTrouble.NEWER)


def revisions() -> tuple[str, ...]:
    """All migrations, oldest first."""
    from alembic.script import ScriptDirectory  # a schema that is the newest needs no Alembic, whose import takes a quarter second

    return tuple(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())[::-1]


def upgrade(connection: Connection, to: str = "head") -> None:
    """Run the migrations that the database has not had, within the transaction of ``connection``."""
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
