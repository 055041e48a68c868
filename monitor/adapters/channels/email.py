"""Mail by SMTP: one message per recipient, so that nobody gets twice what another was refused."""

import smtplib
import socket
import ssl
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, parseaddr
from urllib.parse import quote, urlsplit

from monitor.adapters.channels.headers import clean_header, domain_of, message_id
from monitor.adapters.http.addresses import resolve
from monitor.adapters.http.connections import Gate, start_deadline, tls_context
from monitor.adapters.render import Renderer
from monitor.domain.channel import EmailChannel
from monitor.domain.digest import Delivery, Digest, DigestKind, Message, SendFailed, SendOutcome, Sent

MAX_BYTES = 100_000    # Gmail clips a message at 102 kB
TOTAL_SECONDS = 120.0  # RFC 5321 allows minutes for each step; a server that needs more than two in all is tried again later
UnsubscribeLink = Callable[[str, str], str | None]  # channel, recipient → an https address for one-click unsubscribing
_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_LIMITS = (None, 60, 40, 25, 15, 10, 6, 3, 1)  # entries shown, tried until the message is small enough


class _Policy(EmailPolicy):
    """Python breaks a long address within a header by encoding it, which no mail program undoes: those stay on one line."""

    def fold_binary(self, name: str, value: str) -> bytes:
        """One header as bytes."""
        if name.startswith("List-") or name in {"Message-ID", "In-Reply-To", "References"}:
            return f"{name}: {value}\r\n".encode("ascii")
        return super().fold_binary(name, value)


_POLICY = _Policy(linesep="\r\n", max_line_length=78)


