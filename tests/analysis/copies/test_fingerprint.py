import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from monitor.analysis.copies import fingerprint, lookup_keys
from monitor.analysis.copies.words import cased_words
from monitor.domain.story import Item, key_weight

WORDS = st.lists(st.sampled_from(["envoy", "Seoul", "on", "Sunday", "27", "letter", "회담", "북한", "met"]), max_size=60)


def item(text: str, **more: str) -> Item:
    return Item(id="x", source_id="wire", text=text, **more)


@given(WORDS)
def test_case_spacing_and_markup_do_not_matter(words: list[str]) -> None:
    plain = fingerprint(item(" ".join(words)))
    dressed = "<p class='lead'>" + " \n\t".join(word.upper() for word in words) + "&nbsp;</p><br/>"
    assert fingerprint(item(dressed)) == plain


@given(st.text(max_size=200), st.text(max_size=60))
def test_any_text_has_a_fingerprint(text: str, title: str) -> None:
    made = fingerprint(item(text, title=title, url=text[:40], guid=title))
    assert made.shingles == tuple(sorted(set(made.shingles)))
    assert all(0 <= value < 2**32 for value in made.shingles)


@given(st.text(max_size=80))
@example("\u4dc0 meets \u30fb")  # signs among the Chinese and Japanese ones that are no letters
def test_words_are_cut_where_an_expression_would_cut_them(text: str) -> None:
    joined = text.translate(str.maketrans("", "", "'’‘ʼ\u00ad\u200b"))
    spaced = re.sub(r"([\u3040-\u30ff\u3400-\u9fff])", r" \1 ", joined)
    assert cased_words(text.replace("&", " ").replace("<", " ")) == re.findall(r"\w+", spaced.replace("&", " ").replace("<", " "))


def test_nothing_gives_no_keys() -> None:
    empty = fingerprint(item("", title="", url="", guid="  "))
    assert {empty.url_key, empty.guid_key, empty.title_key, empty.text_key} == {None}
    assert lookup_keys(empty) == ()


def test_a_guid_counts_within_its_feed_only() -> None:
    one, other = (fingerprint(Item(id="x", source_id=source, text="", guid="7")) for source in ("wire", "daily"))
    assert one.guid_key != other.guid_key


@pytest.mark.parametrize("url", ["https://example.org", "https://www.example.org/", "https://example.org/en/?utm_source=rss"])
def test_a_front_page_is_no_key(url: str) -> None:
    assert fingerprint(item("words", url=url)).url_key is None


def test_keys_tell_by_their_size_what_they_are() -> None:
    text = " ".join(f"word{number}" for number in range(400))
    made = fingerprint(item(text, title="Envoys meet in Seoul again", url="https://example.org/2019/envoys", guid="g"))
    keys = lookup_keys(made)
    assert sorted(key_weight(key) for key in keys if key not in made.shingles) == [8, 1000, 1000, 1000]
    assert tuple(key for key in keys if key_weight(key) == 1) == made.shingles
    assert all(-2**63 <= key < 2**63 for key in keys)
    assert 25 <= len(made.shingles) <= 80


def test_an_excerpt_shares_its_shingles_with_the_whole() -> None:
    words = [f"w{number}" for number in range(500)]
    whole, part = fingerprint(item(" ".join(words))), fingerprint(item(" ".join(words[100:180])))
    assert part.shingles
    assert set(part.shingles) <= set(whole.shingles)


def test_languages_without_spaces_are_cut_sign_by_sign() -> None:
    assert fingerprint(item("朝美首脑会谈在新加坡举行")).words == 12
    assert fingerprint(item("북미 정상회담이 싱가포르에서 열렸다")).words == 4
