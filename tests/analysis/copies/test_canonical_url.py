import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.analysis.copies import canonical_url

PAGE = "https://example.org/2019/02/envoy-lands"


@pytest.mark.parametrize("url", [
    "http://www.example.org/2019/02/envoy-lands/",
    "https://m.example.org/2019/02/envoy-lands?utm_source=rss&utm_medium=feed",
    "https://amp.example.org/2019/02/envoy-lands#top",
    "https://example.org/2019/02/envoy-lands/amp/",
    "https://example.org/amp/2019/02/envoy-lands",
    "https://EXAMPLE.org:443/2019/02//envoy-lands?fbclid=abc",
    "https://example.org/2019/02/envoy-lands/print",
    "https://example.org/2019/02/envoy-lands?outputType=amp&print=true",
    "https://example.org/2019/02/envoy-lands;jsessionid=8A7?ref=home",
    "https://example.org/2019/02/envoy-lands?source=rss",
    "https://www.google.com/url?rct=j&url=http%3A%2F%2Fwww.example.org%2F2019%2F02%2Fenvoy-lands&ct=ga",
    "https://example-org.cdn.ampproject.org/c/s/example.org/2019/02/envoy-lands/amp",
    "https://www.google.com/amp/s/www.example.org/2019/02/envoy-lands",
    "  https://example.org/2019/02/envoy-lands?utm_campaign=x&amp;gclid=y \n",
])
def test_every_way_to_a_page_gives_one_address(url: str) -> None:
    assert canonical_url(url) == PAGE


@pytest.mark.parametrize(("one", "other"), [
    ("https://example.org/?p=101", "https://example.org/?p=102"),
    ("https://example.org/view?id=7&lang=en", "https://example.org/view?id=7&lang=ko"),
    ("https://en.example.org/a/story", "https://kr.example.org/a/story"),
    ("https://example.org:8443/a/story", "https://example.org/a/story"),
    ("https://example.org/feed?source=reuters", "https://example.org/feed?source=afp"),
])
def test_what_names_the_page_is_kept(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


def test_order_of_parameters_does_not_matter() -> None:
    assert canonical_url("https://example.org/v?b=2&a=1") == canonical_url("https://example.org/v?a=1&b=2")


@pytest.mark.parametrize("text", ["", "urn:uuid:1234", "not a link", "http://[broken", "http://host:port/x"])
def test_what_is_no_web_address_comes_back_as_it_was(text: str) -> None:
    assert canonical_url(text) == text


PIECES = st.sampled_from([
    "http://", "https://", "www.", "m.", "amp.", "example.org", ":80", "/", "//", "amp", "print", "/amp/", "index.html", "a b",
    "%20", "한국", "?", "&", "&amp;", "utm_source=x", "id=7", "q=", "url=http://a.b/c", ";jsessionid=1", "#x", ".amp", ".html",
    "google.com/url", "cdn.ampproject.org/c/s/", "..", ".", "é", "%", "+", "=",
])


TAILS = st.lists(PIECES, max_size=12).map("".join)


@given(st.one_of(st.text(max_size=60), TAILS, TAILS.map("https://ex.org/".__add__)))
def test_a_canonical_address_is_its_own(text: str) -> None:
    assert canonical_url(canonical_url(text)) == canonical_url(text)
