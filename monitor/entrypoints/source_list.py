"""Adding sources to ``sources.yaml`` without losing what its owner wrote there."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.nodes import ScalarNode

from monitor.adapters.config import load_config
from monitor.adapters.opml import Outline, free_id
from monitor.domain.errors import ConfigError
from monitor.domain.source import Source, Tier


def new_entries(outlines: Sequence[Outline], sources: Sequence[Source]) -> list[dict[str, str]]:
    """Entries for those feeds whose address is not configured yet."""
    known, taken = {source.url for source in sources}, {source.id for source in sources}
    entries = []
    for outline in outlines:
        if outline.url in known:
            continue
        name = free_id(outline, taken)
        taken.add(name)
        entries.append({"id": name, "name": outline.title, "url": outline.url, "language": outline.language or "en",
                        "tier": (outline.tier or Tier.NATIONAL).value})
    return entries


def show_entries(entries: Sequence[dict[str, str]]) -> str:
    """Entries as they would stand in the file."""
    stream = io.StringIO()
    _yaml().dump([_flow(entry) for entry in entries], stream)
    return stream.getvalue()


def add_entries(directory: Path, entries: Sequence[dict[str, str]]) -> None:
    """Append entries to ``sources.yaml``, nothing else touched. Raises ConfigError, the file as it was, where that breaks it."""
    path = directory / "sources.yaml"
    before = path.read_bytes()
    path.write_bytes(_with_entries(before, entries))
    try:
        load_config(directory)
    except ConfigError:
        path.write_bytes(before)
        raise


def _with_entries(before: bytes, entries: Sequence[dict[str, str]]) -> bytes:
    """The file with lines added below the last source; a list in brackets has no lines of its own, and is written anew."""
    text = before.decode("utf-8-sig")
    root = YAML(typ="safe", pure=True).compose(text)
    listed = next(value for key, value in root.value if key.value == "sources")
    if listed.flow_style:
        yaml, stream = _yaml(), io.BytesIO()
        document = yaml.load(before)
        document["sources"].extend(_flow(entry) for entry in entries)
        yaml.dump(document, stream)
        return stream.getvalue()
    lines = text.splitlines(keepends=True)
    last = _last_line(listed)
    newline = "\r\n" if lines[0].endswith("\r\n") else "\n"
    if not lines[last].endswith("\n"):
        lines[last] += newline
    indent = " " * listed.start_mark.column
    lines.insert(last + 1, "".join(f"{indent}{line.strip()}{newline}" for line in show_entries(entries).splitlines()))
    return before[:len(before) - len(text.encode())] + "".join(lines).encode()  # with its byte order mark, if it had one


def _last_line(node: Any) -> int:
    """Where the last word of a node stands: a block's own end lies behind the comments that follow it."""
    while not isinstance(node, ScalarNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return int(node.end_mark.line) - (getattr(node, "style", None) in {"|", ">"})  # such a text ends where the next line begins


def _yaml() -> Any:
    yaml = YAML()
    yaml.width = 1_000_000  # an entry stays on its line, however long that is
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _flow(entry: dict[str, str]) -> Any:
    mapping = CommentedMap(entry)
    mapping.fa.set_flow_style()
    return mapping
