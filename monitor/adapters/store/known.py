"""The copy index: stories found again by the keys of their fingerprints."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, and_, func, select

from monitor.adapters.store import schema
from monitor.adapters.store.codec import FINGERPRINT, unpack
from monitor.adapters.store.statements import Writing, add_missing, chunks
from monitor.domain.decision import Analysed
from monitor.domain.story import Fingerprint, Known, Origin

HOT = 64          # a key that this many stories share is a footer or a stuck GUID: it tells nothing, and is not extended
SHARED = 2        # shingles in common before a comparison is worth it: one is chance, or a stock phrase
CANDIDATES = 8    # stories compared with one item, those with most keys in common first
KEYS = 5000       # keys in one statement: a usual batch is one statement
WORN_DAYS = 7     # a wire story is reprinted within days; words that come back a week later belong to a form


@dataclass(frozen=True, slots=True)
class Posting:
    """One story in the index: its row, the day it was published (from 1970), its keys."""

    n: int
    day: int
    keys: Sequence[int]


@dataclass(frozen=True, slots=True)
class Sharing:
    """Who shares the keys asked for: row numbers by key, and the shingles that are worn."""

    stories: Mapping[int, Sequence[int]] = field(default_factory=dict)
    worn: frozenset[int] = frozenset()


class KnownStories(Writing):
    """The minimal view of what is known that a decision about a batch needs."""

    def candidates(self, batch: Sequence[Analysed], keys: Mapping[str, Sequence[int]]) -> tuple[Known, ...]:
        """Stored stories that may be the same as one of the batch; ``keys`` are the lookup keys by item id.

        A negative key is exact and finds a story by itself; the others are shingles, of which it takes several. At most 8
        stories for each item, by exact keys and then shingles shared; in order of first sight.
        """
        wanted = {analysed.item.id: frozenset(keys.get(analysed.item.id, ())) for analysed in batch}
        sharing = _sharing(self._connection, frozenset().union(*wanted.values()))
        chosen: set[int] = set()
        for some in wanted.values():
            chosen.update(_most_alike(some, sharing.stories))
        return load_known(self._connection, chosen, worn=sharing.worn)


def _most_alike(keys: Iterable[int], stories: Mapping[int, Sequence[int]]) -> list[int]:
    exact: Counter[int] = Counter()
    shingles: Counter[int] = Counter()
    for key in keys:
        (exact if key < 0 else shingles).update(stories.get(key, ()))
    worth = {n: (exact[n], shingles[n]) for n in exact | shingles if exact[n] or shingles[n] >= SHARED}
    return sorted(worth, key=lambda n: (worth[n], n), reverse=True)[:CANDIDATES]


def _sharing(connection: Connection, keys: Iterable[int]) -> Sharing:
    index = schema.copy_key
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for some in chunks(keys, KEYS):
        for key, n, day in connection.execute(select(index.c.key, index.c.item_n, index.c.day).where(index.c.key.in_(some))):
            found[key].append((n, day))
    hot = {key for key, postings in found.items() if key >= 0 and len(postings) >= HOT}
    days = ((key, [day for _, day in postings]) for key, postings in found.items() if key >= 0)
    spread = {key for key, some in days if max(some) - min(some) >= WORN_DAYS}
    stories = {key: [n for n, _ in postings] for key, postings in found.items() if key not in hot}
    return Sharing(stories, frozenset(hot | spread))


def load_known(connection: Connection, numbers: Iterable[int], *, worn: frozenset[int] = frozenset()) -> tuple[Known, ...]:
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
        Known(story_id=row.id, source_id=row.source_id, fingerprint=print_, published_at=row.published_at, seen_at=row.seen_at,
              title=row.title, origin=Origin(row.origin), text=row.text or "", worn=worn.intersection(print_.shingles))
        for _, row in sorted(found.items()) for print_ in (decode_fingerprint(row.fingerprint, row.shingles),))


def decode_fingerprint(body: str, shingles: bytes | None) -> Fingerprint:
    """The fingerprint back from its two columns."""
    bare = FINGERPRINT.decode(body)
    return Fingerprint(bare.version, bare.url_key, bare.guid_key, bare.title_key, bare.text_key, unpack(shingles), bare.words)


def index_keys(connection: Connection, postings: Sequence[Posting]) -> None:
    """Add stories to the index under their keys, but not under keys that are hot already."""
    index = schema.copy_key
    rows = sorted({(key, posting.n, posting.day) for posting in postings for key in posting.keys})
    hot: set[int] = set()
    for some in chunks(dict.fromkeys(key for key, _, _ in rows), KEYS):
        full = select(index.c.key).where(index.c.key.in_(some)).group_by(index.c.key).having(func.count() >= HOT)
        hot.update(connection.scalars(full))
    add_missing(connection, index, [{"key": key, "item_n": n, "day": day} for key, n, day in rows if key not in hot])
