"""Floor 1: what we conclude. Pure functions: no I/O, no clock, no randomness."""
