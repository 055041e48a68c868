"""The rules of time expressions in English: one line each, a pattern over word classes and what builds its value.

In a pattern, ``{NAME}`` is a word class (see ``vocabulary``), ``{name}`` one of the phrases below; ``,`` and ``-`` are the
signs themselves. At one place the first rule that fits and builds wins, so longer forms stand first.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from monitor.analysis.when import distances, named_days, periods, ranges
from monitor.analysis.when.values import Value
from monitor.analysis.when.vocabulary import LETTER
from monitor.analysis.when.words import Words

Builder = Callable[[Words], Value | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A name for the record, the compiled pattern, and the builder; a builder that returns None passes to the next rule."""

    name: str
    pattern: re.Pattern[str]
    build: Builder


_PHRASES = dict(LETTER)
for _name, _body in {
    "month": "[{MON}{MAY}]",
    "day": "[{NUM}{NTH}]",
    "weekday": "[{WD}{WA}]",
    "weekdays": "[{WD}{WA}]{TOD}?[-{TO}{UNTIL}{AND}{OR}][{WD}{WA}]{TOD}?",
    "unit": "[{DAY}{WEEK}{MONTH}{YEAR}{FORTNIGHT}{DECADE}{QUARTER}]",
    "period": "[{WEEK}{MONTH}{YEAR}]",
    "year": "(?:[,-]?{YR}|,?{OF}?[{LAST}{THIS}{NEXT}{PREV}]{YEAR}|{OF}{THE}{PREV}{YEAR})",
    "mday": "(?:{month}{THE}?{day}|{THE}?{day}-?{OF}?{month})",
    "full": r"(?:{weekday}{TOD}?,?{ON}?\(?{mday}{year}?\)?|{mday}(?:{year}?\({weekday}\)?|{year}?))",
    "to": "[-{TO}{UNTIL}]",
    "told": r"(?:\({weekday}\)?)?",
    "join": "[-{TO}{UNTIL}{AND}{OR}]",
    "days": r"{day}(?:\({weekday}\)?)?[-{TO}{UNTIL}{AND}{OR}]{THE}?{day}",
    "count": "(?:{ABOUT}?(?:[{CNT}{NUM}]|{A}?{FEW}{OF}?|{A})(?:[{OR}{TO}-][{CNT}{NUM}])?-?)",
    "rel": "(?:{THIS}[{PAST}{LAST}{COMING}{NEXT}]|{THE}?{COMING}|[{LAST}{THIS}{NEXT}])",
    "of": "(?:-?[{OF}{IN}]?{THE}?)",
    "part": "(?:{THE}?[{PART}{SPAN}]|{THE}{ORD}{HALF})",
    "part_of_the": "(?:{THE}?{PART}{of}|{THE}?{SPAN}{OF}{THE}?|{THE}{ORD}{HALF}{of})",  # "talks that start next week"
    "part_of": "(?:{THE}?{PART}{of}|{THE}?{SPAN}-?{OF}?{THE}?|{THE}{ORD}{HALF}{of})",
    "lead": "(?<=[{IN}{BY}{UNTIL}{SINCE}{OF}{FROM}{TO}{THE}{BEFORE}{AFTER}{WITHIN}{BETWEEN}{ABOUT}{FOR}{OR}{AS}])",
}.items():
    _PHRASES[_name] = _body.format_map(_PHRASES)


def _rule(name: str, pattern: str, builder: Builder) -> Rule:
    return Rule(name, re.compile(pattern.format_map(_PHRASES)), builder)


