"""Where a meeting stands: by its verb and that one's clause, by what governs its noun, by its predicate; and call-offs apart."""
