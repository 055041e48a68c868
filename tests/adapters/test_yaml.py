"""YAML as the user's files may use it."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from monitor.adapters.yaml import Document, read_document


def _read(tmp_path: Path, text: str | bytes) -> Document:
    path = tmp_path / "file.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_document(path, shown_as="file.yaml")


def test_words_that_older_yaml_turns_into_something_else_stay_words(tmp_path: Path) -> None:
    document = _read(tmp_path, "a: no\nb: 12:30\nc: 2019-02-10\nd: on\ne: 7\nf: true\n")

    assert document.data == {"a": "no", "b": "12:30", "c": "2019-02-10", "d": "on", "e": 7, "f": True}


@pytest.mark.parametrize(("text", "expected"), [
    ("a: 1\na: 2\n", "file.yaml:2:1: duplicate key 'a'; the first is in line 1"),
    ("a: &x [1]\nb: *x\n", "file.yaml:1:4: anchors and aliases (&x) are not allowed; write the value out"),
    ("a: *x\n", "file.yaml:1:4: anchors and aliases (*x) are not allowed; write the value out"),
    ("a: @x\n", "file.yaml:1:4: is not YAML: found character '@' that cannot start any token"),
    ("a: 1\n--- \nb: 2\n", "file.yaml:2:1: a second document begins here (---); write one file for each"),
    ("a: [1\n", "file.yaml:2:1: is not YAML: expected ',' or ']', but got '<stream end>'"),
    ("a: !!python/object:os.system x\n", "file.yaml:1:4: tags (tag:yaml.org,2002:python/object:os.system) are not allowed"),
    (b"a: 1\nb: \xff\n", "file.yaml:2:1: is not UTF-8; save it as UTF-8"),
    ("a:\n\t- 1\n", "file.yaml:2:1: is not YAML: a tab stands here; indent with spaces"),
    ("a: 1\nb: x\0\n", "file.yaml:2:5: is not YAML: a character that no text holds (U+0000) stands here"),
    ("? [a]\n: 1\n", "file.yaml:1:3: a key must be plain text"),
])
def test_what_is_refused_is_told_with_its_place(tmp_path: Path, text: str | bytes, expected: str) -> None:
    problems = [str(problem) for problem in _read(tmp_path, text).problems]

    assert problems[:1] == [expected]


@pytest.mark.parametrize(("text", "place", "cure"), [
    ("a:b\nc: 1\n", "2:2", "write a blank behind that of a key"),
    ("a: b: c\n", "1:5", "quote text that has one"),
    ("a: 1\n  b: 2\n", "2:4", "indent keys alike"),
    ("a: 1\nb:2\nc:\n", "3:1", "a key has no colon with a blank behind it, here or on the line above; write key: value"),
    ("a:\n   b: 1\n  c: 1\n", "3:3", "look for a blank too many or too few"),
    ('a: "1\nb: "2"\n', "2:5", "or a quote left open"),
])
def test_slips_of_the_pen_are_told_with_their_cure(tmp_path: Path, text: str, place: str, cure: str) -> None:
    problem = str(_read(tmp_path, text).problems[0])

    assert problem.startswith(f"file.yaml:{place}: is not YAML: ")
    assert cure in problem


@pytest.mark.parametrize("name", ["monitor.yaml", "sources.yaml", "watchlists/dprk-us.yaml"])
def test_a_file_means_what_yaml_says_it_means(name: str) -> None:
    path = Path("config") / name

    assert read_document(path).data == YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def test_an_address_with_a_port_stands_inside_braces_as_yaml_1_2_allows(tmp_path: Path) -> None:
    document = _read(tmp_path, "- {id: a, url: http://127.0.0.1:8080/feed}\n")

    assert (document.data, document.problems) == ([{"id": "a", "url": "http://127.0.0.1:8080/feed"}], [])


def test_what_stands_after_a_refused_value_is_still_read(tmp_path: Path) -> None:
    document = _read(tmp_path, "a: &x {b: [1, 2]}\nc: [{d: 3}, [4]]\n")

    assert document.data == {"a": None, "c": [{"d": 3}, [4]]}
    assert document.places[("c", 0, "d")] == (2, 6)


def test_an_empty_file_is_nothing(tmp_path: Path) -> None:
    assert (_read(tmp_path, "# later\n").data, _read(tmp_path, "").problems) == (None, [])


def test_an_alias_bomb_is_refused_without_being_walked(tmp_path: Path) -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 8)}]\n" for n in range(1, 9))
    document = _read(tmp_path, "l0: &l0 [x]\n" + levels)

    assert document.problems


def test_depth_and_size_are_bounded(tmp_path: Path) -> None:
    assert "nested deeper" in str(_read(tmp_path, "a: " + "[" * 40 + "]" * 40).problems[0])
    assert "nested deeper" in str(_read(tmp_path, "- " * 100_000).problems[0])
    assert "larger than" in str(_read(tmp_path, "#" * 1_000_001).problems[0])
    assert "No such file" in str(read_document(tmp_path / "absent.yaml").problems[0])
