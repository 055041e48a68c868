from datetime import UTC, datetime

from monitor.analysis.scoring.alerts import score_alerts
from monitor.analysis.scoring.tally import Tally
from monitor.domain.decision import Analysed, Decision
from monitor.domain.event import Change, ChangeKind, Event, Report
from monitor.domain.gold import GoldAlerts, GoldArticle, GoldChange, GoldMeeting
from monitor.domain.meeting import Evidence, Kind, Mention, Status
from monitor.domain.story import Disposition, Fingerprint, Item
from monitor.domain.watch import Rule, WatchList

AT = datetime(2019, 2, 10, tzinfo=UTC)
LIST = WatchList(name="dprk-us", title="", match=Rule(parties=("DPRK", "US")), channels=())
PARTIES = ("DPRK", "US")


def article(id_, event="summit"):
    meeting = GoldMeeting(Kind.SUMMIT, PARTIES, Status.PLANNED, quote="will meet", event=event)
    return GoldArticle(Item(id=id_, source_id="s", text="They will meet."), relevant=True, meetings=(meeting,))


def decided(story, ours, *changes):
    mention = Mention(Kind.SUMMIT, PARTIES, Status.PLANNED, evidence=(Evidence("trigger", 5, 14, "will meet"),))
    report = Report(story.item.id, 0, mention, AT, "s")
    analysed = Analysed(story.item, "en", Fingerprint(1, None, None, None, None, (), 0), mentions=(mention,))
    event = Event(ours, Kind.SUMMIT, PARTIES, Status.PLANNED)
    made = tuple(
        Change(f"{ours}-{kind}", ours, kind, None, value, story.item.id, AT, alert=True, reason="") for kind, value in changes)
    return Decision(
        analysed, Disposition.NEW, "", reports=(report,), links=(ours,), events=(event,), changes=made)


def due(article_id, event="summit", change="new", **more):
    return GoldChange(article_id, event, change, **more)


def gold(*changes):
    return GoldAlerts(changes, frozenset(c.article for c in changes))


def test_told_once_and_rightly():
    first, second = article("a"), article("b")
    decisions = [decided(first, "e1", (ChangeKind.NEW, "planned")), decided(second, "e1")]
    score = score_alerts([first, second], decisions, gold(due("a")), LIST)
    assert score.articles == Tally(1, 1, 1)
    assert score.changes == Tally(1, 1, 1)
    assert score.repeated == 0
    assert score.linking == Tally(1, 1, 1)
    assert score.misses == ()


def test_a_meeting_split_in_two_is_told_twice():
    first, second = article("a"), article("b")
    decisions = [decided(one, f"e-{one.item.id}", (ChangeKind.NEW, "planned")) for one in (first, second)]
    score = score_alerts([first, second], decisions, gold(due("a")), LIST)
    assert score.articles == Tally(1, 2, 1)
    assert score.repeated == 1
    assert score.linking == Tally(0, 0, 1)
    assert [miss.sort for miss in score.misses] == ["story should not alert", "change should not be told", "told twice"]


def test_what_is_on_again_after_it_was_off_is_no_repeat():
    stories = [article(name) for name in "abcd"]
    told = [(ChangeKind.NEW, "planned"), (ChangeKind.STATUS, "cancelled"), (ChangeKind.STATUS, "planned"),
            (ChangeKind.STATUS, "planned")]
    decisions = [decided(one, "e", change) for one, change in zip(stories, told, strict=True)]
    news = gold(due("a"), due("b", change="status"), due("c", change="status"))
    assert score_alerts(stories, decisions, news, LIST).repeated == 1  # the last one


def test_what_is_not_told_is_missed_unless_it_is_optional():
    story = article("a")
    score = score_alerts([story], [decided(story, "e")], gold(due("a"), due("a", change="place", optional=True)), LIST)
    assert score.changes == Tally(0, 0, 1)
    assert score.articles == Tally(0, 0, 1)
    assert {miss.sort for miss in score.misses} == {"story should alert", "change not told"}


def test_what_the_watch_list_does_not_want_is_no_alert():
    story = article("a")
    participants = decided(story, "e", (ChangeKind.PARTICIPANTS, "Kim Jong Un"))
    assert score_alerts([story], [participants], gold(), LIST).alerts == 0
