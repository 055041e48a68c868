"""The labels of a story in place of our own reading: what linking and alerting do when the reading is right."""

from calendar import monthrange
from dataclasses import replace
from datetime import date

from monitor.domain.decision import Analysed
from monitor.domain.gold import GoldArticle, GoldMeeting
from monitor.domain.meeting import Evidence, Mention, Precision, When

_QUARTER = 92  # days; whole months up to here are named ones: "January or February"
_LONGEST_INTERVAL = 31  # days; a longer span that is no month or year is one of "in the coming months"


def read_from_labels(article: GoldArticle, analysed: Analysed) -> Analysed:
    """Put the labelled meetings of a story in the place of those that were found in it."""
    mentions = tuple(_mention(one, article.item.raw) for one in (*article.meetings, *article.others))
    return replace(analysed, mentions=mentions)


def _mention(gold: GoldMeeting, raw: str) -> Mention:
    at = raw.find(gold.quote) if gold.quote else -1
    evidence = (Evidence("trigger", at, at + len(gold.quote), gold.quote),) if at >= 0 else ()
    return Mention(kind=gold.kind, parties=gold.parties, status=gold.status, people=gold.people, when=_when(gold),
                   places=gold.places, confidence=1.0, main=gold.main, evidence=evidence)


def _when(gold: GoldMeeting) -> When | None:
    if gold.start is None and gold.end is None:
        return None
    return When(gold.start, gold.end, _precision(gold.start, gold.end))


def _precision(start: date | None, end: date | None) -> Precision:
    """Guess how exactly a text gave these days; labels do not say."""
    if start is None or end is None:
        return Precision.VAGUE
    if start == end:
        return Precision.DAY
    days, last = (end - start).days + 1, monthrange(start.year, start.month)[1]
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return Precision.YEAR
    if days == 7 and start.weekday() == 0:
        return Precision.WEEK
    if (start.year, start.month) == (end.year, end.month) and (start.day, end.day) in {(1, 10), (11, 20), (21, last)}:
        return Precision.PART_OF_MONTH
    if (start.year, start.month, start.day, end.day) == (end.year, end.month, 1, last):
        return Precision.MONTH
    whole_months = start.day == 1 and end.day == monthrange(end.year, end.month)[1] and days <= _QUARTER
    return Precision.INTERVAL if days <= _LONGEST_INTERVAL or whole_months else Precision.VAGUE


__all__ = ["read_from_labels"]
