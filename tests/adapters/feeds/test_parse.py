"""Feeds of every format to items."""

from datetime import UTC, datetime

from monitor.adapters.feeds import parse_feed
from monitor.domain.source import Fetched, Source, Tier
from monitor.domain.story import DateQuality, ParsedFeed
from monitor.testing import rss

NOW = datetime(2019, 2, 20, 12, tzinfo=UTC)
SOURCE = Source("wire", "The Wire", "https://wire.example.org/feeds/all.xml", timezone="Asia/Seoul", tier=Tier.WIRE)


def parse(body: bytes | str, *, content_type: str = "", known: frozenset[str] = frozenset(),
          source: Source = SOURCE) -> ParsedFeed:
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
