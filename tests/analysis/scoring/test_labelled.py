"""What the days of a label say of how exactly the text gave them."""

from datetime import date

import pytest

from monitor.analysis.scoring.labelled import read_from_labels
from monitor.domain.decision import Analysed
from monitor.domain.gold import GoldArticle, GoldMeeting
from monitor.domain.meeting import Kind, Precision, Status
from monitor.domain.story import Fingerprint, Item


@pytest.mark.parametrize(("start", "end", "precision"), [
    ("2012-01-05", "2012-01-05", Precision.DAY), ("2012-02-01", "2012-02-29", Precision.MONTH),
    ("2012-01-01", "2012-02-29", Precision.INTERVAL), ("2012-01-01", "2012-03-31", Precision.INTERVAL),
    ("2012-01-01", "2012-06-30", Precision.VAGUE), ("2012-01-10", "2012-03-10", Precision.VAGUE),
    ("2012-01-01", "2012-12-31", Precision.YEAR), ("2012-01-01", None, Precision.VAGUE),
])
def test_whole_months_up_to_a_quarter_were_named(start: str, end: str | None, precision: Precision) -> None:
    meeting = GoldMeeting(Kind.SUMMIT, ("DPRK", "US"), Status.PLANNED, start=date.fromisoformat(start),
                          end=date.fromisoformat(end) if end else None)
    item = Item(id="a", source_id="s", text="They will meet.")
    analysed = Analysed(item, "en", Fingerprint(1, None, None, None, None, (), 0))
    (mention,) = read_from_labels(GoldArticle(item, relevant=True, meetings=(meeting,)), analysed).mentions
    assert mention.when is not None
    assert mention.when.precision is precision
