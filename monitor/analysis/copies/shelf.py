"""The known stories around one batch, found by their keys: an item is compared with its relatives only, not with all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from heapq import nlargest

from monitor.analysis.copies.fingerprint import lookup_keys
from monitor.analysis.copies.judge import as_known, judge
from monitor.analysis.copies.verdict import Verdict
from monitor.domain.decision import Analysed
from monitor.domain.story import Fingerprint, Known, key_weight

CLOSEST = 8
"""Stories read against one item, those with most in common first."""

MANY = 3
"""Old stories under new GUIDs in one poll that make it a republication; form letters are sent again one by one."""


class Shelf:
    """Stories by key; grows while a batch is decided, so that each item also meets those before it."""

    def __init__(self, known: Iterable[Known], batch: Sequence[Analysed] = ()) -> None:
        self._stories: list[Known] = []
        self._by_key: defaultdict[int, list[int]] = defaultdict(list)
        self._newest: dict[str, Fingerprint] = {}
        self._worn: set[int] = set()
        for one in known:
            self._put(one)
        self._republication = sum(map(self._is_old, batch)) >= MANY

    def add(self, analysed: Analysed, *, at: datetime, root: str | None = None) -> None:
        """Put an item of the batch where the later ones find it; ``at`` is now, ``root`` what it was found to be one with."""
        self._put(as_known(analysed, at=at, root=root))

    def holds(self, analysed: Analysed) -> bool:
        """Tell whether this very item is known, and says what it said last."""
        return self._newest.get(analysed.item.id) == analysed.fingerprint

    def find(self, story_id: str | None) -> Known | None:
        """Give the newest text of a story; None where it is not among the relatives."""
        return next((one for one in reversed(self._stories) if one.story_id == story_id), None)

    def judge(self, analysed: Analysed) -> Verdict:
        """Compare an item with its closest relatives."""
        shared: defaultdict[int, int] = defaultdict(int)
        for key in self._by_key.keys() & lookup_keys(analysed.fingerprint):
            weight = key_weight(key)
            for at in self._by_key[key]:
                shared[at] += weight
        closest = nlargest(CLOSEST, shared, key=lambda at: (shared[at], -at))
        return judge(analysed, [self._stories[at] for at in closest], boilerplate=self._worn,
                     republication=self._republication)

    def _is_old(self, analysed: Analysed) -> bool:
        """Tell whether the item's feed gave its words and headline before, under another GUID."""
        mine, source = analysed.fingerprint, analysed.item.source_id
        return mine.text_key is not None and any(
            (theirs.text_key, theirs.title_key) == (mine.text_key, mine.title_key) and theirs.guid_key != mine.guid_key
            for theirs in (self._stories[at].fingerprint for key in lookup_keys(mine) if key < 0
                           for at in self._by_key.get(key, ()) if self._stories[at].source_id == source))

    def _put(self, known: Known) -> None:
        for key in lookup_keys(known.fingerprint):
            self._by_key[key].append(len(self._stories))
        self._stories.append(known)
        self._newest[known.story_id] = known.fingerprint
        self._worn.update(known.worn)
