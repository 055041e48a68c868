"""Whether "the summit" of a story is one of many: "leaders from more than 50 nations", "the G-7 leaders"."""

import re

from monitor.analysis.entities.scene import Scene

_LEAD = 900  # characters
_MANY = re.compile(
    r"(?:leaders|heads of state|heads of government|presidents) (?:of|from) "
    r"(?:(?:more|nearly|almost|over|about|some|at|around)\b[ a-z]{0,12})?"
    r"(?:[0-9]{2,}|dozens of|[a-z]{3,6}ty) (?:[a-z]+ )?(?:nations|countries)"
    r"|(?:G-?(?:7|8|20)|Group of (?:Seven|Eight|Twenty|20))\)? (?:leaders|summit)"
)
_OF_TWO = re.compile(r"[Ss]ummits? (?:with|between)\b|-Kim\b|Kim-")


def note_crowd(scene: Scene, text: str) -> None:
    """Keep that a summit of many is what the lead tells of, in a story that tells of no summit of two."""
    scene.crowd = _MANY.search(text, 0, _LEAD) is not None and _OF_TWO.search(text) is None
