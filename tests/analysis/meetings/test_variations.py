"""The rows are read the same where nothing but their wording changes; ``python -m`` this module counts over all rows."""

import sys
from dataclasses import replace
from zlib import crc32

import pytest

from tests.analysis.meetings.test_reading import KNOWN_MISSES, ROWS, Row, complaint
from tests.analysis.meetings.variations import VARIATIONS

_ROWS = [row for row in ROWS if row.id not in KNOWN_MISSES]
_SAMPLE = 60    # rows a variation, spread over all tables
_RIGHT = 0.93   # share of them that must still be read right: a change can alter a meaning after all


def varied(name: str) -> list[Row]:
    """Every row that a variation changes, changed."""
    changed = ((row, VARIATIONS[name](row.text)) for row in _ROWS)
    return [replace(row, text=text) for row, text in changed if text != row.text]


def sample(rows: list[Row]) -> list[Row]:
    """At most so many rows, drawn by their ids, so that new rows seldom put others in the place of old ones."""
    return sorted(rows, key=lambda row: crc32(row.id.encode()))[:_SAMPLE]


@pytest.mark.parametrize("name", VARIATIONS)
def test_other_words_tell_the_same(name):
    rows = sample(varied(name))
    wrong = [said for row in rows if (said := complaint(row))]
    assert rows
    assert len(wrong) <= (1 - _RIGHT) * len(rows) + 1, "\n\n".join(wrong)


if __name__ == "__main__":
    shown = sys.argv[1:]
    for variation in shown or VARIATIONS:
        changed_rows = varied(variation)
        complaints = [said for row in changed_rows if (said := complaint(row))]
        print(f"{variation:24} {1 - len(complaints) / max(1, len(changed_rows)):6.3f} of {len(changed_rows)}")
        print(*(complaints if shown else ()), sep="\n\n")