RULES = (
    _rule("iso", "{ISO}", named_days.iso_day),
    # Weeks named by a day in them
    _rule("week_of_date", "{WEEK}[{OF}{PART}{SPAN}{START}{FROM}][{ON}{OF}{FROM}]?{THE}?{full}", periods.week_from),
    _rule("nth_week", "{THE}?[{ORD}{LAST}]{WEEK}[{OF}{IN}]{THE}?(?:{month}{year}?|{rel}?{MONTH})", periods.nth_week),
    _rule("nth_day", "{THE}?[{ORD}{LAST}](?:{DAY}|{weekday}){OF}{month}{year}?", named_days.nth_day),
    # Ranges
    _rule("date_range", "[{FROM}{BETWEEN}]?{full}[-{TO}{UNTIL}{AND}]{full}", ranges.range_of_dates),
    _rule("dates_beside", "{full}{AND}{full}", ranges.dates_beside),
    _rule("days_of_month", "(?:{weekday},?|{BETWEEN})?{month}{days}(?![{CNT}{MON}{MAY}]){told}{year}?", ranges.of_month),
    _rule("days_of_month", "{BETWEEN}?{THE}?{days}{told}{OF}?{month}{year}?", ranges.of_month),
    _rule("weekdays_of_week", "{FROM}?{weekdays},?{OF}?[{LAST}{NEXT}{THIS}]{WEEK}", ranges.weekdays_of_week),
    _rule("weekdays_of_week", "{THE}?[{LAST}{NEXT}{THIS}]{WEEK},?[{ON}{FROM}]?{weekdays}", ranges.weekdays_of_week),
    _rule("weekdays_by_word", "{FROM}?{rel}{weekdays}", ranges.range_of_weekdays),
    _rule("weekday_range", "[{FROM}{BETWEEN}]?{weekdays}", ranges.range_of_weekdays),
    _rule("month_range", "{FROM}?{month}{YR}[-{TO}{UNTIL}]{month}{YR}", ranges.range_of_months),
    _rule("month_range", "{BETWEEN}{month}{YR}{AND}{month}{YR}", ranges.range_of_months),
    _rule("month_range", "{part}?{of}{month}[-{TO}{UNTIL}{OR}]{IN}?{part}?{of}{month}{year}?", ranges.range_of_months),
    _rule("month_range", "{BETWEEN}{part}?{of}{month}{AND}{part}?{of}{month}{year}?", ranges.range_of_months),
    _rule("month_range", "{part}{of}{rel}{MONTH}{OR}[{IN}{AT}]?{part}{of}(?:{month}|{rel}{MONTH})", ranges.one_part_or_other),
    _rule("year_range", "(?:[{FROM}{BETWEEN}]{YR}[-{TO}{UNTIL}{AND}]{YR}|{YR}-{YR})", ranges.range_of_years),
    # Single days
    _rule("date", "{full}", named_days.day),
    _rule("date", "{THIS}{full}", named_days.day),
    _rule("date", "{IN}{YR},?{ON}{mday}", named_days.day),
    _rule("weekend_of_month", "{THE}?[{ORD}{LAST}]{WEEKEND}[{OF}{IN}]{month}{year}?", ranges.nth_weekend),
    # Parts and halves of something longer
    _rule("part_of_month", "{part_of}{month}(?![{NUM}{NTH}]){year}?", periods.month),
    _rule("part_of_period", "{part_of_the}(?:{rel}?{period}|{YR})", periods.part_of_period),
    _rule("period_out", "{BEFORE}{THE}{period}", periods.until_out),
    _rule("end_of_period", "{THE}?[{MONTH}{YEAR}]-?[{PART}{SPAN}]", periods.end_of_period),
    _rule("rest_of_period", "[{LATER}{EARLIER}](?:[{THIS}{LAST}{NEXT}]|{IN}{THE}){period}", periods.rest_of_period),
    _rule("rest_told", "[{LATER}{EARLIER}]{IN}?{THAT}{SAME}?(?:{period}|{month})", periods.rest_told),
    _rule("rest_told", "{LATER}{IN}{THE}{SAME}{period}", periods.rest_told),
    _rule("rest_of_season", "[{LATER}{EARLIER}]{THIS}{SEASON}", periods.rest_of_period),
    _rule("rest_of_month", "[{LATER}{EARLIER}]{IN}{month}{year}?", periods.month),
    _rule("rest_of_day", "[{LATER}{EARLIER}](?:{TODAY}|[{IN}{ON}]?(?:{THE}|{THAT}|{THE}{SAME}){DAY})", named_days.rest_of_day),
    _rule("quarter", "(?:[{ORD}{LAST}]{QUARTER}{OF}?(?:,?{YR}|[{LAST}{THIS}{NEXT}]{YEAR})|{QTR}{YR}?)", periods.quarter),
    # Months and years with a word that says which
    _rule("month_year", "[{LAST}{NEXT}{THIS}]{YEAR},?{IN}{month}", periods.month),
    _rule("month_year", "{month}{year}", periods.month),
    _rule("month_told", "{month}(?:{OF}|{IN})?{THAT}{SAME}?{YEAR}", periods.month_told),
    _rule("month_told", "{THAT}{SAME}?{part}?{month}", periods.month_told),
    _rule("month_following", "{THE}{FOLLOWING}{month}", periods.month_following),
    _rule("period_told", "[{THAT}]{SAME}?{MONTH}|{THE}{SAME}{MONTH}", periods.period_told),
    _rule("month_by_word", "{rel}{month}", periods.month_by_word),
    _rule("weekday_of_week", "{weekday}{TOD}?{OF}?[{LAST}{NEXT}{THIS}]{WEEK}", named_days.weekday_of_week),
    _rule("weekday_of_week", "[{LAST}{NEXT}{THIS}]{WEEK}{ON}{weekday}", named_days.weekday_of_week),
    _rule("weekday_by_word", "{rel}{weekday}{TOD}?", named_days.weekday_by_word),
    # Distances from the day of publication
    _rule("ago", "{count}{unit}{AGO}", distances.ago),
    _rule("ago", "{unit}{AGO}", distances.nothing),
    _rule("from_now", "{count}{unit}{FROM}{NOW}", distances.ahead),
    _rule("from_day", "(?:(?<!{FOR})|(?={A})){count}[{DAY}{WEEK}]{FROM}(?:{TODAY}|{weekday})", distances.from_day),
    _rule("over_next", "[{WITHIN}{IN}{FOR}]?{THE}?[{NEXT}{COMING}{FOLLOWING}]{count}{unit}", distances.over_next),
    _rule("over_next", "[{WITHIN}{FOR}]{THE}{NEXT}[{WEEK}{MONTH}{YEAR}]", distances.over_next),
    _rule("over_next", "[{WITHIN}{IN}]{THE}?{COMING}{unit}", distances.over_next),
    _rule("over_past", "[{WITHIN}{IN}{FOR}{SINCE}]?{THE}?[{PAST}{LAST}{PREV}]{count}{unit}", distances.over_past),
    _rule("over_past", "[{WITHIN}{IN}]{THE}{PAST}{unit}", distances.over_past),
    _rule("within", "{WITHIN}{count}{unit}{TIME}?", distances.over_next),
    _rule("in_time", "{IN}(?:{ABOUT}?{WITHIN})?{count}{unit}(?!{OF}){TIME}?", distances.ahead),
    # Distances from a day told before
    _rule("duration", "[{CNT}{NUM}]-[{DAY}{WEEK}]|{FOR}[{CNT}{NUM}]{DAY}|[{CNT}{NUM}]{DAY}(?={OF})", distances.duration),
    _rule("duration", "[{CNT}{NUM}]-{TOD}", distances.nights),
    _rule("shifted", "{count}{unit}{AHEAD}(?={OF})", distances.shifted),
    _rule("shifted", "{count}{unit}[{LATER}{EARLIER}{BEFORE}{AFTER}]", distances.shifted),
    _rule("follows", "{BY}{count}[{DAY}{WEEK}]", distances.follows),
    _rule("shifted", "{THE}(?:[{DAY}{WEEK}][{BEFORE}{AFTER}]|[{FOLLOWING}{PREV}]{unit})", distances.shifted),
    _rule("shifted", "{THE}[{NEXT}{SAME}]{DAY}", distances.shifted),
    _rule("shifted", "(?:{THAT}{SAME}?|{THE}{SAME})(?:{DAY}|{TOD})", distances.shifted),
    _rule("shifted", "{THE}[{NEXT}{FOLLOWING}]{TOD}", distances.next_hour),
    _rule("hour_told", r"(?:{IN}{THE}{PART}?|{PART}{IN}{THE}){TOD}(?!,?[{ON}{OF}]?[{WD}{WA}{MON}{TODAY}])", distances.hour_told),
    _rule("hour_told", r"{AT}{TOD}(?!,?[{ON}{OF}]?[{WD}{WA}{MON}{TODAY}])", distances.hour_told),
    # Weeks, weekends, months, seasons
    _rule("weekend", "(?:(?:{rel}|{THE}{PAST}|{PAST}|{THE}|{WITHIN}){WEEKEND}|{AT}{THE}{WEEKEND})", named_days.weekend),
    _rule("feast", "(?:{WITHIN}{THE}?|[{AT}{IN}]){FEAST}{WEEKEND}?|{THE}?{FEAST}(?:{WEEKEND}|{WD})", ranges.feast),
    _rule("current", "{THIS}[{MONTH}{YEAR}](?!-)", periods.current),
    _rule("past_week", "{THIS}{PAST}{WEEK}(?!-)", periods.past_week),
    _rule("period", "(?:{THE}?{rel}|{PAST})[{WEEK}{MONTH}{YEAR}{QUARTER}]", periods.period),
    _rule("season_year", "{part}?{of}{SEASON}(?:,?{OF}?{YR}|{OF}?[{LAST}{THIS}{NEXT}]{YEAR})", periods.season),
    _rule("season_by_word", "{rel}{SEASON}", periods.season),
    _rule("season", "{IN}{THE}?{SEASON}", periods.season),
    # Bare names, last
    _rule("weekday", "{WD}{TOD}?", named_days.weekday),
    _rule("today", "{THIS}{TOD}|{TODAY}{TOD}?", named_days.today),
    _rule("month", "(?<=[{MON}{MAY}]{AND}){MAY}", periods.month),  # "in April and May"
    _rule("month", "{MON}|{lead}{MAY}|(?<={A}){MAY}(?![{IN}{ON}{TO}{OF}])", periods.month),  # "a March meeting", no "a march to"
    _rule("own_month", "{MAY}", periods.month),  # "his May trip", "A's March visit"; see ``finding``
    _rule("day_of_month", "{ON}{THE}{NTH}(?:[-{TO}{AND}]{NTH})?(?!{OF}?{month})", named_days.day_of_month),
    _rule("decade", "{part}?{of}{DECADES}", periods.decade),
    _rule("year", "{YR}", periods.year),
    _rule("soon", "{SOON}", distances.soon),
    _rule("length", "[{CNT}{NUM}]{DAY}", distances.duration),
)

ANY = re.compile("|".join(f"(?P<r{number}>{rule.pattern.pattern})" for number, rule in enumerate(RULES)))
