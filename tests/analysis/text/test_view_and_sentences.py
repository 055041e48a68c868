import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.adapters.lexicons import read_packs
from monitor.analysis.lexicon import compile_lexicon
from monitor.analysis.text.blocks import is_caption, is_noise, story_start
from monitor.analysis.text.sentences import split_sentences
from monitor.analysis.text.view import make_view

ENGLISH = compile_lexicon((), read_packs()).language("en")
ODD = st.text(alphabet="ab .\n\u00a0\u200b\u00ad\u2019\u201c\u2014\uff21e\u0301\u3000한", max_size=60)


@given(ODD)
def test_every_place_in_the_view_leads_back_to_the_stored_text(raw):
    view = make_view(raw)
    for at, sign in enumerate(view.text):
        start, end = view.span(at, at + 1)
        assert 0 <= start < end <= len(raw)
        if sign.isalnum() and sign.isascii():
            assert sign in unicodedata.normalize("NFKC", raw[start:end])


@given(ODD)
def test_plain_text_is_its_own_view(raw):
    plain = re.sub(" +", " ", raw.encode("ascii", "ignore").decode())
    assert make_view(plain).text == plain
    assert make_view(plain).offsets is None


def test_the_view_evens_out_signs_and_drops_what_nobody_sees():
    view = make_view("Kim\u00a0Jong\u2011un\u200b\u2019s \u201cfirst\u201d trip \uff12\uff10")
    assert view.text == "Kim Jong-un's \"first\" trip 20"


def sentences(text):
    return [text[start:end] for start, end in split_sentences(text, 0, len(text), ENGLISH.abbreviations)]


@pytest.mark.parametrize("text", [
    ["The envoy flew to the U.S. on Monday.", "He came back."],
    ["Talks ended on Feb. 27 in the capital.", "Gen. Hwang left."],
    ["N. Korea and S. Korea spoke for an hour.", "Nobody else did."],
    ["Mr. Moon met J. R. Smith at 3 p.m. Tuesday.", "They ate."],
    ["Is that so?", "It is!", "\"Yes.\"", "He nodded."],
    ["They met at No. 10 in the rain.", "The rain went on."],
])
def test_sentences_end_where_a_reader_ends_them(text):
    assert sentences(" ".join(text)) == text


def test_a_lost_space_still_ends_a_sentence_but_an_address_does_not():
    assert sentences("They met in Pyongyang.The rest is known.") == ["They met in Pyongyang.", "The rest is known."]
    assert len(sentences("See yna.co.kr for more of it.")) == 1


def test_lines_that_a_mailer_broke_are_one_sentence():
    wrapped = "The two delegations will meet in the second week of next month, officials\nsaid, and the place is not yet known."
    assert len(sentences(wrapped)) == 1
    assert len(sentences("A headline without a stop\nThe first sentence.")) == 2


@given(st.text(alphabet="aA. \n?!\"')U.S", max_size=80))
def test_no_letter_is_lost_or_told_twice(text):
    spans = split_sentences(text, 0, len(text), ENGLISH.abbreviations)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert [sign for sign in kept if not sign.isspace()] == [sign for sign in text if not sign.isspace()]


@pytest.mark.parametrize(("text", "rest"), [
    ("SEOUL, June 30 (Agency) -- The two met.", "The two met."),
    ("WASHINGTON (AP) - He left.", "He left."),
    ("SEOUL: He came.", "He came."),
    ("North Korea - and nobody else - said so.", "North Korea - and nobody else - said so."),
    ("He said: they met.", "He said: they met."),
])
def test_a_dateline_is_no_part_of_the_story(text, rest):
    assert text[story_start(text, (0, len(text))):] == rest


@pytest.mark.parametrize("line", [
    "Lee Chul / News Desk Photo", "Photo: the two delegations", "The hall (AP photo)", "AP PHOTO, Geneva", "REUTERS/Jane Roe",
    "The hall. Getty Images", "Cover: the hall", "(Image - the hall", "Picture: the hall", "Caption: the hall", "FILE - the hall",
    "KCNA/the hall", "AFP/Jane Roe", "EPA/Jane Roe", "Xinhua/Jane Roe", "The envoy, pictured here", "The envoy is seen in this",
    "The envoy in this undated image", "The picture provided by the ministry", "A combination shows the two", "In a photograph",
    "In a file footage of May", "The envoy (Jane Roe via AP)",
])
def test_a_caption_is_known_by_its_words(line: str):
    assert is_caption(line, (0, len(line)))


def test_captions_and_signposts_are_told_from_the_story():
    caption = "The envoy leaves the embassy, May 3, 2019. /Agency Photo"
    assert is_caption(caption, (0, 42))
    assert not is_caption("The envoy left the embassy on May 3.", (0, 30))
    assert is_noise("Read more: what comes next", (0, 26))
