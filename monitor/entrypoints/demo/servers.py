"""Real servers on loopback for the demo: one that plays the feeds, one that takes mail, one that takes webhooks."""

import email
import email.policy
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that is killed while it is answered is no news."""


class LoopbackHttp:
    """An HTTP server on a free loopback port; ``answer(method, path, headers, body)`` gives status, content type and body."""

    def __init__(self, answer: Callable[[str, str, dict[str, str], bytes], tuple[int, str, bytes]]) -> None:
        self._server = _Quiet(("127.0.0.1", 0), _handler(answer))
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.address = f"127.0.0.1:{self._server.server_address[1]}"
        self.url = f"http://{self.address}"

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler(answer: Callable[[str, str, dict[str, str], bytes], tuple[int, str, bytes]]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _respond(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            status, content_type, payload = answer(self.command, self.path, dict(self.headers.items()), body)
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(payload)))
            self.end_headers()
            self.wfile.write(payload)

        do_GET = do_POST = _respond  # noqa: N815 (http.server's names)

        def log_message(self, *_: Any) -> None:
            """Say nothing: the terminal belongs to the demo."""

    return Handler


@dataclass(slots=True)
class Mailbox:
    """Every mail that arrived, in order, parsed."""

    mails: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 (aiosmtpd's name)
        """Take one mail."""
        content = envelope.content if isinstance(envelope.content, bytes) else str(envelope.content).encode()
        parsed = email.message_from_bytes(content, policy=email.policy.default)
        if isinstance(parsed, EmailMessage):
            self.mails.append(parsed)
        return "250 OK"


def _free_port() -> int:
    """A port nobody listens on; aiosmtpd asks itself at the port it was told, so that 0 will not do."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


class LoopbackSmtp:
    """An SMTP server on a free loopback port with one mailbox."""

    def __init__(self) -> None:
        self.mailbox = Mailbox()
        port = _free_port()
        self._controller = Controller(self.mailbox, hostname="127.0.0.1", port=port)
        self._controller.start()
        self.address = f"127.0.0.1:{port}"

    def close(self) -> None:
        """Stop listening."""
        self._controller.stop()
