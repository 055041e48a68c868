"""The copy index: stories found again by the keys of their fingerprints."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, and_, func, select

from monitor.adapters.store import schema
from monitor.adapters.store.codec import FINGERPRINT, unpack
from monitor.adapters.store.statements import Writing, add_missing, chunks
from monitor.domain.decision import Analysed
from monitor.domain.story import Fingerprint, Known, Origin

HOT = 64          # a key that this many stories share is a footer or a stuck GUID: it tells nothing, and is not extended
SHARED = 2        # shingles in common before a comparison is worth it: one is chance, or a stock phrase
CANDIDATES = 24   # stories compared with one item, those with most keys in common first
KEYS = 5000       # keys in one statement: a usual batch is one statement


class KnownStories(Writing):
    """The minimal view of what is known that a decision about a batch needs."""

    def candidates(self, batch: Sequence[Analysed], keys: Mapping[str, Sequence[int]]) -> tuple[Known, ...]:
        """Stored stories that may be the same as one of the batch; ``keys`` are the lookup keys by item id.

        A negative key is exact and finds a story by itself; the others are shingles, of which it takes several. At most 24
        stories for each item, by exact keys and then shingles shared; in order of first sight.
        """
        wanted = {analysed.item.id: frozenset(keys.get(analysed.item.id, ())) for analysed in batch}
        sharing = _stories_by_key(self._connection, frozenset().union(*wanted.values()))
        chosen: set[int] = set()
        for some in wanted.values():
            chosen.update(_most_alike(some, sharing))
        return load_known(self._connection, chosen)


def _most_alike(keys: Iterable[int], sharing: Mapping[int, Sequence[int]]) -> list[int]:
    exact: Counter[int] = Counter()
    shingles: Counter[int] = Counter()
    for key in keys:
        (exact if key < 0 else shingles).update(sharing.get(key, ()))
    worth = {n: (exact[n], shingles[n]) for n in exact | shingles if exact[n] or shingles[n] >= SHARED}
    return sorted(worth, key=lambda n: (worth[n], n), reverse=True)[:CANDIDATES]


def _stories_by_key(connection: Connection, keys: Iterable[int]) -> dict[int, list[int]]:
    index = schema.copy_key
    sharing: dict[int, list[int]] = defaultdict(list)
    for some in chunks(keys, KEYS):
        for key, n in connection.execute(select(index.c.key, index.c.item_n).where(index.c.key.in_(some))):
            sharing[key].append(n)
    return {key: found for key, found in sharing.items() if key < 0 or len(found) < HOT}


def load_known(connection: Connection, numbers: Iterable[int]) -> tuple[Known, ...]:
    """The stories of these row numbers as a comparison needs them, with their latest text."""
    item, version = schema.item, schema.version
    latest = and_(version.c.item_n == item.c.n, version.c.number == item.c.version)
    columns = (item.c.n, item.c.id, item.c.source_id, item.c.fingerprint, item.c.shingles, item.c.published_at,
               item.c.seen_at, item.c.title, item.c.origin, version.c.text)
    found = {}
    for some in chunks(numbers):
        statement = select(*columns).join_from(item, version, latest, isouter=True).where(item.c.n.in_(some))
        found.update({row.n: row for row in connection.execute(statement)})
    return tuple(
        Known(story_id=row.id, source_id=row.source_id, fingerprint=decode_fingerprint(row.fingerprint, row.shingles),
              published_at=row.published_at, seen_at=row.seen_at, title=row.title, origin=Origin(row.origin),
              text=row.text or "")
        for _, row in sorted(found.items()))


def decode_fingerprint(body: str, shingles: bytes | None) -> Fingerprint:
    """The fingerprint back from its two columns."""
    bare = FINGERPRINT.decode(body)
    return Fingerprint(bare.version, bare.url_key, bare.guid_key, bare.title_key, bare.text_key, unpack(shingles), bare.words)


def index_keys(connection: Connection, keys: Mapping[int, Iterable[int]]) -> None:
    """Add stories (by row number) to the index under their keys, but not under keys that are hot already."""
    index = schema.copy_key
    pairs = sorted({(key, n) for n, some in keys.items() for key in some})
    hot: set[int] = set()
    for some in chunks(dict.fromkeys(key for key, _ in pairs), KEYS):
        full = select(index.c.key).where(index.c.key.in_(some)).group_by(index.c.key).having(func.count() >= HOT)
        hot.update(connection.scalars(full))
    add_missing(connection, index, [{"key": key, "item_n": n} for key, n in pairs if key not in hot])
