"""The store: what is remembered, in SQLite or PostgreSQL; domain types in and out."""

from monitor.adapters.store.facade import Store, Tx

__all__ = ["Store", "Tx"]
