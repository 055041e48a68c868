"""``monitor demo``: twenty months of diplomacy played as feeds on loopback, read, and told by mail and webhook."""
