"""A real server on loopback that plays scripts and keeps what it was asked; for conformance tests of the fetcher."""

import socket
import ssl
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from monitor.adapters.http import Fetcher, HttpPolicy


@dataclass(frozen=True)
class Answer:
    """What to answer once: a status with headers and body, or ``raw``, which writes to the socket itself."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    length: bool = True
    raw: Callable[[socket.socket, threading.Event], None] | None = None


@dataclass
class Asked:
    path: str
    headers: dict[str, str]
    peer: tuple[str, int]


@dataclass
class Site:
    """Scripts by path; the last answer of a script is for ever. ``closing`` is set when the server goes down."""

    host: str
    port: int
    scheme: str = "http"
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    closing: threading.Event = field(default_factory=threading.Event)
    _scripts: dict[str, list[Answer]] = field(default_factory=lambda: defaultdict(list))

    def script(self, path: str, *answers: Answer) -> str:
        self._scripts[path].extend(answers)
        return self.url(path)

    def url(self, path: str = "/", host: str | None = None) -> str:
        return f"{self.scheme}://{host or self.host}:{self.port}{path}"

    def next(self, path: str) -> Answer:
        script = self._scripts.get(path)
        if not script:
            return Answer(404, b"nothing is scripted here")
        return script.pop(0) if len(script) > 1 else script[0]

    def fetcher(self, resolve: Any = None, **policy: Any) -> Fetcher:
        """A fetcher that may ask this site, in a hurry and without gaps."""
        policy.setdefault("allow_private", frozenset({(self.host, self.port)}))
        settings = HttpPolicy(**{"total_seconds": 5.0, "host_gap_seconds": 0.0, **policy})
        return Fetcher(settings, resolve=resolve) if resolve else Fetcher(settings)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def log_message(self, *args: object) -> None:
        """Keep quiet."""

    def do_GET(self) -> None:
        self.site.asked.append(Asked(self.path, {k.lower(): v for k, v in self.headers.items()}, self.client_address))
        answer = self.site.next(self.path)
        self.close_connection = True
        if answer.raw is not None:
            with_suppressed(lambda: answer.raw(self.connection, self.site.closing))
            return
        self.send_response_only(answer.status)
        self.send_header("Connection", "close")  # said aloud: else the client may send its next request into the closing socket
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.length and not any(name.lower() in {"content-length", "transfer-encoding"} for name, _ in answer.headers):
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        with_suppressed(lambda: self.wfile.write(answer.body))


def with_suppressed(write: Callable[[], object]) -> None:
    """The client may hang up at any time; that is what many of these tests are about."""
    try:
        write()
    except OSError:
        return


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    block_on_close = False

    def get_request(self) -> Any:
        request = super().get_request()
        self.RequestHandlerClass.site.connections += 1
        return request

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Broken pipes are part of the game."""


@contextmanager
def serving(host: str = "127.0.0.1", context: ssl.SSLContext | None = None, name: str | None = None) -> Iterator[Site]:
    """A running site; ``name`` is how tests call it in URLs."""
    handler = type("Handler", (_Handler,), {})
    server = _Server((host, 0), handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    site = handler.site = Site(name or host, server.server_address[1], "https" if context else "http")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
