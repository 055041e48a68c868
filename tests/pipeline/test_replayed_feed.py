"""A feed polled hour by hour: each release one story, an edit a version of it, a second run nothing new."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

import pytest

from monitor.adapters.archive import Snapshot
from monitor.adapters.feeds import parse_feed
from monitor.adapters.store import Store
from monitor.analysis.lexicon import compile_lexicon
from monitor.domain.decision import Decision
from monitor.domain.source import Source
from monitor.domain.story import Disposition
from monitor.pipeline.reading import Reading
from monitor.pipeline.replay import replay_snapshots

START = datetime(2021, 6, 1, 8, tzinfo=UTC)
OFFICE = Source(id="office", name="Office of the Spokesperson", url="https://office.example.org/feed")
READING = Reading.of(compile_lexicon((), ()), (), keep_all=True)


def readout(name: str, country: str, topic: str) -> str:
    return (f"The Secretary spoke by telephone today with {country} Foreign Minister {name}. They reaffirmed the close friendship "
            f"between their two nations and the importance of the rules on which the region rests. The Secretary and Foreign "
            f"Minister {name} discussed {topic}. The Secretary looked forward to seeing {name} before the end of the year.")


def schedule(noon: str) -> str:
    return (f"The Secretary attends meetings and briefings at the Department. The Deputy Secretary meets the ambassador of Laos at "
            f"{noon}. The Department Press Briefing is at 2 p.m. with the Spokesperson.")


FERRY = ("We grieve with the families of those who were lost when the ferry sank in the strait on Monday. Forty people are still "
         "missing and our coast guard has joined the search that the government leads.")
RELEASES = {
    "101": ("Secretary’s Call with Japanese Foreign Minister Ono", readout("Ono", "Japanese", "abductees and the price of rice")),
    "102": ("Secretary’s Call with Korean Foreign Minister Han", readout("Han", "Korean", "the hotline and a visit in autumn")),
    "103": ("On the Ferry Disaster", FERRY),
    "104": ("Daily Schedule – June 1, 2021", schedule("noon")),
    "105": ("Daily Schedule – June 2, 2021", schedule("one")),
}


def snapshot(hour: int, numbers: str, *, dash: str = "", guids: str = "?p=", edits: tuple[tuple[str, str], ...] = ()) -> Snapshot:
    """What the feed showed in one hour; ``edits`` are words that read otherwise by then."""
    items = []
    for number in reversed(numbers.split()):
        title, body = RELEASES[number]
        for before, after in edits:
            body = body.replace(before, after)
        date = START + timedelta(hours=int(number) - 101)
        items.append(
            f"<item><title>{escape(title)}</title><link>https://office.example.org/{number}-release/</link>"
            f"<guid isPermaLink='false'>https://office.example.org/{guids}{number}</guid>"
            f"<pubDate>{date:%a, %d %b %Y %H:%M:%S} +0000</pubDate>"
            f"<description>{escape(f'<p {dash}>{escape(body)}</p>')}</description></item>")
    at = START + timedelta(hours=hour)
    body = f"<rss version='2.0'><channel><title>Releases {hour}</title>{''.join(items)}</channel></rss>"
    return Snapshot(f"{at:%Y%m%dT%H%M%S}Z.xml", at, body.encode())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path / 'monitor.db'}", durable=False) as opened:
        yield opened


def replay(store: Store, *snapshots: Snapshot) -> list[Decision]:
    return list(replay_snapshots(snapshots, OFFICE, READING, store, parse_feed))


def counts(decisions: list[Decision]) -> dict[Disposition, int]:
    return dict(Counter(decision.disposition for decision in decisions))


HOURS = (
    snapshot(0, "101"),
    snapshot(1, "101 102"),
    snapshot(2, "101 102 103", dash="class='x'"),
    snapshot(3, "101 102 103 104"),
    snapshot(4, "102 103 104 105", edits=(("Forty people", "Forty-two people"),)),
    snapshot(5, "102 103 104 105", edits=(("Forty people", "Forty-two people"),)),
)


def test_each_release_is_one_story_and_an_edit_its_update(store: Store) -> None:
    decisions = replay(store, *HOURS)
    assert [decision.analysed.item.title for decision in decisions if decision.disposition is Disposition.NEW] == [
        title for title, _ in RELEASES.values()]
    [update] = [decision for decision in decisions if decision.disposition is Disposition.UPDATE]
    assert update.analysed.item.title == "On the Ferry Disaster"
    story = store.story(update.analysed.item.id)
    assert story is not None
    assert [("Forty-two" in (version.text or "")) for version in story.versions] == [False, True]


def test_a_second_replay_brings_nothing_new(store: Store) -> None:
    replay(store, *HOURS)
    before = store.disposition_counts()
    assert not {Disposition.NEW, Disposition.UPDATE} & counts(replay(store, *HOURS)).keys()
    assert store.disposition_counts() == before


def test_the_same_feed_under_new_guids_raises_nothing(store: Store) -> None:
    replay(store, *HOURS)
    again = replay(store, snapshot(90, "101 102 103 104 105", guids="?page_id=9", edits=(("Forty people", "Forty-two people"),)))
    assert counts(again) == {Disposition.COPY: 5}
    assert {decision.rule for decision in again} == {"republished"}
