"""Feeds of every format to items."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.adapters.feeds import parse_feed
from monitor.domain.source import FailureKind, Fetched, FetchFailed, Source, Tier
from monitor.domain.story import DateQuality, ParsedFeed
from monitor.testing import rss

NOW = datetime(2019, 2, 20, 12, tzinfo=UTC)
SOURCE = Source("wire", "The Wire", "https://wire.example.org/feeds/all.xml", timezone="Asia/Seoul", tier=Tier.WIRE)


def parse(body: bytes | str, *, content_type: str = "", known: frozenset[str] = frozenset(),
          source: Source = SOURCE, language: str = "en") -> ParsedFeed:
    source = replace(source, language=language)
    body = body.encode() if isinstance(body, str) else body
    headers = (("content-type", content_type),) if content_type else ()
    return parse_feed(Fetched(source.url, source.url, 200, headers, body, NOW), source, seen_at=NOW, known_hashes=known)


def test_rss_with_full_content() -> None:
    feed = parse("""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>News &amp;amp; more</title><ttl>30</ttl>
<item><title>Envoys &lt;b&gt;meet&lt;/b&gt; in Stockholm</title><link>/a?utm_source=rss&amp;id=1</link>
<guid isPermaLink="false">tag:1</guid><pubDate>Sun, 10 Feb 2019 22:21:00 +0900</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Envoys met.</p><script>x()</script><p>They&nbsp;talked.</p>]]></content:encoded></item>
</channel></rss>""")

    (item,) = feed.items
    assert (feed.title, feed.hints, feed.problems) == ("News & more", (("ttl", "30"),), ())
    assert item.title == "Envoys meet in Stockholm"
    assert item.text == "Envoys met.\n\nThey talked."
    assert item.url == "https://wire.example.org/a?utm_source=rss&id=1"
    assert item.guid == "tag:1"
    assert (item.published_at, item.date_quality) == (datetime(2019, 2, 10, 13, 21, tzinfo=UTC), DateQuality.EXACT)
    assert (item.outlet, item.tier, item.timezone, item.language, item.seen_at) == ("The Wire", "wire", "Asia/Seoul", "en", NOW)


def test_only_what_is_new_comes_through() -> None:
    first = [{"title": f"Story {n}", "guid": str(n), "description": "Text."} for n in range(3)]
    before = parse(rss(first))
    after = parse(rss([{"title": "Story 3", "guid": "3", "description": "Text."}, *first, first[0]]), known=before.item_hashes)
    again = parse(rss(first, head="<lastBuildDate>later</lastBuildDate>"), known=before.item_hashes)

    assert len(before.items) == 3
    assert [item.title for item in after.items] == ["Story 3"]
    assert after.item_hashes > before.item_hashes
    assert again.items == ()
    assert again.item_hashes == before.item_hashes


def test_a_page_where_a_feed_was_is_an_error() -> None:
    feed = parse("<!DOCTYPE html><html><head><title>Log  in</title></head><body><p>Welcome</p></body></html>")

    assert feed.error == "an HTML page titled 'Log in' is where a feed was expected"
    assert feed.items == ()


def test_atom() -> None:
    feed = parse("""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example.org/x/">
<title type="html">Desk &amp;amp; wire</title><id>urn:feed</id><updated>2019-02-11T00:00:00Z</updated>
<entry><title type="text">A &lt; B &amp; C</title><id>urn:1</id><link rel="enclosure" href="a.mp3"/>
<link rel="alternate" href="one"/>
<published>2019-02-10T13:21:00Z</published><updated>2019-02-11T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>First.</p><p>Second.</p></div></content></entry>
<entry><title>Only updated</title><id>urn:2</id><updated>2019-02-09T01:00:00+09:00</updated><summary>Plain
text</summary></entry></feed>""")

    one, two = feed.items
    assert feed.title == "Desk & wire"
    assert (one.title, one.text, one.url) == ("A < B & C", "First.\n\nSecond.", "https://a.example.org/x/one")
    assert one.published_at == datetime(2019, 2, 10, 13, 21, tzinfo=UTC)
    assert (two.text, two.published_at, two.url) == ("Plain\ntext", datetime(2019, 2, 8, 16, tzinfo=UTC), None)


def test_rdf() -> None:
    feed = parse("""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://r.example.org/"><title>R</title>
