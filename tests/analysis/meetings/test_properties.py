"""What holds for every text: spans slice back, no slot without words, the same facts however the text is set."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.analysis.meetings.extract import extract
from monitor.domain.story import Item
from tests.analysis.meetings.english import lexicon

STORY = (
    "SEOUL (Wire) - U.S. President Donald Trump will meet North Korean leader Kim Jong Un in Hanoi on February 27 and 28. "
    "Stephen Biegun held three days of talks with Kim Hyok Chol in Pyongyang last week. "
    "\"We met in Singapore last June,\" Trump said of Kim Jong Un. A trip by Mike Pompeo to Pyongyang was cancelled in August.")
PIECES = st.sampled_from([
    "Trump", "Kim Jong Un", "Pompeo", "Kim Yong Chol", "the two leaders", "North Korea", "the United States", "Seoul", "in Hanoi",
    "met", "will meet", "talks with", "a summit", "visited", "on Friday", "next week", "in June", "was cancelled", "not", "said",
    "his counterpart", "-", "“", "”", ".", ",", "\n", "\u00a0", "U.S.", "N. Korea", "…", "Feb. 27-28", "회담", "\u200b", "(", ")",
    "İ", "ﬁrst", "second", "  ", "e\u0301",
])
TEXTS = st.lists(PIECES, max_size=40).map(" ".join)
QUICK = settings(max_examples=150)


def read(text, title=""):
    noon = datetime(2019, 2, 13, 12, tzinfo=UTC)
    return Item(id="x", source_id="s", title=title, text=text, published_at=noon)


def facts(text, title=""):
    return [
        (m.kind, m.parties, m.status, m.people, m.when, m.places, m.ordinal, m.main)
        for m in extract(read(text, title), lexicon())]


@QUICK
@given(st.one_of(TEXTS, st.text(max_size=200)), TEXTS)
def test_every_span_slices_back_and_every_slot_has_words(text, title):
    item = read(text, title)
    for mention in extract(item, lexicon()):
        slots = {span.slot for span in mention.evidence}
        assert all(item.raw[span.start:span.end] == span.quote != "" for span in mention.evidence)
        assert "trigger" in slots
        for slot, value in (("date", mention.when), ("place", mention.places)):
            assert slot in slots or not value, f"{slot} without words: {mention}"
        assert 0 <= mention.confidence <= 1


@QUICK
@given(TEXTS)
def test_reading_twice_gives_the_same(text):
    assert facts(text) == facts(text)


@pytest.mark.parametrize(("before", "after"), [
    (" ", "\u00a0"), (" ", "  "), ("\"", "“"), ("Kim Jong Un", "Kim Jong-un"), ("Kim Jong Un", "Kim\u00a0Jong Un"),
    ("Jong", "Jo\u00adng"), ("Pompeo", "Pom\u200bpeo"), ("U.S.", "US"),
])
def test_the_setting_of_a_text_is_no_matter(before, after):
    assert before in STORY
    assert facts(STORY.replace(before, after)) == facts(STORY)


def test_paragraphs_about_other_things_add_nothing():
    weather = "\n\nRain is forecast for the coast on Sunday. Farmers in the valley have brought in their barley, and prices fell."
    assert facts(STORY + weather) == facts(STORY) != []


def test_emptiness_is_read_as_nothing():
    assert facts("") == []
    assert facts("\n \u00a0\n") == []


@pytest.mark.parametrize("piece", [
    STORY + "\n", "talks " * 20, "Kim and Trump, ", "(((((", "the meeting of the meeting of ", "met " * 9 + "\n", "Feb. 27-28, ",
    "\"", "a" * 200 + " ", " ",
])
def test_cost_grows_with_length_and_no_faster(piece):
    def seconds(size):
        text = (piece * (size // len(piece) + 1))[:size]
        best = []
        for _ in range(2):
            started = time.process_time()
            extract(read(text), lexicon())
            best.append(time.process_time() - started)
        return min(best)

    lexicon()
    small, large = seconds(6_000), seconds(24_000)
    assert large < 12 * small + 0.05, f"{small:.3f} s for 6 kB, {large:.3f} s for 24 kB"
