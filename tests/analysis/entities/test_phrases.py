from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.adapters.lexicons import read_packs, read_roster
from monitor.analysis.entities.phrases import PHRASE, find_phrases, read_phrases
from monitor.analysis.lexicon import compile_lexicon

ROSTER = Path(__file__).parents[3] / "config" / "roster.yaml"
ENGLISH = compile_lexicon(read_roster(ROSTER), read_packs()).language("en")


def actors(text):
    units = read_phrases(text, (0, len(text)), ENGLISH.gazetteer.find(text), ENGLISH.words, headline=False)
    return [unit for unit in units if unit.actor is not None]


@pytest.mark.parametrize(("text", "people", "sides"), [
    ("U.S. Special Representative for North Korea Stephen Biegun", ("Stephen Biegun",), ("US",)),
    ("his North Korean counterpart Kim Hyok Chol", ("Kim Hyok Chol",), ("DPRK",)),
    ("South Korea's Moon Jae In", ("Moon Jae-in",), ("ROK",)),
    ("Vice Foreign Minister Choe Son-hui", ("Choe Son Hui",), ("DPRK",)),
    ("DPRK Vice Marshal Cho Myong-nok", ("Jo Myong Rok",), ("DPRK",)),
])
def test_a_title_and_a_name_are_one_person(text, people, sides):
    found = actors(text)
    assert len(found) == 1
    assert found[0].actor.people == people
    assert found[0].actor.sides == sides


def test_the_country_in_a_title_is_nobody_else():
    assert [actor.actor.sides for actor in actors("the U.S. envoy for North Korea spoke")] == [("US",)]


def test_two_names_with_a_hyphen_are_a_pair():
    found = actors("a Trump-Kim summit")
    assert found[0].actor.ref == "pair"


def test_groups_carry_their_countries():
    assert actors("officials from Seoul and Tokyo")[0].actor.sides == ("ROK", "JPN")
    assert actors("North Korean negotiators")[0].actor.sides == ("DPRK",)


def test_an_unknown_given_name_is_a_person_of_its_own():
    assert actors("presidential spokesman Kim Eui-kyeom")[0].actor.people == ("Kim Eui-kyeom",)


def test_the_north_korean_is_no_north():
    text = "the North Korean delegation and the North"
    assert [text[found.start:found.end] for found in ENGLISH.gazetteer.find(text)] == ["the North Korean", "the North"]


def test_names_inside_words_are_no_names():
    assert ENGLISH.gazetteer.find("Kimchi is sold in Washingtonville") == []


@given(st.text(alphabet="PSCAKLOMBUdqnXmhHcpfotars,-/()0uw", max_size=24))
def test_no_phrase_is_missed_by_looking_only_where_one_can_begin(signs: str):
    assert [match.span() for match in find_phrases(signs)] == [match.span() for match in PHRASE.finditer(signs)]
