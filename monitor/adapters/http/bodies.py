"""Bodies: capped by their decoded size, unpacked by us, and whole or not at all.

urllib3 takes a gzip stream that was cut off for a whole one, and unpacks a chunk before anybody can count it.
"""

import zlib
from collections.abc import Iterator
from typing import Any

from monitor.adapters.http.answers import Headers, first_header

_CODINGS = {"": None, "identity": None, "gzip": 31, "x-gzip": 31, "deflate": 15}  # zlib's window bits
_RAW_DEFLATE = -15
_GZIP_MAGIC = b"\x1f\x8b"
_CHUNK_BYTES = 65_536
_MAX_SHOWN = 60


class TooLargeError(Exception):
    """The decoded body is larger than it may be."""


class UnreadableError(Exception):
    """The answer is not HTTP as it should be; the text says how."""


def read_body(raw: Any, headers: Headers, max_bytes: int) -> bytes:
    """The decoded body of a urllib3 response. Raises TooLargeError, UnreadableError and what the connection raises."""
    coding = (first_header(headers, "content-encoding") or "").strip().lower()
    if coding not in _CODINGS:
        raise UnreadableError(f"its body is encoded as {coding[:_MAX_SHOWN]!r}, which was not asked for")
    length = first_header(headers, "content-length") or ""
    if length.isdecimal() and len(length) < 20 and int(length) > max_bytes:
        raise _too_large(max_bytes)
    window = _CODINGS[coding]
    received = _capped(_chunks(raw), max_bytes)  # packed bytes count too: empty gzip streams would follow each other for ever
    return b"".join(received if window is None else _capped(_unpacked(received, window, max_bytes), max_bytes))


def _capped(chunks: Iterator[bytes], max_bytes: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > max_bytes:
            raise _too_large(max_bytes)
        if chunk:
            yield chunk


def _chunks(raw: Any) -> Iterator[bytes]:
    while chunk := raw.read(_CHUNK_BYTES, decode_content=False):
        yield chunk


def _unpacked(chunks: Iterator[bytes], window: int, max_bytes: int) -> Iterator[bytes]:
    """Unpack in steps of bounded size; one gzip stream may follow another. Raises UnreadableError where it ends too soon."""
    unpacker = None
    try:
        for chunk in chunks:
            unpacker, rest = unpacker or zlib.decompressobj(_window(window, chunk)), chunk
            while rest:
                if _has_ended(unpacker):
                    if not rest.startswith(_GZIP_MAGIC):
                        break
                    unpacker = zlib.decompressobj(window)
                yield unpacker.decompress(rest, max_bytes + 1)
                rest = unpacker.unused_data or unpacker.unconsumed_tail
    except zlib.error as error:
        raise UnreadableError("its body is not compressed as it says") from error
    if unpacker is not None and not _has_ended(unpacker):
        raise UnreadableError("its compressed body is cut off")


def _has_ended(unpacker: "zlib._Decompress") -> bool:
    return unpacker.eof


def _window(window: int, start: bytes) -> int:
    """Some servers send ``deflate`` without the zlib header that it should have."""
    if window == _CODINGS["deflate"] and (start[0] & 0x0F != 8 or int.from_bytes(start[:2].ljust(2, b"\0"), "big") % 31):
        return _RAW_DEFLATE
    return window


def _too_large(max_bytes: int) -> TooLargeError:
    return TooLargeError(f"its body is larger than {max_bytes:,} bytes")
