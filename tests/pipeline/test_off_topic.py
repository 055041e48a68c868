"""What no list wants leaves a line in the audit and nothing else, however old it is; a list's own old story is kept."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from monitor.adapters.feeds import parse_feed
from monitor.adapters.store import Store
from monitor.analysis.copies import BLANK
from monitor.analysis.lexicon import compile_lexicon
from monitor.domain.source import Source
from monitor.domain.story import Disposition
from monitor.domain.watch import Rule, WatchList
from monitor.pipeline.poll import Intake, poll
from monitor.pipeline.reading import Reading
from monitor.testing import FakeFetch, FixedClock, rss

URL = "https://news.example/feed"
SOURCE = Source("s", "S", URL, every=timedelta(minutes=30))
WANTED = WatchList(name="desk", title="Desk", channels=(), match=Rule(any=("envoys",)))


def test_old_or_new_an_unwanted_story_is_off_topic_and_costs_no_text_and_no_fingerprint(tmp_path: Path) -> None:
    web = FakeFetch()
    clock = FixedClock(web.at)
    stories = [
        {"title": title, "guid": title, "link": f"https://news.example/{title}", "description": f"{title} in the capital.",
         "pubDate": web.at - timedelta(days=days)}
        for title, days in (("Envoys arrived", 1), ("Envoys spoke", 90), ("Budget passed", 1), ("Budget failed", 90))]
    web.script(URL, rss(stories))
    reading = Reading.of(compile_lexicon((), ()), (WANTED,))
    with Store.open(f"sqlite:///{tmp_path}/m.db", durable=False) as store:
        poll(SOURCE, reading, Intake(web, parse_feed, lambda item: item, store, clock, lambda: 0.0))
        told = {story.item.title: story for story in store.stories()}
    assert {title: story.disposition for title, story in told.items()} == {
        "Envoys arrived": Disposition.NEW, "Envoys spoke": Disposition.TOO_OLD,
        "Budget passed": Disposition.OFF_TOPIC, "Budget failed": Disposition.OFF_TOPIC}
    assert {title for title, story in told.items() if story.item.text} == {"Envoys arrived", "Envoys spoke"}
    unwanted = reading.analyse(told["Budget failed"].item)
    assert unwanted.fingerprint == BLANK
    assert replace(reading, keep_all=True).analyse(unwanted.item).fingerprint != BLANK
