"""One sign for each word, so that phrases are regular expressions over signs."""

_FIXED = {
    "the": "d",
    "a": "d",
    "an": "d",
    "this": "d",
    "that": "d",
    "these": "d",
    "those": "d",
    "each": "d",
    "any": "d",
    "some": "d",
    "such": "d",
    "for": "f",
    "of": "o",
    "to": "t",
    "and": "a",
    "&": "a",
    "from": "r",
    ",": ",",
    ";": ";",
    "-": "-",
    "/": "/",
    "(": "(",
    "[": "(",
    ")": ")",
    "]": ")",
    "'s": "s",
    "'": "s",
    "two": "n",
    "three": "n",
    "both": "n",
    "six": "n",
    "four": "n",
    "five": "n",
    "counterpart": "c",
    "counterparts": "c",
    "opposite number": "c",
    "opposite numbers": "c",
    "all": "n",
    "several": "n",
}


def sign_of(low: str, classes: frozenset[str], *, capital: bool) -> str:
    """The sign of a word: what it can be in a phrase; the letters are those of ``entities.phrases``."""
    fixed = _FIXED.get(low)
    if fixed:
        return fixed
    for name in classes:
        if name in ("titles.heads", "titles.phrases"):
            return "h"
    if "titles.modifiers" in classes:
        return "m"
    if "groups" in classes:
        return "H"
    if (
        "pronouns.male" in classes
        or ("pronouns.first" in classes and low != "us")
        or "pronouns.female" in classes
        or "pronouns.plural" in classes
        or "pronouns.thing" in classes
    ):
        return "q" if low in ("his", "her", "their", "its", "our", "my") else "p"
    if capital and not classes and len(low) > 1 and low.isalpha():
        return "X"
    if low[0].isdigit():
        return "0"
    return "u" if not classes and low.isalpha() and not capital else "w"
