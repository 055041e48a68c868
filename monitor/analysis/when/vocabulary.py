"""The words a time can be made of, each with its class and its value."""

from monitor.analysis.when.values import Part

# Classes get one letter each, so that the grammar is a regular expression over a string of classes.
_CLASS_NAMES = (
    "MON MAY WD WA NUM NTH CNT YR DECADES ISO DAY WEEK MONTH YEAR QUARTER HALF WEEKEND FORTNIGHT DECADE TODAY LAST PAST PREV "
    "NEXT FOLLOWING COMING THIS THAT SAME PART SPAN LATER EARLIER SEASON TOD AGO NOW TIME IN ON BY FROM TO UNTIL BETWEEN AND OR "
    "BEFORE AFTER SINCE OF THE A WITHIN FOR ORD ABOUT QTR START SOON AT FEW AS FEAST AHEAD"
)
_PLAIN = "abcdefghijklmnopqrstuvwyzABCDEFGHIJKLMNOPQRSTUVWYZ0123456789@~%=&"
LETTER = dict(zip(_CLASS_NAMES.split(), _PLAIN, strict=False))
OTHER = "x"
BREAK = "X"

_MONTHS = "january february march april may june july august september october november december"
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_SHORT_MONTHS = {
    "jan": 1, "feb": 2, "febr": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}
_SHORT_WEEKDAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}
_COUNTS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": -1}
_DEICTIC = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0}
_PARTS = {
    "early": Part.EARLY, "mid": Part.MIDDLE, "middle": Part.MIDDLE, "midway": Part.MIDDLE, "late": Part.LATE,
}
_SPANS = {"beginning": Part.EARLY, "start": Part.EARLY, "end": Part.LATE, "close": Part.LATE}  # "of May": "start in May" is a verb
_SEASONS = {"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3}
_UNITS = {
    "DAY": ("day", "days"), "WEEK": ("week", "weeks"), "MONTH": ("month", "months"), "YEAR": ("year", "years"),
    "QUARTER": ("quarter", "quarters"), "WEEKEND": ("weekend", "weekends"), "FORTNIGHT": ("fortnight", "fortnights"),
    "DECADE": ("decade", "decades"), "HALF": ("half",),
}
_FUNCTION_WORDS = {
    "LAST": "last", "PAST": "past", "PREV": "previous preceding", "NEXT": "next", "FOLLOWING": "following",
    "COMING": "coming upcoming", "THIS": "this current", "THAT": "that", "SAME": "same", "LATER": "later", "EARLIER": "earlier",
    "TOD": "morning afternoon evening night noon midday midnight dawn lunchtime", "AGO": "ago", "NOW": "now", "TIME": "time",
    "IN": "in during", "ON": "on", "BY": "by", "FROM": "from", "TO": "to through thru into", "UNTIL": "until till",
    "BETWEEN": "between", "AND": "and", "OR": "or", "BEFORE": "before", "AHEAD": "ahead",
    "AFTER": "after", "SINCE": "since", "OF": "of",
    "THE": "the", "A": "a an", "WITHIN": "within over", "FOR": "for", "AT": "at", "SOON": "soon shortly",
    "ABOUT": "about around roughly nearly almost some just only", "START": "starting commencing",
    "AS": "as toward towards",
    "FEW": "few several couple dozen", "FEAST": "easter",
}
_PLURAL = frozenset({"days", "weeks", "months", "years", "quarters", "weekends", "decades"})

Word = tuple[str, object]


def _cases(word: str) -> tuple[str, ...]:
    return word, word.capitalize(), word.upper()


def _named() -> dict[str, Word]:
    """Names of months and days; a form that is also an everyday word counts only with its capital ("may", "march", "sun")."""
    words: dict[str, Word] = {}
    for number, name in enumerate(_MONTHS.split(), 1):
        doubtful = name in {"march", "may", "august"}
        forms = _cases(name)[1:] if doubtful else _cases(name)
        words |= dict.fromkeys(forms, ("MAY" if name in {"march", "may"} else "MON", number))
    for name, number in _SHORT_MONTHS.items():
        words |= dict.fromkeys(_cases(name)[1:], ("MAY", number))
    for number, name in enumerate(_WEEKDAYS.split()):
        words |= dict.fromkeys(_cases(name), ("WD", number))
    for name, number in _SHORT_WEEKDAYS.items():
        words |= dict.fromkeys(_cases(name)[1:], ("WA", number))
    return words


def _vocabulary() -> dict[str, Word]:
    words = _named()
    for kind, forms in _UNITS.items():
        for form in forms:
            words |= dict.fromkeys(_cases(form), (kind, form in _PLURAL))
    for kind, forms_text in _FUNCTION_WORDS.items():
        for form in forms_text.split():
            words |= dict.fromkeys(_cases(form), (kind, form))
    tables = (("TODAY", _DEICTIC), ("PART", _PARTS), ("SPAN", _SPANS), ("SEASON", _SEASONS), ("ORD", _ORDINALS))
    for kind, table in tables:
        for form, value in table.items():
            words |= dict.fromkeys(_cases(form), (kind, value))
    for value, form in enumerate(_COUNTS.split(), 1):
        words |= dict.fromkeys(_cases(form), ("CNT", value))
    return words


VOCABULARY: dict[str, Word] = _vocabulary()
