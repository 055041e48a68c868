"""The text behind a link: taken where it is the story, else the feed's with the reason."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from monitor.adapters.articles import ArticleReader
from monitor.adapters.articles.walls import wall_by_address, wall_by_text
from monitor.adapters.http import connections
from monitor.adapters.http.robots import Robots
from monitor.domain.source import FetchFailed
from monitor.domain.story import Item, TextOrigin
from tests.adapters.loopback import Answer, Site, serving

TITLE = "Envoys of two countries meet in Stockholm"
FEED_TEXT = "Envoys of two countries met in Stockholm on Saturday, officials said."
PARAGRAPHS = [
    "Envoys of two countries met in Stockholm on Saturday for the first working-level talks since the spring, officials said.",
    "The delegations sat down at a conference centre on an island east of the capital and spoke for eight hours, with a break.",
    "A spokeswoman said that the two sides had agreed to return to their capitals and to consult before a next round is called.",
    "Neighbouring governments welcomed the talks and said that they hoped for a date before the end of the month.",
]


def page(*paragraphs: str, title: str = TITLE, head: str = "", aside: str = "") -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    navigation = "<nav><ul><li><a href='/'>Home</a></li></ul></nav>"
    story = f"<main><article><h1>{title}</h1>{body}</article></main>{aside}<footer>All rights reserved</footer>"
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{navigation}{story}</body></html>".encode()


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving() as running:
        running.script("/robots.txt", Answer(body=b"User-agent: *\nDisallow: /private/\nDisallow: /*?print=\n"))
        yield running


@pytest.fixture(scope="module")
def reader(site: Site) -> Iterator[ArticleReader]:
    made = ArticleReader(site.fetcher())
    yield made
    made.close()


def story(url: str | None, *, title: str = TITLE, text: str = FEED_TEXT, language: str = "en") -> Item:
    return Item(id="1", source_id="wire", title=title, text=text, url=url, language=language)


def test_the_story_is_taken_from_its_page_and_says_so(site: Site, reader: ArticleReader) -> None:
    url = site.script("/story", Answer(body=page(*PARAGRAPHS, aside="<script>track()</script><aside>Most read</aside>"),
                                       headers=(("Content-Type", "text/html; charset=utf-8"),)))
    read = reader.read_article(story(url))

    assert read.text == "\n\n".join(PARAGRAPHS)
    assert (read.text_origin, read.text_note) == (TextOrigin.PAGE, "")
    assert (read.id, read.title) == ("1", TITLE)


def test_a_korean_page_in_its_old_encoding(site: Site, reader: ArticleReader) -> None:
    sentence = "북한과 미국의 실무협상 대표단이 토요일 스톡홀름에서 만나 여덟 시간 동안 회담했다고 당국자들이 밝혔다. "
    body = page(sentence * 2, sentence * 2, sentence, title="북미 실무협상 스톡홀름서 개최").decode().encode("cp949")
    url = site.script("/korean", Answer(body=body, headers=(("Content-Type", "text/html; charset=euc-kr"),)))
    read = reader.read_article(story(url, title="북미 실무협상, 스톡홀름서 열려", text="북미 대표단이 만났다.", language="ko"))

    assert read.text_origin is TextOrigin.PAGE
    assert read.text.startswith(sentence.strip())


WALLS = {
    "block": (403, page("Access denied. You don't have permission."), "its page cannot be had: it answered 403"),
    "block as 200": (200, page("Please verify you are a human. Checking your browser.", title="Just a moment..."), "a block page"),
    "error as 200": (200, page("The page you requested could not be found.", title="404"), "an error page"),
    "korean error": (200, page("요청하신 페이지를 찾을 수 없습니다.", title="안내"), "an error page"),
    "consent": (200, page("We use cookies and value your privacy. Before you continue, manage your choices.",
                          "You can accept all or change your cookie settings at any time.", title="Before you continue"),
                "a consent page"),
    "paywall": (200, page(PARAGRAPHS[0], "Subscribe to continue reading. Already a subscriber? Sign in."), "only the start"),
    "marked not free": (200, page(PARAGRAPHS[0], head='<script type="x">{"isAccessibleForFree": false}</script>'),
                        "only the start is free"),
    "something else": (200, page(*[f"Ten recipes for long winter evenings, with apples and cinnamon, number {n}. " * 3
                                   for n in range(9)], title="Recipes"), "the page is about something else"),
    "nothing": (200, b"<html><body><div id=app></div></body></html>", "no story was found"),
    "less than the feed": (200, page("Envoys of two countries meet in Stockholm."), "the page holds less than the feed"),
    "gone": (410, b"", "its page cannot be had: it answered 410"),
}


@pytest.mark.parametrize("name", WALLS)
def test_what_is_not_the_story_falls_back_to_the_feed_with_the_reason(site: Site, reader: ArticleReader, name: str) -> None:
    status, body, why = WALLS[name]
    url = site.script(f"/wall/{name.replace(' ', '-')}", Answer(status, body, (("Content-Type", "text/html"),)))
    read = reader.read_article(story(url))

    assert (read.text, read.text_origin) == (FEED_TEXT, TextOrigin.FEED)
    assert why in read.text_note


def test_pages_that_are_no_html_are_left_alone(site: Site, reader: ArticleReader) -> None:
    url = site.script("/paper", Answer(body=b"%PDF-1.4", headers=(("Content-Type", "application/pdf"),)))

    assert reader.read_article(story(url)).text_note == "its page is no HTML but application/pdf"
    assert reader.read_article(story(None)).text_note == "it has no address"


def test_a_long_article_that_mentions_cookies_or_subscriptions_is_still_one(site: Site, reader: ArticleReader) -> None:
    body = page(*PARAGRAPHS * 8, "We use cookies. See our cookie policy.", "Subscribe to continue reading our newsletters.")
    url = site.script("/long", Answer(body=body, headers=(("Content-Type", "text/html"),)))

    assert reader.read_article(story(url)).text_origin is TextOrigin.PAGE


def test_robots_are_asked_once_a_host_and_obeyed(site: Site) -> None:
    reader = ArticleReader(site.fetcher())
    site.asked.clear()
    refused = [reader.read_article(story(site.script(path, Answer(body=page(*PARAGRAPHS)))))
               for path in ("/private/story", "/open?print=1")]
    asked = [one.path for one in site.asked]
    excepted = ArticleReader(site.fetcher(), robots_exceptions=frozenset({site.host}))
    allowed = excepted.read_article(story(site.script("/private/other", Answer(body=page(*PARAGRAPHS)))))
    reader.close()
    excepted.close()

    assert [read.text_note for read in refused] == ["its robots.txt disallows the page"] * 2
    assert asked == ["/robots.txt"]
    assert allowed.text_origin is TextOrigin.PAGE


@pytest.fixture
def two_hosts() -> Iterator[tuple[Site, Site, ArticleReader]]:
    """A host whose pages redirect to another one, and a reader that may ask both."""
    with serving() as near, serving("127.0.0.2") as far:
        near.script("/robots.txt", Answer(404))
        made = ArticleReader(near.fetcher(allow_private=frozenset({(near.host, near.port), (far.host, far.port)})))
        yield near, far, made
        made.close()


def redirecting(near: Site, path: str, target: str) -> Item:
    return story(near.script(path, Answer(302, headers=(("Location", target),))))


def test_robots_of_the_host_a_page_redirects_to_are_asked_before_following(two_hosts: tuple[Site, Site, ArticleReader]) -> None:
    near, far, reader = two_hosts
    far.script("/robots.txt", Answer(body=b"User-agent: *\nDisallow: /private/\n"))
    html = Answer(body=page(*PARAGRAPHS), headers=(("Content-Type", "text/html"),))
    refused = [reader.read_article(redirecting(near, f"/r{n}", far.script(f"/private/{n}", html))) for n in range(2)]
    taken = reader.read_article(redirecting(near, "/open", far.script("/open", html)))

    assert [(one.text, one.text_origin, one.text_note) for one in refused] == [
        (FEED_TEXT, TextOrigin.FEED, "its robots.txt disallows the page")] * 2
    assert (taken.text_origin, taken.text) == (TextOrigin.PAGE, "\n\n".join(PARAGRAPHS))
    assert [one.path for one in far.asked] == ["/robots.txt", "/open"]  # asked once, and no refused page at all
    assert [one.path for one in near.asked] == ["/robots.txt", "/r0", "/r1", "/open"]


def test_a_redirect_within_a_host_may_not_lead_to_what_it_disallows(site: Site, reader: ArticleReader) -> None:
    read = reader.read_article(redirecting(site, "/short-link", site.script("/private/long", Answer(body=page(*PARAGRAPHS)))))

    assert (read.text_origin, read.text_note) == (TextOrigin.FEED, "its robots.txt disallows the page")
    assert "/private/long" not in [one.path for one in site.asked]


def test_a_host_on_the_way_whose_robots_cannot_be_read_is_not_asked(two_hosts: tuple[Site, Site, ArticleReader]) -> None:
    near, far, reader = two_hosts
    far.script("/robots.txt", Answer(503))
    last = near.script("/last", Answer(body=page(*PARAGRAPHS)))
    read = reader.read_article(redirecting(near, "/first", far.script("/hop", Answer(302, headers=(("Location", last),)))))

    assert (read.text, read.text_note) == (FEED_TEXT, "its robots.txt could not be read")
    assert [one.path for one in far.asked] == ["/robots.txt"]
    assert "/last" not in [one.path for one in near.asked]


def test_leave_for_one_host_is_none_for_the_next(two_hosts: tuple[Site, Site, ArticleReader]) -> None:
    near, far, _ = two_hosts
    far.script("/robots.txt", Answer(body=b"User-agent: *\nDisallow: /\n"))
    hosts = frozenset({(near.host, near.port), (far.host, far.port)})
    target = far.script("/story", Answer(body=page(*PARAGRAPHS), headers=(("Content-Type", "text/html"),)))
    notes = {}
    for excepted in (near.host, far.host):
        reader = ArticleReader(near.fetcher(allow_private=hosts), robots_exceptions=frozenset({excepted}))
        notes[excepted] = reader.read_article(redirecting(near, f"/for-{excepted}", target)).text_note
        reader.close()

    assert notes == {near.host: "its robots.txt disallows the page", far.host: ""}


def test_asking_robots_does_not_put_off_the_deadline_of_the_page(
    two_hosts: tuple[Site, Site, ArticleReader], monkeypatch: pytest.MonkeyPatch,
) -> None:
    near, far, _ = two_hosts
    clock = [0.0]
    monkeypatch.setattr(connections, "time", SimpleNamespace(monotonic=lambda: clock[0]))  # so that no busy machine decides
    fetcher = near.fetcher(allow_private=frozenset({(near.host, near.port), (far.host, far.port)}), total_seconds=30.0)
    robots = Robots(fetcher)

    def ask_slowly(url: str) -> str | None:
        clock[0] += 20.0
        return robots.refusal(url)

    answer = Answer(302, headers=(("Location", far.script("/too-late", Answer(body=b"late"))),))
    outcome = fetcher.fetch(near.script("/in-time", answer), refusal=ask_slowly)

    assert isinstance(outcome, FetchFailed)
    assert outcome.detail == "it took longer than 30 s"
    assert [one.path for one in far.asked] == ["/robots.txt"]


def test_a_robots_file_that_never_comes_is_the_reason_even_when_it_took_all_the_time() -> None:
    with serving("127.0.0.3") as far:
        far.script("/robots.txt", Answer(raw=lambda sock, closing: closing.wait(60)))
        fetcher = far.fetcher(total_seconds=0.3)
        outcome = fetcher.fetch(far.url("/story"), refusal=Robots(fetcher).refusal)

    assert isinstance(outcome, FetchFailed)
    assert (outcome.by_robots, outcome.blocked, outcome.detail) == (True, True, "its robots.txt could not be read")


@pytest.mark.parametrize(("answer", "refused"), [
    (Answer(404), None), (Answer(403), None), (Answer(200, b""), None), (Answer(200, b"<html>not robots</html>"), None),
    (Answer(503), "its robots.txt could not be read"), (Answer(429), "its robots.txt could not be read"),
    (Answer(200, b"User-agent: dprk-us-monitor\nDisallow: /\n\nUser-agent: *\nAllow: /"), "its robots.txt disallows the page"),
    (Answer(200, b"User-agent: *\nDisallow: /a\nAllow: /a/story"), None),
], ids=["404", "403", "empty", "html", "503", "429", "by name", "longest match"])
def test_robots_as_rfc_9309_has_them(answer: Answer, refused: str | None) -> None:
    with serving() as host:
        host.script("/robots.txt", answer)
        assert Robots(host.fetcher()).refusal(host.url("/a/story")) == refused


def test_a_page_is_fetched_once_however_many_feeds_bring_it(site: Site, reader: ArticleReader) -> None:
    url = site.script("/shared", Answer(body=page(*PARAGRAPHS), headers=(("Content-Type", "text/html"),)))
    site.asked.clear()
    first, second = reader.read_article(story(url)), reader.read_article(story(url, title=f"UPDATE 1-{TITLE}"))

    assert first.text == second.text
    assert first.text_origin is second.text_origin is TextOrigin.PAGE
    assert [one.path for one in site.asked].count("/shared") == 1


def test_threads_that_meet_a_new_host_at_once_ask_its_robots_once() -> None:
    with serving() as host:
        host.script("/robots.txt", Answer(body=b"User-agent: *\nDisallow: /private/\n"))
        robots, barrier = Robots(host.fetcher()), threading.Barrier(8)

        def ask(path: str) -> str | None:
            barrier.wait()
            return robots.refusal(host.url(path))

        with ThreadPoolExecutor(8) as threads:
            heard = list(threads.map(ask, ["/open", "/private/story"] * 4))
        asked = [one.path for one in host.asked]

    assert heard == [None, "its robots.txt disallows the page"] * 4
    assert asked == ["/robots.txt"]


def test_a_page_that_two_feeds_bring_at_once_is_fetched_once(site: Site, reader: ArticleReader) -> None:
    url = site.script("/both", Answer(body=page(*PARAGRAPHS), headers=(("Content-Type", "text/html"),)))
    barrier = threading.Barrier(4)

    def read(_: int) -> Item:
        barrier.wait()
        return reader.read_article(story(url))

    with ThreadPoolExecutor(4) as threads:
        assert {one.text_origin for one in threads.map(read, range(4))} == {TextOrigin.PAGE}
    assert [one.path for one in site.asked].count("/both") == 1


@pytest.mark.parametrize(("asked", "final", "wall"), [
    ("https://n.example.org/a", "https://n.example.org/a", None),
    ("https://n.example.org/a", "https://www.n.example.org/2019/a", None),
    ("https://n.example.org/a", "https://consent.n.example.org/?back=a", "it leads to a consent or log-in page"),
    ("https://n.example.org/a", "https://n.example.org/login?next=/a", "it leads to a consent or log-in page"),
    ("https://n.example.org/a", "https://n.example.org/", "it leads to the front page"),
    ("https://n.example.org/login-reform", "https://n.example.org/politics/login-reform", None),
])
def test_walls_by_address(asked: str, final: str, wall: str | None) -> None:
    assert wall_by_address(asked, final) == wall


def test_particles_do_not_make_a_story_another_one() -> None:
    text = "정상회담은 하노이에서 열린다고 미국 국무부가 밝혔다. " * 40

    assert wall_by_text("", text, not_free=False, story="하노이 정상회담, 미국이 밝혀") is None
