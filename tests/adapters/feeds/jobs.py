"""Jobs that misbehave, for the tests of workers. Kept apart so that a child that runs one starts quickly."""

import os
import signal
import threading


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
