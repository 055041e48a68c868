"""The full text of a story from its page, or the feed's text with the reason why not."""

import json
import pickle
import threading
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from monitor.adapters.articles.walls import is_marked_not_free, wall_by_address, wall_by_text
from monitor.adapters.html import html_to_text
from monitor.adapters.http import ACCEPT_PAGE, Fetcher
from monitor.adapters.http.robots import Robots
from monitor.adapters.workers import Limits, WorkerError, WorkerPool
from monitor.domain.source import Fetched, FetchFailed
from monitor.domain.story import Item, TextOrigin

MAX_PAGE_BYTES = 5_000_000
PAGE_LIMITS = Limits(cpu_seconds=10, wall_seconds=20.0, memory_bytes=1024 * 2**20, retire_bytes=512 * 2**20)
_HTML = ("text/html", "application/xhtml+xml")
_KEPT_PAGES = 128
_HEADING_WITHIN = 3  # paragraphs


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds, whichever item asks for it; or why nothing can be had of it."""

    title: str = ""
    text: str = ""
    not_free: bool = False
    refusal: str | None = None


@dataclass(slots=True)
class _Kept:
    """A page, once somebody has read it. Whoever reads it holds the lock, so that nobody asks for it meanwhile."""

    reading: threading.Lock = field(default_factory=threading.Lock)
    page: Page | None = None


class ArticleReader:
    """Fetches pages politely, reads them in killable processes, and knows a wall when it meets one.

    ``robots_exceptions`` are hosts whose robots.txt the user has leave to pass by.
    """

    def __init__(self, fetcher: Fetcher, *, size: int = 1, robots_exceptions: frozenset[str] = frozenset()) -> None:
        self._fetcher = fetcher
        self._robots = Robots(fetcher)
        self._exceptions = robots_exceptions
        self._pool = WorkerPool("monitor.adapters.articles.extract:extract_job", size=size, limits=PAGE_LIMITS)
        self._guard = threading.Lock()
        self._pages: OrderedDict[str, _Kept] = OrderedDict()

    def read_article(self, item: Item) -> Item:
        """The item with its page's text, or as it was with a note that says why."""
        if not item.url:
            return replace(item, text_note="it has no address")
        page = self._page(item.url, item.language or "en")
        text = _below_heading(page.text, (item.title, page.title))
        if (refusal := page.refusal or _wall(page, text, item)) is not None:
            return replace(item, text_note=refusal)
        if len(text) < len(item.text):
            return replace(item, text_note="the page holds less than the feed")
        return replace(item, text=text, text_origin=TextOrigin.PAGE, text_note="")

    def close(self) -> None:
        """End the processes."""
        self._pool.close()

    def _page(self, url: str, language: str) -> Page:
        """Pages are kept for a while: one story often comes by several feeds of one outlet, under several headlines."""
        kept = self._kept(url)
        with kept.reading:
            if kept.page is None:
                kept.page = self._read(url, language)
            return kept.page

    def _kept(self, url: str) -> _Kept:
        with self._guard:
            kept = self._pages.setdefault(url, _Kept())
            while len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)
            return kept

    def _read(self, url: str, language: str) -> Page:
        outcome = self._fetcher.fetch(url, accept=ACCEPT_PAGE, max_bytes=MAX_PAGE_BYTES, refusal=self._robots_refusal)
        if isinstance(outcome, FetchFailed):
            return Page(refusal=outcome.detail if outcome.by_robots else f"its page cannot be had: {outcome.detail}")
        return self._extract(outcome, language) if isinstance(outcome, Fetched) else Page(refusal="its page did not answer")

    def _robots_refusal(self, url: str) -> str | None:
        return None if urlsplit(url).hostname in self._exceptions else self._robots.refusal(url)

    def _extract(self, fetched: Fetched, language: str) -> Page:
        content_type = fetched.header("content-type") or "text/html"
        if not content_type.lower().startswith(_HTML):
            return Page(refusal=f"its page is no HTML but {content_type[:60]}")
        if refusal := wall_by_address(fetched.url, fetched.final_url):
            return Page(refusal=refusal)
        request = pickle.dumps((fetched.body, content_type, fetched.final_url, language), protocol=5)
        try:
            found = json.loads(self._pool.run(request))
        except WorkerError as error:
            return Page(refusal=f"its page could not be read: {error}")
        return Page(str(found["title"]), str(found["text"]), is_marked_not_free(fetched.body))


def _wall(page: Page, text: str, item: Item) -> str | None:
    return wall_by_text(page.title, text, not_free=page.not_free, story=f"{item.title}\n{html_to_text(item.text)}")


def _below_heading(text: str, titles: tuple[str, ...]) -> str:
    """The text without its heading, which the item has already, and without what stood above it.

    A page's own title often goes on with the outlet's name.
    """
    paragraphs = text.split("\n\n")
    for at, paragraph in enumerate(paragraphs[:_HEADING_WITHIN]):
        if any(title.casefold().startswith(paragraph.casefold()) for title in titles if title):
            return "\n\n".join(paragraphs[at + 1:])
    return text
