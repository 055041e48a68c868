"""A long story comes back to its meeting in many words; that is one meeting."""

import pytest

from monitor.domain.meeting import Kind, Mention
from tests.analysis.meetings.english import read


def summits(text: str) -> list[Mention]:
    return [mention for mention in read(text) if mention.kind is Kind.SUMMIT]


LEAD = "Trump and Kim Jong Un will hold a summit in Hanoi on February 27. "


@pytest.mark.parametrize("passing", [
    "Markets rose on Tuesday. The Trump-Kim summit has drawn reporters from all over the world.",
    "Analysts doubt that much will change after the summit between Trump and Kim Jong Un.",
    "Some lawmakers asked what would be signed at the Trump-Kim summit in Vietnam.",
])
def test_a_passing_reference_is_no_other_meeting(passing: str) -> None:
    (summit,) = summits(LEAD + passing)
    assert summit.status == "planned"


@pytest.mark.parametrize("other", [
    "Trump and Kim Jong Un met in Singapore in June last year.",
    "Trump and Kim Jong Un held their first summit last June.",
])
def test_a_meeting_with_a_place_or_day_of_its_own_stays_one(other: str) -> None:
    assert len(summits(LEAD + other)) == 2
