"""The copy index: stories found again by the keys of their fingerprints.

It lies in shelves, one for each week of publication, since copies come within days: however much is stored, shingles are
looked for and written in the few pages of the shelves around a story. Identities and headlines stand on a shelf that is never
old, and undated stories on one that every lookup reads.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from json import dumps

from sqlalchemy import Connection, and_, select, text

from monitor.adapters.store import schema
from monitor.adapters.store.codec import FINGERPRINT, unpack
from monitor.adapters.store.statements import Writing, chunks
from monitor.domain.decision import Analysed
from monitor.domain.story import Fingerprint, Item, Known, Origin, key_weight

HOT = 64          # a key that this many stories share is a footer or a stuck GUID: it tells nothing, and is not extended
SHARED = 2        # shingles in common before a comparison is worth it: one is chance, or a stock phrase
SHARE = 0.2       # of the smaller story's shingles; the rules take no less for a copy
CANDIDATES = 8    # stories compared with one item, those with most in common first
WORN_DAYS = 7     # a wire story is reprinted within days; words that come back a week later belong to a form
SHELF_DAYS = 7    # no less than lies between copies at most, so that a shelf and its neighbours hold them
LASTING, UNDATED = -1, -2
_LARGEST_SHINGLE = (1 << 32) - 1

Posting = tuple[int, int, int, int, int]  # shelf, key, row number, day, size

# One parameter holds all keys: a statement with thousands of parameters costs more than its answer.
_FIND_SQLITE = (
    "SELECT k.key, k.item_n, k.day, k.size FROM json_each(?) AS wanted CROSS JOIN copy_key AS k "
    "WHERE k.shelf = ? AND k.key = wanted.value")
_FIND_POSTGRES = text(
    "SELECT k.key, k.item_n, k.day, k.size FROM unnest(CAST(:keys AS bigint[])) AS wanted(value) "
    "JOIN copy_key AS k ON k.shelf = :shelf AND k.key = wanted.value")
_ADD_SQLITE = "INSERT OR IGNORE INTO copy_key (shelf, key, item_n, day, size) VALUES (?, ?, ?, ?, ?)"
_ADD_POSTGRES = "INSERT INTO copy_key (shelf, key, item_n, day, size) VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING"
_FILLED_SQLITE = text(
    "SELECT value FROM json_each(:shelves) WHERE EXISTS (SELECT 1 FROM copy_key WHERE shelf = value)")
_FILLED_POSTGRES = text(
    "SELECT value FROM unnest(CAST(:shelves AS integer[])) AS wanted(value) "
    "WHERE EXISTS (SELECT 1 FROM copy_key WHERE shelf = value)")
_EVERY_SHELF = text(  # a step from shelf to shelf, where DISTINCT would read the whole index
    "WITH RECURSIVE step(shelf) AS (SELECT min(shelf) FROM copy_key UNION ALL "
    "SELECT (SELECT min(shelf) FROM copy_key WHERE copy_key.shelf > step.shelf) FROM step WHERE step.shelf IS NOT NULL) "
    "SELECT shelf FROM step WHERE shelf IS NOT NULL")


@dataclass(frozen=True, slots=True)
class Sharing:
    """Who shares the keys asked for: row numbers by key, and how many shingles each of those stories has.

    ``hot`` are keys of too many stories, ``worn`` shingles of stories weeks apart, hot ones included.
    """

    stories: Mapping[int, Sequence[int]]
    sizes: Mapping[int, int]
    hot: frozenset[int]
    worn: frozenset[int]


class KnownStories(Writing):
    """The minimal view of what is known that a decision about a batch needs."""

    _hot: frozenset[int] = frozenset()

    def candidates(self, batch: Sequence[Analysed], keys: Mapping[str, Sequence[int]]) -> tuple[Known, ...]:
        """Stored stories that may be the same as one of the batch; ``keys`` are the lookup keys by item id.

        An identity finds a story by itself; of shingles it takes several. At most 8 stories for each item, those with most in
        common first; in order of first sight.
        """
        wanted = [(_shelf(one.item), _split(keys[one.item.id])) for one in batch if keys.get(one.item.id)]
        if not wanted:
            return ()
        sharing = _sharing(self._connection, self._places(wanted))
        self._hot |= sharing.hot
        chosen: set[int] = set()
        for _, some in wanted:
            chosen.update(_most_alike(some, sharing))
        return load_known(self._connection, chosen, worn=sharing.worn)

    def _places(self, wanted: Sequence[tuple[int, "_Keys"]]) -> Mapping[int, set[int]]:
        """Which keys to look for on which shelf; copies of an undated story may lie on any."""
        filled = self._filled({shelf for shelf, _ in wanted})
        places: dict[int, set[int]] = defaultdict(set)
        for shelf, some in wanted:
            places[LASTING].update(some.lasting)
            for place in filled if shelf == UNDATED else filled & _around(shelf):
                places[place].update(some.shingles)
        return places

    def _filled(self, shelves: Collection[int]) -> frozenset[int]:
        """Which shelves around the given ones hold anything."""
        if UNDATED in shelves:
            return frozenset(self._connection.scalars(_EVERY_SHELF))
        around = sorted(frozenset().union(*map(_around, shelves)))
        if self._connection.dialect.name == "sqlite":
            return frozenset(self._connection.scalars(_FILLED_SQLITE, {"shelves": dumps(around)}))
        return frozenset(self._connection.scalars(_FILLED_POSTGRES, {"shelves": around}))

    def _index(self, stories: Iterable[Iterable[Posting]]) -> None:
        """Add stories under their keys, but not under those that this transaction found hot."""
        hot = self._hot
        rows = sorted([posting for story in stories for posting in story if posting[1] not in hot])
        if rows:
            sqlite = self._connection.dialect.name == "sqlite"
            self._connection.exec_driver_sql(_ADD_SQLITE if sqlite else _ADD_POSTGRES, rows)


def postings(item: Item, n: int, keys: Sequence[int]) -> Iterable[Posting]:
    """The index rows of the story in row ``n``."""
    shelf, day, some = _shelf(item), _day(item), _split(keys)
    size = len(some.shingles)
    return [*((LASTING, key, n, day, size) for key in some.lasting), *((shelf, key, n, day, size) for key in some.shingles)]


@dataclass(frozen=True, slots=True)
class _Keys:
    """``lasting`` are identities and headlines: all that is no shingle."""

    lasting: Sequence[int]
    shingles: Sequence[int]


def _split(keys: Iterable[int]) -> _Keys:
    """Tell keys apart by their size."""
    ordered = sorted(set(keys))
    first, end = bisect_left(ordered, 0), bisect_right(ordered, _LARGEST_SHINGLE)
    return _Keys(ordered[:first] + ordered[end:], ordered[first:end])


def _around(shelf: int) -> frozenset[int]:
    return frozenset({UNDATED, shelf - 1, shelf, shelf + 1})


def _shelf(item: Item) -> int:
    return _day(item) // SHELF_DAYS if item.published_at else UNDATED


def _day(item: Item) -> int:
    at = item.published_at or item.seen_at
    return int(at.timestamp() // 86400) if at else 0


def _most_alike(keys: _Keys, sharing: Sharing) -> list[int]:
    shared: defaultdict[int, int] = defaultdict(int)
    for key in sharing.stories.keys() & (*keys.lasting, *keys.shingles):
        weight = key_weight(key)
        for n in sharing.stories[key]:
            shared[n] += weight
    if not shared:
        return []
    size = len(keys.shingles)
    worth = (n for n, weight in shared.items() if weight >= max(SHARED, SHARE * min(size, sharing.sizes[n])))
    return nlargest(CANDIDATES, worth, key=lambda n: (shared[n], n))


def _sharing(connection: Connection, places: Mapping[int, Iterable[int]]) -> Sharing:
    found: defaultdict[int, list[int]] = defaultdict(list)
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    sizes: dict[int, int] = {}
    for shelf, some in sorted(places.items()):
        for key, n, day, size in _find(connection, shelf, sorted(some)):
            found[key].append(n)
            sizes[n] = size
            if day < first.setdefault(key, day):
                first[key] = day
            if day > last.setdefault(key, day):
                last[key] = day
    hot = frozenset(key for key, some in found.items() if len(some) >= HOT)
    old = {key for key, day in last.items() if day - first[key] >= WORN_DAYS}
    worn = frozenset(key for key in old | hot if 0 <= key <= _LARGEST_SHINGLE)
    return Sharing({key: some for key, some in found.items() if key < 0 or key not in hot}, sizes, hot, worn)


def _find(connection: Connection, shelf: int, keys: Sequence[int]) -> Iterable[tuple[int, int, int, int]]:
    """Key, row number, day and size of all that stands on a shelf under some keys."""
    if connection.dialect.name == "sqlite":
        return connection.exec_driver_sql(_FIND_SQLITE, (dumps(keys), shelf)).cursor.fetchall()
    return connection.execute(_FIND_POSTGRES, {"shelf": shelf, "keys": keys}).all()


def load_known(connection: Connection, numbers: Iterable[int], *, worn: frozenset[int] = frozenset()) -> tuple[Known, ...]:
    """The stories of these row numbers as a comparison needs them, with their latest text."""
    item, version = schema.item, schema.version
    latest = and_(version.c.item_n == item.c.n, version.c.number == item.c.version)
    columns = (item.c.n, item.c.id, item.c.source_id, item.c.fingerprint, item.c.shingles, item.c.published_at,
               item.c.seen_at, item.c.title, item.c.origin, item.c.duplicate_of, version.c.text)
    found = {}
    for some in chunks(numbers):
        statement = select(*columns).join_from(item, version, latest, isouter=True).where(item.c.n.in_(some))
        found.update({row.n: row for row in connection.execute(statement)})
    return tuple(
        Known(story_id=row.id, source_id=row.source_id, fingerprint=print_, published_at=row.published_at, seen_at=row.seen_at,
              title=row.title, origin=Origin(row.origin), text=row.text or "", worn=worn.intersection(print_.shingles),
              root=row.duplicate_of or "")
        for _, row in sorted(found.items()) for print_ in (decode_fingerprint(row.fingerprint, row.shingles),))


def decode_fingerprint(body: str, shingles: bytes | None) -> Fingerprint:
    """The fingerprint back from its two columns."""
    bare = FINGERPRINT.decode(body)
    return Fingerprint(bare.version, bare.url_key, bare.guid_key, bare.title_key, bare.text_key, unpack(shingles), bare.words)
