"""Items, their texts and their dispositions."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.adapters.store import Store
from monitor.domain.story import Disposition, TextOrigin

LATER = timedelta(hours=1)


def test_a_story_comes_back_as_it_went_in(store: Store, make) -> None:
    decision = make.decision("1")
    make.save(store, decision)
    story = store.story("1")
    assert story is not None
    assert story.item == replace(decision.analysed.item, language="en")
    assert (story.disposition, story.reason, story.matched) == (Disposition.NEW, "nothing like it is known", ("dprk-us",))
    assert [(one.number, one.text) for one in story.versions] == [(1, "Envoys will meet in Oslo.")]
    assert store.story("unheard of") is None


@pytest.mark.parametrize("read", [
    {"text_origin": TextOrigin.PAGE}, {"text_note": "only the start is free"}, {"via": "https://mirror.example.org/feed"},
], ids=str)
def test_it_stays_known_where_a_text_was_read(store: Store, make, read: dict[str, str]) -> None:
    make.save(store, make.decision("1", **read))
    story = store.story("1")
    assert story is not None
    for item in (story.item, store.stories()[0].item):
        assert (item.text_origin, item.text_note, item.via) == (
            read.get("text_origin", TextOrigin.FEED), read.get("text_note", ""), read.get("via"))


def test_what_was_offered_before_and_says_the_same_is_seen(store: Store, make) -> None:
    make.save(store, make.decision("1"), make.dropped("2"))
    edited = make.item("1", text="Envoys met in Oslo.")
    assert store.seen([make.item("1"), make.item("2"), make.item("3")]) == {"1", "2"}
    assert store.seen([edited]) == frozenset()


def test_an_off_topic_item_is_remembered_without_its_text(store: Store, make) -> None:
    make.save(store, make.dropped("1"))
    story = store.story("1")
    assert story is not None
    assert (story.disposition, story.reason, story.item.text, story.versions) == (
        Disposition.OFF_TOPIC, "no watch list wants it", "", ())


def test_saving_the_same_decisions_twice_changes_nothing(store: Store, make) -> None:
    decisions = (make.decision("1"), make.dropped("2"))
    make.save(store, *decisions)
    before = (store.story("1"), store.story("2"), store.changes(), store.reports(), store.events(with_reports=True))
    make.save(store, *decisions, at=make.now + LATER)
    assert (store.story("1"), store.story("2"), store.changes(), store.reports(), store.events(with_reports=True)) == before


def test_an_edited_story_gets_a_version_and_keeps_its_disposition(store: Store, make) -> None:
    make.save(store, make.decision("1"))
    edited = replace(make.decision("1", text="Envoys met in Oslo."), disposition=Disposition.UPDATE, reason="same guid, edited",
                     duplicate_of="1", changes=())
    make.save(store, edited, at=make.now + LATER)
    story = store.story("1")
    assert story is not None
    assert story.disposition is Disposition.NEW
    assert [(one.number, one.text, one.disposition) for one in story.versions] == [
        (1, "Envoys will meet in Oslo.", Disposition.NEW), (2, "Envoys met in Oslo.", Disposition.UPDATE)]
    assert story.item.text == "Envoys met in Oslo."
    assert [report.version for report, _ in store.reports(story_id="1")] == [1, 2]
    assert store.seen([make.item("1", text="Envoys met in Oslo.")]) == {"1"}
    assert store.seen([make.item("1")]) == {"1"}, "an edit taken back says nothing new"


def test_an_off_topic_item_edited_onto_the_topic_becomes_a_story(store: Store, make) -> None:
    make.save(store, make.dropped("1", text="Football."))
    make.save(store, make.decision("1"), at=make.now + LATER)
    story = store.story("1")
    assert story is not None
    assert (story.disposition, story.matched, len(story.versions)) == (Disposition.NEW, ("dprk-us",), 1)


def test_one_guid_twice_in_a_batch_gives_two_texts_of_one_story(store: Store, make) -> None:
    again = replace(make.decision("1", text="Envoys met."), disposition=Disposition.UPDATE, changes=())
    make.save(store, make.decision("1"), again)
    story = store.story("1")
    assert story is not None
    assert [one.text for one in story.versions] == ["Envoys will meet in Oslo.", "Envoys met."]


def test_signs_that_no_database_holds_are_replaced_one_for_one(store: Store, make) -> None:
    make.save(store, make.decision("1", text="NUL \0 and half a pair \ud83d here.", title="Bad\0title"))
    story = store.story("1")
    assert story is not None
    assert story.item.text == "NUL \ufffd and half a pair \ufffd here."
    assert story.item.title == "Bad\ufffdtitle"
    report, _ = store.reports(story_id="1")[0]
    assert report.story_id == "1"


def test_evidence_with_half_a_surrogate_pair_is_kept(store: Store, make) -> None:
    decision = make.decision("1")
    quote = replace(decision.reports[0].mention.evidence[0], quote="\ud83dTitl")
    mention = replace(decision.reports[0].mention, evidence=(quote,))
    make.save(store, replace(decision, reports=(replace(decision.reports[0], mention=mention),)))
    [(report, _)] = store.reports(story_id="1")
    assert report.mention.evidence[0].quote == "\ufffdTitl"


def test_a_time_without_a_zone_is_refused(store: Store, make) -> None:
    with pytest.raises(Exception, match="without a zone"):
        make.save(store, make.decision("1", published_at=make.now.replace(tzinfo=None)))
    assert store.story("1") is None


def test_stories_are_listed_by_list_time_and_disposition(store: Store, make) -> None:
    make.save(store, make.decision("1"), make.dropped("2"),
              make.decision("3", lists=("seoul", "dprk-us-2"), seen_at=make.now + LATER, event="e3"))
    assert [story.item.id for story in store.stories()] == ["3", "2", "1"]
    assert [story.item.id for story in store.stories(watch_list="dprk-us")] == ["1"]
    assert [story.item.id for story in store.stories(since=make.now + LATER)] == ["3"]
    assert [story.item.id for story in store.stories(until=make.now + LATER, dispositions=[Disposition.OFF_TOPIC])] == ["2"]
    assert store.disposition_counts() == {Disposition.NEW: 2, Disposition.OFF_TOPIC: 1}


def test_one_batch_may_hold_an_item_first_dropped_and_then_kept(store: Store, make) -> None:
    make.save(store, make.dropped("1", text="Envoys may meet."), make.decision("1"))
    story = store.story("1")
    assert story is not None
    assert [version.text for version in story.versions] == ["Envoys will meet in Oslo."]
    assert [report.story_id for report, _ in store.reports(story_id="1")] == ["1"]
