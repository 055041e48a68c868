"""Floor 2: how we touch the world. One outside thing per file; knows types, never conclusions."""
