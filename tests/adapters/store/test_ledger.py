"""The ledger in the store: facts, states of events, changes; nothing ever overwritten."""

from dataclasses import replace
from datetime import date, timedelta

from monitor.adapters.store import Store
from monitor.domain.decision import Decision
from monitor.domain.event import ChangeKind, Correction
from monitor.domain.meeting import Precision, Status, When
from monitor.domain.story import Disposition

HOUR = timedelta(hours=1)


def later_story(make, name: str, status: Status) -> Decision:
    """A second story that changes where the event of the first stands."""
    change = make.change(f"c-{name}", "e1", name, kind=ChangeKind.STATUS, old="planned", new=str(status))
    return replace(make.decision(name), reports=(make.report(name, status=status),), events=(make.event("e1", status=status),),
                   changes=(change,))


def test_an_event_has_its_reports_in_order_of_publication(store: Store, make) -> None:
    early = replace(make.report("2"), at=make.now - HOUR)
    make.save(store, make.decision("1"), replace(make.decision("2"), reports=(early,), changes=()))
    event = store.event("e1")
    assert event is not None
    assert [report.story_id for report in event.reports] == ["2", "1"]
    assert replace(event, reports=()) == make.event("e1")
    assert store.event("unheard of") is None


def test_any_past_moment_can_be_asked_for(store: Store, make) -> None:
    make.save(store, make.decision("1"))
    make.save(store, later_story(make, "2", Status.POSTPONED), at=make.now + HOUR)
    statuses = {hours: [event.status for event in store.events(as_of=make.now + hours * HOUR)] for hours in (-1, 0, 1)}
    assert statuses == {-1: [], 0: [Status.PLANNED], 1: [Status.POSTPONED]}
    then = store.event("e1", as_of=make.now)
    assert then is not None
    assert [report.story_id for report in then.reports] == ["1"]


def test_changes_are_only_ever_added(store: Store, make) -> None:
    make.save(store, make.decision("1"))
    [first] = store.changes()
    make.save(store, later_story(make, "2", Status.POSTPONED), at=make.now + HOUR)
    forged = replace(make.decision("3"), changes=(replace(first, new="cancelled", reason="the same id, another story"),))
    make.save(store, forged, at=make.now + 2 * HOUR)
    assert [change.id for change in store.changes()] == ["c-1", "c-2"]
    assert store.changes()[0] == first


def test_changes_are_asked_for_by_time_event_story_and_list(store: Store, make) -> None:
    make.save(store, make.decision("1"))
    make.save(store, make.decision("2", event="e2", lists=("seoul",)), at=make.now + HOUR)
    assert [change.id for change in store.changes(since=make.now + HOUR)] == ["c-2"]
    assert [change.id for change in store.changes(until=make.now + HOUR)] == ["c-1"]
    assert [change.id for change in store.changes(event_id="e2")] == ["c-2"]
    assert [change.id for change in store.changes(story_id="1")] == ["c-1"]
    assert [change.id for change in store.changes(watch_list="seoul")] == ["c-2"]
    assert [change.id for change in store.changes(limit=1)] == ["c-2"]


def test_a_copy_adds_its_fact_to_the_event(store: Store, make) -> None:
    copy = replace(make.decision("2"), disposition=Disposition.COPY, duplicate_of="1", changes=())
    make.save(store, make.decision("1"), copy)
    assert [(report.story_id, event_id) for report, event_id in store.reports()] == [("1", "e1"), ("2", "e1")]


def test_a_merged_event_gives_its_reports_and_followers_away_but_its_past_can_be_asked_for(store: Store, make) -> None:
    make.save(store, make.decision("1"), make.decision("2", event="e2", lists=("seoul",)))
    merge = make.change("c-3", "e1", "3", kind=ChangeKind.MERGED, old="e2", new="e1", alert=False)
    make.save(store, replace(make.decision("3"), changes=(merge,)), at=make.now + HOUR)
    assert [event.id for event in store.events()] == ["e1"]
    assert [event.id for event in store.events(watch_list="seoul")] == ["e1"]
    assert {event_id for _, event_id in store.reports()} == {"e1"}
    assert [event.id for event in store.events(as_of=make.now)] == ["e1", "e2"]
    assert [event.id for event in store.events(as_of=make.now + HOUR)] == ["e1"]


def test_events_are_found_for_a_batch_by_party_and_time(store: Store, make) -> None:
    def event(name: str, **more):
        return make.event(name, last_at=more.pop("last_at", make.now), **more)

    spans = {"near": When(date(2019, 2, 27), date(2019, 2, 28), Precision.DAY),
             "far": When(date(2012, 2, 23), None, Precision.DAY)}
    long_ago = make.now - timedelta(days=2500)
    with store.writing() as tx:
        others = (
            event("near", when=spans["near"]), event("far", when=spans["far"], last_at=long_ago),
            event("undated", when=None), event("elsewhere", parties=("CHN", "JPN")),
            event("first", when=spans["far"], last_at=long_ago, ordinal=1))
        tx.save([replace(make.decision("1"), events=others, reports=(), links=(), changes=())], keys={}, at=make.now)
        assert {found.id for found in tx.events_for([make.analysed("2")])} == {"near", "undated"}
        first = replace(make.analysed("2"), mentions=(make.mention(ordinal=1),))
        assert {found.id for found in tx.events_for([first])} == {"near", "undated", "first"}
        assert tx.events_for([replace(make.analysed("2"), mentions=())]) == ()


def test_a_ruling_is_kept(store: Store, make) -> None:
    ruling = Correction("r1", make.now, "desk", "set", "e1", "cancelled", "the ministry told us")
    with store.writing() as tx:
        tx.correct(ruling)
    assert store.corrections() == store.corrections("e1") == (ruling,)
    assert store.corrections("e2") == ()
