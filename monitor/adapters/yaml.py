"""One YAML 1.2 file as plain data, with the place of every value.

Anchors and aliases are refused: 289 bytes of them expand to 9^8 nodes. So are duplicate keys, which most loaders let pass
silently with the last one winning. Unquoted dates and times stay the text the user typed.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from monitor.domain.errors import ConfigProblem

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

Path_ = tuple[str | int, ...]
_TYPED = {"tag:yaml.org,2002:bool", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:null"}


@dataclass(slots=True)
class Document:
    """A file's data, where each path stands (line and column from 1), and what is wrong with it as YAML."""

    file: str
    data: Any = None
    places: dict[Path_, tuple[int, int]] = field(default_factory=dict)
    problems: list[ConfigProblem] = field(default_factory=list)

    def problem(self, path: Path_, message: str) -> ConfigProblem:
        """A problem at a path, or at its nearest ancestor that is written in the file."""
        for length in range(len(path), -1, -1):
            if place := self.places.get(path[:length]):
                return ConfigProblem(self.file, *place, message)
        return ConfigProblem(self.file, 0, 0, message)

    def complain(self, node: Node, message: str) -> None:
        """Note a problem at a node."""
        self.problems.append(ConfigProblem(self.file, node.start_mark.line + 1, node.start_mark.column + 1, message))


def read_document(path: Path, *, shown_as: str | None = None) -> Document:
    """Read one file; everything wrong with it is in ``problems``, nothing is raised."""
    document = Document(shown_as or str(path))
    text = _read_text(path, document)
    if document.problems:
        return document
    yaml = YAML(typ="safe", pure=True)
    try:
        root = yaml.compose(text)
    except YAMLError as error:
        document.problems.append(_syntax_problem(document.file, error))
        return document
    if root is not None:
        document.data = _Builder(document, yaml).build(root, (), 0)
    return document


def _read_text(path: Path, document: Document) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        document.problems.append(ConfigProblem(document.file, 0, 0, f"cannot be read: {error.strerror}"))
        return ""
    if len(raw) > MAX_BYTES:
        document.problems.append(ConfigProblem(document.file, 0, 0, f"is larger than {MAX_BYTES:,} bytes; split it"))
        return ""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        document.problems.append(ConfigProblem(document.file, line, 1, "is not UTF-8; save it as UTF-8"))
        return ""


def _syntax_problem(file: str, error: YAMLError) -> ConfigProblem:
    mark = getattr(error, "problem_mark", None) if isinstance(error, MarkedYAMLError) else None
    text = (getattr(error, "problem", None) or str(error)).strip()
    if mark is None:
        return ConfigProblem(file, 0, 0, f"is not YAML: {text}")
    return ConfigProblem(file, mark.line + 1, mark.column + 1, f"is not YAML: {text}")


@dataclass(slots=True)
class _Builder:
    document: Document
    yaml: YAML

    def build(self, node: Node, path: Path_, depth: int) -> Any:
        self.document.places.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
        if node.anchor is not None:
            self.document.complain(node, f"anchors and aliases (&{node.anchor}) are not allowed; write the value out")
            return None
        if depth > MAX_DEPTH:
            self.document.complain(node, f"is nested deeper than {MAX_DEPTH} levels")
            return None
        if isinstance(node, MappingNode):
            return self._mapping(node, path, depth)
        if isinstance(node, SequenceNode):
            return [self.build(child, (*path, index), depth + 1) for index, child in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: MappingNode, path: Path_, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, ScalarNode) else None
            if key is None:
                self.document.complain(key_node, "a key must be plain text")
            elif key in data:
                first = self.document.places[(*path, key)][0]
                self.document.complain(key_node, f"duplicate key {key!r}; the first is in line {first}")
            else:
                self.document.places[(*path, key)] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
                data[key] = self.build(value_node, (*path, key), depth + 1)
        return data

    def _scalar(self, node: Node) -> Any:
        if str(node.tag) in _TYPED:
            return self.yaml.constructor.construct_object(node)
        if str(node.tag).startswith("!") or "python" in str(node.tag):
            self.document.complain(node, f"tags ({node.tag}) are not allowed")
            return None
        return node.value
