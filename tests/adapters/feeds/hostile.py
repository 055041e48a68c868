"""Bodies made to hurt whoever parses them, and a fixed way to mutate good ones. All of our own making."""

import random
from collections.abc import Iterator

from monitor.testing import rss


def _item(inner: str) -> bytes:
    return f'<rss version="2.0"><channel><title>x</title><item><title>a</title>{inner}</item></channel></rss>'.encode()


def _entities(levels: int) -> bytes:
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels))
    item = f"<item><title>&e{levels - 1};</title></item>"
    return f'<!DOCTYPE r [<!ENTITY e0 "ha">{lines}]><rss version="2.0"><channel>{item}</channel></rss>'.encode()


BOMBS: dict[str, bytes] = {
    "64 KB author": _item("<author>a@" + "a." * 32_000 + "!</author>"),
    "120 KB style": _item('<description>&lt;p style="' + "a:url(" * 20_000 + '"&gt;</description>'),
    "50,000 comments": _item("<description>" + "&lt;!--" * 50_000 + "</description>"),
    "100,000 attributes": _item("<x " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>"),
    "900 attributes a tag": _item(("<x " + " ".join(f'a{n}="1"' for n in range(900)) + "/>") * 300),
    "9 MB attribute": _item('<x a="' + "b" * 9_000_000 + '"/>'),
    "billion laughs": _entities(10),
    "quadratic entity": b'<!DOCTYPE r [<!ENTITY a "' + b"x" * 50_000 + b'">]><rss><channel><item><title>' + b"&a;" * 50_000
    + b"</title></item></channel></rss>",
    "external entity": b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + _item("<guid>t&a;</guid>"),
    "200,000 nested divs": _item("<description>" + "&lt;div&gt;" * 200_000 + "</description>"),
    "1,000,000 nested elements": b"<rss><channel><item>" + b"<a>" * 1_000_000 + b"</item></channel></rss>",
    "1,000,000 nested lists": b'{"items":' + b"[" * 1_000_000,
    "50,000 namespaces": _item("".join(f'<a{n}:b xmlns:a{n}="u{n}"/>' for n in range(50_000))),
    "100,000 links": _item("<link>http://x/</link>" * 100_000),
    "600,000 empty items": b"<rss><channel>" + b"<item></item>" * 600_000 + b"</channel></rss>",
    "1,500,000 open items": b"<item>" * 1_500_000,
    "5,000 long items": rss([{"title": f"t{n}", "description": "<p>hello</p>" * 100} for n in range(5000)]),
    "9 MB of <": b"<" * 9_000_000,
    "9 MB of NUL": b"\x00" * 9_000_000,
    "9 MB of text": _item("<description>" + "word " * 1_800_000 + "</description>"),
    "2 MB of &": _item("<title>" + "&" * 2_000_000 + "</title>"),
    "1,000,000 entities": _item("<description>" + "&amp;amp;" * 1_000_000 + "</description>"),
    "500,000 declarations": b"<!DOCTYPE " + b"<!ENTITY " * 500_000,
    "100,000 CDATA ends": _item("<description><![CDATA[" + "]]>" * 100_000 + "</description>"),
    "20,000 undefined entities": b"<rss><channel>" + b"<item><title>&nosuch;q</title>" * 20_000,
    "5 MB guid": _item("<guid>" + "g" * 5_000_000 + "</guid>"),
    "2 MB date": _item("<pubDate>" + "1 " * 1_000_000 + "</pubDate>"),
    "utf-7": b'<?xml version="1.0" encoding="utf-7"?>' + _item("<description>+ADw-script+AD4-</description>"),
}

_GOOD = (
    rss([{"title": f"Story {n}", "guid": f"g{n}", "link": f"https://w.example.org/{n}",
          "pubDate": "Sun, 10 Feb 2019 22:21:00 +0900", "description": "<p>They <b>met</b> in Hanoi &amp; talked.</p>" * 3}
         for n in range(5)], head="<ttl>60</ttl>"),
    """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>북미</title><entry><title>회담</title>
<id>urn:1</id><link href="/a"/><updated>2019-02-10T13:21:00Z</updated><content type="html">&lt;p&gt;본문&lt;/p&gt;</content></entry>
<entry><title>둘</title><id>urn:2</id><summary>요약</summary></entry></feed>""".encode(),
    """<?xml version="1.0" encoding="euc-kr"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>뉴스</title></channel><item rdf:about="https://r.example.org/1">
<title>정상회담</title><link>https://r.example.org/1</link><description>본문</description></item></rdf:RDF>""".encode("cp949"),
    b"""{"version": "https://jsonfeed.org/version/1", "title": "J", "items": [{"id": 1, "content_html": "<p>x</p>",
"date_published": "2019-02-10T13:21:00Z"}, {"id": "2", "title": "y", "url": "/2"}]}""",
)
_PIECES = (
    b"<item>", b"</item>", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"&#x0;", b"&#55296;", b"\x00", b"\xff\xfe", b"<entry/>",
    b"\xed\xa0\x80", b"&amp;", b"<!DOCTYPE", b"xmlns:a='b'", b"\"", b"'", b">", b"<", b"</channel>", b"{", b"]", b"9" * 40,
    b"\xe2\x80\xae", b"<script>")


SEED = 20190210


def mutants(count: int, *, seed: int = SEED) -> Iterator[bytes]:
    """Good feeds with one to eight mutations each; the same ones every time."""
    chance = random.Random(seed)
    for _ in range(count):
        body = bytearray(chance.choice(_GOOD))
        for _ in range(chance.randint(1, 8)):
            _mutate(body, chance)
        yield bytes(body)


def _mutate(body: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(body) + 1)
    end = min(len(body), start + chance.choice((1, 4, 40, 400)))
    match chance.randrange(7):
        case 0 if start < len(body):
            body[start] ^= 1 << chance.randrange(8)
        case 1:
            del body[start:end]
        case 2:
            body[start:start] = body[start:end] * chance.choice((1, 3, 30))
        case 3:
            body[start:start] = chance.choice(_PIECES)
        case 4:
            body[start:end] = chance.randbytes(end - start)
        case 5:
            other = chance.choice(_GOOD)
            at = chance.randrange(len(other))
            body[start:start] = other[at:at + 200]
        case _:
            for old, new in ((b"utf-8", b"utf-16"), (b"euc-kr", b"utf-8"), (b"2019", b"0000"), (b"https", b"javascript")):
                if chance.random() < 0.3:
                    body[:] = body.replace(old, new)
