"""The demo's stories, read and decided in order: exactly what an analyst would be told, and nothing else."""

from datetime import UTC, datetime
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from monitor.adapters.lexicons import read_packs, read_roster
from monitor.analysis.alerts import wants
from monitor.analysis.copies import as_known
from monitor.analysis.decide import decide
from monitor.analysis.lexicon import compile_lexicon
from monitor.domain.story import Item
from monitor.domain.watch import Rule, WatchList
from monitor.pipeline.reading import Reading

ROSTER = Path(__file__).parents[2] / "config" / "roster.yaml"
WATCH_LIST = WatchList(name="dprk-us", title="DPRK–U.S. diplomacy", match=Rule(parties=("DPRK", "US")), channels=())
PAPER = YAML(typ="safe").load((files("monitor") / "demo" / "stories.yaml").read_text("utf-8"))
MISSES = YAML(typ="safe").load(Path(__file__).with_name("known_misses.yaml").read_text("utf-8"))
STORIES = {story["id"]: story for story in PAPER["stories"]}


def item(story):
    feed = next(feed for feed in PAPER["feeds"] if feed["id"] == story["feed"])
    published = datetime.fromisoformat(story["published"]).astimezone(UTC)
    return Item(
        id=story["id"], source_id=story["feed"], title=story["title"], text=story["text"], url=story["url"],
        guid=f"{story['feed']}:{story['guid']}", published_at=published, seen_at=published, timezone=feed["timezone"],
        outlet=story["outlet"], tier=feed["tier"])


@pytest.fixture(scope="module")
def decisions():
    reading = Reading.of(compile_lexicon(read_roster(ROSTER), read_packs()), (WATCH_LIST,))
    known, events, made = [], {}, {}
    for one in sorted(map(item, STORIES.values()), key=lambda one: (one.published_at, one.id)):
        analysed = reading.analyse(one)
        (decision,) = decide(
            (analysed,), known=known, events=tuple(events.values()), now=one.seen_at,
            policy=reading.policy)
        made[one.id] = decision
        events.update((event.id, event) for event in decision.events)
        known.append(as_known(analysed))
    return made


def told(decision):
    """What the watch list would announce of one story: event, change, new value."""
    events = {event.id: event for event in decision.events}
    return [(c.event_id, str(c.kind), c.new) for c in decision.changes if wants(WATCH_LIST, events[c.event_id], c)]


def fits(alert, expected, names):
    """Whether an alert is an expected change of the meeting that the nickname stands for so far; ``-trip`` names a visit."""
    event, change, value = alert
    if event.startswith("visit") != expected["meeting"].endswith("-trip"):
        return False
    known = names.get(expected["meeting"])
    same = known == event if known else event not in names.values() and change == "new"
    return same and change == expected["change"] and value in expected.get("to", value or "").split("|")


def pair(alerts, expected, names):
    """Alerts with the expectations they fulfil; as many as can be."""
    if not alerts:
        return []
    first, *rest = alerts
    best = pair(rest, expected, names)
    for one in expected:
        if fits(first, one, names):
            others = [other for other in expected if other is not one]
            tried = [(first, one), *pair(rest, others, {**names, one["meeting"]: first[0]})]
            best = max(best, tried, key=len)
    return best


@pytest.fixture(scope="module")
def complaints(decisions):
    """For each story, in order, what is told too much or too little."""
    names, found = {}, {}
    for id_, story in STORIES.items():
        alerts, expected = told(decisions[id_]), story["expected"]
        required, welcome = expected.get("alerts", []), expected.get("maybe", [])
        pairs = pair(alerts, [*required, *welcome], names)
        names.update((one["meeting"], alert[0]) for alert, one in pairs)
        extra = [alert for alert in alerts if alert not in [a for a, _ in pairs]]
        silent = [one for one in required if one not in [e for _, e in pairs]]
        found[id_] = [f"told, though nobody should be: {a}" for a in extra] + [f"not told: {one}" for one in silent]
    return found


def mark(id_, misses):
    return pytest.param(id_, marks=[pytest.mark.xfail(strict=True, reason="a known miss")] if id_ in misses else [])


@pytest.mark.parametrize("id_", [mark(id_, MISSES["told"]) for id_ in STORIES])
def test_the_reader_is_told_what_is_news_and_nothing_else(complaints, id_):
    assert complaints[id_] == []


@pytest.mark.parametrize("id_", [mark(id_, MISSES["sorted"]) for id_ in STORIES])
def test_each_story_gets_its_disposition(decisions, id_):
    expected, decision = STORIES[id_]["expected"], decisions[id_]
    assert decision.disposition in expected["disposition"].split("|"), decision.reason
    assert decision.duplicate_of == expected.get("of"), decision.reason


RECORDING = [id_ for id_, story in STORIES.items() if "recorded" in story["expected"]]


@pytest.mark.parametrize("id_", [mark(id_, MISSES["recorded"]) for id_ in RECORDING])
def test_contradictions_are_recorded_without_news(decisions, id_):
    kinds = [change.kind for change in decisions[id_].changes]
    assert set(kinds) >= {one["change"] for one in STORIES[id_]["expected"]["recorded"]}


def test_the_stories_are_sound():
    ids = list(STORIES)
    assert ids == sorted(ids)
    times = [datetime.fromisoformat(STORIES[id_]["published"]) for id_ in ids]
    assert all(before <= after for before, after in pairwise(times)), "stories stand in order of time"
