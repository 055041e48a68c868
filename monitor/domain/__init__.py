"""Floor 0: what things are. Frozen dataclasses and enums; standard library only."""
