"""When: which time of a sentence belongs to which trigger, and the days that it means."""
