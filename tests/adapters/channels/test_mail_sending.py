"""Mail against a real SMTP server: TLS, user names, refusals, lines that go dead."""

import asyncio
import ssl
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from monitor.adapters.channels.email import Mailer
from monitor.adapters.render import Renderer
from monitor.domain.channel import EmailChannel
from monitor.domain.digest import Delivery, Digest, SendFailed, Sent

NOW = datetime(2019, 2, 9, 22, tzinfo=UTC)
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # meant to be careless


@dataclass
class Mailbox:
    """A mail server's mind: what it took, and what it does when asked."""

    taken: list[tuple[list[str], bytes]] = field(default_factory=list)
    logins: list[bytes] = field(default_factory=list)
    secured: list[bool] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)
    at_data: str = "take"
    port: int = 0

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str],
    ) -> str:
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.secured.append(session.ssl is not None)
        if self.at_data == "drop before":
            server.transport.abort()
            raise ConnectionResetError
        self.taken.append((list(envelope.rcpt_tos), bytes(envelope.content or b"")))
        if self.at_data == "drop after":
            await server.push("250 taken")
            server.transport.close()
            raise ConnectionResetError
        if self.at_data == "hang":
            await asyncio.sleep(30)
        return "250 taken" if self.at_data == "take" else self.at_data

    async def handle_exception(self, error: Exception) -> str:
        return "451 later"

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword,
    ) -> AuthResult:
        self.logins.append(data.login)
        return AuthResult(success=data == LoginPassword(b"desk", b"secret"), handled=False)


