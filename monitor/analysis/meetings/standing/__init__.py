"""Where a meeting stands: verb groups, governors, predicates, call-offs."""
