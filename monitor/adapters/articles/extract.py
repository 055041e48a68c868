"""The child's side of reading a page: trafilatura, on characters decoded by us."""

import json
import pickle
import re

import trafilatura

from monitor.adapters.encodings import decode
from monitor.adapters.html import html_to_line, tidy

_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{1,500})", re.IGNORECASE)
_HEAD_CHARACTERS = 200_000


def extract_job(request: bytes) -> bytes:
    """Bytes of a page to JSON of its title and the text of its story."""
    body, content_type, url, language = pickle.loads(request)  # noqa: S301  made by our parent
    markup, _ = decode(body, content_type=content_type, language=language)
    return json.dumps({"title": _page_title(markup), "text": extract_text(markup, url)}).encode()


def extract_text(markup: str, url: str) -> str:
    """The story on a page, paragraphs one blank line apart; empty where none is found.

    ``fast`` leaves out a second opinion: 12.6 CPU-ms a page instead of 18.7 at the same F1 (.963 and .960 on 181 pages).
    """
    text = trafilatura.extract(markup, url=url, fast=True, include_comments=False, include_tables=False, deduplicate=False)
    return tidy("\n\n".join(line for line in (text or "").splitlines() if line.strip()))


def _page_title(markup: str) -> str:
    found = _TITLE.search(markup, 0, _HEAD_CHARACTERS)
    return html_to_line(found[1]) if found else ""
