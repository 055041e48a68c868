"""Which file and line set what: one source or watch list, key by key."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from monitor.adapters.config.models import SourceEntry, WatchListFile
from monitor.adapters.yaml import Document, Path_, read_document
from monitor.domain.errors import InputError


@dataclass(frozen=True, slots=True)
class Setting:
    """One key as it is in force; ``where`` is file:line, or ``default``."""

    key: str
    value: str
    where: str


def explain(directory: Path, name: str) -> tuple[Setting, ...]:
    """Every setting of the source or watch list of that name, in a configuration that was found right.

    Raises InputError where there is neither.
    """
    sources = read_document(directory / "sources.yaml")
    for index, entry in enumerate((sources.data or {}).get("sources", ())):
        if entry.get("id") == name:
            return tuple(_settings(SourceEntry.model_validate(entry), sources, ("sources", index)))
    for path in sorted((directory / "watchlists").glob("*.y*ml")):
        document = read_document(path)
        if (document.data or {}).get("name") == name:
            return tuple(_settings(WatchListFile.model_validate(document.data), document, ()))
    raise InputError(f"no source and no watch list is named {name!r} in {directory}")


def _settings(model: BaseModel, document: Document, path: Path_, prefix: str = "") -> Iterator[Setting]:
    for name, field in type(model).model_fields.items():
        key = field.alias or name
        value = getattr(model, name)
        if isinstance(value, BaseModel):
            yield from _settings(value, document, (*path, key), f"{prefix}{key}.")
        else:
            place = document.places.get((*path, key))
            yield Setting(prefix + key, _shown(value), f"{document.file}:{place[0]}" if place else "default")


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_shown(one) for one in value) or "none"
    if isinstance(value, BaseModel):
        return str(value.model_dump(mode="json", by_alias=True))
    return "none" if value is None else str(value)