class Mailer:
    """One mail channel."""

    def __init__(
        self, channel: EmailChannel, renderer: Renderer, *, ca_file: str | None = None, total_seconds: float = TOTAL_SECONDS,
        unsubscribe_link: UnsubscribeLink = lambda *_: None,
    ) -> None:
        self._channel = channel
        self._unsubscribe_link = unsubscribe_link
        self._renderer = renderer
        self._context = tls_context(ca_file)
        self._total_seconds = total_seconds
        self._domain = domain_of(channel.from_)

    @property
    def name(self) -> str:
        """The channel's name in the configuration."""
        return self._channel.name

    @property
    def recipients(self) -> tuple[str, ...]:
        """Everybody it writes to."""
        return self._channel.to

    def render(self, digest: Digest) -> tuple[Message, ...]:
        """One message per recipient, whole with its headers, under 100 kB."""
        return tuple(self._render_for(digest, recipient) for recipient in self._channel.to)

    def _render_for(self, digest: Digest, recipient: str) -> Message:
        subject = clean_header(f"[{digest.title}] {digest.headline}")
        body = b""
        for limit in _LIMITS:
            body = self._compose(digest, recipient, subject, limit)
            if len(body) < MAX_BYTES:
                break
        return Message(subject, body, "message/rfc822", recipient)

    def _compose(self, digest: Digest, recipient: str, subject: str, limit: int | None) -> bytes:
        mail = EmailMessage(policy=_POLICY)
        text, page = self._renderer.text(digest, entries=limit), self._renderer.html(digest, entries=limit)
        mail.set_content(text, charset="utf-8", cte="quoted-printable")
        mail.add_alternative(page, subtype="html", charset="utf-8", cte="quoted-printable")
        mail.set_boundary(f"=_{digest.id}")
        for name, value in self._headers(digest, recipient, subject):  # after the content, which throws Content-Language away
            mail[name] = value
        return mail.as_bytes()

    def _headers(self, digest: Digest, recipient: str, subject: str) -> list[tuple[str, str]]:
        headers = [
            ("From", self._channel.from_), ("To", recipient), ("Subject", subject), ("Date", format_datetime(digest.until)),
            ("Message-ID", message_id(digest.id, recipient, domain=self._domain)),
            ("Auto-Submitted", "auto-generated"), ("X-Auto-Response-Suppress", "All"), ("Content-Language", "en"),
            ("X-Notification-ID", digest.id), *self._list_headers(digest, recipient),
        ]
        if digest.kind is DigestKind.ALERT and digest.entries:
            root = message_id(digest.watch_list, digest.entries[0].event.id, recipient, domain=self._domain)
            headers += [("In-Reply-To", root), ("References", root)]
        return headers

    def _list_headers(self, digest: Digest, recipient: str) -> list[tuple[str, str]]:
        if not digest.watch_list:
            return []
        address = parseaddr(self._channel.from_)[1]
        mailto = f"<mailto:{address}?subject={quote(f'unsubscribe {digest.watch_list}')}>"
        link = self._unsubscribe_link(self.name, recipient)
        headers = [("List-Id", f"<{digest.watch_list}.{self._domain}>"),
                   ("List-Unsubscribe", f"<{link}>, {mailto}" if link else mailto)]
        return [*headers, ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")] if link else headers

    def send(self, delivery: Delivery, *, now: datetime) -> SendOutcome:  # noqa: ARG002
        """Hand the frozen bytes to the server for one recipient. Once it said 250 nothing can make it a failure."""
        recipient = parseaddr(delivery.recipient or "")[1]
        start_deadline(self._total_seconds)
        try:
            with _closing(self._connect()) as server:
                refused = server.sendmail(parseaddr(self._channel.from_)[1], [recipient], delivery.message.body)
        except smtplib.SMTPException as error:
            return _failure(error)
        except OSError as error:
            return SendFailed(f"the connection to the mail server failed: {error}")
        return SendFailed(f"the server refused {recipient}: {refused}") if refused else Sent("250")

    def _connect(self) -> smtplib.SMTP:
        parts = urlsplit(self._channel.smtp)
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        server = _Server(host, port, self._context if parts.scheme == "smtps" else None, local_hostname=self._domain)
        try:
            if parts.scheme == "smtp+starttls":
                server.starttls(context=self._context)
            if self._channel.username is not None:
                server.login(self._channel.username, self._channel.password or "")
        except BaseException:
            server.close()
            raise
        return server


class _Server(smtplib.SMTP):
    """A session in which every read counts against one deadline; the server is the user's own, on whatever network."""

    def __init__(self, host: str, port: int, context: ssl.SSLContext | None, *, local_hostname: str) -> None:
        self._wrapped_in = context
        super().__init__(host, port, local_hostname=local_hostname)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:  # noqa: ARG002
        plain = Gate(frozenset({(host.lower(), port)}), resolve).connect(host, port)
        if self._wrapped_in is None:
            return plain
        return self._wrapped_in.wrap_socket(plain, server_hostname=host)


class _closing:  # noqa: N801
    """Says goodbye without minding the answer: the message was taken or it was not."""

    def __init__(self, server: smtplib.SMTP) -> None:
        self._server = server

    def __enter__(self) -> smtplib.SMTP:
        return self._server

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            if kind is None:
                self._server.quit()
        except (smtplib.SMTPException, OSError):
            pass
        finally:
            self._server.close()


def _failure(error: smtplib.SMTPException) -> SendFailed:
    match error:
        case smtplib.SMTPRecipientsRefused(recipients=recipients):
            address, (code, text) = next(iter(recipients.items()))
            return SendFailed(f"the server refused {address}: {_said(code, text)}", permanent=code >= 500)
        case smtplib.SMTPAuthenticationError(smtp_code=code, smtp_error=text):
            return SendFailed(f"the server refused user name and password: {_said(code, text)}")
        case smtplib.SMTPDataError(smtp_code=code, smtp_error=text):
            return SendFailed(f"the server refused the message: {_said(code, text)}", permanent=code >= 500)
        case smtplib.SMTPResponseException(smtp_code=code, smtp_error=text):
            return SendFailed(f"the server said {_said(code, text)}")
        case _:
            return SendFailed(clean_header(f"the mail server did not do its part: {error}"))


def _said(code: int, text: bytes | str) -> str:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return clean_header(f"{code} {words}")
