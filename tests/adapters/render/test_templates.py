"""Templates of the user's own, and pages with nothing to load."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.adapters.render import Renderer
from monitor.adapters.render.plain import display_width, wrap
from monitor.adapters.render.times import both_zones
from monitor.analysis.digests import make_specimen
from monitor.domain.errors import ConfigError

SPECIMEN = make_specimen()


def test_the_shipped_templates_fill_and_load_nothing_from_anywhere() -> None:
    renderer = Renderer()
    renderer.check(SPECIMEN)
    page = renderer.html(SPECIMEN)
    assert not re.search(r"<(img|link|script|iframe|object|video|audio|source)\b|@import|url\(", page)
    headings = re.findall(r">([A-Z][a-z ]+)</h2>", page)
    assert headings == ["Changed", "Accounts differ", "Overdue", "Expected", "Coverage", "Silenced"]


def test_lines_of_the_text_fit_a_terminal() -> None:
    assert max(display_width(line) for line in Renderer().text(SPECIMEN).splitlines()) <= 80


def test_hangul_takes_two_columns() -> None:
    assert display_width("비건 Biegun") == 11
    text = wrap("비건 특별대표는 다음 주 베트남 하노이에서 만난다", width=20)
    assert all(display_width(line) <= 20 for line in text.splitlines())


def test_a_word_that_is_too_long_stands_alone_unbroken() -> None:
    assert wrap("see https://news.example/a-very-long-address here", "  ", width=20).splitlines() == [
        "  see", "  https://news.example/a-very-long-address", "  here"]


def test_own_templates_stand_before_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "digest.txt").write_text("{{ digest.title }}: {{ digest.headline }}\n")
    renderer = Renderer(tmp_path)
    assert renderer.text(SPECIMEN) == "A specimen: A headline\n"
    assert renderer.html(SPECIMEN) == Renderer().html(SPECIMEN)


@pytest.mark.parametrize(("text", "line", "told"), [
    ("\n{{ digest.nosuch }}", 2, "has no attribute 'nosuch'"), ("\n\n{% if %}", 3, "cannot be read"),
    ("{{ ''.__class__.__mro__[1].__subclasses__() }}", 1, "unsafe")])
def test_a_broken_template_is_named_and_costs_nobody_a_digest(tmp_path: Path, text: str, line: int, told: str) -> None:
    (tmp_path / "digest.txt").write_text(text)
    renderer = Renderer(tmp_path)
    with pytest.raises(ConfigError) as caught:
        renderer.check(SPECIMEN)
    assert str(caught.value).startswith(f"{tmp_path}/digest.txt:{line}:1: ")
    assert told in str(caught.value)
    shown = renderer.text(SPECIMEN)
    assert "A headline" in shown
    assert "the shipped template was used" in " ".join(shown.split())


def test_foreign_text_is_escaped_in_own_templates_too(tmp_path: Path) -> None:
    (tmp_path / "digest.html").write_text("<p>{{ digest.notes[0] }}</p>")
    assert Renderer(tmp_path).html(replace(SPECIMEN, notes=("<b>x</b>",))) == "<p>&lt;b&gt;x&lt;/b&gt;</p>"


def test_instants_are_told_for_both_capitals() -> None:
    at = SPECIMEN.until
    assert both_zones(at, at) == "Tue 12 Feb 09:00 KST (Mon 19:00 Washington)"
    assert both_zones(at.replace(hour=14), at) == "Tue 12 Feb 23:00 KST (09:00 Washington)"
    assert both_zones(at.replace(month=7), at.replace(year=2018)) == "Fri 12 Jul 2019 09:00 KST (Thu 20:00 Washington)"
    assert both_zones(None) == ""
