"""What is known about one language, as its file says it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """One ``monitor/lexicons/<language>.yaml``: lists of words under dotted keys (``status.cancelled``), in file order."""

    language: str
    entries: tuple[tuple[str, tuple[str, ...]], ...]

    def words(self, key: str) -> tuple[str, ...]:
        """The list under one key; empty where the language has none."""
        return next((words for name, words in self.entries if name == key), ())

    def table(self, prefix: str) -> dict[str, tuple[str, ...]]:
        """All lists below a key, by the rest of their name: ``table("status")["cancelled"]``."""
        start = f"{prefix}."
        return {name.removeprefix(start): words for name, words in self.entries if name.startswith(start)}
