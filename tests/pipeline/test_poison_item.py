"""One story that cannot be read, whatever the reason, costs its feed nothing and is put aside with that reason, once."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from monitor.adapters.feeds import parse_feed
from monitor.adapters.store import Store
from monitor.analysis.lexicon import compile_lexicon
from monitor.domain.source import FullText, Source
from monitor.domain.story import Disposition, Item
from monitor.domain.watch import Rule, WatchList
from monitor.pipeline.poll import Intake, poll
from monitor.pipeline.reading import Reading
from monitor.testing import FakeFetch, FixedClock, rss

URL = "https://news.example/feed"
SOURCE = Source("s", "S", URL, every=timedelta(minutes=30), full_text=FullText.WHEN_MATCHED)
STORIES = [{"title": f"Envoy {n} of fifty arrives", "guid": str(n), "link": f"https://news.example/{n}",
            "description": f"Delegate number {n} spoke to envoys of country {n * 7}."} for n in range(50)]


def read_article(item: Item) -> Item:
    if item.guid == "7":
        raise RecursionError("nested too deeply")
    return replace(item, text=f"{item.text} In full, the story of delegate {item.guid} is longer.")


def test_of_50_items_49_are_stored_and_one_is_put_aside(tmp_path: Path) -> None:
    web = FakeFetch()
    web.script(URL, rss(STORIES), rss([*STORIES, STORIES[0] | {"guid": "50", "title": "Envoys leave"}]))
    clock = FixedClock(web.at)
    reading = Reading.of(compile_lexicon((), ()), (WatchList(name="desk", title="Desk", channels=(), match=Rule(any=("envoys",))),))
    with Store.open(f"sqlite:///{tmp_path}/m.db", durable=False) as store:
        intake = Intake(web, parse_feed, read_article, store, clock, lambda: 0.0)
        first, second = poll(SOURCE, reading, intake), poll(SOURCE, reading, intake)
        stories = store.stories(dispositions=[Disposition.QUARANTINED])
    assert dict(first.counts)["quarantined"] == 1
    assert sum(count for name, count in first.counts if name != "quarantined") == 49
    assert "quarantined" not in dict(second.counts), "it is not tried again at each poll"
    assert [(story.item.guid, story.reason) for story in stories] == [("7", "could not be read: RecursionError: nested too deeply")]