<items><rdf:Seq><rdf:li rdf:resource="https://r.example.org/1"/></rdf:Seq></items></channel>
<item rdf:about="https://r.example.org/1"><title>One</title><link>https://r.example.org/1</link>
<dc:date>2019-02-10T22:21:00+09:00</dc:date><description>Text.</description></item></rdf:RDF>""")

    (item,) = feed.items
    assert (item.title, item.guid) == ("One", "https://r.example.org/1")
    assert item.published_at == datetime(2019, 2, 10, 13, 21, tzinfo=UTC)
    assert feed.notes == ()


def test_json_feed() -> None:
    feed = parse("""{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [
{"id": 7, "url": "/seven", "title": "A < B", "content_html": "<p>One</p><p>Two</p>",
 "date_published": "2019-02-10T22:21:00+09:00"},
"no object", {"id": "8", "content_text": "No title\\n\\nat all"}, {"id": "9"}]}""", content_type="application/feed+json")

    seven, eight = feed.items
    assert (seven.title, seven.text, seven.guid, seven.url) == ("A < B", "One\n\nTwo", "7", "https://wire.example.org/seven")
    assert (eight.title, eight.text) == ("", "No title\n\nat all")
    assert len(feed.problems) == 2
    again = parse("""{"items": [{"id": "8", "content_text": "No title\\n\\nat all"}, {"id": "10", "title": "New"}]}""",
                  known=feed.item_hashes)
    assert [item.guid for item in again.items] == ["10"]


@pytest.mark.parametrize("body", [
    b"", b"   ", b"\x00\x01\x02", b"null", b"[]", b"{}", b'{"items": 3}', b"{" * 100_000, b"hello", b"<xml/>",
    b"<a><b></a>", b"%PDF-1.4", b"GIF89a", b"<rss", b"<!DOCTYPE rss [<!ENTITY a 'b'>]>",
])
def test_what_is_no_feed_is_one_error(body: bytes) -> None:
    feed = parse(body)

    assert feed.error
    assert (feed.items, feed.item_hashes) == ((), frozenset())


def test_an_empty_feed_is_no_error() -> None:
    assert parse("<rss version='2.0'><channel><title>Nothing yet</title></channel></rss>").error is None
    assert parse("<feed xmlns='http://www.w3.org/2005/Atom'><title>Nothing yet</title></feed>").error is None


def test_a_malformed_item_costs_only_itself() -> None:
    feed = parse("""<rss version="2.0"><channel><item><title>One</title></item><item/><item><guid>x</guid></item>
<item><title>Two</title><pubDate>rubbish</pubDate><link>javascript:alert(1)</link></item></channel></rss>""")

    assert [item.title for item in feed.items] == ["One", "Two"]
    assert feed.problems == ("item 2 has neither title nor text", "item 3 has neither title nor text")
    assert feed.items[1].url is None


def test_xml_that_is_broken_somewhere_still_gives_its_items() -> None:
    feed = parse("""<rss version="2.0"><channel>
<item><title>Fish & chips &nosuch; talks</title><description>a <b>b</description></item>
<item><title>Two</title></item></channel></rss>""")

    assert [item.title for item in feed.items] == ["Fish & chips &nosuch; talks", "Two"]
    assert feed.notes[0].startswith("not well-formed")


def test_a_body_that_was_cut_off_leaves_its_last_item_for_the_next_time() -> None:
    whole = rss([{"title": f"Story {n}", "guid": str(n), "description": "Text. " * 20} for n in range(3)])
    part = parse(whole[: whole.rindex(b"Text.")])
    rest = parse(whole, known=part.item_hashes)

    assert [item.title for item in part.items] == ["Story 0", "Story 1"]
    assert part.notes == ("the body ends inside its last item, which waits for the next poll",)
    assert [item.title for item in rest.items] == ["Story 2"]


def test_identity_where_guid_link_and_date_are_missing() -> None:
    items = [{"title": "Only a title"}, {"title": "A link", "link": "https://w.example.org/a?utm_source=x"},
             {"description": "Only text"}]
    first, again = parse(rss(items)).items, parse(rss(items, title="Another head")).items
    moved = parse(rss([{"title": "A link!", "link": "https://w.example.org/a?utm_source=y#top"}])).items

    assert len({item.id for item in first}) == 3
    assert [item.id for item in first] == [item.id for item in again]
    assert moved[0].id == first[1].id
    assert all(item.published_at is None and item.date_quality is DateQuality.MISSING for item in first)
    assert parse(rss(items), source=replace(SOURCE, id="other")).items[0].id != first[0].id


def test_one_guid_for_two_addresses_is_no_identity() -> None:
    items = parse(rss([{"title": "A", "guid": "0", "link": "https://w.example.org/a"},
                       {"title": "B", "guid": "0", "link": "https://w.example.org/b"},
                       {"title": "A", "guid": "0", "link": "https://w.example.org/a"}])).items

    assert [item.title for item in items] == ["A", "B"]
    assert items[0].id != items[1].id


def test_an_edited_item_comes_through_again_under_its_id() -> None:
    before = parse(rss([{"title": "Talks planned", "guid": "1"}]))
    after = parse(rss([{"title": "Talks postponed", "guid": "1"}]), known=before.item_hashes)

    assert [item.id for item in after.items] == [item.id for item in before.items]
    assert after.items[0].title == "Talks postponed"


@pytest.mark.parametrize(("written", "read"), [
    ("Trump, Kim &lt;i&gt;meet&lt;/i&gt;", "Trump, Kim meet"), ("&lt;![CDATA[Talks]]&gt;", ""), ("A &amp;amp; B", "A & B"),
    ("It&amp;#8217;s on", "It’s on"), ("5 &lt; 6 and 7 &gt; 3", "5 < 6 and 7 > 3"), ("  Two\n  lines ", "Two lines"),
    ("&lt;script&gt;alert(1)&lt;/script&gt;Talks", "Talks"), ("&lt;img src=x onerror=alert(1)&gt;Talks", "Talks"),
    ("Kim\u202e gnoJ\u202c nU", "Kim gnoJ nU"), ("zero\u200bwidth\u00adsigns", "zerowidthsigns"),
])
def test_titles(written: str, read: str) -> None:
    item = f"<item><title>{written}</title><guid>1</guid><description>Text.</description></item>"
    (got,) = parse(f"<rss version='2.0'><channel>{item}</channel></rss>").items

    assert got.title == read


def test_titles_in_cdata() -> None:
    markup = "<item><title><![CDATA[북미 <b>회담</b> & 협상]]></title></item>"
    (item,) = parse(f"<rss version='2.0'><channel>{markup}</channel></rss>").items

    assert item.title == "북미 회담 & 협상"


def test_items_inside_cdata_are_not_cut_apart() -> None:
    body = """<rss version="2.0"><channel><item><title>How to</title><guid>1</guid>
