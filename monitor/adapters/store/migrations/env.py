"""Alembic's entry: runs in the transaction that the caller began, so that a failed migration leaves nothing behind."""

from alembic import context

from monitor.adapters.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
