"""The copy index: stories found again by the keys of their fingerprints."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from sqlalchemy import Connection, and_, func, select

from monitor.adapters.store import schema
from monitor.adapters.store.codec import FINGERPRINT, unpack
from monitor.adapters.store.statements import Writing, add_missing, chunks
from monitor.domain.decision import Analysed
from monitor.domain.story import Fingerprint, Known, Origin

HOT = 64          # a key that this many stories share is a footer or a stuck GUID: it tells nothing, and is not extended
CANDIDATES = 24   # stories compared with one item, those with most keys in common first


def hashed(key: str) -> int:
    """A key's 64-bit name in the index, signed as the databases want it; chance collisions are judged away later."""
    return int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)


class KnownStories(Writing):
    """The minimal view of what is known that a decision about a batch needs."""

    def candidates(self, batch: Sequence[Analysed], keys: Mapping[str, Sequence[str]]) -> tuple[Known, ...]:
        """Stored stories that may be the same as one of the batch; ``keys`` are the lookup keys by item id.

        At most 24 for each item, by number of keys shared; in order of first sight.
        """
        wanted = {analysed.item.id: {hashed(key) for key in keys.get(analysed.item.id, ())} for analysed in batch}
        sharing = _stories_by_key(self._connection, {key for some in wanted.values() for key in some})
        chosen: set[int] = set()
        for some in wanted.values():
            shared = Counter(n for key in some for n in sharing.get(key, ()))
            ranked = sorted(shared.items(), key=lambda pair: (-pair[1], -pair[0]))
            chosen.update(n for n, _ in ranked[:CANDIDATES])
        return load_known(self._connection, chosen)


def _stories_by_key(connection: Connection, keys: Iterable[int]) -> dict[int, list[int]]:
    index = schema.copy_key
    sharing: dict[int, list[int]] = defaultdict(list)
    for some in chunks(keys):
        for key, n in connection.execute(select(index.c.key, index.c.item_n).where(index.c.key.in_(some))):
            sharing[key].append(n)
    return sharing


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


def index_keys(connection: Connection, keys: Mapping[int, Iterable[str]]) -> None:
    """Add stories (by row number) to the index under their keys, but not under keys that are hot already."""
    index = schema.copy_key
    pairs = {(hashed(key), n) for n, some in keys.items() for key in some}
    hot: set[int] = set()
    for some in chunks({key for key, _ in pairs}):
        full = select(index.c.key).where(index.c.key.in_(some)).group_by(index.c.key).having(func.count() >= HOT)
        hot.update(connection.scalars(full))
    add_missing(connection, index, [{"key": key, "item_n": n} for key, n in sorted(pairs) if key not in hot])
