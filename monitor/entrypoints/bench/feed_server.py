"""A loopback server of many feeds for the bench: its own process, so that its CPU is not counted.

``/feed/N?rev=R`` is feed N with its newest R items first; a matching ETag is answered 304. ``/set?rev=R`` moves all feeds on.
"""

import asyncio
import random
import ssl
import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

ITEMS = 30
_ORDINARY = (
    "minister budget harvest railway council energy market court school river election museum festival bridge hospital "
    "report region company workers service prices forecast growth summer winter project support decision members public "
    "private future weather traffic station airport library theatre football season coach player victory record village "
    "island mountain coast port factory engine battery software network security privacy research science student teacher "
    "family children history culture music language painting kitchen recipe garden flower animal forest farmer the a of "
    "in on and with for from by said told reported announced expects plans opened closed signed rejected delayed welcomed"
)
_WORDS = _ORDINARY.split()
_DATE = format_datetime(datetime.now(UTC) - timedelta(hours=1))  # what is too old is left out, which would cost less
_OURS = (
    "Envoys of the United States and North Korea will meet in {place} on {month} {day} for working-level talks, officials said. "
    "They are to prepare a second summit between President Trump and Kim Jong Un, and to speak of denuclearization"
)
FIRST_OF_OURS = ITEMS + 1  # what the second revision adds is what the desk watches for; all before it is a general feed's


def item(feed: int, number: int) -> str:
    """One item, always the same for the same numbers: about 1.8 KB."""
    chance = random.Random(feed * 100_003 + number)
    words = chance.choices(_WORDS, k=220)
    paragraphs = [" ".join(words[at:at + 44]).capitalize() for at in range(0, 220, 44)]
    if number >= FIRST_OF_OURS:
        place, month = chance.choice(["Hanoi", "Stockholm", "Singapore"]), chance.choice(["March", "April", "May"])
        paragraphs[0] = _OURS.format(place=place, month=month, day=chance.randint(1, 28))
    body = "".join(f"<p>{paragraph}.</p>" for paragraph in paragraphs)
    title = " ".join(words[:9]).capitalize()
    return (f"<item><title>{title}</title><link>https://f{feed}.example.org/{number}</link>"
            f"<guid isPermaLink=\"false\">{feed}-{number}</guid><pubDate>{_DATE}</pubDate>"
            f"<description><![CDATA[{body}<img src=\"https://f{feed}.example.org/{number}.jpg\">]]></description></item>\n")


def document(feed: int, revision: int) -> bytes:
    """Feed ``feed`` after ``revision`` further items."""
    items = "".join(item(feed, number) for number in range(revision + ITEMS - 1, revision - 1, -1))
    head = f"<title>Feed {feed}</title><link>https://f{feed}.example.org/</link><lastBuildDate>{revision}</lastBuildDate>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>{head}\n{items}</channel></rss>'.encode()


class FeedProtocol(asyncio.Protocol):
    """Just enough HTTP."""

    revision = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101
        self._transport, self._received = transport, b""

    def data_received(self, data: bytes) -> None:
        """Answer one request."""
        self._received += data
        if not self._received.endswith(b"\r\n\r\n"):
            return
        head, self._received = self._received, b""
        path = head.split(b" ", 2)[1].decode()
        if path.startswith("/set?rev="):
            FeedProtocol.revision = int(path.rpartition("=")[2])
            self._answer(b"200 OK", b"", b"ok")
            return
        tag = b'"%d"' % self.revision
        if b"\r\nif-none-match: " + tag in head.lower():
            self._answer(b"304 Not Modified", tag, None)
        else:
            self._answer(b"200 OK", tag, document(int(path.rpartition("/")[2]), self.revision))

    def _answer(self, status: bytes, tag: bytes, body: bytes | None) -> None:
        length = b"" if body is None else b"Content-Length: %d\r\n" % len(body)
        head = b"HTTP/1.1 %s\r\nETag: %s\r\nContent-Type: application/rss+xml\r\n%s\r\n" % (status, tag, length)
        self._transport.write(head + (body or b""))


async def serve(port: int, hosts: list[str], certificates: Path | None) -> None:
    """Serve until the parent is gone: it holds our standard input."""
    loop = asyncio.get_running_loop()
    for host in hosts:
        context = None
        if certificates is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificates / f"{host}.pem")
        await loop.create_server(FeedProtocol, host, port, ssl=context, backlog=512)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), sys.argv[3].split(","), Path(sys.argv[2]) if sys.argv[2] != "-" else None))
