"""Who really says so: reprints, and outlets that cite one agency, are one voice."""

import re
from collections.abc import Sequence

from monitor.domain.event import Report

_AGENCIES = {  # spellings in bylines and attributions
    "yonhap": "Yonhap", "kcna": "KCNA", "korean central news agency": "KCNA", "reuters": "Reuters", "associated press": "AP",
    "ap": "AP", "afp": "AFP", "agence france-presse": "AFP", "xinhua": "Xinhua", "kyodo": "Kyodo", "tass": "TASS",
    "sputnik": "Sputnik", "upi": "UPI", "bloomberg": "Bloomberg", "cnn": "CNN", "nhk": "NHK", "rodong sinmun": "Rodong Sinmun",
    "연합뉴스": "Yonhap", "조선중앙통신": "KCNA", "로이터": "Reuters", "共同": "Kyodo", "新华社": "Xinhua", "朝中社": "KCNA",
}
_WORD = re.compile("|".join(rf"(?<![a-z]){re.escape(name)}(?![a-z])" for name in sorted(_AGENCIES, key=len, reverse=True)))


def voice_of(report: Report) -> str | None:
    """Name the independent source behind a report; None for a reprint, whose original has spoken already."""
    if report.root and report.root != report.story_id:
        return None
    return agency(report.mention.attribution) or agency((report.outlet,)) or report.outlet or report.source_id


def agency(names: Sequence[str]) -> str | None:
    """Find the news agency that a chain of attributions names, outermost first."""
    for name in names:
        found = _WORD.search(name.lower())
        if found:
            return _AGENCIES[found.group()]
    return None
