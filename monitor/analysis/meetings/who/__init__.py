"""Who takes part: pronouns, groups, offices and turns of speech, whom a meeting's words name, and who says so."""
