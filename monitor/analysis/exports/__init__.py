"""The ledger in the forms that others read: plain rows, spreadsheets, PLOVER event records."""

from monitor.analysis.exports.plover import PloverRecord, code_event
from monitor.analysis.exports.rows import COLUMNS, EventRow, row_of, safe_cell

__all__ = ["COLUMNS", "EventRow", "PloverRecord", "code_event", "row_of", "safe_cell"]
