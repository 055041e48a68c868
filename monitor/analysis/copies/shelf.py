"""The known stories around one batch, found by their keys: an item is compared with its relatives only, not with all."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from monitor.analysis.copies.fingerprint import lookup_keys
from monitor.analysis.copies.judge import as_known, judge
from monitor.analysis.copies.verdict import Verdict
from monitor.domain.decision import Analysed
from monitor.domain.story import Fingerprint, Known

CLOSEST = 8
"""Stories read against one item, those with most in common first."""


class Shelf:
    """Stories by key; grows while a batch is decided, so that each item also meets those before it."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._stories: list[Known] = []
        self._by_key: defaultdict[int, list[int]] = defaultdict(list)
        self._newest: dict[str, Fingerprint] = {}
        self._worn: set[int] = set()
        for one in known:
            self._put(one)

    def add(self, analysed: Analysed) -> None:
        """Put an item of the batch where the later ones find it."""
        self._put(as_known(analysed))

    def holds(self, analysed: Analysed) -> bool:
        """Tell whether this very item is known, and says what it said last."""
        return self._newest.get(analysed.item.id) == analysed.fingerprint

    def judge(self, analysed: Analysed) -> Verdict:
        """Compare an item with its closest relatives."""
        keys = lookup_keys(analysed.fingerprint)
        exact: Counter[int] = Counter()
        shingles: Counter[int] = Counter()
        for key in keys:
            (exact if key < 0 else shingles).update(self._by_key.get(key, ()))
        closest = sorted(exact | shingles, key=lambda at: (-exact[at], -shingles[at], at))[:CLOSEST]
        return judge(analysed, [self._stories[at] for at in closest], boilerplate=self._worn)

    def _put(self, known: Known) -> None:
        for key in lookup_keys(known.fingerprint):
            self._by_key[key].append(len(self._stories))
        self._stories.append(known)
        self._newest[known.story_id] = known.fingerprint
        self._worn.update(known.worn)