<description><![CDATA[Write &lt;item&gt; so: <item><title>x</title></item> and done]]></description></item></channel></rss>"""
    feed = parse(body)

    assert [item.title for item in feed.items] == ["How to"]
    assert parse(body, known=feed.item_hashes).items == ()


def test_wordpress_as_it_is_with_entities_tabs_and_empty_elements() -> None:
    body = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
	>

<channel>
	<title>Press &#8211; Office</title>
	<lastBuildDate>Sat, 09 Feb 2019 12:25:59 +0000</lastBuildDate>
	<sy:updatePeriod>
	hourly	</sy:updatePeriod>
	<sy:updateFrequency>
	1	</sy:updateFrequency>
	<item>
		<title>Envoy&#8217;s Travel</title>
		<link>https://wire.example.org/travel/</link>
		<pubDate>Sat, 09 Feb 2019 12:00:47 +0000</pubDate>
				<category><![CDATA[]]></category>
		<guid isPermaLink="false">https://wire.example.org/?page_id=5</guid>

					<description><![CDATA[<p>Office</p>
<p>The envoy  will travel.</p>
]]></description>
										<content:encoded><![CDATA[<p>Office</p>
<p>The envoy  will travel.&nbsp;He&#8217;ll be back.</p>
]]></content:encoded>


			</item>
	</channel>
</rss>
"""
    feed = parse(body)
    (item,) = feed.items
    later = parse(body.replace("12:25:59", "13:25:59"), known=feed.item_hashes)

    assert feed.hints == (("updateFrequency", "1"), ("updatePeriod", "hourly"))
    assert (item.title, item.text) == ("Envoy’s Travel", "Office\n\nThe envoy will travel. He’ll be back.")
    assert (item.guid, item.url) == ("https://wire.example.org/?page_id=5", "https://wire.example.org/travel/")
    assert (later.items, later.hints) == ((), feed.hints)


def test_hints() -> None:
    feed = parse("""<rss version="2.0"><channel><title>x</title><ttl>45</ttl><skipHours><hour>0</hour><hour>23</hour></skipHours>
<skipDays><day>Sunday</day></skipDays><item><title>a</title></item></channel></rss>""")

    assert feed.hints == (("skipDays", "Sunday"), ("skipHours", "0,23"), ("ttl", "45"))


def test_more_items_than_any_feed_needs_are_read_in_part() -> None:
    feed = parse(rss([{"title": f"Story {n}", "guid": str(n)} for n in range(1200)]))

    assert len(feed.items) == 1000
    assert feed.notes == ("it holds 1,200 items; the first 1,000 were read",)


def test_a_body_that_is_the_name_of_a_file_opens_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_bytes(rss([{"title": "Secret"}]))

    assert parse(str(secret)).items == ()


def test_items_that_came_by_a_fallback_say_so() -> None:
    fetched = Fetched("https://mirror.example.org/feed", "https://mirror.example.org/feed", 200, (), rss([{"title": "A"}]), NOW,
                      instead_of=FetchFailed(FailureKind.SOFT, "it answered 403", NOW, 403))
    (item,) = parse_feed(fetched, SOURCE, seen_at=NOW).items

    assert item.via == "https://mirror.example.org/feed"
    assert item.outlet == "The Wire"


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_nothing_that_comes_raises(body: bytes) -> None:
    wrapped = b"<rss version='2.0'><channel><item><title>" + body + b"</title></item></channel></rss>"

    assert parse(body).items is not None
    assert parse(wrapped).items is not None
