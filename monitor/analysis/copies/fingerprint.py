"""What is kept of a story to find its copies."""

from hashlib import blake2b

from monitor.analysis.copies.addresses import canonical_url, is_page
from monitor.analysis.copies.titles import title_key
from monitor.analysis.copies.words import sample_shingles, split_words
from monitor.domain.story import Fingerprint, Item

VERSION = 2
"""Raised whenever the same text gives another fingerprint, so that old ones are made anew and never compared."""


BLANK = Fingerprint(VERSION, None, None, None, None, (), 0)
"""Of a story that nobody wants: nothing looks for its copies, and making the real one costs more than all else about it."""


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
    """Make the 64-bit index keys of a story: identities negative, the headline from 2**32 up, shingles as they are.

    An index tells them apart by their size: an identity finds a story by itself, of shingles it takes several.
    """
    identities = (("u", fingerprint.url_key), ("g", fingerprint.guid_key), ("x", fingerprint.text_key))
    keys = [-1 - _number(f"{kind}{key}") for kind, key in identities if key]
    if fingerprint.title_key:
        keys.append(_number(fingerprint.title_key) | 1 << 32)
    return (*keys, *fingerprint.shingles)


def _number(text: str) -> int:
    """63 bits of a text."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
