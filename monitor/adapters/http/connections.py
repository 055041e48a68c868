"""Connections that are guarded, share one TLS context, and end at a deadline however slowly the other side drips.

requests as shipped has no total timeout, follows the system's resolver anywhere, and loads the CA bundle for every new
connection (27 CPU-ms against 2.5). All three are mended below requests, in the connection and the socket.
"""

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import certifi
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.poolmanager import PoolManager

from monitor.adapters.http.addresses import RefusedAddressError, Resolve, vetted

_in_hand = threading.local()


class DeadlineError(OSError):
    """The whole request took longer than it may."""


def start_deadline(seconds: float) -> None:
    """All sockets this thread reads from now on end after ``seconds``, together."""
    _in_hand.ends_at = time.monotonic() + seconds


def seconds_left() -> float:
    """Seconds until this thread's deadline. Raises DeadlineError where it has passed."""
    left = float(getattr(_in_hand, "ends_at", float("inf"))) - time.monotonic()
    if left <= 0:
        raise DeadlineError("the deadline has passed")
    return left


@contextmanager
def deadline_kept() -> Iterator[None]:
    """Requests made inside have deadlines of their own; afterwards the one from before holds again, and has not moved."""
    ends_at = getattr(_in_hand, "ends_at", float("inf"))
    try:
        yield
    finally:
        _in_hand.ends_at = ends_at


class _DeadlineSocket(socket.socket):
    """Every read waits no longer than what is left of the whole request: a timeout per read starts anew at each byte."""

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        self.settimeout(seconds_left())
        return super().recv_into(*args, **kwargs)


class _DeadlineTLSSocket(ssl.SSLSocket):
    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        self.settimeout(seconds_left())
        return super().recv_into(*args, **kwargs)


def tls_context(ca_file: str | None = None) -> ssl.SSLContext:
    """The one context of a process: checks chain and host name; ``ca_file`` replaces the public authorities."""
    context = ssl.create_default_context(cafile=ca_file or certifi.where())
    context.sslsocket_class = _DeadlineTLSSocket
    return context


class Gate:
    """Turns a host into a connected socket, or refuses."""

    def __init__(self, allow_private: frozenset[tuple[str, int]], resolve: Resolve) -> None:
        self._allow_private = allow_private
        self._resolve = resolve

    def connect(self, host: str, port: int) -> socket.socket:
        """A socket to a vetted address of ``host``. Raises OSError, DeadlineError, RefusedAddressError."""
        addresses = vetted(host, port, self._addresses(host, port), self._allow_private)
        failure: OSError = OSError("no address")
        for address in addresses:
            try:
                return _connected(address, port)
            except DeadlineError:
                raise
            except OSError as error:
                failure = error
        raise failure

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        try:
            return (str(ipaddress.ip_address(host.strip("[]"))),)
        except ValueError:
            return _within_deadline(lambda: self._resolve(host, port))


def _connected(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    sock = _DeadlineSocket(family, socket.SOCK_STREAM)
    try:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.settimeout(seconds_left())
        sock.connect((address, port))
    except BaseException:
        sock.close()
        raise
    return sock


def _within_deadline(look_up: Callable[[], Sequence[str]]) -> Sequence[str]:
    """Run a look-up that cannot be interrupted in a thread that can be left behind."""
    answers: list[Sequence[str] | OSError] = []

    def run() -> None:
        try:
            answers.append(look_up())
        except OSError as error:
            answers.append(error)

    thread = threading.Thread(target=run, name="resolve", daemon=True)
    thread.start()
    thread.join(seconds_left())
    if not answers:
        raise DeadlineError("its name was not resolved in time")
    if isinstance(answers[0], OSError):
        raise answers[0]
    return answers[0]


def _open(connection: HTTPConnection, gate: Gate) -> socket.socket:
    try:
        return gate.connect(connection.host.strip("[]"), connection.port or connection.default_port)
    except socket.gaierror as error:
        raise NameResolutionError(connection.host, connection, error) from error
    except TimeoutError as error:
        raise ConnectTimeoutError(connection, f"connection to {connection.host} timed out") from error
    except DeadlineError:
        raise
    except OSError as error:
        raise NewConnectionError(connection, f"{error.strerror or error}") from error


class GuardedAdapter(HTTPAdapter):
    """Mount this in a requests session and everything it sends is guarded, timed, and uses the one TLS context."""

    def __init__(self, gate: Gate, context: ssl.SSLContext) -> None:
        self._gate = gate
        self._context = context
        super().__init__(pool_connections=1, pool_maxsize=1)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **kwargs: Any) -> None:
        """Make pools whose connections pass the gate."""
        super().init_poolmanager(connections, maxsize, block, ssl_context=self._context, **kwargs)
        gate = self._gate

        class Plain(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return _open(self, gate)

        class Secure(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return _open(self, gate)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        """Chain and name are checked by the context; requests' own bundle must not be loaded a second time."""
        del url, verify, cert
        conn.cert_reqs = "CERT_REQUIRED"

    def build_connection_pool_key_attributes(self, request: Any, verify: Any, cert: Any = None) -> Any:
        """Without requests' own TLS keys, which would make urllib3 build a context for every connection."""
        del verify
        return super().build_connection_pool_key_attributes(request, True, cert)[0], {}


__all__ = ["DeadlineError", "Gate", "GuardedAdapter", "RefusedAddressError", "deadline_kept", "seconds_left", "start_deadline",
           "tls_context"]
