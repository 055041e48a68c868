"""Times in English text: found as patterns, kept open, settled against the day of publication and a verb's tense."""

from monitor.analysis.when.finding import find_times
from monitor.analysis.when.resolving import Direction, resolve
from monitor.analysis.when.values import Duration, Relation, TimeSpan

__all__ = ["Direction", "Duration", "Relation", "TimeSpan", "find_times", "resolve"]
