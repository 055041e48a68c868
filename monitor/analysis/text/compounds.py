"""Compound adjectives whose hyphen a writer left out: "a two day visit", "working level talks".

A number above one before a singular unit is a compound wherever it stands: nobody stays "two day". The hyphen takes the place of
the space, so no position moves.
"""

import re

_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2})"
_UNIT = r"(?:day|week|hour|minute|month|way|party|nation|country|city|stop)"
_LEVEL = r"(?:working|high|higher|senior|low|lower|top|ministerial|expert)"
_LEFT_OUT = re.compile(
    rf"\b(?:{_NUMBER}( ){_UNIT}(?=,? [a-z])|{_LEVEL}( )level(?= [a-z])|one( )on( )one\b)", re.IGNORECASE,
)


def with_hyphens(text: str) -> str:
    """Return the text, of the same length, with hyphens in compounds of numbers and of levels."""
    return _LEFT_OUT.sub(lambda match: match.group().replace(" ", "-"), text) if _LEFT_OUT.search(text) else text
