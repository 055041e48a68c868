"""Time expressions in a text, each with what it means before a verb's tense settles it."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from monitor.analysis.when import calendar
from monitor.analysis.when.connecting import connect
from monitor.analysis.when.grammar import ANY, RULES, Rule
from monitor.analysis.when.tokens import Run, Token, find_runs
from monitor.analysis.when.values import NOTHING, Relation, Shift, TimeSpan, Value
from monitor.analysis.when.vocabulary import LETTER
from monitor.analysis.when.words import Words

_RELATIONS = {
    LETTER["BY"]: Relation.BY, LETTER["UNTIL"]: Relation.BY, LETTER["BEFORE"]: Relation.BEFORE, LETTER["SINCE"]: Relation.SINCE,
    LETTER["AFTER"]: Relation.AFTER,
}
# "before the midterm elections in November": up to the end of the month of what it is before.
_BEFORE_A_VOTE = re.compile(
    r"\b(?:[Bb]efore|[Aa]head of|[Pp]rior to) (?:[\w.'’-]+ ){0,4}?"
    r"(?:elections?|midterms?|vote|polls|referendum|inauguration|deadline|congress) (?:in|on) $"
)
_AHEAD_OF = re.compile(r"\b(?:[Aa]head of|[Pp]rior to) (?:the |an? |his |their )?$")
_A_VOTE = re.compile(r" (?:[\w.'’-]+ ){0,2}?(?:elections?|midterms?|vote|polls|referendum|inauguration|congress)\b")
_THROUGH = frozenset({"through", "thru"})  # the last day of what goes on
_SKIPPED = LETTER["THE"] + LETTER["ABOUT"]
# "before the June 12 summit": the date is the summit's, nothing is bounded by it; "since Sunday for talks" is bounded.
_MEETING_AFTER = re.compile(
    r"(?:['’]s)?[ \t]+(?:(?!(?:for|to|on|with|in|at|about|over|and)\b)[\w-]+[ \t]+){0,3}?"
    r"(?:summit|meeting|talks|negotiation|encounter|session|trip|visit|dialogue|round)",
    re.IGNORECASE,
)
_NOT_A_YEAR = re.compile(
    r"[ \t-]?(?:%|percent|GMT|UTC|hours|hrs|troops|people|soldiers|km|kilomet|miles|met(?:er|re)s|tons|dollars|won\b|million|"
    r"billion|pounds|feet|years?\b|days\b|words|votes|points|families|homes)",
    re.IGNORECASE,
)
_NAMED_AFTER_A_DAY = re.compile(
    r"[ \t]+(?:Times|Telegraph|Mirror|Express|Morning Herald|Mail|Star|Sun\b|Post\b|Herald|Independent)"
)
# "two days after the summit" counts from the summit, not from a day told before.
_AN_EVENT = re.compile(r"[ \t]+[\w\"“‘']")
# "as early as next month" is one expression; left outside, "as" would look like the beginning of a clause.
_AS = frozenset(("as ", "AS ", "As ", "aS "))
_AT_BEST = re.compile(r"\bas (?:early|soon|late) as $", re.IGNORECASE)
_LASTING = ("span", "spans", "spanned", "spanning", "last", "lasts", "lasted", "lasting", "spent")
# "recessed in Beijing on Sunday after 13 days": what ended had lasted so long.
_CLOSED = re.compile(
    r"\b(?:recess(?:ed)?|ended|adjourned|concluded|closed|collapsed|broke (?:off|up|down)|suspended|wrapped up|wound up|"
    r"petered out|(?:c[ao]me|comes|drew|drawn|brought) to an? (?:end|close|halt))\b"
    r"[^;:\n]{0,50}\bafter (?:about |some |nearly |only |just )?$",
)
_NEARLY = re.compile(r"in (?:almost|nearly)\b", re.IGNORECASE)
_IS_OUT = re.compile(r"(?:['’]s|[ \t]+(?:is|was))[ \t]+(?:out|over|up|done|through)\b|[ \t]+(?:ends|ended|closes|runs out)\b")
_ON_FOOT = re.compile(r"[ \t]+(?:of|on|for|against)\b")
_OWNED = re.compile(r"(?:['’]s?|\b(?:his|her|its|their|our|my))[ \t]+$", re.IGNORECASE)
_MEETS = re.compile(r"[ \t]+(?:trip|visit|meeting|summit|talks|round|session|journey|encounter|tour)s?\b")
_BY_NAME = re.compile(r"\b(?:the|an?|of|against)[ \t]+$", re.IGNORECASE)
_ANNIVERSARY = re.compile(
    r"(?:['’]s)?,?[ \t]+(?:[\w-]+[ \t]+){0,1}?(?:anniversar|birthday|holiday|movement\b|uprising)", re.IGNORECASE
)
# "their first session in two weeks", "the second summit in a month": a distance back, and no date.
_COUNTED_BEFORE = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|\d+(?:th|nd|rd|st)|only|times?|more than|most|\w+est|twice|once|rounds?|"
    r"tests?|launch(?:es)?)\b(?:[^.;:\n]|(?<=\b[A-Z])\.){0,90}$",  # the stops of "U.S." end no sentence
    re.IGNORECASE,
)
# "a second summit is planned in two weeks"; "the first visit to the North in five years" goes to a place
_TO_COME = re.compile(
    r"\b(?:will|to(?= [a-z])(?! (?:the|an?|his|her|their|its)\b)|planned|scheduled|set|due|slated|expected|could|would|may|might)\b"
)
_BEFORE_A_NUMBER = frozenset("$€£#.,/-+")
_HYPHENS = ("-", "\u2011")
_BACK, _FAR_BACK = 80, 110


def find_times(text: str, *, anchor: date) -> tuple[TimeSpan, ...]:
    """Time expressions in order, none inside another; ``anchor`` is the day of publication where the story was published."""
    found: list[TimeSpan] = []
    for run in find_runs(text):
        for span in _read(run, text, anchor):
            while found and found[-1].start >= span.start:
                found.pop()  # the "soon" of "as soon as next month"
            found.append(span)
    return connect(found, text) if found else ()


def _read(run: Run, text: str, anchor: date) -> Iterator[TimeSpan]:
    at = 0
    values = tuple([token.value if token is not None else None for token in run.tokens])
    while (read := _first_reading(run.codes, values, at, anchor)) is not None:
        rule, value, start, end = read
        at = max(end, start + 1)
        span = _make_span(run, (start, end), text, anchor=anchor, rule=rule, value=value)
        if span is not None:
            yield span


Reading = tuple[Rule, Value, int, int]  # by which rule, what it means, from where to where in the run


@lru_cache(maxsize=4096)
def _first_reading(codes: str, values: tuple[object, ...], at: int, anchor: date) -> Reading | None:
    """The first time that a run tells of from a position on; the stories of one day are full of the same few runs."""
    tokens = tuple([Token(code, value, 0, 0) if code not in _SIGNS else None for code, value in zip(codes, values, strict=True)])
    while (fit := _first_fit(codes, at)) is not None:
        read = _first_that_builds(Run(codes, tokens), fit, anchor)
        if read is not None:
            return read
        at = fit[1] + 1
    return None


_SIGNS = frozenset(",-()")  # in a run: no words


@lru_cache(maxsize=4096)
def _first_fit(codes: str, at: int) -> tuple[int, int, int] | None:
    """Number of the rule, start and end of the first match from a position on."""
    match = ANY.search(codes, at)
    return (int((match.lastgroup or "r0")[1:]), *match.span()) if match is not None else None


def _first_that_builds(run: Run, fit: tuple[int, int, int], anchor: date) -> Reading | None:
    number, start, end = fit
    rule = RULES[number]
    value = rule.build(Words(_between(run, start, end), anchor))
    if value is not None:
        return rule, value, start, end
    for rule in RULES[number + 1 :]:
        match = rule.pattern.match(run.codes, start)
        value = rule.build(Words(_between(run, start, match.end()), anchor)) if match is not None else None
        if match is not None and value is not None:
            return rule, value, start, match.end()
    return None


def _between(run: Run, start: int, end: int) -> tuple[Token, ...]:
    return tuple([token for token in run.tokens[start:end] if token is not None])


_ENDS_A_WAR = re.compile(r"end the \d{4}-\d", re.IGNORECASE)  # "a treaty to end the 1950-53 war"


def _make_span(
    run: Run, place: tuple[int, int], text: str, *, anchor: date, rule: Rule, value: Value
) -> TimeSpan | None:
    tokens = _between(run, *place)
    start, end = tokens[0].start, tokens[-1].end
    if rule.name == "part_of_period" and _ENDS_A_WAR.match(text, start) is not None:
        return None
    if rule.name == "shifted" and isinstance(value, Shift) and _is_apart(text, start, end):
        return TimeSpan(start, end, text[start:end], "apart", calendar.move(anchor, -value.count, value.unit))
    if rule.name == "shifted" and isinstance(value, Shift) and _from_event(text, start, end):
        end = tokens[-2].end
        sign = 1 if tokens[-1].letter == LETTER["AFTER"] else -1
        return TimeSpan(start, end, text[start:end], "event", Shift(sign * abs(value.count), value.unit))
    if value == NOTHING or (rule.name == "period" and _in_compound(text, end)) or _is_no_date(text, start, end, rule.name):
        return None
    relation = _relation(run, place[0], text, end)
    month = rule.name in ("month", "month_year")
    if _before_a_vote(text, start, end, in_it=month or rule.name == "date", bounded=relation):
        relation = Relation.BY if month else Relation.BEFORE  # the vote may be on the month's last day
    out = _IS_OUT.match(text, end) if rule.name == "period_out" else None
    end = out.end() if out is not None else end  # "ends" is the month's, and no status of a meeting
    at_best = _AT_BEST.search(text, max(0, start - 14), start) if text[max(0, start - 3) : start] in _AS else None
    start = at_best.start() if at_best else start
    return TimeSpan(start, end, text[start:end], rule.name, value, relation)


def _before_a_vote(text: str, start: int, end: int, *, in_it: bool, bounded: Relation) -> bool:
    """Whether something is to be before a vote: "before the elections in November", "ahead of Tuesday's vote"."""
    if bounded is Relation.BEFORE and _A_VOTE.match(text, end) is not None:
        return True
    back = max(0, start - _BACK)
    before = text[back:start]
    if not ("efore" in before or "head of" in before or "rior to" in before):
        return False
    if in_it and _BEFORE_A_VOTE.search(text, back, start) is not None:
        return True
    return bounded is Relation.AT and _AHEAD_OF.search(text, back, start) is not None and _A_VOTE.match(text, end) is not None


def _is_apart(text: str, start: int, end: int) -> bool:
    """Whether news is set against an event: "It comes two months after talks"; then that event lies so far from publication."""
    comes = text[max(0, start - 12) : start].rstrip().endswith((" comes", " come"))
    return comes and _AN_EVENT.match(text, end) is not None and text[start:end].lower().endswith(("before", "after", "ahead"))


def _from_event(text: str, start: int, end: int) -> bool:
    """Whether a distance counts from an event named behind it: "two days after the summit"."""
    return _AN_EVENT.match(text, end) is not None and text[start:end].lower().endswith(("before", "after", "ahead"))


_OF_A_TERM = re.compile(r" of (?:his|her|their|its|the|a|an) (?!(?:month|year|week|century|decade)\b)")


def _is_no_date(text: str, start: int, end: int, rule: str) -> bool:
    if _ANNIVERSARY.match(text, end):
        return True
    if rule == "year":
        return _NOT_A_YEAR.match(text, end) is not None or text[max(start - 1, 0) : start] in _BEFORE_A_NUMBER
    if rule in ("month", "own_month"):
        return _is_no_month(text, start, end, rule)
    if rule == "iso":  # a headline's stamp
        return text[max(0, start - 2) : start] == "- " and text[end : end + 1] in {"", "\n"}
    if rule == "soon":  # "as soon as they agree", and whoever is called Soon-young
        return text[end : end + 4].lower() == " as " or text[end : end + 1] == "-" or text[start - 1 : start] == "-"
    if rule == "over_past":  # "begin on Monday and last three days", "in the last nine months of his term"
        last = text[start : start + 5] == "last " and text[max(0, start - 5) : start].endswith((" to ", "will ", " and "))
        return last or _OF_A_TERM.match(text, end) is not None
    if rule == "period_out":
        return _IS_OUT.match(text, end) is None
    if rule == "length":
        before = text[max(0, start - 12) : start].rstrip()
        lasting = before.endswith(_LASTING) or (before.endswith("after") and text[end:].startswith((" in ", " there")))
        return not (lasting or _CLOSED.search(text, max(0, start - _BACK), start))
    if rule == "follows":
        return not text[max(0, start - 12) : start].rstrip().endswith(("follow", "follows", "followed", "following"))
    if rule == "weekday":
        return _NAMED_AFTER_A_DAY.match(text, end) is not None
    if rule == "in_time" and _NEARLY.match(text, start):
        return True  # "in almost five years, they met": how long it had been
    counted = _COUNTED_BEFORE.search(text, max(0, start - _FAR_BACK), start) if rule == "in_time" else None
    return counted is not None and _TO_COME.search(counted.group()) is None


def _is_no_month(text: str, start: int, end: int, rule: str) -> bool:
    """Whether "May" or "March" is no month: "a march on P", "Britain's May"; it is in "his May trip", and "in March for talks"."""
    if rule == "own_month":
        return not (_OWNED.search(text, max(0, start - 8), start) and _MEETS.match(text, end))
    on_foot = text[start:end].upper() == "MARCH" and _ON_FOOT.match(text, end) is not None
    return on_foot and _BY_NAME.search(text, max(0, start - 8), start) is not None


def _in_compound(text: str, end: int) -> bool:
    """Whether a hyphen binds a word to a time, as in "last week-long"; a dash with a space parts what follows."""
    return text[end : end + 1] in _HYPHENS and text[end + 1 : end + 2].isalpha()


def _relation(run: Run, at: int, text: str, end: int) -> Relation:
    for token in reversed(run.tokens[:at]):
        if token is None:
            return Relation.AT
        if token.letter in _RELATIONS:
            return Relation.AT if _MEETING_AFTER.match(text, end) else _RELATIONS[token.letter]
        if token.value in _THROUGH:
            return Relation.BY
        if token.letter not in _SKIPPED:
            return Relation.AT
    return Relation.AT