class AnyPort(Controller):
    """A controller that finds out which port it was given."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        super()._trigger_server()


News = Callable[..., Digest]
Serving = Callable[..., AbstractContextManager[Mailbox]]


@pytest.fixture
def serving(server_context: ssl.SSLContext) -> Serving:
    @contextmanager
    def serve(*, tls: str = "", auth: bool = False, **mind: object) -> Iterator[Mailbox]:
        mailbox = Mailbox(**mind)  # type: ignore[arg-type]
        options: dict[str, object] = {"authenticator": mailbox.authenticate, "auth_required": True} if auth else {}
        if tls == "starttls":
            options |= {"tls_context": server_context, "require_starttls": True}
        elif auth:
            options |= {"auth_require_tls": False}
        wrapped = server_context if tls == "smtps" else None
        controller = AnyPort(mailbox, hostname="127.0.0.1", port=0, ssl_context=wrapped, **options)  # type: ignore[arg-type]
        controller.start()
        mailbox.port = controller.port
        try:
            yield mailbox
        finally:
            controller.stop()
    return serve


def mailer(
    mailbox: Mailbox, ca_file: str, scheme: str = "smtp", *, to: tuple[str, ...] = ("a@desk.example",), **login: str,
) -> Mailer:
    channel = EmailChannel("mail", f"{scheme}://localhost:{mailbox.port}", "Monitor <monitor@desk.example>", to, **login)
    return Mailer(channel, Renderer(), ca_file=ca_file, total_seconds=3)


def deliveries(sender: Mailer, digest: Digest) -> list[Delivery]:
    return [Delivery(f"d{place}", digest.id, "mail", message, NOW, recipient=message.recipient)
            for place, message in enumerate(sender.render(digest))]


@pytest.mark.parametrize("scheme", ["smtp", "smtp+starttls", "smtps"])
def test_mail_goes_out_by_each_scheme_with_a_login(serving: Serving, ca_file: str, news: News, scheme: str) -> None:
    with serving(tls=scheme.removeprefix("smtp+"), auth=True) as mailbox:
        sender = mailer(mailbox, ca_file, scheme, username="desk", password="secret")
        (delivery,) = deliveries(sender, news())
        assert sender.send(delivery, now=NOW) == Sent("250")
    assert mailbox.secured == [scheme == "smtp+starttls"], "aiosmtpd speaks of an implicit session as plain; smtps it was"
    assert mailbox.taken[0][0] == ["a@desk.example"]
    assert message_from_bytes(mailbox.taken[0][1])["List-Id"] == "<desk.desk.example>"


def test_what_arrives_is_the_frozen_bytes(serving: Serving, ca_file: str, news: News) -> None:
    with serving() as mailbox:
        sender = mailer(mailbox, ca_file)
        (delivery,) = deliveries(sender, news())
        sender.send(delivery, now=NOW)
    assert mailbox.taken[0][1].rstrip(b"\r\n") == delivery.message.body.rstrip(b"\r\n")


def test_a_wrong_password_is_tried_again_later(serving: Serving, ca_file: str, news: News) -> None:
    with serving(tls="starttls", auth=True) as mailbox:
        sender = mailer(mailbox, ca_file, "smtp+starttls", username="desk", password="wrong")
        outcome = sender.send(deliveries(sender, news())[0], now=NOW)
    assert isinstance(outcome, SendFailed)
    assert outcome.detail.startswith("the server refused user name and password: 535")
    assert not outcome.permanent


def test_no_secret_crosses_a_line_that_cannot_be_secured(serving: Serving, ca_file: str, news: News) -> None:
    with serving(auth=True) as mailbox:
        sender = mailer(mailbox, ca_file, "smtp+starttls", username="desk", password="secret")
        outcome = sender.send(deliveries(sender, news())[0], now=NOW)
    assert isinstance(outcome, SendFailed)
    assert "STARTTLS" in outcome.detail
    assert mailbox.logins == []


def test_a_certificate_of_strangers_is_refused(serving: Serving, news: News) -> None:
    with serving(tls="smtps") as mailbox:
        channel = EmailChannel("mail", f"smtps://localhost:{mailbox.port}", "m@desk.example", ("a@desk.example",))
        sender = Mailer(channel, Renderer(), total_seconds=3)
        outcome = sender.send(deliveries(sender, news())[0], now=NOW)
    assert isinstance(outcome, SendFailed)
    assert "certificate" in outcome.detail


def test_one_refused_of_three_costs_the_others_nothing(serving: Serving, ca_file: str, news: News) -> None:
    everybody = ("a@desk.example", "b@desk.example", "c@desk.example")
    with serving(refuse={"b@desk.example": "550 no such desk", "c@desk.example": "450 mailbox busy"}) as mailbox:
        sender = mailer(mailbox, ca_file, to=everybody)
        outcomes = [sender.send(delivery, now=NOW) for delivery in deliveries(sender, news())]
    assert outcomes == [
        Sent("250"), SendFailed("the server refused b@desk.example: 550 no such desk", permanent=True),
        SendFailed("the server refused c@desk.example: 450 mailbox busy")]
    assert [to for to, _ in mailbox.taken] == [["a@desk.example"]]


@pytest.mark.parametrize(("answer", "permanent"), [("554 no thanks", True), ("451 later", False)])
def test_a_refused_message(serving: Serving, ca_file: str, news: News, answer: str, permanent: bool) -> None:
    with serving(at_data=answer) as mailbox:
        sender = mailer(mailbox, ca_file)
        outcome = sender.send(deliveries(sender, news())[0], now=NOW)
    assert outcome == SendFailed(f"the server refused the message: {answer}", permanent=permanent)


def test_a_line_that_drops_before_the_yes_is_a_failure(serving: Serving, ca_file: str, news: News) -> None:
    with serving(at_data="drop before") as mailbox:
        sender = mailer(mailbox, ca_file)
        outcome = sender.send(deliveries(sender, news())[0], now=NOW)
        assert isinstance(outcome, SendFailed)
        assert not outcome.permanent
        mailbox.at_data = "take"
        assert sender.send(deliveries(sender, news())[0], now=NOW) == Sent("250")
    assert len(mailbox.taken) == 1


def test_a_line_that_drops_after_the_yes_is_a_success(serving: Serving, ca_file: str, news: News) -> None:
    with serving(at_data="drop after") as mailbox:
        sender = mailer(mailbox, ca_file)
        assert sender.send(deliveries(sender, news())[0], now=NOW) == Sent("250")


def test_a_server_that_hangs_is_left(serving: Serving, ca_file: str, news: News) -> None:
    with serving(at_data="hang") as mailbox:
        channel = EmailChannel("mail", f"smtp://localhost:{mailbox.port}", "m@desk.example", ("a@desk.example",))
        sender = Mailer(channel, Renderer(), ca_file=ca_file, total_seconds=0.5)
        outcome = sender.send(deliveries(sender, news())[0], now=NOW)
    assert isinstance(outcome, SendFailed)


def test_nobody_listening(ca_file: str, news: News) -> None:
    channel = EmailChannel("mail", "smtp://localhost:1", "m@desk.example", ("a@desk.example",))
    sender = Mailer(channel, Renderer(), ca_file=ca_file)
    outcome = sender.send(deliveries(sender, news())[0], now=NOW)
    assert isinstance(outcome, SendFailed)
    assert outcome.detail == "the connection to the mail server failed: [Errno 111] Connection refused"
