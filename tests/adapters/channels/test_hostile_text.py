"""Whatever a feed puts into titles, names and sentences stays text: in mail, HTML, JSON, iCalendar, Atom and chat.

Each vector goes everywhere that foreign text goes. The proof is structural: what comes out has the same elements, attributes,
headers, properties and keys as what harmless words give.
"""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import cache
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from monitor.adapters.atom import write_feed
from monitor.adapters.calendar import write_calendar
from monitor.adapters.channels import open_senders
from monitor.adapters.channels.headers import clean_header
from monitor.adapters.channels.posting import Poster
from monitor.adapters.http import HttpPolicy
from monitor.adapters.render import Renderer
from monitor.analysis.digests import make_calendar
from monitor.analysis.digests.quotes import clean, clean_url
from monitor.analysis.exports import safe_cell
from monitor.domain.channel import Channel, DiscordChannel, EmailChannel, SlackChannel, TeamsChannel, WebhookChannel
from monitor.domain.digest import Digest, DigestKind
from monitor.domain.event import Claim
from monitor.entrypoints.logs import configure_logs

News = Callable[..., Digest]
NOW = datetime(2019, 2, 9, 22, tzinfo=UTC)

TAGS = ("script", "img", "svg", "iframe", "object", "embed", "math", "style", "link", "meta", "base", "form", "input", "body",
        "video", "audio", "details", "marquee", "isindex", "textarea", "template", "noscript", "plaintext", "xmp", "title")
HANDLERS = ("onerror", "onload", "onclick", "onmouseover", "onfocus", "ontoggle", "onanimationstart", "onpointerenter", "style")
SCHEMES = ("javascript:", "JaVaScRiPt:", "java\tscript:", "java\nscript:", "vbscript:", "data:text/html,", "data:image/svg+xml,",
           "file:///", "blob:", "view-source:", "\x01javascript:", "&#106;avascript:", "jar:", "mhtml:", "ms-word:ofe|u|")
