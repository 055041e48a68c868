"""The English reading of the tests, made once a process."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from monitor.adapters.lexicons import read_packs, read_roster
from monitor.analysis.lexicon import Lexicon, compile_lexicon
from monitor.analysis.meetings.extract import extract
from monitor.domain.meeting import Mention
from monitor.domain.story import Item

ROSTER = Path(__file__).parents[3] / "config" / "roster.yaml"
AT = datetime(2019, 2, 13, 12, tzinfo=UTC)


@cache
def lexicon() -> Lexicon:
    """Every pack, with the roster that the project ships."""
    return compile_lexicon(read_roster(ROSTER), read_packs())


def read(text: str, title: str = "") -> tuple[Mention, ...]:
    """The meetings of a story that came out at noon of 13 February 2019 (UTC)."""
    return extract(Item(id="x", source_id="test", title=title, text=text, published_at=AT), lexicon())
