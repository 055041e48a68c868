"""The delta cut: only items whose bytes are new go to the parser.

Measured on 30 items of 48 KB with one new: 1.4 CPU-ms against 19.5 for the whole feed. All steps here need linear time on any
bytes, since they run outside the parser's killable process.
"""

import itertools
import re
from dataclasses import dataclass
from hashlib import blake2b

MAX_ITEMS = 1000  # newest first in practice; a feed that holds more is read in part, and says so
_START = re.compile(rb"<(item|entry)(?=[\s>/])", re.IGNORECASE)
_END = re.compile(rb"</(item|entry)\s{0,9}>", re.IGNORECASE)
_OUTER = re.compile(rb"<(/?)(rss|feed|rdf:RDF|channel)(?=[\s>])", re.IGNORECASE)
_BETWEEN = re.compile(rb"\s*(?:<!--[^<>]*-->\s*)*")


@dataclass(frozen=True, slots=True)
class Cut:
    """What is left to parse. ``clean`` says that items were told apart by their bytes; ``fresh`` counts those left."""

    body: bytes
    hashes: frozenset[str] = frozenset()
    fresh: int = 0
    clean: bool = False
    notes: tuple[str, ...] = ()


def cut(body: bytes, known: frozenset[str]) -> Cut:
    """Cut known items out of an XML body. Where items cannot be told apart for sure, the whole body is left."""
    spans, notes = _spans(body)
    if not spans:
        return Cut(body)
    head = body[: spans[0][0]]
    hashes = [_hash(body[start:end]) for start, end in spans]
    first = {digest: span for span, digest in zip(reversed(spans), reversed(hashes), strict=True)}
    fresh = sorted(span for digest, span in first.items() if digest not in known)
    rest = b"".join([head, *(body[start:end] + b"\n" for start, end in fresh), _closing(head)])
    return Cut(rest, frozenset(hashes), len(fresh), clean=True, notes=notes)


def _spans(body: bytes) -> tuple[list[tuple[int, int]], tuple[str, ...]]:
    """Where items start and end, if nothing but space and comments lies between them; else nothing."""
    starts = [match.start() for match in _START.finditer(body)]
    ends = [match.end() for match in _END.finditer(body)]
    notes: tuple[str, ...] = ()
    if len(starts) == len(ends) + 1 and ends and starts[-1] > ends[-1]:
        starts.pop()
        notes = ("the body ends inside its last item, which waits for the next poll",)
    spans = list(zip(starts, ends, strict=False))
    if len(starts) != len(ends) or any(start >= end for start, end in spans) or not _are_neighbours(body, spans):
        return [], ()
    if len(spans) > MAX_ITEMS:
        notes += (f"it holds {len(spans):,} items; the first {MAX_ITEMS:,} were read",)
    return spans[:MAX_ITEMS], notes


def _are_neighbours(body: bytes, spans: list[tuple[int, int]]) -> bool:
    return all(
        _BETWEEN.fullmatch(body, before[1], after[0]) is not None for before, after in itertools.pairwise(spans))


def _closing(head: bytes) -> bytes:
    """End tags of what is open where the items begin; what really follows them may be cut off, or be items left out."""
    still_open: list[bytes] = []
    for slash, name in _OUTER.findall(head):
        if not slash:
            still_open.append(name)
        elif name in still_open:
            still_open.remove(name)
    return b"".join(b"</" + name + b">" for name in reversed(still_open))


def _hash(span: bytes) -> str:
    return blake2b(span, digest_size=8).hexdigest()
