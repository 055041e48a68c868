"""The page of a story is fetched where a watch list wants the story, and nowhere else: asserted on what the publisher was asked."""

from pathlib import Path

import pytest

from monitor.adapters.articles import ArticleReader
from monitor.adapters.feeds import parse_feed
from monitor.adapters.store import Store
from monitor.analysis.lexicon import compile_lexicon
from monitor.domain.source import FullText, Source
from monitor.domain.watch import Rule, WatchList
from monitor.pipeline.poll import Intake, poll
from monitor.pipeline.reading import Reading
from monitor.testing import EPOCH, FixedClock, rss
from tests.adapters.loopback import Answer, serving

WANTED = WatchList(name="desk", title="Desk", channels=(), match=Rule(any=("envoys",)))
PAGE = Answer(body=b"<html><body><p>A page.</p></body></html>", headers=(("Content-Type", "text/html"),))


@pytest.mark.parametrize(("full_text", "pages", "noted"), [
    (FullText.WHEN_MATCHED, ["/robots.txt", "/wanted"], {"Envoys arrived": "the page is about something else"}),
    (FullText.NEVER, [], {}),
])
def test_no_page_is_fetched_of_a_story_that_no_list_wants(
    tmp_path: Path, full_text: FullText, pages: list[str], noted: dict[str, str],
) -> None:
    with serving() as site, Store.open(f"sqlite:///{tmp_path}/m.db", durable=False) as store:
        stories = [{"title": title, "guid": title, "link": site.script(path, PAGE), "description": f"{title} in the capital."}
                   for title, path in (("Budget passed", "/unwanted"), ("Envoys arrived", "/wanted"), ("Farmers met", "/other"))]
        source = Source("s", "S", site.script("/feed", Answer(body=rss(stories))), full_text=full_text)
        reading, articles = Reading.of(compile_lexicon((), ()), (WANTED,)), ArticleReader(site.fetcher())
        record = poll(source, reading, Intake(site.fetcher().fetch_source, parse_feed, articles.read_article, store,
                                              FixedClock(EPOCH), lambda: 0.0))
        articles.close()
        notes = {story.item.title: story.item.text_note for story in store.stories() if story.item.text_note}

    assert dict(record.counts) == {"new": 1, "off_topic": 2}
    assert [one.path for one in site.asked] == ["/feed", *pages]
    assert notes == noted
