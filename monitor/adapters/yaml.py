"""One YAML 1.2 file as plain data, with the place of every value.

Anchors and aliases are refused: 289 bytes of them expand to 9^8 nodes. So are duplicate keys, which most loaders let pass
silently with the last one winning. Unquoted dates and times stay the text the user typed.

Read from the parser's events, not from its tree: to build one of 100,000 open brackets would end the process.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.reader import ReaderError

from monitor.domain.errors import ConfigProblem

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
_CURES = (  # what the parser says, and what a person is to do
    ("'\\t'", "a tab stands here; indent with spaces"),
    ("could not find expected ':'", "a key has no colon with a blank behind it, here or on the line above; write key: value"),
    ("mapping values are not allowed",
     "this colon does not fit; quote text that has one, write a blank behind that of a key, and indent keys alike"),
    ("expected <block end>", "this does not fit what is above it; look for a blank too many or too few, or a quote left open"),
)

Path_ = tuple[str | int, ...]
_TYPED = {"tag:yaml.org,2002:bool", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:null"}


@dataclass(slots=True)
class Document:
    """A file's data, where each path stands (line and column from 1), and what is wrong with it as YAML."""

    file: str
    data: Any = None
    places: dict[Path_, tuple[int, int]] = field(default_factory=dict)
    problems: list[ConfigProblem] = field(default_factory=list)
    set_by: dict[Path_, str] = field(default_factory=dict)  # values that do not stand in the file: who set them

    def problem(self, path: Path_, message: str) -> ConfigProblem:
        """A problem at a path, or at its nearest ancestor that is written in the file."""
        for length in range(len(path), -1, -1):
            if setter := self.set_by.get(path[:length]):
                return ConfigProblem(setter, 0, 0, message)
            if place := self.places.get(path[:length]):
                return ConfigProblem(self.file, *place, message)
        return ConfigProblem(self.file, 0, 0, message)

    def complain(self, event: NodeEvent, message: str) -> None:
        """Note a problem where an event stands."""
        self.problems.append(ConfigProblem(self.file, *_place(event), message))


def read_document(path: Path, *, shown_as: str | None = None) -> Document:
    """Read one file; everything wrong with it is in ``problems``, nothing is raised."""
    file = shown_as or str(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        return Document(file, problems=[unreadable(file, error)])
    return parse_document(raw, file)


def unreadable(file: str, error: OSError) -> ConfigProblem:
    """That a file is not there, or not for us."""
    return ConfigProblem(file, 0, 0, f"cannot be read: {error.strerror}")


def parse_document(raw: bytes, file: str) -> Document:
    """What a file of that name holds."""
    document = Document(file)
    text = _decoded(raw, document)
    if document.problems:
        return document
    try:
        _Reader(document, YAML(typ="safe"), text).read()
    except YAMLError:
        _read_slowly(document, text)
    return document


def _read_slowly(document: Document, text: str) -> None:
    """Read with the parser in Python: it knows YAML 1.2 (``{url: http://a:80/}`` is right) and names the sign it stumbles over."""
    document.data, document.places, document.problems = None, {}, []
    try:
        _Reader(document, YAML(typ="safe", pure=True), text).read()
    except YAMLError as error:
        document.problems.append(_syntax_problem(document.file, error, text))


def _decoded(raw: bytes, document: Document) -> str:
    if len(raw) > MAX_BYTES:
        document.problems.append(ConfigProblem(document.file, 0, 0, f"is larger than {MAX_BYTES:,} bytes; split it"))
        return ""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        document.problems.append(ConfigProblem(document.file, line, 1, "is not UTF-8; save it as UTF-8"))
        return ""


def _syntax_problem(file: str, error: YAMLError, whole: str) -> ConfigProblem:
    if isinstance(error, ReaderError):
        before = whole[:error.position]
        place = before.count("\n") + 1, len(before) - before.rfind("\n")
        code = error.character if isinstance(error.character, int) else ord(error.character)
        return ConfigProblem(file, *place, f"is not YAML: a character that no text holds (U+{code:04X}) stands here")
    mark = getattr(error, "problem_mark", None) if isinstance(error, MarkedYAMLError) else None
    text = (getattr(error, "problem", None) or str(error)).strip()
    text = next((cure for sign, cure in _CURES if sign in text), text)
    if mark is None:
        return ConfigProblem(file, 0, 0, f"is not YAML: {text}")
    return ConfigProblem(file, mark.line + 1, mark.column + 1, f"is not YAML: {text}")


def _place(event: NodeEvent) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


class _Reader:
    """Turns events into data as they come, so that nothing deeper than allowed is ever held."""

    def __init__(self, document: Document, yaml: YAML, text: str) -> None:
        self._document = document
        self._yaml = yaml
        self._events: Iterator[NodeEvent] = iter(yaml.parse(text))
        self._typed_signs = frozenset(yaml.resolver.versioned_resolver)  # a plain word that begins with none of them is text

    def read(self) -> None:
        """Fill the document; YAMLError where the text is no YAML."""
        next(self._events)  # the stream begins
        if isinstance(next(self._events), StreamEndEvent):
            return
        self._document.data = self._value(next(self._events), (), 0)
        next(self._events)  # the document ends
        if not isinstance(more := next(self._events), StreamEndEvent):
            self._document.complain(more, "a second document begins here (---); write one file for each")

    def _value(self, event: NodeEvent, path: Path_, depth: int) -> Any:
        self._document.places.setdefault(path, _place(event))
        if isinstance(event, AliasEvent) or event.anchor is not None:
            sign = "*" if isinstance(event, AliasEvent) else "&"
            return self._refuse(event, f"anchors and aliases ({sign}{event.anchor}) are not allowed; write the value out")
        if depth > MAX_DEPTH:
            return self._refuse(event, f"is nested deeper than {MAX_DEPTH} levels")
        if isinstance(event, MappingStartEvent):
            return self._mapping(path, depth)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(path, depth)
        return self._scalar(event)

    def _refuse(self, event: NodeEvent, message: str) -> None:
        """Complain of a value and pass over all of it."""
        self._document.complain(event, message)
        level = 0
        while True:
            if isinstance(event, MappingStartEvent | SequenceStartEvent):
                level += 1
            elif isinstance(event, MappingEndEvent | SequenceEndEvent):
                level -= 1
            if level == 0:
                return
            event = next(self._events)

    def _sequence(self, path: Path_, depth: int) -> list[Any]:
        data: list[Any] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            data.append(self._value(event, (*path, len(data)), depth + 1))
        return data

    def _mapping(self, path: Path_, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                self._refuse(event, "a key must be plain text")
                self._value(next(self._events), (*path, ""), depth + 1)
            elif event.value in data:
                first = self._document.places[(*path, event.value)][0]
                self._refuse(event, f"duplicate key {event.value!r}; the first is in line {first}")
                self._value(next(self._events), (*path, ""), depth + 1)
            else:
                self._document.places[(*path, event.value)] = _place(event)
                data[event.value] = self._value(next(self._events), (*path, event.value), depth + 1)
        return data

    def _scalar(self, event: Any) -> Any:
        tag = event.ctag
        if tag is None or str(tag) == "!":
            if event.value[:1] not in self._typed_signs:
                return event.value
            tag = self._yaml.resolver.resolve(ScalarNode, event.value, event.implicit)
        if str(tag) in _TYPED:
            return self._yaml.constructor.construct_object(ScalarNode(tag, event.value))
        if str(tag).startswith("!") or "python" in str(tag):
            self._document.complain(event, f"tags ({tag}) are not allowed")
            return None
        return event.value
