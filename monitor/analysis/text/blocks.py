"""What sort of line a sentence stands in: story, caption, or something that is no part of the story."""

import re
from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick

# "SEOUL, June 30 (Yonhap) -- ", "WASHINGTON (AP) - ", "SEOUL: ", "SEOUL/TOKYO (Reuters) - "; the reporters' place, nobody's venue.
_CITY = r"[A-Z][A-Z.'-]+(?: [A-Z][A-Z.'-]+){0,3}(?:, [A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+)?)?"
_CITIES = rf"{_CITY}(?: ?[/&] ?{_CITY}){{0,3}}"
_MIXED = r"[A-Z][a-z]+(?: [A-Z][a-z]+)?(?:, [A-Z][a-z.]+)?"
_DAY = r"(?:, ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)"
_AGENCY = r"\([A-Za-z /.,0-9-]{2,60}\)"
_WRITTEN = rf"\d{{1,2}} [A-Z][a-z]{{2,8}} \d{{4}} {_AGENCY}"
DATELINE = re.compile(
    rf"(?:{_CITIES}{_DAY}?(?: ?/[A-Z]+/)?(?: {_AGENCY}|, [A-Z][a-z]+)?|{_MIXED}(?:{_DAY} {_AGENCY}|{_DAY}| {_AGENCY})|{_WRITTEN})"
    r" ?(?:--?|:|_) (?=\S)"
)
# One of these stands in whatever CAPTION finds: a new alternative there needs its mark here. Looking for them costs a thirtieth.
_CAPTION_MARKS = (
    *("hoto", "PHOTO", "icture", "mage", "combination", "file footage", "is seen", "via AP", "Cover", "Caption", "FILE"),
    *("REUTERS/", "KCNA/", "AFP/", "EPA/", "Xinhua/"),
)
_FIND_MARKS = AhoCorasick(list(_CAPTION_MARKS))
_IMAGE = r"(?:photo|photograph|picture|image|combination)"
CAPTION = re.compile(
    r"/ ?[A-Z][\w ]{1,20} Photo\b|"
    r"\bPhoto(?:graph)?(?:s)?(?:: | by | courtesy|/)|\b(?:AP|File|FILE|Handout) (?:Photo|PHOTO|photo)\b|"
    r"\bREUTERS/|\bGetty Images|^\(?(?:Cover|Photo|Image|Picture|Caption|FILE)\b ?[-:]|\b(?:KCNA|AFP|EPA|Xinhua)/|"
    r"\b(?:pictured|is seen) (?:here|in this)\b|"
    rf"\b[Ii]n (?:this|a) (?:[\w., ]{{2,24}}[ ,])?{_IMAGE}\b|\b{_IMAGE} (?:released|provided|taken|distributed|supplied|shows?) |"
    r"\bfile footage\b|\([\w/ .]{2,40} via AP\)",
)
_NOISE = (  # in lower case
    *("read more", "also read", "see also", "see more", "more:", "related", "watch", "advertisement", "sign up", "subscribe"),
    *("follow us", "share this", "click here", "just watched", "must watch", "reporting by", "(reporting by", "editing by"),
    *("(editing by", "additional reporting", "(additional reporting", "copyright", "all rights reserved", "©"),
    "we have summarized",
)
_NOISY = re.compile("|".join(re.escape(mark) + r"\b" * mark[-1].isalpha() for mark in _NOISE))  # "watch", but no "watchers"


def story_start(text: str, span: tuple[int, int]) -> int:
    """Where a sentence begins behind its dateline, if it has one."""
    head = text[span[0] : min(span[1], span[0] + 120)]
    if not ("- " in head or ": " in head or "_ " in head):
        return span[0]
    match = DATELINE.match(text, span[0], min(span[1], span[0] + 120))
    return match.end() if match and match.end() < span[1] else span[0]


_LINE_MARK = re.compile(r"[^\n.!?]{0,6}(?:[A-Z][^\n!?]{0,60}?)?(?:--?|[_:–—]|/\.?) ")


def heads_line(text: str, start: int, end: int, sentence: int) -> bool:
    """Whether a place written from ``start`` to ``end`` is the reporter's: it opens the sentence, a dateline's mark behind it."""
    opens = start == sentence and end < len(text) and text[end] in " ,:/(-"
    return opens and text[start:end].isupper() and _LINE_MARK.match(text, end, min(len(text), end + 90)) is not None


def caption_marks(text: str) -> tuple[str, ...]:
    """The marks that a text has at all, so that no sentence need be searched for the others."""
    return tuple({_CAPTION_MARKS[mark] for mark, _, _ in _FIND_MARKS.find_matches_as_indexes(text, overlapping=True)})


def is_caption(text: str, span: tuple[int, int], marks: Sequence[str] = _CAPTION_MARKS) -> bool:
    """Whether a sentence stands in a line that is a picture's caption; ``marks`` are those that the text has."""
    start = text.rfind("\n", max(0, span[0] - 400), span[0]) + 1
    end = text.find("\n", span[1], span[1] + 300)
    line = text[start or span[0] : end if end >= 0 else span[1] + 60]
    if not any(mark in line for mark in marks):
        return False
    return CAPTION.search(text, start or span[0], end if end >= 0 else min(len(text), span[1] + 60)) is not None


def is_noise(text: str, span: tuple[int, int]) -> bool:
    """Whether a line only leads elsewhere or names its makers."""
    head = text[span[0] : span[0] + 40].lower()
    return _NOISY.match(head) is not None
