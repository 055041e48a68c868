"""Who and what a text names: roster entries, titles, groups, counterparts, surnames."""
