"""Times in English text: found as patterns, kept open, settled against the day of publication and a verb's tense."""

from monitor.analysis.when.dateline import read_on
from monitor.analysis.when.finding import find_times
from monitor.analysis.when.resolving import Direction, resolve
from monitor.analysis.when.undated import days_of, times_with_years
from monitor.analysis.when.values import Duration, Relation, TimeSpan, is_duration

__all__ = [
    "Direction", "Duration", "Relation", "TimeSpan", "days_of",
    "find_times", "is_duration", "read_on", "resolve", "times_with_years",
]
