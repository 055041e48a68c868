"""Every fault of a receiver, over real sockets on a clock of our own: tried at exactly the stated moments, with the same bytes."""

import smtplib
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from monitor.adapters.channels import Sender
from monitor.adapters.channels.email import Mailer
from monitor.adapters.channels.posting import Poster
from monitor.adapters.channels.webhook import WebhookSender
from monitor.adapters.http import HttpPolicy
from monitor.adapters.render import Renderer
from monitor.adapters.store import Store
from monitor.analysis.digests import compose_notice
from monitor.domain.channel import EmailChannel, WebhookChannel
from monitor.domain.digest import Delivery, DeliveryState
from monitor.pipeline.deliver import LEASE_SECONDS, Deliverer, deliver_due
from monitor.pipeline.digests import deliveries_of
from monitor.testing import FixedClock, MemoryChannel

START = datetime(2019, 2, 10, tzinfo=UTC)
SCHEDULE = (0, 5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path / 'monitor.db'}", durable=False) as opened:
        yield opened


@dataclass
class Receiver:
    """Answers a status, (status, Retry-After), ``hang`` or ``reset``, in turn; then 200 for ever."""

    script: list[object]
    got: list[tuple[str, bytes]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def handler(self) -> type[BaseHTTPRequestHandler]:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.got.append((self.headers["webhook-id"], body))
                answer = receiver.script.pop(0) if receiver.script else 200
                if answer == "hang":
                    receiver.over.wait(5)
                if isinstance(answer, str):
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return
                status, wait = answer if isinstance(answer, tuple) else (answer, None)
                self.send_response(status)  # type: ignore[arg-type]
                for name, value in (("Retry-After", wait), ("Location", "/elsewhere" if status == 301 else None)):
                    if value:
                        self.send_header(name, str(value))
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass
        return Handler


@pytest.fixture
def receiving() -> Iterator[Callable[..., tuple[Receiver, Sender]]]:
    servers = []

    def receive(*script: object) -> tuple[Receiver, Sender]:
        receiver = Receiver(list(script))
        server = ThreadingHTTPServer(("127.0.0.1", 0), receiver.handler())
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        servers.append((receiver, server))
        policy = HttpPolicy(allow_private=frozenset({("127.0.0.1", server.server_port)}))
        url = f"http://127.0.0.1:{server.server_port}/in"
        return receiver, WebhookSender(WebhookChannel("hook", url), Poster(policy, total_seconds=0.5))
    yield receive
    for receiver, server in servers:
        receiver.over.set()
        server.shutdown()
        server.server_close()


def put(store: Store, sender: Sender) -> list[Delivery]:
    notice = compose_notice("Desk", "A piece of news", ("It happened.",), at=START, name="fault")
    deliveries = deliveries_of(notice, sender)
    with store.writing() as tx:
        tx.add_deliveries(deliveries)
    return deliveries


def run(store: Store, sender: Sender, *, days: int = 5) -> list[int]:
    """Deliver whenever something is due; gives the seconds after the start at which something was tried."""
    clock, tried = FixedClock(START), []
    while clock.now < START + timedelta(days=days):
        waiting = store.deliveries(states=[DeliveryState.PENDING])
        if not waiting:
            break
        clock.now = max(clock.now, min(one.next_attempt_at or START for one in waiting))
        tried.append(int((clock.now - START).total_seconds()))
        deliver_due(store, {sender.name: sender}, clock=clock)
    return tried


def moments(count: int, **longer: int) -> list[int]:
    waits = [longer.get(f"at_{place}", wait) for place, wait in enumerate(SCHEDULE)]
    return [sum(waits[: place + 1]) for place in range(count)]


@pytest.mark.parametrize(("script", "tried"), [
    ((500,), moments(2)), ((502, 503, 504), moments(4)), ((404, 400), moments(3)), ((301, 302, 307), moments(4)),
    (("hang",), moments(2)), (("reset", "reset"), moments(3)),
    (((429, 120),), moments(2, at_1=120)), (((503, 2),), moments(2)), ((500, (429, 7200)), moments(3, at_2=7200)),
    (((429, 10**9),), moments(2, at_1=86400)), ((500,) * 9, moments(10)),
])
def test_a_webhook_is_tried_at_exactly_these_moments(
    store: Store, receiving: Callable[..., tuple[Receiver, Sender]], script: tuple[object, ...], tried: list[int],
) -> None:
    receiver, sender = receiving(*script)
    (delivery,) = put(store, sender)
    assert run(store, sender) == tried
    assert receiver.got == [(delivery.id, delivery.message.body)] * len(tried)
    assert [one.state for one in store.deliveries()] == [DeliveryState.DELIVERED]


def test_after_ten_refusals_it_is_dead_and_after_410_it_is_never_tried_again(
    store: Store, receiving: Callable[..., tuple[Receiver, Sender]],
) -> None:
    receiver, sender = receiving(*[500] * 99)
    put(store, sender)
    assert run(store, sender) == moments(10)
    assert [one.state for one in store.deliveries()] == [DeliveryState.DEAD]
    gone, other = receiving(410)
    with store.writing() as tx:
        tx.retry(store.deliveries()[0].id, at=START)
    assert run(store, other) == [0]
    assert len(gone.got) == 1
    assert store.channel_states()["hook"].disabled_at == START
    assert len(receiver.got) == 10


@dataclass
class MailServer:
    """Refuses as scripted: ``rcpt`` by address, ``data`` in turn; ``drop`` closes the line after the yes or before it."""

    rcpt: dict[str, str] = field(default_factory=dict)
    data: list[str] = field(default_factory=list)
    taken: list[tuple[str, bytes]] = field(default_factory=list)

    async def handle_RCPT(self, _s: SMTP, _n: Session, envelope: Envelope, address: str, _o: list[str]) -> str:  # noqa: N802
        if address in self.rcpt:
            return self.rcpt[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = self.data.pop(0) if self.data else "250 taken"
        if answer == "drop before":
            server.transport.abort()
            raise ConnectionResetError
        if answer.startswith(("250", "drop after")):
            self.taken.append((envelope.rcpt_tos[0], bytes(envelope.content or b"")))
        if answer == "drop after":
            await server.push("250 taken")
            server.transport.close()
            raise ConnectionResetError
        return answer

    async def handle_exception(self, _error: Exception) -> str:
        return "451 later"


class AnyPort(Controller):
    """A controller that finds out which port it was given."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        super()._trigger_server()


@pytest.fixture
def mailing() -> Iterator[Callable[..., Sender]]:
    controllers = []

    def start(server: MailServer, *to: str) -> Sender:
        controller = AnyPort(server, hostname="127.0.0.1", port=0)
        controller.start()
        controllers.append(controller)
        channel = EmailChannel("mail", f"smtp://127.0.0.1:{controller.port}", "m@desk.example", to or ("a@desk.example",))
        return Mailer(channel, Renderer(), total_seconds=5)
    yield start
    for controller in controllers:
        controller.stop()


@pytest.mark.parametrize(("data", "tried", "copies"), [
    (["451 later"], moments(2), 1), (["drop before"], moments(2), 1), (["drop after"], moments(1), 1),
    (["451 later", "drop before", "452 full"], moments(4), 1),
])
def test_mail_is_tried_at_exactly_these_moments(
    store: Store, mailing: Callable[..., Sender], data: list[str], tried: list[int], copies: int,
) -> None:
    server = MailServer(data=data)
    sender = mailing(server)
    put(store, sender)
    assert run(store, sender) == tried
    assert len(server.taken) == copies
    assert [one.state for one in store.deliveries()] == [DeliveryState.DELIVERED]


def test_of_three_recipients_each_has_its_own_fate(store: Store, mailing: Callable[..., Sender]) -> None:
    server = MailServer(rcpt={"b@desk.example": "550 unknown", "c@desk.example": "450 busy"})
    sender = mailing(server, "a@desk.example", "b@desk.example", "c@desk.example")
    put(store, sender)
    deliver_due(store, {"mail": sender}, clock=FixedClock(START))
    server.rcpt.pop("c@desk.example")
    run(store, sender)
    assert [to for to, _ in server.taken] == ["a@desk.example", "c@desk.example"]
    states = {one.recipient: one.state for one in store.deliveries()}
    assert states == {"a@desk.example": DeliveryState.DELIVERED, "b@desk.example": DeliveryState.DEAD,
                      "c@desk.example": DeliveryState.DELIVERED}


def test_a_resend_after_a_lost_record_is_seen_to_be_one(store: Store, mailing: Callable[..., Sender]) -> None:
    """Killed between the 250 and our commit: the lease runs out, and the very same message goes once more."""
    server = MailServer()
    sender = mailing(server)
    put(store, sender)
    (claimed,) = store.claim(START, owner="killed", limit=1, lease_seconds=LEASE_SECONDS)
    sender.send(claimed, now=START)
    assert deliver_due(store, {"mail": sender}, clock=FixedClock(START + timedelta(seconds=1))) == 0
    after = FixedClock(START + timedelta(seconds=LEASE_SECONDS + 1))
    assert deliver_due(store, {"mail": sender}, clock=after) == 1
    assert len(server.taken) == 2
    assert server.taken[0] == server.taken[1], "the same Message-ID, the same bytes"


def test_a_sender_that_overslept_its_lease_records_nothing(store: Store) -> None:
    channel = MemoryChannel("hook")
    put(store, channel)
    (late,) = store.claim(START, owner="late", limit=1, lease_seconds=LEASE_SECONDS)
    after = FixedClock(START + timedelta(seconds=LEASE_SECONDS + 1))
    assert deliver_due(store, {"hook": channel}, clock=after) == 1
    assert not store.failed(late.id, owner="late", at=after.now, error="too late", next_attempt_at=None)
    assert store.deliveries()[0].state is DeliveryState.DELIVERED


def test_a_bug_in_a_channel_is_raised_and_still_ends_in_a_dead_letter(store: Store) -> None:
    class Broken(MemoryChannel):
        def send(self, delivery: Delivery, *, now: datetime) -> object:  # type: ignore[override]
            raise TypeError("nobody thought of this")

    broken = Broken("hook")
    put(store, broken)
    with pytest.raises(TypeError, match="nobody thought of this"):
        deliver_due(store, {"hook": broken}, clock=FixedClock(START))
    (one,) = store.deliveries()
    assert (one.state, one.attempts) == (DeliveryState.PENDING, 1)
    assert one.last_error == "it could not be sent: TypeError: nobody thought of this"


def test_closing_lets_what_is_in_hand_finish(store: Store) -> None:
    entered, go = threading.Event(), threading.Event()

    class Slow(MemoryChannel):
        def send(self, delivery: Delivery, *, now: datetime) -> object:  # type: ignore[override]
            entered.set()
            go.wait(5)
            return super().send(delivery, now=now)

    slow = Slow("hook")
    put(store, slow)
    deliverer = Deliverer(store, {"hook": slow}, clock=FixedClock(START), jitter=lambda: 0.0)
    deliverer.tick()
    assert entered.wait(5)
    threading.Timer(0.1, go.set).start()
    deliverer.close()
    assert store.deliveries()[0].state is DeliveryState.DELIVERED


def test_smtplib_still_has_the_hook_that_the_deadline_hangs_on() -> None:
    assert callable(smtplib.SMTP._get_socket)  # type: ignore[attr-defined]
