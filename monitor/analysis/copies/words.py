"""Texts as words that can be compared whatever their markup, case and spacing."""

import re
from collections.abc import Sequence
from html import unescape
from itertools import compress
from operator import not_
from zlib import crc32

RUN = 5
"""Words in one shingle: the length all measurements in docs/notes/copies.md were made with."""

SAMPLE = 8
"""One run in eight is kept in a fingerprint: about 50 of a story, 5 of a teaser of 45 words."""

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
    """Name for ever one run in ``SAMPLE``, chosen by its words alone: sorted, 32 bit; the whole where it is shorter.

    A run is chosen by a small number of each of three of its words, all runs at once in one long integer, so that only the
    chosen ones need be hashed: 40 µs for 400 words, where hashing every run takes 150.
    """
    if len(words) <= RUN:
        return (crc32(" ".join(words).encode()),) if words else ()
    if len(_gates) > _GATES_KEPT:
        _gates.clear()
    gates = bytes(map(_gates.__getitem__, words))
    number = int.from_bytes(gates, "little")
    mixed = (number ^ number >> 16 ^ number >> 32).to_bytes(len(gates), "little")  # each byte with the second and fourth next
    chosen = compress(range(len(words) - RUN + 1), map(not_, mixed))
    return tuple(sorted({crc32(" ".join(words[at:at + RUN]).encode()) for at in chosen}))


class _Gates(dict[str, int]):
    """The small numbers of words met lately; a hit costs a tenth of working one out."""

    def __missing__(self, word: str) -> int:
        self[word] = found = crc32(word.encode()) % SAMPLE
        return found


_GATES_KEPT = 100_000
_gates = _Gates()