HEADER_ENDS = ("\r\n", "\n", "\r", "\r\n ", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\x00")
ENCODED_WORDS = (
    "=?utf-8?q?a=0D=0ABcc:_all@evil.example?=", "=?utf-8?b?YQ0KQmNjOiBhbGxAZXZpbC5leGFtcGxl?=", "=?us-ascii?q?=0a?=",
    "=?utf-8?q?=0D=0A=0D=0A<script>alert(1)</script>?=", "=?utf-8?q?x?= =?utf-8?q?=0AX-Evil:1?=", "=?utf-7?q?+AA0ACg-?=",
    "=?utf-8?q?=E2=80=AE?=", "=?utf-8?q?=?", "=?=?=", "=?iso-2022-jp?b?GyRCJEobKEI=?=")
UNSEEN = ("\u202e", "\u202d", "\u2066", "\u2067", "\u2068", "\u200b", "\u200e", "\u200f", "\ufeff", "\u00ad", "\u061c", "\u180e",
          "\U000e0041", "\U000e007f", "\u115f", "\u3164", "\x07", "\x08", "\x1b[31m", "\x1b]0;title\x07", "\x9b2J", "\x7f",
          "\ud800", "\udfff", "\ufffe", "\uffff", "\U0010ffff")
CELLS = tuple(f"{sign}cmd|' /C calc'!A0" for sign in "=+-@\t\r＝＋－＠")
VECTORS = (
    *(f"<{tag} src=x href=javascript:alert(1)>x</{tag}>" for tag in TAGS),
    *(f'" {handler}="alert(1)" x="' for handler in HANDLERS), *(f"'{handler}=alert(1) '" for handler in HANDLERS),
    *(f"[x]({scheme}alert(1))" for scheme in SCHEMES), *(f'<a href="{scheme}alert(1)">x</a>' for scheme in SCHEMES),
    *(f"x{end}Bcc: all@evil.example" for end in HEADER_ENDS), *(f"x{end}END:VEVENT{end}BEGIN:VALARM" for end in HEADER_ENDS),
    *ENCODED_WORDS, *(f"safe{char}dexe.doc" for char in UNSEEN), *CELLS,
    "{{ 7 * 7 }}", "{% include '/etc/passwd' %}", "{{ ''.__class__.__mro__ }}", "${7*7}", "<%= 7*7 %>", "%s%s%n", "{0.__class__}",
    "]]><script>alert(1)</script>", "<!--", "-->", "<![CDATA[x]]>", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#x3c;script&#x3e;", "\\u003cscript\\u003e", "</blockquote></div></body></html>",
    "</style><script>", "<scr<script>ipt>", "<ſcript>", "＜script＞alert(1)＜/script＞",
    "<math><mglyph><style><!--</style><img src=x>",
    "<svg><animate onbegin=alert(1) attributeName=x>", "<table><td background=javascript:alert(1)>", "expression(alert(1))",
    "url(javascript:alert(1))", "<img src=https://evil.example/pixel.gif width=1>", "@import 'https://evil.example/x.css'",
    "<!channel>", "<!here|x>", "<@U12345>", "<#C123|general>", "@everyone", "@here", "<@&123>", "<@123456789>", ":smile:", "<:a:1>",
    "**bold** __x__ ~~y~~ ||z||", "`code` ```block```", "> quote", "# heading", "- item",
    "1. item", "![x](https://evil.example/)",
    "BEGIN:VEVENT;SUMMARY:x", "x\\nEND:VCALENDAR", "x;VALUE=URI:https://evil.example", 'x";ATTENDEE="mailto:a@b.example',
    "a" * 5000, "가" * 3000, "\u0301" * 500, "👩‍👩‍👧‍👦" * 100, "\u202egpj.exe", "ТRUMР", "Ｔｒｕｍｐ", "x" + " " * 3000 + "y",
    "From: boss@example.org", ".\r\nQUIT\r\n", "\r\n.\r\nMAIL FROM:<x@evil.example>", "--=_boundary", "Content-Type: text/html",
)


def test_there_are_enough_of_them() -> None:
    assert len(set(VECTORS)) >= 150


class Skeleton(HTMLParser):
    """A page without its words: tags with the names of their attributes, and where links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self.other: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.links += [value or "" for name, value in attrs if name in {"href", "src", "action"}]

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_decl(self, decl: str) -> None:
        self.other.append(decl)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)


def hostile(news: News, text: str, **options: Any) -> Digest:
    """A digest with the text wherever foreign text goes; the quoted words are found in the story, so they hold it too."""
    return news(title=text, words=f"meet {text} now", outlet=f"Wire {text}", who=f"somebody {text}", **options)


@cache
def opened(channel: Channel) -> Any:
    return open_senders({"c": channel}, renderer=Renderer(), poster=Poster(HttpPolicy()))["c"]


def mail_of(digest: Digest) -> EmailMessage:
    (message,) = opened(EmailChannel("c", "smtp://localhost:25", "m@desk.example", ("a@desk.example",))).render(digest)
    body = message.body
    assert b"\r" not in body.replace(b"\r\n", b"")
    assert b"\n" not in body.replace(b"\r\n", b"")
    parsed = message_from_bytes(body, policy=default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def shape(value: Any) -> Any:
    """JSON without its words."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    return [shape(item) for item in value] if isinstance(value, list) else type(value).__name__


LIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]")


@pytest.mark.parametrize("kind", [DigestKind.DIGEST, DigestKind.ALERT])
def test_mail_and_html(news: News, kind: DigestKind) -> None:
    harmless = mail_of(news(kind=kind))
    page = harmless.get_body(("html",)).get_content()  # type: ignore[union-attr]
    plain = Skeleton(page)
    for vector in VECTORS:
        mail = mail_of(hostile(news, vector, kind=kind))
        assert mail.keys() == harmless.keys(), ascii(vector)
        assert all("\n" not in str(value) and len(str(value)) <= 300 for value in mail.values()), ascii(vector)
        assert [part.get_content_type() for part in mail.walk()] == [part.get_content_type() for part in harmless.walk()]
        found = Skeleton(mail.get_body(("html",)).get_content())  # type: ignore[union-attr]
        assert (found.tags, found.links, found.other) == (plain.tags, plain.links, plain.other), ascii(vector)
        for part in ("plain", "html"):
            text = mail.get_body((part,)).get_content().replace("\r\n", "\n")  # type: ignore[union-attr]
            assert not LIVE.search(text), ascii(vector)


@pytest.mark.parametrize("channel", [
    WebhookChannel("c", "https://hooks.example/"), SlackChannel("c", "https://hooks.example/"),
    TeamsChannel("c", "https://hooks.example/"), DiscordChannel("c", "https://hooks.example/")])
