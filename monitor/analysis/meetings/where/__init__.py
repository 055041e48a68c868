"""Where: the place of a telling, and what tellings lend one another."""
