"""Feeds that a page names."""

import time

import pytest

from monitor.adapters.feeds.discovery import find_feeds

BASE = "https://desk.example.org/news/"


def test_feeds_in_the_head() -> None:
    page = """<html><head><link rel="stylesheet" href="/s.css"><link rel="alternate" type="application/rss+xml"
title="All &amp; sundry" href="/feed/"><LINK REL='Alternate' TYPE='application/atom+xml' HREF='atom.xml'>
<link rel=alternate type=application/feed+json href=j.json><link rel="alternate" type="text/html" hreflang="ko" href="/ko">
<link rel="alternate" type="application/rss+xml" href="javascript:x">
<link rel="alternate" type="application/rss+xml" href="/feed/"></head></html>"""

    assert [(found.url, found.title) for found in find_feeds(page, BASE)] == [
        ("https://desk.example.org/feed/", "All & sundry"), ("https://desk.example.org/news/atom.xml", ""),
        ("https://desk.example.org/news/j.json", "")]


@pytest.mark.parametrize("page", ["<link " * 100_000, "<link " + "a=" * 250_000 + ">", "<link " + "a='" * 100_000, "<" * 500_000])
def test_hostile_pages_take_no_time(page: str) -> None:
    started = time.process_time()
    find_feeds(page, BASE)

    assert time.process_time() - started < 2.0
