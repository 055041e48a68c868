"""Texts as words that can be compared whatever their markup, case and spacing."""

import re
from array import array
from collections.abc import Sequence
from html import unescape
from itertools import compress
from sys import byteorder
from zlib import crc32

RUN = 5
"""Words in one shingle: the length all measurements in docs/notes/copies.md were made with."""

OPENING = 200
"""Runs at the start of a text that are sampled densely: a feed's teaser is the opening of its article."""

DENSE, SPARSE = 8, 24
"""One run in four of the opening and one in sixteen of the rest are kept: 10 of a teaser of 45 words, 37 of a story of 400."""

_TAG = re.compile(r"<[/!a-zA-Z][^<>]*>")
_WORD = re.compile(r"\w+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_WORD_OR_SIGN = re.compile(r"(?=\w)[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_WITHIN_WORDS = "'’‘ʼ\u00ad\u200b"
_BETWEEN_WORDS = "“”„«»–—…•·\u00a0"
_ASCII_BLANKS = str.maketrans({sign: " " for sign in map(chr, range(128)) if not _WORD.match(sign)})


def plain(text: str) -> str:
    """Strip the text of tags and entities; feeds leave both in titles."""
    if "&" in text:
        text = unescape(text)
    return _TAG.sub(" ", text) if "<" in text else text


def split_words(text: str) -> list[str]:
    """Split into case-folded words; each Chinese or Japanese sign is one, since such texts have no spaces."""
    return _cut(plain(text).casefold())


def cased_words(text: str) -> list[str]:
    """Split into the same words as they are written."""
    return _cut(plain(text))


def _cut(text: str) -> list[str]:
    """Cut at what is no letter, figure or underscore; blanks and split() do in 15 µs what the expression does in 50."""
    for sign in _WITHIN_WORDS:
        text = text.replace(sign, "")
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode()  # lone surrogates are no letters, and no hash takes them
        for sign in _BETWEEN_WORDS:
            text = text.replace(sign, " ")
    if text.isascii():
        return text.translate(_ASCII_BLANKS).split()
    return (_WORD_OR_SIGN if _CJK.search(text) else _WORD).findall(text)


def runs(words: Sequence[str]) -> list[int]:
    """Name every run of ``RUN`` words, in text order, within this process alone; the whole where it is shorter."""
    if len(words) < RUN:
        return [hash(tuple(words))] if words else []
    return list(map(hash, zip(*(words[start:] for start in range(RUN)), strict=False)))


def sample_shingles(words: Sequence[str]) -> tuple[int, ...]:
    """Name for ever some of the runs, chosen by their words alone: sorted, 32 bit; the whole where it is no longer than one.

    A run is chosen by the checksums of three of its words, all runs at once in one long integer, so that only the chosen ones
    need be hashed themselves. What is chosen of a sparse stretch is chosen of a dense one, too.
    """
    cut = " ".join(words).encode().split()
    if len(cut) <= RUN:
        return (crc32(b" ".join(cut)),) if cut else ()
    gates = array("I", map(crc32, cut)).tobytes()[_LOW_BYTE::4]
    number = int.from_bytes(gates, "little")
    mixed = (number ^ number >> 16 ^ number >> 32).to_bytes(len(gates), "little")  # each byte with the second and fourth next
    doors = mixed[:OPENING].translate(_DENSE_DOOR) + mixed[OPENING:].translate(_SPARSE_DOOR)
    chosen = compress(range(len(cut) - RUN + 1), doors)
    return tuple(sorted({crc32(b" ".join(cut[at:at + RUN])) for at in chosen}))


_LOW_BYTE = 0 if byteorder == "little" else 3
_DENSE_DOOR, _SPARSE_DOOR = (bytes(mixed < 256 // share for mixed in range(256)) for share in (DENSE, SPARSE))
