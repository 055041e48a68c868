"""Did the right stories alert, once each: the ledger's changes against those of a perfect ledger."""

from collections import Counter
from collections.abc import Mapping, Sequence
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


def score_alerts(
    articles: Sequence[GoldArticle], decisions: Sequence[Decision], gold: GoldAlerts, watch_list: WatchList,
) -> AlertScore:
    """Judge one pass over the labelled stories, in the order they were decided, by what the watch list would announce."""
    by_id = {a.item.id: a for a in articles}
    links = {d.analysed.item.id: _labelled_events(by_id[d.analysed.item.id], d) for d in decisions}
    sent = [alert for d in decisions for alert in _alerts(d, links[d.analysed.item.id], watch_list)]
    due = [c for c in gold.changes if c.watched and c.change in _WANTED and c.article in links]
    news = {(c.article, c.event) for c in due}
    right = sum((s.article, s.about) in news for s in sent)  # told with other words, or along with other news: still news
    required = {(c.article, c.event, c.change) for c in due if not c.optional and not set(c.also_ok) - set(_WANTED)}
    told = {(s.article, s.about, s.change) for s in sent}
    alerted = {s.article for s in sent}
    worthy = gold.alertworthy & set(links)
    return AlertScore(
        articles=Tally(len(alerted & worthy), len(alerted), len(worthy)),
        changes=Tally(len(required & told), len(required & told) + len(sent) - right, len(required)),
        repeated=_repeated(sent),
        alerts=len(sent),
        linking=_linking(list(links.values())),
        misses=(
            *(AlertMiss(a, "story should not alert", _told(sent, a)) for a in sorted(alerted - worthy)),
            *(AlertMiss(a, "story should alert", "") for a in sorted(worthy - alerted)),
            *(AlertMiss(a, "change not told", f"{change} {event}") for a, event, change in sorted(required - told)),
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


def _alerts(decision: Decision, links: Mapping[int, tuple[str, str]], watch_list: WatchList) -> list[_Sent]:
    events = {e.id: e for e in decision.events}
    about = dict(links.values())
    return [
        _Sent(decision.analysed.item.id, c.event_id, c.kind, c.new or "", about.get(c.event_id))
        for c in decision.changes if c.event_id in events and wants(watch_list, events[c.event_id], c)
    ]


def _repeated(sent: Sequence[_Sent]) -> int:
    """Alerts that say again what an alert about the same real event has said."""
    news = Counter((s.about or s.event, s.change, "" if s.change == "new" else s.value) for s in sent)
    return sum(count - 1 for count in news.values())


def _linking(links: Sequence[Mapping[int, tuple[str, str]]]) -> Tally:
    mentions = [pair for story in links for pair in story.values()]
    both = [(ours == other, theirs == others) for (ours, theirs), (other, others) in combinations(mentions, 2)]
    return Tally(sum(o and t for o, t in both), sum(o for o, _ in both), sum(t for _, t in both))


def _told(sent: Sequence[_Sent], article: str) -> str:
    return "; ".join(f"{s.change} {s.about or '?'} -> {s.value}" for s in sent if s.article == article)
