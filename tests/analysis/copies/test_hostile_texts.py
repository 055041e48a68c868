"""Texts made to be slow are not: each of these would take minutes with a step that grows with the square of its length."""

import pytest

from monitor.analysis.copies import Shelf, canonical_url, fingerprint

from .conftest import NOON, StoryMaker

HOSTILE = {
    "quotes": "“a " * 60_000,
    "comments": "<!-- " * 60_000,
    "open tags": "<a " * 60_000,
    "one word": "talks " * 60_000,
    "no blanks": "x" * 300_000,
    "signs": "会" * 100_000,
    "surrogates": "\ud800 talks " * 20_000,
    "many words": " ".join(f"w{number}" for number in range(60_000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_and_its_edit_are_compared_in_time(story: StoryMaker, name: str) -> None:
    text = HOSTILE[name]
    shelf = Shelf([])
    first = story(text, title=text[:50_000])
    shelf.add(first, at=NOON)
    assert shelf.judge(story("Seoul: " + text + " Ends", title=text[:50_000] + " - Wire", source="daily", hours=1)).of in {
        first.item.id, None}


@pytest.mark.parametrize("url", ["https://example.org" + "/amp" * 50_000, "https://" + "www." * 50_000 + "org", "/" * 200_000])
def test_an_endless_address_is_left_alone(url: str) -> None:
    assert canonical_url(url) == url


def test_keys_are_made_of_anything(story: StoryMaker) -> None:
    assert fingerprint(story("\x00\ud800<&#xFFFFFFFF;>", title="\ud800\x00", url="http://\ud800", guid="\ud800").item).words >= 0
