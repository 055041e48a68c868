"""Adding sources to ``sources.yaml`` without losing what its owner wrote there."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

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
    """Append entries to ``sources.yaml``, comments kept. Raises ConfigError, with the file as it was, where that breaks it."""
    path = directory / "sources.yaml"
    before = path.read_bytes()
    yaml = _yaml()
    document = yaml.load(before)
    document["sources"].extend(_flow(entry) for entry in entries)
    stream = io.BytesIO()
    yaml.dump(document, stream)
    path.write_bytes(stream.getvalue())
    try:
        load_config(directory)
    except ConfigError:
        path.write_bytes(before)
        raise


def _yaml() -> Any:
    yaml = YAML()
    yaml.width = 132
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _flow(entry: dict[str, str]) -> Any:
    mapping = CommentedMap(entry)
    mapping.fa.set_flow_style()
    return mapping
