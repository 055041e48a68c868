"""Work on untrusted bytes in warm child processes that have limits and can be killed.

::

    caller ──request (bytes)──▶ child: job(request) ──reply (bytes)──▶ caller
                                  │ CPU, memory, wall limits
                                  └ dead or late: WorkerError, and a fresh child next time

Threads cannot be killed and ``multiprocessing`` forks what other threads hold, so these are plain processes on a socket pair.
"""

import os
import pickle
import queue
import resource
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module

_HEADER = struct.Struct("!BIQ")  # state, peak memory in KiB, length of what follows
_LENGTH = struct.Struct("!Q")
_DONE, _FAILED, _NO_MEMORY = 0, 1, 2
_START_SECONDS = 60.0
_BOOT = ("import sys, pickle; sys.path[:] = pickle.loads(bytes.fromhex(sys.argv[1])); "
         "from monitor.adapters.workers import serve; serve()")


class WorkerError(Exception):
    """A job that was killed or failed; the text says by what, for a person."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may use. A child whose memory has once peaked above ``retire_bytes`` is replaced before its next job."""

    cpu_seconds: int = 5
    wall_seconds: float = 10.0
    memory_bytes: int = 512 * 2**20
    reply_bytes: int = 20 * 2**20
    retire_bytes: int = 256 * 2**20


class WorkerPool:
    """``size`` children that run one job, named ``module:function`` (bytes to bytes). Each starts when first needed."""

    def __init__(self, job: str, *, size: int = 1, limits: Limits = Limits()) -> None:
        self._job = job
        self._limits = limits
        self._idle: queue.LifoQueue[_Child | None] = queue.LifoQueue()
        for _ in range(size):
            self._idle.put(None)
        self._size = size

    def run(self, request: bytes) -> bytes:
        """The job's reply. Raises WorkerError where it died, failed or took too long; the next call has a healthy child."""
        child = self._idle.get()
        try:
            child = child or _Child(self._job, self._limits)
            return child.ask(request)
        except _ChildLostError as lost:
            raise WorkerError(str(lost)) from lost
        finally:
            if child is not None and not child.is_fit:
                child.kill()
                child = None
            self._idle.put(child)

    def close(self) -> None:
        """End all children, once their jobs in hand are done. A pool that is used again starts new ones."""
        children = [self._idle.get() for _ in range(self._size)]
        for child in children:
            if child is not None:
                child.kill()
            self._idle.put(None)


class _ChildLostError(Exception):
    """The child is of no use any more."""


class _Child:
    """One process and the socket to it."""

    def __init__(self, job: str, limits: Limits) -> None:
        self._limits = limits
        self.is_fit = True
        self._socket, theirs = socket.socketpair()
        with theirs:
            settings = [str(theirs.fileno()), job, str(limits.cpu_seconds), str(limits.memory_bytes)]
            self._process = subprocess.Popen(  # noqa: S603  our own interpreter, our own arguments
                [sys.executable, "-c", _BOOT, pickle.dumps(sys.path).hex(), *settings],
                pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _receive(self._socket, 1, time.monotonic() + _START_SECONDS)
        except (OSError, EOFError) as error:
            self.kill()
            raise _ChildLostError("the worker process did not start") from error

    def ask(self, request: bytes) -> bytes:
        """Raises WorkerError for a job that failed in a child that lives on."""
        ends_at = time.monotonic() + self._limits.wall_seconds
        self.is_fit = False
        try:
            self._socket.settimeout(self._limits.wall_seconds)
            self._socket.sendall(_LENGTH.pack(len(request)) + request)
            state, peak, length = _HEADER.unpack(_receive(self._socket, _HEADER.size, ends_at))
            if length > self._limits.reply_bytes:
                raise _ChildLostError(f"its result is larger than {self._limits.reply_bytes:,} bytes")
            reply = _receive(self._socket, length, ends_at)
        except TimeoutError as error:
            raise _ChildLostError(f"it took longer than {self._limits.wall_seconds:g} s") from error
        except (OSError, EOFError) as error:
            raise _ChildLostError(self._cause_of_death()) from error
        self.is_fit = state != _NO_MEMORY and peak * 1024 < self._limits.retire_bytes
        if state == _NO_MEMORY:
            raise _ChildLostError(f"it needed more than {self._limits.memory_bytes // 2**20} MiB of memory")
        if state == _FAILED:
            raise WorkerError(reply.decode("utf-8", "replace"))
        return reply

    def kill(self) -> None:
        self._socket.close()
        with suppress(OSError):
            self._process.kill()
        self._process.wait()

    def _cause_of_death(self) -> str:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1.0)
        code = self._process.returncode
        if code == -signal.SIGXCPU:
            return f"it used more than {self._limits.cpu_seconds} s of CPU"
        how = signal.Signals(-code).name if code is not None and code < 0 else f"exit code {code}"
        return f"its worker process died ({how})"


def _receive(sock: socket.socket, size: int, ends_at: float | None) -> bytes:
    """Exactly ``size`` bytes. Raises TimeoutError, EOFError."""
    received = bytearray()
    while len(received) < size:
        left = None if ends_at is None else ends_at - time.monotonic()
        if left is not None and left <= 0:
            raise TimeoutError
        sock.settimeout(left)
        chunk = sock.recv(min(size - len(received), 1 << 20))
        if not chunk:
            raise EOFError
        received += chunk
    return bytes(received)


def serve() -> None:
    """The child's side: limits, then one job after another until the parent hangs up."""
    fd, job_name, cpu_seconds, memory_bytes = int(sys.argv[2]), sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the parent decides
    job = _load(job_name)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    with socket.socket(fileno=fd) as sock, suppress(EOFError, OSError):
        sock.sendall(b"!")
        while True:
            (length,) = _LENGTH.unpack(_receive(sock, _LENGTH.size, None))
            request = _receive(sock, length, None)
            _allow_cpu(cpu_seconds)
            state, reply = _do(job, request)
            sock.sendall(_HEADER.pack(state, _peak_kib(), len(reply)) + reply)
    os._exit(0)


def _peak_kib() -> int:
    """This program's own peak: ``ru_maxrss`` outlives exec, so a child of a large parent would look large from its first breath."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123  a file of the kernel
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _load(job_name: str) -> Callable[[bytes], bytes]:
    module, _, function = job_name.partition(":")
    job: Callable[[bytes], bytes] = getattr(import_module(module), function)
    return job


def _allow_cpu(seconds: int) -> None:
    """The limit counts a process's whole life, so each job moves it on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + seconds, hard))


def _do(job: Callable[[bytes], bytes], request: bytes) -> tuple[int, bytes]:
    try:
        return _DONE, job(request)
    except MemoryError:
        return _NO_MEMORY, b""
    except Exception as error:  # noqa: BLE001  whatever hostile bytes make of a library is that job's failure alone
        return _FAILED, f"{type(error).__name__}: {error}"[:500].encode("utf-8", "replace")
