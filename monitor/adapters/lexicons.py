"""Reads the roster and the language packs: files in, domain types out."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from ruamel.yaml import YAML

from monitor.adapters.yaml import Document, parse_document, unreadable
from monitor.domain.errors import ConfigError, ConfigProblem
from monitor.domain.lexicon import LanguagePack
from monitor.domain.roster import EntityType, Role, RosterEntry

LANGUAGES = ("en", "ko", "zh", "ja")
_KEYS = frozenset({"name", "type", "side", "short", "roles", "head_of_state", "named_in_full", *LANGUAGES})


def read_roster(path: Path) -> tuple[RosterEntry, ...]:
    """Read ``roster.yaml``; every wrong entry is reported at once, by file and line, as a ConfigError.

    What stands in it takes half a second to read, so a reload that finds it unchanged has it from the time before.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ConfigError((unreadable(str(path), error),)) from error
    entries, problems = _parse_roster(raw)
    if problems:
        raise ConfigError(tuple(replace(problem, file=str(path)) for problem in problems))
    return entries


@lru_cache(maxsize=2)
def _parse_roster(raw: bytes) -> tuple[tuple[RosterEntry, ...], tuple[ConfigProblem, ...]]:
    document = parse_document(raw, "")
    if not document.problems and not isinstance(document.data, list):
        document.problems.append(document.problem((), "should be a list of entries, each with a name, a type and a side"))
    entries = [] if document.problems else [*_entries(document)]
    return tuple(entries), tuple(document.problems)


def _entries(document: Document) -> Iterator[RosterEntry]:
    for index, node in enumerate(document.data):
        try:
            yield _roster_entry(node)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            document.problems.append(
                ConfigProblem(document.file, document.places[(index,)][0], 1, f"entry {index + 1}: {_complaint(error)}"))


def read_packs(folder: Path | None = None) -> tuple[LanguagePack, ...]:
    """Read all language packs of a folder, the program's own by default, in order of language."""
    return _own_packs() if folder is None else _packs_in(folder)


@cache
def _own_packs() -> tuple[LanguagePack, ...]:
    return _packs_in(resources.files("monitor") / "lexicons")


def _packs_in(folder: Traversable) -> tuple[LanguagePack, ...]:
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    return tuple(
        LanguagePack(file.name.removesuffix(".yaml"), tuple(_flat(YAML(typ="safe").load(file.read_text(encoding="utf-8")))))
        for file in files
    )


def _flat(node: object, path: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _flat(value, f"{path}.{key}" if path else str(key))
    elif isinstance(node, list):
        yield path, tuple(str(word) for word in node)
    else:
        yield path, (str(node),)


def _roster_entry(node: object) -> RosterEntry:
    if not isinstance(node, dict):
        raise TypeError("should be a mapping with name, type and side")
    unknown = sorted(set(node) - _KEYS)
    if unknown:
        raise ValueError(f"unknown key {unknown[0]!r}; known are {', '.join(sorted(_KEYS))}")
    roles = tuple(Role(role["title"], role.get("from"), role.get("to"), role.get("side")) for role in node.get("roles") or ())
    return RosterEntry(
        name=str(node["name"]),
        type=EntityType(node["type"]),
        side=node.get("side"),
        aliases=tuple((language, tuple(map(str, node[language]))) for language in LANGUAGES if node.get(language)),
        short=tuple(node.get("short") or ()),
        roles=roles,
        head_of_state=bool(node.get("head_of_state", False)),
        named_in_full=bool(node.get("named_in_full", False)),
    )


def _complaint(error: Exception) -> str:
    return f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)
