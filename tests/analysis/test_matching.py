"""Watch lists asked about stories: terms, patterns, parties; each answer with its words."""

import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.adapters.lexicons import read_packs, read_roster
from monitor.analysis.analyse import analyse
from monitor.analysis.lexicon import Lexicon, compile_lexicon
from monitor.analysis.matching import CompiledWatchList, can_match, compile_watch_list, match
from monitor.analysis.meetings.extract import extract
from monitor.analysis.terms import compile_terms
from monitor.domain.roster import EntityType, RosterEntry
from monitor.domain.story import Item
from monitor.domain.watch import Rule, WatchList

ROSTER = (
    RosterEntry("Ri Yong Ho", EntityType.PERSON, "DPRK", (("en", ("Ri Yong-ho",)), ("ko", ("리용호",)))),
    RosterEntry("United States", EntityType.PLACE, "US", (("en", ("US", "U.S.")),)),
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return compile_lexicon(read_roster(Path("config/roster.yaml")), read_packs())


def listed(lexicon: Lexicon, **rule: tuple[str, ...]) -> CompiledWatchList:
    return compile_watch_list(WatchList("desk", "Desk", Rule(**rule), ()), lexicon)


@cache
def shipped(**rule: tuple[str, ...]) -> CompiledWatchList:
    """One list that a hundred examples are put to."""
    return listed(compile_lexicon(read_roster(Path("config/roster.yaml")), read_packs()), **rule)


def story(title: str, text: str, source: str = "wire") -> Item:
    return Item(id="1", source_id=source, title=title, text=text, language="en")


@pytest.mark.parametrize(
    ("term", "text", "words"),
    [
        ("sanctions", "New Sanctions were announced.", "Sanctions"),
        ("sanctions", "A sanctionsless world", None),
        ("peace  treaty", "They want a peace treaty.", "peace treaty"),
        ("peace treaty", "They want a peace\u00a0treaty.", "peace\u00a0treaty"),
        ("WHO", "Those who came", None),
        ("WHO", "The WHO said", "WHO"),
        ("Ri Yong Ho", "Minister Ri Yong-ho left", "Ri Yong-ho"),
        ("ri yong-ho", "리용호 외무상은", "리용호"),
        ("Ri Yong Ho", "RI YONG HO LEAVES", "RI YONG HO"),
        ("United States", "It told us so.", None),
        ("United States", "The U.S. said so.", "U.S."),
        ("re2:sanctions (relief|waiver)", "No Sanctions Relief yet", "Sanctions Relief"),
        ("re2:sanctions (relief|waiver)", "No sanctions yet", None),
        ("re2:핵\\s*실험", "북한의 핵 실험", "핵 실험"),
        ("Trump-Kim", "a Trump–Kim summit", "Trump–Kim"),
        ("café", "İn the CAFÉ", "CAFÉ"),
    ],
)
def test_a_term_matches_whole_words_and_shows_them(term: str, text: str, words: str | None) -> None:
    lexicon = Lexicon(ROSTER, (), ())
    found = match(story("", text), (), [listed(lexicon, any=(term,))])
    assert [text[m.start : m.end] for m in found] == ([] if words is None else [words])
    assert all(m.term == term and m.watch_list == "desk" for m in found)


@pytest.mark.parametrize(
    ("pattern", "cure"),
    [
        ("re2:(open", "missing )"),
        ("re2:", "no pattern after"),
        ("re2:x*", "fits every text"),
        ("re2:a(?=b)", "look-ahead"),
        (r"re2:(a)\1", "back-references"),
        ("re2:(((x{100}){100}){100})", "repetition"),
        ("re2:" + "a|" * 600 + "b", "longer than"),
        ("   ", "empty term"),
    ],
)
def test_a_term_that_cannot_be_used_says_how_to_mend_it(pattern: str, cure: str) -> None:
    with pytest.raises(ValueError, match=cure.replace(")", r"\)")):
        compile_terms((pattern,), ROSTER)


def test_an_unwanted_term_leaves_a_story_out() -> None:
    compiled = listed(Lexicon(ROSTER, (), ()), any=("talks",), none=("football",))
    assert match(story("Talks open", "They met."), (), [compiled])
    assert not match(story("Talks open", "They met over Football."), (), [compiled])


def test_a_list_may_be_narrowed_to_sources() -> None:
    compiled = listed(Lexicon(ROSTER, (), ()), any=("talks",), sources=("state",))
    assert not match(story("Talks open", ""), (), [compiled])
    assert match(story("Talks open", "", source="state"), (), [compiled])


RELEVANT = [
    ("Envoys of North Korea and U.S. to hold talks in Geneva", "The two sides will meet on Monday, officials said."),
    ("Trump says he would meet Kim Jong Un again", "The president is ready for another summit with the North."),
    ("", "North Korea rejected an American offer of working-level talks on denuclearization on Friday."),
    ("Moon, Trump discuss next summit with North Korea by phone", "The presidents want dialogue with Pyongyang, Seoul said."),
    ("Biegun in Seoul for talks on North Korea", "The U.S. envoy will discuss stalled nuclear talks with Pyongyang."),
]
IRRELEVANT = [
    ("North Korea fires missiles into the sea", "The launch followed drills of the United States. The missiles flew 400 km."),
    ("Kim Jong Un, Putin hold summit in Vladivostok", "The Russian president and the North Korean talked of trade."),
    ("Xi to visit Pyongyang", "The Chinese president will travel to North Korea this week. They will hold talks on trade."),
    ("Two Koreas open liaison office", "North and South Korea held a ceremony in Kaesong. Moon and Kim Jong Un agreed on it."),
    ("Treasury adds sanctions on North Korean shippers", "The U.S. measures hit 20 vessels. The sanctions freeze assets."),
    ("Senate passes budget", "The bill passed. Trump named North Korea in passing. The vote was close."),
    ("Wheat prices rise", "Exports from Canada fell. Talks continue with India on tariffs."),
]


@pytest.mark.parametrize(("title", "text"), RELEVANT)
def test_a_story_about_diplomacy_of_the_parties_matches(lexicon: Lexicon, title: str, text: str) -> None:
    item = story(title, text)
    (found,) = match(item, (), [listed(lexicon, parties=("DPRK", "US"))])
    assert found.term == "DPRK-US"
    assert item.raw[found.start : found.end].strip()


@pytest.mark.parametrize(("title", "text"), IRRELEVANT)
def test_a_story_that_only_names_the_parties_does_not(lexicon: Lexicon, title: str, text: str) -> None:
    assert match(story(title, text), (), [listed(lexicon, parties=("DPRK", "US"))]) == ()


def test_other_parties_can_be_watched(lexicon: Lexicon) -> None:
    item = story("Abe, Moon to hold summit in Chengdu", "Japan's prime minister and South Korea's president will hold talks.")
    assert match(item, (), [listed(lexicon, parties=("JPN", "ROK"))])
    assert not match(item, (), [listed(lexicon, parties=("DPRK", "US"))])


WORDS = ["North Korea", "the U.S.", "talks", "Kim", "Trump", "İ", "ß", "\u00a0", "\n", ".", "met", "リ", "북한", "Ⅷ", "\u0301e"]


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_every_match_is_a_span_of_the_stored_text(words: list[str]) -> None:
    item = story("", " ".join(words))
    lists = [shipped(parties=("DPRK", "US")), shipped(any=("talks", "re2:Kim|북한", "United States"))]
    for found in match(item, (), lists):
        assert 0 <= found.start < found.end <= len(item.raw)


@given(st.text(max_size=200))
def test_any_text_can_be_asked(text: str) -> None:
    match(story(text[:20], text), (), [shipped(parties=("DPRK", "US"), any=("a", "re2:[b-d]+"))])


def test_order_of_terms_does_not_matter(lexicon: Lexicon) -> None:
    terms = ["talks", "North Korea", "re2:summit", "envoy"]
    item = story("Envoy", "Talks with North Korea on a summit")
    wanted = {(m.term, m.start, m.end) for m in match(item, (), [listed(lexicon, any=tuple(terms))])}
    random.Random(3).shuffle(terms)
    assert {(m.term, m.start, m.end) for m in match(item, (), [listed(lexicon, any=tuple(terms))])} == wanted
    assert len(wanted) == 4


@pytest.mark.parametrize("text", [
    "The envoys of the United States and North Korea met in Stockholm.", "The harvest was good.", "North Korea had floods.",
    "Kim Jong Un met Trump in Singapore; football followed.", "Sanctions relief was discussed in Seoul.", "북미 실무협상이 열렸다.",
])
@pytest.mark.parametrize("rule", [
    {"parties": ("DPRK", "US")}, {"any": ("sanctions",)}, {"parties": ("DPRK", "US"), "any": ("floods",), "none": ("football",)},
])
def test_what_can_not_match_is_not_read_and_nothing_is_lost_by_it(lexicon: Lexicon, text: str,
                                                                  rule: dict[str, tuple[str, ...]]) -> None:
    """Reading the meetings of a story takes three quarters of all analysis; most stories of a feed are nobody's."""
    lists = [listed(lexicon, **rule)]
    item = Item(id="1", source_id="wire", text=text, language="ko" if "북" in text else "en")
    matched = match(item, extract(item, lexicon), lists)

    assert can_match(item, lists) or not matched
    assert analyse(item, lexicon, lists).matches == matched
