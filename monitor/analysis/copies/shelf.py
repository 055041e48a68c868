"""The known stories around one batch, found by their keys: an item is compared with its relatives only, not with all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from heapq import nlargest

from monitor.analysis.copies.judge import as_known, judge
from monitor.analysis.copies.verdict import Verdict
from monitor.domain.decision import Analysed
from monitor.domain.story import Fingerprint, Known

CLOSEST = 8
"""Stories read against one item, those with most in common first."""

MANY = 3
"""Old stories under new GUIDs in one poll that make it a republication; form letters are sent again one by one."""


_Key = int | tuple[str, str]  # a shingle, or an identity of some kind
_WEIGHTS = {"url": 1000, "guid": 1000, "text": 1000, "title": 8}  # in shingles


class Shelf:
    """Stories by key; grows while a batch is decided, so that each item also meets those before it."""

    def __init__(self, known: Iterable[Known], batch: Sequence[Analysed] = ()) -> None:
        self._stories: list[Known] = []
        self._by_key: defaultdict[_Key, list[int]] = defaultdict(list)
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
        for key in self._by_key.keys() & _keys(analysed.fingerprint):
            weight = 1 if isinstance(key, int) else _WEIGHTS[key[0]]
            for at in self._by_key[key]:
                shared[at] += weight
        closest = nlargest(CLOSEST, shared, key=lambda at: (shared[at], -at))
        return judge(analysed, [self._stories[at] for at in closest], boilerplate=self._worn,
                     republication=self._republication)

    def _is_old(self, analysed: Analysed) -> bool:
        """Tell whether the item's feed gave its words and headline before, under another GUID."""
        mine, source = analysed.fingerprint, analysed.item.source_id
        there = [self._stories[at] for at in self._by_key.get(("text", mine.text_key or ""), ())]
        return any(one.source_id == source and one.fingerprint.title_key == mine.title_key
                   and one.fingerprint.guid_key != mine.guid_key for one in there)

    def _put(self, known: Known) -> None:
        for key in _keys(known.fingerprint):
            self._by_key[key].append(len(self._stories))
        self._stories.append(known)
        self._newest[known.story_id] = known.fingerprint
        self._worn.update(known.worn)


def _keys(fingerprint: Fingerprint) -> tuple[_Key, ...]:
    """The keys of ``lookup_keys`` before they are numbers."""
    named = (("url", fingerprint.url_key), ("guid", fingerprint.guid_key), ("text", fingerprint.text_key),
             ("title", fingerprint.title_key))
    return (*((kind, key) for kind, key in named if key), *fingerprint.shingles)
