"""JSON Schemas of the YAML files, for editors (draft-07: what yaml-language-server reads)."""

import json
from typing import Any

from pydantic import BaseModel

from monitor.adapters.config import models

_FILES: dict[str, type[BaseModel]] = {
    "monitor.schema.json": models.MonitorFile,
    "sources.schema.json": models.SourcesFile,
    "watchlist.schema.json": models.WatchListFile,
}


def json_schemas() -> dict[str, str]:
    """File name → JSON text, one per kind of file."""
    return {name: json.dumps(_draft_07(model), indent=2, ensure_ascii=False) + "\n" for name, model in _FILES.items()}


def _draft_07(model: type[BaseModel]) -> dict[str, Any]:
    schema: dict[str, Any] = _moved(model.model_json_schema(by_alias=True))
    return {"$schema": "http://json-schema.org/draft-07/schema#", **schema}


def _moved(node: Any) -> Any:
    """``$defs`` is ``definitions`` in draft-07, and a null format is none."""
    if isinstance(node, dict):
        return {("definitions" if key == "$defs" else key): _moved(value) for key, value in node.items()
                if not (key == "format" and value is None)}
    if isinstance(node, list):
        return [_moved(value) for value in node]
    return node.replace("#/$defs/", "#/definitions/") if isinstance(node, str) else node
