"""Markup to plain text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.adapters.html import MAX_TEXT_CHARACTERS, html_to_line, html_to_text


@pytest.mark.parametrize(("markup", "text"), [
    ("plain text", "plain text"),
    ("two\nlines\n\n\n\nkept", "two\nlines\n\nkept"),
    ("<p>One</p><p>Two</p>", "One\n\nTwo"),
    ("<p>One\n wrapped</p>\n\n<p>Two</p>", "One wrapped\n\nTwo"),
    ("One<br>Two<br/>Three", "One\nTwo\nThree"),
    ("<ul><li>a</li><li>b</li></ul>after", "a\nb\n\nafter"),
    ("<table><tr><th>Day</th><th>Place</th></tr><tr><td>27</td><td>Hanoi</td></tr></table>", "Day Place\n27 Hanoi"),
    ("<h1>Head</h1>body<blockquote>said</blockquote>", "Head\n\nbody\n\nsaid"),
    ("in<b>l</b>i<i>n</i>e", "inline"),
    ("AT&amp;T &lt;b&gt; it&#8217;s&nbsp;on &euro;5", "AT&T <b> it’s on €5"),
    ("a<script>alert('x')</script><style>p{}</style>b", "ab"),
    ("a<noscript><img src='https://t.example.org/pixel.gif'></noscript><iframe src=x>c</iframe>b", "ab"),
    ("<img src='https://t.example.org/pixel.gif' width=1 height=1 alt='x'>text", "text"),
    ("<form><button>Subscribe</button></form>text", "text"),
    ("text<!-- comment --><![if IE]>x<![endif]>", "textx"),
    ("<p>unclosed <b>everything", "unclosed everything"),
    ("<a href='javascript:alert(1)'>link</a>", "link"),
    ("<svg><script>1</script></svg><math><mtext>m</mtext></math>t", "t"),
    ("북미 <em>정상회담</em>은<br>27일", "북미 정상회담은\n27일"),
    ("A < B", "A < B"),
    ("\u202eevil\u202c \u2066x\u2069 \ufeffy\u200b", "evil x y"),
    ("nul\x00 and \x1b[31mred", "nul and [31mred"),
    ("", ""),
])
def test_text(markup: str, text: str) -> None:
    assert html_to_text(markup) == text


def test_a_line_is_one_line() -> None:
    assert html_to_line("<p>One</p>\n<p>Two</p>") == "One Two"


@pytest.mark.parametrize("markup", [
    "<div>" * 200_000, "<" * 500_000, "<a " + "b=c " * 200_000, "&" * 500_000 + "<p>", "<p>" + " \n" * 400_000, "<!--" * 100_000,
    "<b><i>" * 100_000, "<svg>" * 100_000, "<table>" * 50_000, "<p title='" + "x" * 500_000, "</p>" * 100_000,
    "&#" * 200_000 + "<p>",
], ids=lambda markup: markup[:8])
def test_hostile_markup_takes_no_time(markup: str) -> None:
    started = time.process_time()
    html_to_text(markup)

    assert time.process_time() - started < 3.0


@given(st.text(max_size=300))
def test_no_tag_survives_and_text_stays_in_bounds(text: str) -> None:
    got = html_to_text(f"<p>{text}</p>")

    assert "<script" not in html_to_text(f"<p><script>{text}</script></p>").lower() or "&" in text
    assert len(got) <= MAX_TEXT_CHARACTERS
    assert "\x00" not in got
    assert "\n\n\n" not in got
    assert got == got.strip()
