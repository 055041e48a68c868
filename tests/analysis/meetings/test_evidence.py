import pickle
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.analysis.meetings.extract import extract
from monitor.domain.story import Item
from tests.analysis.meetings.english import AT, lexicon, read

WORDS = [
    "Trump",
    "Kim",
    "Biegun",
    "Pompeo",
    "met",
    "will",
    "meet",
    "summit",
    "talks",
    "with",
    "between",
    "and",
    "the",
    "second",
    "in",
    "Hanoi",
    "on Tuesday",
    "said",
    "North Korea",
    "U.S.",
    "envoy",
    "visit to",
    "Pyongyang",
    "cancelled",
    "not",
    "may",
    "his",
    "their",
    "two leaders",
    "with whom he",
    ",",
    ".",
    "\n",
    "\u00a0",
    "\u201c",
    "\u200b",
    "June 12",
]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_whatever_the_text_every_quote_stands_in_it_and_every_slot_has_one(text):
    item = Item(id="x", source_id="test", title="Trump to meet Kim", text=text, published_at=AT)
    for mention in extract(item, lexicon()):
        assert all(item.raw[e.start : e.end] == e.quote and e.quote for e in mention.evidence)
        slots = {e.slot for e in mention.evidence}
        assert "trigger" in slots
        for slot, value in (("date", mention.when), ("place", mention.places), ("people", mention.people)):
            assert not value or slot in slots


STORY = (
    "U.S. envoy Stephen Biegun met his North Korean counterpart Kim Hyok Chol in Hanoi on Tuesday. President Donald Trump will "
    "hold a second summit with Kim Jong Un on February 27."
)


def told(mentions):
    return [(m.kind, m.parties, m.status, m.people, m.when, m.places, m.ordinal) for m in mentions]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("Kim ", "Kim\u200b "),
        lambda text: text.replace(". ", ".\n\n"),
        lambda text: text.replace(" with ", "  with "),
        lambda text: f"\n\n{text}\n",
    ],
)
def test_space_and_invisible_signs_change_nothing(change):
    assert told(read(change(STORY))) == told(read(STORY))
    assert len(read(STORY)) == 2


def test_a_lexicon_that_was_sent_elsewhere_reads_the_same():
    there = pickle.loads(pickle.dumps(lexicon()))  # noqa: S301 - our own bytes
    item = Item(id="x", source_id="test", text=STORY, published_at=AT)
    assert extract(item, there) == extract(item, lexicon())


def test_a_story_without_a_date_of_publication_is_read_without_days():
    mentions = extract(Item(id="x", source_id="test", text=STORY), lexicon())
    assert len(mentions) == 2
    assert all(mention.when is None for mention in mentions)


def test_a_story_without_a_date_of_publication_keeps_the_days_that_name_their_year():
    text = "Albright travelled to Pyongyang in October 2000. Trump met Kim Jong Un on June 12, 2018, and again last June."
    story = Item(id="x", source_id="test", text=f"{text} Biegun will meet Choe Son Hui on Tuesday.", published_at=None)
    days = [(mention.when.start, mention.when.end) for mention in extract(story, lexicon()) if mention.when]
    assert days == [(date(2000, 10, 1), date(2000, 10, 31)), (date(2018, 6, 12), date(2018, 6, 12))]


def test_who_says_so_is_told_outermost_first():
    text = "Stephen Biegun will meet Kim Hyok Chol in Hanoi, Yonhap reported on Tuesday, citing the Blue House."
    assert read(text)[0].attribution[0] == "Yonhap"
    assert "Blue House" in read(text)[0].attribution


def test_confidence_is_a_probability_and_weak_words_weigh_less():
    strong, weak = read("Trump met Kim Jong Un in Hanoi.")[0], read("Stephen Biegun also spoke to Kang Kyung-wha.")[0]
    assert 0 < weak.confidence < strong.confidence < 1


@pytest.mark.parametrize(
    "unit",
    [
        "Trump and Kim met and ",
        "summit talks meeting ",
        "met\n",
        "(((",
        "on Monday by May ",
        "Kim Jong Un ",
        "U.S. envoy for North Korea ",
        ". . . ",
        "\u201c\u00a0",
    ],
)
def test_hostile_text_is_read_in_bounded_time(unit):
    text = unit * (200_000 // len(unit))
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 10  # a second on a quiet machine; what grows with the square takes minutes


def test_a_year_behind_the_noun_is_part_of_the_words_that_say_it_was_held():
    story = "South Korea stands by Japan. Its help, shown at the Osaka Summit last year, has been large."
    assert [e.quote for mention in read(story) for e in mention.evidence if e.slot == "status"] == ["Summit last year"]
