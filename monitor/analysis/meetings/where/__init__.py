"""Where: the place of a telling, by its words or by the venue a story names, and the places that tellings lend one another."""
