"""Webhooks against a real receiver that checks signatures with the published library."""

import base64
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from standardwebhooks import Webhook

from monitor.adapters.channels.payload import MAX_BYTES, WebhookBody, write_schema
from monitor.adapters.channels.posting import Poster
from monitor.adapters.channels.webhook import WebhookSender
from monitor.adapters.http import HttpPolicy
from monitor.domain.channel import WebhookChannel
from monitor.domain.digest import Delivery, Digest, SendFailed, SendOutcome, Sent

NEW_KEY, OLD_KEY = ("whsec_" + base64.b64encode(bytes([seed] * 32)).decode() for seed in (1, 2))
News = Callable[..., Digest]


@dataclass
class Receiver:
    """What a receiver got, and how it answers: (status, headers), ``hang`` or ``reset``."""

    answers: list[tuple[int, dict[str, str]] | str] = field(default_factory=list)
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    url: str = ""
    done: threading.Event = field(default_factory=threading.Event)


def _handler(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.got.append((self.path, {key.lower(): value for key, value in self.headers.items()}, body))
            answer = receiver.answers.pop(0) if receiver.answers else (200, {})
            if answer == "hang":
                receiver.done.wait(10)
            if isinstance(answer, str):
                self.connection.close()
                return
            self.send_response(answer[0])
            for name, value in answer[1].items():
                self.send_header(name, value)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *_: object) -> None:
            pass
    return Handler


Receiving = Callable[..., AbstractContextManager[Receiver]]


@pytest.fixture
def receiving() -> Receiving:
    @contextmanager
    def receive(*answers: tuple[int, dict[str, str]] | str) -> Iterator[Receiver]:
        receiver = Receiver(list(answers))
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(receiver))
        server.daemon_threads = True
        receiver.url = f"http://127.0.0.1:{server.server_port}/in"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield receiver
        finally:
            receiver.done.set()
            server.shutdown()
            server.server_close()
            thread.join()
    return receive


def post(
    receiver: Receiver, digest: Digest, *, now: datetime | None = None, seconds: float = 5, **channel: object,
) -> SendOutcome:
    host, _, port = receiver.url.removeprefix("http://").removesuffix("/in").partition(":")
    poster = Poster(HttpPolicy(allow_private=frozenset({(host, int(port))})), total_seconds=seconds)
    sender = WebhookSender(WebhookChannel("hook", receiver.url, **channel), poster)  # type: ignore[arg-type]
    (message,) = sender.render(digest)
    return sender.send(Delivery("delivery-1", digest.id, "hook", message, digest.until), now=now or datetime.now(UTC))


def test_the_published_library_accepts_old_and_new_key(receiving: Receiving, news: News) -> None:
    with receiving() as receiver:
        assert post(receiver, news(), secrets=(NEW_KEY, OLD_KEY)) == Sent("200")
    _, headers, body = receiver.got[0]
    for key in (NEW_KEY, OLD_KEY):
        assert Webhook(key).verify(body, headers)["type"] == "digest.ready"
    assert headers["webhook-id"] == "delivery-1"
    assert len(headers["webhook-signature"].split(" ")) == 2


def test_each_attempt_has_its_own_time_and_the_same_id(receiving: Receiving, news: News) -> None:
    with receiving((500, {}), (200, {})) as receiver:
        now = datetime.now(UTC)
        first = post(receiver, news(), now=now - timedelta(minutes=2), secrets=(NEW_KEY,))
        second = post(receiver, news(), now=now, secrets=(NEW_KEY,))
    assert first == SendFailed("it answered 500: ok")
    assert second == Sent("200")
    ids, times = zip(*((headers["webhook-id"], headers["webhook-timestamp"]) for _, headers, _ in receiver.got), strict=True)
    assert ids == ("delivery-1", "delivery-1")
    assert int(times[1]) - int(times[0]) == 120
    assert receiver.got[0][2] == receiver.got[1][2], "the frozen bytes"


@pytest.mark.parametrize(("answer", "outcome"), [
    ((204, {}), Sent("204")),
    ((301, {"Location": "/else"}), SendFailed("it answered 301: redirects are not followed, give the channel the new address")),
    ((410, {}), SendFailed("it answered 410: ok", disable=True)),
    ((429, {"Retry-After": "120"}), SendFailed("it answered 429: ok", retry_after_seconds=120.0)),
    ((503, {"Retry-After": "soon"}), SendFailed("it answered 503: ok")),
    ((404, {}), SendFailed("it answered 404: ok")),
])
def test_answers(receiving: Receiving, news: News, answer: tuple[int, dict[str, str]], outcome: SendOutcome) -> None:
    with receiving(answer) as receiver:
        assert post(receiver, news()) == outcome
    assert [path for path, _, _ in receiver.got] == ["/in"], "nobody is followed anywhere"


@pytest.mark.parametrize("trouble", ["hang", "reset"])
def test_no_answer_is_a_failure(receiving: Receiving, news: News, trouble: str) -> None:
    with receiving(trouble) as receiver:
        outcome = post(receiver, news(), seconds=0.4)
        assert isinstance(outcome, SendFailed)
        assert not outcome.permanent
    assert len(receiver.got) == 1


@pytest.mark.parametrize("url", [
    "http://127.0.0.1/x", "http://[::1]/x", "http://169.254.169.254/latest", "http://0x7f.1/x", "http://2130706433/",
    "http://[::ffff:10.0.0.1]/", "file:///etc/passwd", "http://user:word@example.org/", "http://localhost:8080/"])
def test_private_addresses_are_not_asked(url: str, news: News) -> None:
    sender = WebhookSender(WebhookChannel("hook", url), Poster(HttpPolicy()))
    (message,) = sender.render(news())
    outcome = sender.send(Delivery("d", "x", "hook", message, datetime.now(UTC)), now=datetime.now(UTC))
    assert isinstance(outcome, SendFailed)


def test_no_proxy_and_no_stored_password_is_used(
    receiving: Receiving, news: News, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login desk password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1/")
    with receiving() as receiver:
        assert post(receiver, news()) == Sent("200")
    assert "authorization" not in receiver.got[0][1]


@pytest.mark.parametrize(("number", "length"), [(1, 1), (8, 30), (60, 30), (400, 60)])
def test_the_body_stays_below_20_kilobytes_and_counts_what_it_left_out(news: News, number: int, length: int) -> None:
    digest = news(number, length=length)
    sender = WebhookSender(WebhookChannel("hook", "https://hooks.example/"), Poster(HttpPolicy()))
    (message,) = sender.render(digest)
    assert len(message.body) <= MAX_BYTES
    data = TypeAdapter(WebhookBody).validate_json(message.body).data
    assert len(data.entries) + data.entries_left_out == number
    assert data.entries[0].lines[0].sentence.endswith("says Yonhap, citing an official.")


def test_the_schema_in_docs_is_the_one_in_force() -> None:
    shipped = Path(__file__).parents[3] / "docs" / "webhook.schema.json"
    assert shipped.read_text(encoding="utf-8") == write_schema()
    assert json.loads(shipped.read_text(encoding="utf-8"))["title"] == "WebhookBody"
