"""Jobs that misbehave, for the tests of workers. Kept apart so that a child that runs one starts quickly."""

import os
import signal
import threading

from monitor.domain.source import Source


def spin(_: bytes) -> bytes:
    while True:
        pass


def sleep(_: bytes) -> bytes:
    threading.Event().wait(60)
    return b""


def hoard(_: bytes) -> bytes:
    return bytes(10**10)


def crash(_: bytes) -> bytes:
    os.kill(os.getpid(), signal.SIGSEGV)
    return b""


def fail(_: bytes) -> bytes:
    raise RecursionError("too deep")


def boast(_: bytes) -> bytes:
    return bytes(30 * 2**20)


def echo(request: bytes) -> bytes:
    return request


def pid(_: bytes) -> bytes:
    return str(os.getpid()).encode()


def weighed(source: Source, mebibytes: int) -> Source:
    bytes(mebibytes * 2**20)
    return source


class Heavy:
    """A source that takes so much memory for a moment as a child unpacks it: what a feed may come to while it is parsed."""

    def __init__(self, source: Source, mebibytes: int) -> None:
        self._made_of = (source, mebibytes)

    def __reduce__(self) -> tuple[object, ...]:
        return weighed, self._made_of
