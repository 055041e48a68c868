"""A long story comes back to its meeting in many words; that is one meeting."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.adapters.lexicons import read_packs, read_roster
from monitor.analysis.lexicon import Lexicon, compile_lexicon
from monitor.analysis.meetings.extract import extract
from monitor.domain.meeting import Kind, Mention
from monitor.domain.story import Item


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return compile_lexicon(read_roster(Path("config/roster.yaml")), read_packs())


def summits(lexicon: Lexicon, text: str) -> list[Mention]:
    item = Item(id="1", source_id="wire", text=text, published_at=datetime(2019, 2, 13, 12, tzinfo=UTC), language="en")
    return [mention for mention in extract(item, lexicon) if mention.kind is Kind.SUMMIT]


LEAD = "Trump and Kim Jong Un will hold a summit in Hanoi on February 27. "


@pytest.mark.parametrize("passing", [
    "Markets rose on Tuesday. The Trump-Kim summit has drawn reporters from all over the world.",
    "Analysts doubt that much will change after the summit between Trump and Kim Jong Un.",
    "Some lawmakers asked what would be signed at the Trump-Kim summit in Vietnam.",
])
def test_a_passing_reference_is_no_other_meeting(lexicon: Lexicon, passing: str) -> None:
    (summit,) = summits(lexicon, LEAD + passing)
    assert summit.status == "planned"


@pytest.mark.parametrize("other", [
    "Trump and Kim Jong Un met in Singapore in June last year.",
    "Trump and Kim Jong Un held their first summit last June.",
])
def test_a_meeting_with_a_place_or_day_of_its_own_stays_one(lexicon: Lexicon, other: str) -> None:
    assert len(summits(lexicon, LEAD + other)) == 2
