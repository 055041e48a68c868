"""The words behind a change, cut out of a stored text so that they can be shown anywhere."""

import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from monitor.analysis.digests.days import read_span
from monitor.analysis.text.sentences import Abbreviations, split_sentences
from monitor.domain.digest import Citation
from monitor.domain.event import Change, ChangeKind, Event, Report
from monitor.domain.meeting import Evidence
from monitor.domain.story import Item

QUOTE_CHARACTERS = 320  # four lines of a mail; a quoted sentence of a wire story is 150 to 250 characters
_REACH = 400
_SLOTS = {ChangeKind.DATE: "date", ChangeKind.PLACE: "place", ChangeKind.STATUS: "status", ChangeKind.PARTICIPANTS: "people"}
_SHORT_FORMS = Abbreviations(
    always=frozenset({
        "mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "lt", "col", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
        "sep", "sept", "oct", "nov", "dec", "vs"}),
    may_end=frozenset({"u.s", "u.n", "u.k", "p.m", "a.m", "d.c"}),
    starters=frozenset({"the", "a", "an", "in", "on", "at", "he", "she", "it", "they", "we", "but", "and", "this", "that"}),
)
_UNSEEN = frozenset("\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2028\u2029\u3164\ufeff\uffa0")


def clean(text: str) -> str:
    """Text fit to be shown: one line, without controls, direction marks, lone surrogates and letters that show nothing."""
    kept = "".join(" " if char.isspace() else char for char in text if char.isspace() or _is_shown(char))
    return " ".join(kept.split())


def _is_shown(char: str) -> bool:
    return char in "\u200c\u200d" or (unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"} and char not in _UNSEEN)


def clean_url(url: str | None) -> str | None:
    """An absolute http(s) address in plain ASCII without credentials, or None: nothing else may become a link."""
    try:
        parts = urlsplit((url or "").strip())
        host = parts.hostname
        parts.port  # noqa: B018  # raises for a port that is none
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host or parts.username or parts.password or len(url or "") > 2000:
        return None
    if not re.fullmatch(r"[\w.:\[\]-]+", parts.netloc):
        return None
    try:
        netloc = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    rest = parts._replace(scheme="", netloc="").geturl()
    return f"{parts.scheme}://{netloc}{quote(rest, safe=_URL_SAFE, errors='replace')}"


_URL_SAFE = "/?#%&=+,;:@!$*~.-_"


def cut_quote(raw: str, evidence: Evidence) -> str:
    """The sentence around a span, shortened with an ellipsis on the far side where it is long."""
    start, end = evidence.start, evidence.end
    if raw[start:end] != evidence.quote:
        return shorten(clean(evidence.quote), QUOTE_CHARACTERS)
    spans = split_sentences(raw, max(0, start - _REACH), min(len(raw), end + _REACH), _SHORT_FORMS)
    touched = [(left, right) for left, right in spans if left < end and start < right] or [(start, end)]
    first = left = min(start, touched[0][0])
    right = max(end, touched[-1][1])
    while left < start and len(clean(raw[left:end])) > QUOTE_CHARACTERS:
        left = _next_word(raw, left, start)
    return shorten(f"{'…' if left > first else ''}{clean(raw[left:right])}", QUOTE_CHARACTERS)


def _next_word(raw: str, left: int, end: int) -> int:
    found = re.compile(r"\s+").search(raw, left + 1, end)
    return found.end() if found else end


def shorten(text: str, at_most: int) -> str:
    """At most so many characters, cut between words, with an ellipsis."""
    if len(text) <= at_most:
        return text
    head = text[: at_most - 1]
    whole = head.rpartition(" ")[0]
    return (whole if len(whole) > at_most // 2 else head).rstrip(" ,;:") + "…"


def cite(change: Change, item: Item | None, report: Report | None) -> Citation:
    """Who says what a change tells, in which words."""
    evidence = _most_telling(_slot_of(change), change.evidence or (report.mention.evidence if report else ()))
    return _citation(evidence, item, report)


def cite_report(report: Report, item: Item | None) -> Citation:
    """Who says what a report tells, in the words that tell of the meeting itself."""
    return _citation(_most_telling("trigger", report.mention.evidence), item, report)


def _slot_of(change: Change) -> str:
    if change.kind is ChangeKind.CONTRADICTION:
        return "date" if read_span(change.new) else "place"
    return _SLOTS.get(change.kind, "trigger")


def _most_telling(slot: str, evidence: Sequence[Evidence]) -> Evidence | None:
    for wanted in (slot, "trigger"):
        for span in evidence:
            if span.slot == wanted:
                return span
    return evidence[0] if evidence else None


def _citation(evidence: Evidence | None, item: Item | None, report: Report | None) -> Citation:
    words = cut_quote(item.raw, evidence) if item and evidence else clean(evidence.quote) if evidence else ""
    outlet = (item.outlet if item else "") or (report.outlet if report else "") or (item.source_id if item else "")
    return Citation(
        outlet=shorten(clean(outlet), 80) or "an unnamed source", quote=words, url=clean_url(item.url) if item else None,
        published_at=(item.published_at if item else None) or (report.at if report else None),
        title=shorten(clean(item.title), 200) if item else "",
        attribution=tuple(shorten(clean(who), 80) for who in report.mention.attribution) if report else (),
        tier=item.tier if item else report.tier if report else "",
    )


def find_report(event: Event, story_id: str) -> Report | None:
    """The report of one story on an event; where it has several, the most certain."""
    told = [report for report in event.reports if report.story_id == story_id]
    return max(told, key=lambda report: (report.mention.main, report.mention.confidence)) if told else None
