"""Stories that name both parties all the time, and whether they are about diplomacy between the two."""

from functools import cache

import pytest

from monitor.analysis.meetings.extract import extract
from monitor.analysis.relevance import compile_topic, find_topic
from monitor.analysis.relevance.topic import Topic
from monitor.analysis.text.view import make_view
from monitor.domain.story import Item
from tests.analysis.meetings.english import AT, lexicon

ALLIES = """The foreign ministers of the United States, Japan and the Republic of Korea met in Busan on Monday.
They voiced concern at the missiles that the DPRK launched in May and at its nuclear programme.
They urged the DPRK to come back to the negotiating table and said that the door to dialogue stayed open.
They told the DPRK that they were ready to meet its envoys without preconditions.
They agreed to keep their special representatives for the DPRK in close touch before any talks.
They asked the DPRK to take up offers of medicine."""

TRADE = """The leaders of the United States and Japan met in Kyoto on Monday to sign a trade agreement.
They promised lower tariffs on beef, wheat and cars, and a fund for new harbours.
Japan will buy aircraft, and the United States will open its market for rice wine.
Farmers on both sides had asked for talks since the spring.
The leaders also spoke of the typhoon that struck Kyushu.
Missiles that the DPRK launched in May were mentioned at dinner."""

KOREAS = """President Moon Jae-in met Kim Jong Un in Kaesong on Monday, the third summit of the two Koreas in a year.
Moon and Kim agreed to rebuild a railway and to let families visit each other.
Kim told Moon that South Korean companies could return to the North.
The South will send envoys to Pyongyang in August to talk about the border.
Seoul said that Moon would tell Donald Trump of the talks by telephone.
Kim and Moon planted a pine tree before the summit ended."""

CABINET = """President Donald Trump dismissed his secretary of state on Monday, after a year of quarrels over his budget.
The White House said that Trump wanted somebody he could trust, and named the governor of a southern state.
Trump had called him slow, and senators from both parties had asked for a hearing.
Aides in the White House learned of it from television.
Congress must confirm the new man, and Trump hopes for a vote in June.
The diplomat had also worked on the summit with Kim Jong Un.
American diplomats abroad were told to stay at their posts."""

ENVOY = """Stephen Biegun came to Seoul on Monday for two days of consultations with his South Korean counterpart.
He would not say at the airport whether he meant to go to the border.
The North has been silent on offers of talks since October."""

WILLING = """The United States told North Korea through two embassies that it was ready to talk on any day, an aide said on Friday.
No answer has come so far, she said in Washington.
Kim Jong Un told his party that it should be ready for dialogue and for confrontation."""

PHONE = """Prime Minister Shinzo Abe and President Donald Trump conferred on Friday and agreed to stay in step on North Korea.
Trump told Abe of his plans for another meeting with Kim Jong Un.
Abe asked him to speak of the Japanese who were abducted."""

STALLED = """North Korea launched two missiles on Friday, the South's military said, the second such test in a week.
They fell into the sea after 300 kilometres, and Japan protested.
President Donald Trump said that he trusted Kim Jong Un and was not worried.
The talks that Kim had promised him have not begun.
Pyongyang is angry about a drill of American and South Korean troops."""


@pytest.mark.parametrize(
    ("title", "text", "wanted"),
    [
        ("Biegun in Seoul for consultations", ENVOY, True),
        ("US ready to talk to North Korea on any day, official says", WILLING, True),
        ("Abe, Trump confer by phone", PHONE, True),
        ("North Korea fires missiles as talks with US stall", STALLED, False),
        ("Joint statement of the ministers of the United States, Japan and the Republic of Korea", ALLIES, True),
        ("Ministers of the United States, Japan and South Korea meet", ALLIES, True),
        ("Leaders of the United States and Japan sign trade pact", TRADE, False),
        ("Moon and Kim hold summit in Kaesong", KOREAS, False),
        ("Trump fires secretary of state", CABINET, False),
    ],
)
def test_a_story_is_taken_for_what_it_is_about(title: str, text: str, wanted: bool) -> None:
    item = Item(id="x", source_id="test", title=title, text=text, published_at=AT)
    found = find_topic(item, make_view(item.raw), extract(item, lexicon()), topic())
    assert (found is not None) is wanted


@cache
def topic() -> Topic:
    return compile_topic(["DPRK", "US"], lexicon())
