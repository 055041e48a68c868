"""Lists of feeds, in and out."""

from pathlib import Path

import pytest

from monitor.adapters.opml import Outline, free_id, read_opml, write_opml
from monitor.domain.errors import InputError
from monitor.domain.source import Source, Tier

SOURCES = (
    Source("a", "A & Co. <wire>", "https://a.example.org/feed?x=1&y=2", tier=Tier.WIRE),
    Source("b", "연합뉴스", "https://b.example.org/feed", language="ko", tier=Tier.STATE_MEDIA),
    Source("c", "C", "https://c.example.org/feed", tier=Tier.WIRE),
)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_bytes(write_opml(SOURCES, title="All"))

    assert set(read_opml(path)) == {Outline(source.name, source.url, source.language, source.tier) for source in SOURCES}


def test_lists_of_other_readers(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text("""<opml version="1.0"><head/><body><outline text="Folder"><outline TEXT="One" xmlurl="https://a.example.org/1"
type="rss"/><outline title="Two" text="2" xmlUrl="feed://a.example.org/2"/><outline xmlUrl="feed:https://a.example.org/3"/></outline>
<outline text="no feed" url="https://a.example.org/"/><outline text="again" xmlUrl="https://a.example.org/1"/>
<outline text="odd" xmlUrl="file:///etc/passwd"/></body></opml>""")

    assert [(one.title, one.url) for one in read_opml(path)] == [
        ("again", "https://a.example.org/1"), ("Two", "http://a.example.org/2"), ("a.example.org", "https://a.example.org/3")]


@pytest.mark.parametrize(("content", "said"), [
    (b"<opml><body>", "feeds.opml:1:13: not OPML"), (b"<opml/>", "holds no feed"), (b"", "not OPML"),
    (b"<!DOCTYPE opml [<!ENTITY a 'b'>]><opml/>", "DOCTYPE"),
])
def test_what_is_no_list_is_said_with_its_place(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "feeds.opml"
    path.write_bytes(content)

    with pytest.raises(InputError) as raised:
        read_opml(path)
    assert said in str(raised.value)


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_opml(Path("/nowhere/feeds.opml"))


@pytest.mark.parametrize(("title", "url", "name"), [
    ("The Wire: All News!", "https://w.example.org/", "the-wire-all-news"),
    ("연합뉴스", "https://www.yna.example.org/rss", "yna-example-org"),
    ("Taken", "https://w.example.org/", "taken-3"), ("", "https://feeds.w.example.org/", "w-example-org"),
])
def test_ids_for_new_sources(title: str, url: str, name: str) -> None:
    assert free_id(Outline(title, url), ["taken", "taken-2"]) == name
