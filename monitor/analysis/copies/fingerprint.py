"""What is kept of a story to find its copies."""

from hashlib import blake2b

from monitor.analysis.copies.addresses import canonical_url, is_page
from monitor.analysis.copies.titles import title_key
from monitor.analysis.copies.words import sample_shingles, split_words
from monitor.domain.story import Fingerprint, Item

VERSION = 1
"""Raised whenever the same text gives another fingerprint, so that old ones are made anew and never compared."""


def fingerprint(item: Item) -> Fingerprint:
    """Make the keys and sampled shingles of an item; the same for any case, spacing and markup of the same words."""
    words = split_words(item.text)
    url = canonical_url(item.url) if item.url else None
    return Fingerprint(
        version=VERSION,
        url_key=url if url and is_page(url) else None,
        guid_key=f"{item.source_id} {item.guid.strip()}" if item.guid and item.guid.strip() else None,
        title_key=title_key(item.title, item.outlet),
        text_key=_digest(" ".join(words)) if words else None,
        shingles=sample_shingles(words),
        words=len(words),
    )


def lookup_keys(fingerprint: Fingerprint) -> tuple[int, ...]:
    """Make the index keys of a story: exact ones as negative 64-bit numbers, sampled shingles as they are.

    An index tells the two by their sign: an exact key finds a story by itself, of shingles it takes several.
    """
    exact = (("u", fingerprint.url_key), ("g", fingerprint.guid_key), ("t", fingerprint.title_key), ("x", fingerprint.text_key))
    return (*(_negative(f"{kind}{key}") for kind, key in exact if key), *fingerprint.shingles)


def _negative(text: str) -> int:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return -1 - (int.from_bytes(digest) >> 1)


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
