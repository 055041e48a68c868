"""What stories are read with: the lexicon and the watch lists in force. Swapped whole when the configuration changes."""

from collections.abc import Iterable
from dataclasses import dataclass

from monitor.analysis.analyse import analyse
from monitor.analysis.decide import Policy
from monitor.analysis.ledger import Background, compile_background
from monitor.analysis.lexicon import Lexicon
from monitor.analysis.matching import CompiledWatchList, compile_watch_list
from monitor.domain.decision import Analysed
from monitor.domain.story import Item
from monitor.domain.watch import WatchList


@dataclass(frozen=True, slots=True)
class Reading:
    """A lexicon and compiled watch lists; ``keep_all`` treats every item as on topic."""

    lexicon: Lexicon
    watch_lists: tuple[WatchList, ...]
    compiled: tuple[CompiledWatchList, ...]
    background: Background
    keep_all: bool = False

    @classmethod
    def of(cls, lexicon: Lexicon, watch_lists: Iterable[WatchList], *, keep_all: bool = False) -> "Reading":
        """Compile the watch lists against the lexicon."""
        lists = tuple(watch_lists)
        compiled = tuple(compile_watch_list(one, lexicon) for one in lists)
        return cls(lexicon, lists, compiled, compile_background(lexicon.roster, lexicon.packs), keep_all)

    def analyse(self, item: Item) -> Analysed:
        """Read one item."""
        return analyse(item, self.lexicon, self.compiled, keep_all=self.keep_all)

    @property
    def policy(self) -> Policy:
        """How stories read so are taken in."""
        return Policy(keep_all=self.keep_all, background=self.background)
