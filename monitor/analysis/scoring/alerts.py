"""Did the right stories alert, once each: the ledger's changes against those of a perfect ledger."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

from monitor.analysis.alerts import wants
from monitor.analysis.scoring.align import align
from monitor.analysis.scoring.tally import Tally
from monitor.domain.decision import Decision
from monitor.domain.gold import GoldAlerts, GoldArticle
from monitor.domain.watch import WatchList

_WANTED = ("new", "status", "date", "place")


@dataclass(frozen=True, slots=True)
class AlertMiss:
    """A story or change that alerted and should not have, or the reverse."""

    article: str
    sort: str
    detail: str


@dataclass(frozen=True, slots=True)
class AlertScore:
    """Counts of stories, of single changes, of repeats, and of pairs of mentions put into one event."""

    articles: Tally
    changes: Tally
    repeated: int
    alerts: int
    linking: Tally
    misses: tuple[AlertMiss, ...]


@dataclass(frozen=True, slots=True)
class _Sent:
    """One alert that went out: where, on which of our events, what, and the labelled event it is about, if any."""

    article: str
    event: str
    change: str
    value: str
    about: str | None

    def __str__(self) -> str:
        return f"{self.change} {self.about or '?'} -> {self.value}"


def score_alerts(
    articles: Sequence[GoldArticle], decisions: Sequence[Decision], gold: GoldAlerts, watch_list: WatchList,
) -> AlertScore:
    """Judge one pass over the labelled stories, in the order they were decided, by what the watch list would announce."""
    by_id = {a.item.id: a for a in articles}
    links = {d.analysed.item.id: _labelled_events(by_id[d.analysed.item.id], d) for d in decisions}
    due = [c for c in gold.changes if c.watched and c.change in _WANTED and c.article in links]
    news = {(c.article, c.event) for c in due}
    sent = [alert for d in decisions for alert in _alerts(d, links[d.analysed.item.id], watch_list, news)]
    wrong = [s for s in sent if (s.article, s.about) not in news]  # told with other words, or along with other news: still news
    again = _repeated(sent)
    required = {(c.article, c.event, c.change) for c in due if not c.optional and not set(c.also_ok) - set(_WANTED)}
    told = {(s.article, s.about, s.change) for s in sent}
    alerted = {s.article for s in sent}
    worthy = gold.alertworthy & set(links)
    return AlertScore(
        articles=Tally(len(alerted & worthy), len(alerted), len(worthy)),
        changes=Tally(len(required & told), len(required & told) + len(wrong), len(required)),
        repeated=len(again),
        alerts=len(sent),
        linking=_linking(list(links.values())),
        misses=(
            *(AlertMiss(a, "story should not alert", _told(sent, a)) for a in sorted(alerted - worthy)),
            *(AlertMiss(a, "story should alert", "") for a in sorted(worthy - alerted)),
            *(AlertMiss(a, "change not told", f"{change} {event}") for a, event, change in sorted(required - told)),
            *(AlertMiss(s.article, "change should not be told", str(s)) for s in wrong),
            *(AlertMiss(s.article, "told twice", str(s)) for s in again),
        ),
    )


def _labelled_events(article: GoldArticle, decision: Decision) -> dict[int, tuple[str, str]]:
    """For each linked mention that is a labelled one: our event and theirs."""
    mentions = [r.mention for r in decision.reports]
    gold = (*article.meetings, *article.others)
    return {
        p.found: (decision.links[p.found], gold[p.gold].event)
        for p in align(gold, mentions, article.item.raw) if gold[p.gold].event
    }


def _alerts(decision: Decision, links: Mapping[int, tuple[str, str]], watch_list: WatchList,
            news: AbstractSet[tuple[str, str]]) -> list[_Sent]:
    """What goes out. An event that a story's mentions of two real ones were put into is about the one that is news."""
    events, article = {e.id: e for e in decision.events}, decision.analysed.item.id
    by_worth = sorted(links.values(), key=lambda pair: (article, pair[1]) in news)
    about = dict(by_worth)
    return [
        _Sent(article, c.event_id, c.kind, c.new or "", about.get(c.event_id))
        for c in decision.changes if c.event_id in events and wants(watch_list, events[c.event_id], c)
    ]


def _repeated(sent: Sequence[_Sent]) -> list[_Sent]:
    """Alerts that say again what the last alert of that kind about the same real event said; "planned" after "off" is news."""
    last: dict[tuple[str, str], str] = {}
    again = []
    for alert in sent:
        slot, value = (alert.about or alert.event, alert.change), "" if alert.change == "new" else alert.value
        if last.get(slot) == value:
            again.append(alert)
        last[slot] = value
    return again


def _linking(links: Sequence[Mapping[int, tuple[str, str]]]) -> Tally:
    mentions = [pair for story in links for pair in story.values()]
    both = [(ours == other, theirs == others) for (ours, theirs), (other, others) in combinations(mentions, 2)]
    return Tally(sum(o and t for o, t in both), sum(o for o, _ in both), sum(t for _, t in both))


def _told(sent: Sequence[_Sent], article: str) -> str:
    return "; ".join(str(s) for s in sent if s.article == article)
