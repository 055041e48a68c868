"""What tells of a meeting: verbs, nouns, deeds, company, offers, and one telling of several."""
