"""Stories to compare, in words of our own."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from monitor.analysis.copies import fingerprint
from monitor.domain.decision import Analysed
from monitor.domain.story import Item

NOON = datetime(2019, 2, 10, 12, tzinfo=UTC)

ENVOYS = """\
SEOUL (Wire) - The chief American envoy for the North landed in Pyongyang on Sunday to settle what a second meeting of
the two leaders is to bring, South Korean officials said. He was met on the tarmac by his counterpart and driven to a
guest house on the Taedong river, according to two people who were told of the plan.
Working groups are to sit for three days. They want a list of sites that inspectors may enter, and a first idea of
what the North would be given for each. Neither side has spoken in public about a text, and diplomats in Seoul warned
that little was agreed when the last round broke up in October.
A spokeswoman for the ministry of unification said that her government had been told of the visit in good time. She
would not say whether the envoy carries a letter. Lawmakers of the ruling party called the trip overdue, while those
of the opposition asked what had become of the promises made eight months ago.
Shares of firms that once ran plants in the border town of Kaesong rose by a tenth. Analysts cautioned that sanctions
bar any of them from going back before the council of the United Nations has voted. The envoy is expected to brief
reporters on his way home, most likely in Tokyo, where he will stop for a night."""

FLOODS = """\
Heavy rain kept the rivers of the northern provinces above their banks for a third day, and state television showed
soldiers carrying sacks of grain out of a flooded hall. Relief workers who left the region last week said that two
bridges were gone and that the road to the mines would stay closed into the autumn. The Red Cross asked for blankets,
tablets to clean water, and fuel.
No figure was given for the dead. A doctor who works for a charity in the south said that the clinics she knows of had
run short of antibiotics in spring already, and that the harvest of maize in the valleys must be counted as lost."""


def readout(name: str, country: str, topic: str) -> str:
    """A press office's form letter about a telephone call."""
    return (
        f"The text below is attributable to the spokesperson of the office. The Secretary spoke today with {country} "
        f"Foreign Minister {name}. The Secretary and Foreign Minister {name} reaffirmed the strength of the alliance "
        f"between the United States and {country} and its importance for peace and prosperity in the region and beyond. "
        f"They discussed {topic}. The Secretary thanked Foreign Minister {name} for the close cooperation of {country} and "
        f"looked forward to further talks.")


StoryMaker = Callable[..., Analysed]


@pytest.fixture
def story() -> StoryMaker:
    """Make an analysed story; ``hours`` after noon of 10 February 2019, published and seen at once unless told otherwise."""
    count = iter(range(10_000))

    def make(text: str, *, title: str = "", source: str = "wire", url: str | None = None, guid: str | None = None,
             hours: float = 0, seen_hours: float | None = None, dated: bool = True) -> Analysed:
        at = NOON + timedelta(hours=hours)
        seen_at = at if seen_hours is None else NOON + timedelta(hours=seen_hours)
        item = Item(id=f"s{next(count):04}", source_id=source, text=text, title=title, url=url, guid=guid, outlet=source,
                    published_at=at if dated else None, seen_at=seen_at)
        return Analysed(item=item, language="en", fingerprint=fingerprint(item))

    return make
