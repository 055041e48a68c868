"""The seed corpus: a folder of plain texts and a manifest that dates them."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from monitor.adapters.published import parse_published
from monitor.adapters.yaml import Document, read_document
from monitor.domain.errors import ConfigError, ConfigProblem
from monitor.domain.story import Item

SOURCE_ID = "seed"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    file: str = Field(pattern=r"^[^/\\]+$")
    published: str | None = None
    outlet: str = ""
    url: str | None = None
    language: str = "en"
    timezone: str = "UTC"


class _Manifest(BaseModel):
    model_config = ConfigDict(extra="forbid")
    documents: list[_Entry]


def read_seeds(folder: Path | None) -> tuple[Item, ...]:
    """Every document that ``manifest.yaml`` lists, as an item; where no folder is configured, none.

    Raises ConfigError for a manifest or document that cannot be read.
    """
    if folder is None:
        return ()
    document = read_document(folder / "manifest.yaml")
    problems = list(document.problems)
    items: list[Item] = []
    if not problems:
        try:
            entries = _Manifest.model_validate(document.data).documents
        except ValidationError as error:
            entries = []
            problems += [document.problem(tuple(e["loc"]), e["msg"]) for e in error.errors()]
        for index, entry in enumerate(entries):
            try:
                items.append(_item(folder, entry))
            except (OSError, ValueError) as error:
                problems.append(_entry_problem(document, index, entry, error))
    if problems:
        raise ConfigError(tuple(problems))
    return tuple(items)


def _entry_problem(document: Document, index: int, entry: _Entry, error: Exception) -> ConfigProblem:
    return document.problem(("documents", index), f"{entry.file}: {error}")


def _item(folder: Path, entry: _Entry) -> Item:
    text = (folder / entry.file).read_text(encoding="utf-8")
    published_at, quality = parse_published(entry.published, entry.timezone)
    return Item(
        id=f"seed-{Path(entry.file).stem}", source_id=SOURCE_ID, text=text, url=entry.url, published_at=published_at,
        date_quality=quality, timezone=entry.timezone, language=entry.language, seen_at=published_at, outlet=entry.outlet,
    )
