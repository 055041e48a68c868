"""A server that knows no validators sends the whole feed each time; the same bytes are read once."""

from datetime import timedelta
from pathlib import Path

from monitor.adapters.feeds import parse_feed
from monitor.adapters.store import Store
from monitor.analysis.lexicon import compile_lexicon
from monitor.domain.source import Fetched, Source
from monitor.domain.story import ParsedFeed
from monitor.pipeline.poll import SAME_BODY, Intake, poll
from monitor.pipeline.reading import Reading
from monitor.testing import FakeFetch, FixedClock, rss

URL = "https://news.example/feed"
SOURCE = Source("s", "S", URL, every=timedelta(minutes=30))
STORY = {"title": "Envoys meet", "guid": "1", "link": "https://news.example/1", "description": "Envoys met in Hanoi on Sunday."}
OTHER = STORY | {"guid": "2", "link": "https://news.example/2", "title": "Budget passed"}


def test_the_same_body_is_not_parsed_again(tmp_path: Path) -> None:
    web = FakeFetch()
    parsed: list[bytes] = []
    clock = FixedClock(web.at)
    web.script(URL, rss([STORY]), rss([STORY]), "<html>busy</html>", rss([STORY]), rss([OTHER, STORY]))

    def parse(fetched: Fetched, source: Source, **about: object) -> ParsedFeed:
        parsed.append(fetched.body)
        return parse_feed(fetched, source, **about)  # type: ignore[arg-type]

    reading = Reading.of(compile_lexicon((), ()), (), keep_all=True)
    with Store.open(f"sqlite:///{tmp_path}/m.db", durable=False) as store:
        intake = Intake(web, parse, lambda item: item, store, clock, lambda: 0.0)
        polls = [poll(SOURCE, reading, intake) for _ in range(5)]
        state = store.source_state("s")
    assert [one.outcome for one in polls] == ["fetched", "not_modified", "failed", "not_modified", "fetched"]
    assert [one.detail for one in polls if one.outcome == "not_modified"] == [SAME_BODY, SAME_BODY]
    assert len(parsed) == 3, "the first, the page that is no feed, the changed one"
    assert dict(polls[-1].counts) == {"new": 1}
    assert state.failures == 0