def test_json(news: News, channel: Channel) -> None:
    sender = opened(channel)
    (harmless,) = sender.render(news())
    for vector in VECTORS:
        (message,) = sender.render(hostile(news, vector))
        assert shape(json.loads(message.body)) == shape(json.loads(harmless.body)), ascii(vector)
        assert not LIVE.search(message.body.decode()), ascii(vector)


def test_atom(news: News) -> None:
    def bones(root: ET.Element) -> list[tuple[str, tuple[str, ...]]]:
        return [(element.tag, tuple(element.attrib)) for element in root.iter()]
    harmless = bones(ET.fromstring(write_feed(news())))  # noqa: S314
    for vector in VECTORS:
        root = ET.fromstring(write_feed(hostile(news, vector)))  # noqa: S314
        assert bones(root) == harmless, ascii(vector)
        assert not any(LIVE.search(text) for text in root.itertext()), ascii(vector)


def test_csv_and_logs(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs(as_json=True)
    for vector in VECTORS:
        cell = safe_cell(vector)
        assert not str(cell).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")), ascii(vector)
        structlog.get_logger().info("polled", title=vector.encode(errors="replace").decode())
        (line,) = capsys.readouterr().err.splitlines()
        assert json.loads(line)["event"] == "polled", ascii(vector)
        assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in line), ascii(vector)
    structlog.reset_defaults()


def test_icalendar(news: News) -> None:
    def calendar(text: str) -> Any:
        event = news().entries[0].event
        claim = Claim("place", text, "s", NOW, NOW, (f"Wire {text}",), quote=f"meet {text} now")
        told = replace(event, voices=(f"Wire {text}",), claims=(claim,), places=(clean(text),), changed_at=NOW)
        return Calendar.from_ical(write_calendar(make_calendar([told], [], now=NOW), title="Desk"))
    harmless = [(part.name, sorted(part.keys())) for part in calendar("x").walk()]
    for vector in VECTORS:
        found = calendar(vector)
        assert [(part.name, sorted(part.keys())) for part in found.walk()] == harmless, ascii(vector)


@pytest.mark.parametrize("url", [
    *(f"{scheme}alert(1)" for scheme in SCHEMES), "//evil.example/x", "https://user:word@evil.example/", "https:evil.example",
    "https://", "http://[::1", "https://evil.example:99999/", "ftp://evil.example/x", "mailto:a@b.example",
    "https://ev il.example/",
    'https://evil.example"onclick="x/', "https://evil.example\\@good.example/", "https://" + "a" * 3000,
    "\u202ehttps://x.example", ""])
def test_what_is_no_plain_address_becomes_no_link(url: str) -> None:
    assert clean_url(url) is None


@pytest.mark.parametrize(("url", "link"), [
    ("https://news.example/a b", "https://news.example/a%20b"),
    ("https://뉴스.example/정상", "https://xn--vg1b002a.example/%EC%A0%95%EC%83%81"),
    ('https://news.example/?q="><script>', "https://news.example/?q=%22%3E%3Cscript%3E"),
    ("https://news.example/a\r\nb", "https://news.example/ab"),
    ("http://news.example:8080/x?a=1&b=%20#c", "http://news.example:8080/x?a=1&b=%20#c")])
def test_an_address_becomes_ascii_without_quotes_or_spaces(url: str, link: str) -> None:
    assert clean_url(url) == link


@given(st.text(max_size=400))
def test_a_header_is_one_line_that_the_mail_library_keeps_one(text: str) -> None:
    cleaned = clean_header(text)
    mail = EmailMessage()
    mail["Subject"] = cleaned
    mail["X-After"] = "kept"
    again = message_from_bytes(mail.as_bytes(), policy=default)
    assert again.keys() == ["Subject", "X-After"]
    assert "\n" not in str(again["Subject"])
    assert len(cleaned) <= 200


@given(st.text(alphabet=st.sampled_from("=?utf-8qbQB_0DAad\r\n :"), max_size=120))
def test_no_encoded_word_survives(text: str) -> None:
    assert "=?" not in clean_header(text)


@given(st.text(max_size=200))
def test_cleaning_is_final_and_shows_everything_it_keeps(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not LIVE.search(cleaned)
    cleaned.encode()
