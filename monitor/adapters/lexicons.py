"""Reads the roster and the language packs: files in, domain types out."""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from ruamel.yaml import YAML

from monitor.adapters.yaml import read_document
from monitor.domain.errors import ConfigError, ConfigProblem
from monitor.domain.lexicon import LanguagePack
from monitor.domain.roster import EntityType, Role, RosterEntry

LANGUAGES = ("en", "ko", "zh", "ja")
_KEYS = frozenset({"name", "type", "side", "short", "roles", "head_of_state", "named_in_full", *LANGUAGES})


def read_roster(path: Path) -> tuple[RosterEntry, ...]:
    """Read ``roster.yaml``; every wrong entry is reported at once, by file and line, as a ConfigError."""
    entries, problems = [], []
    for index, line, node in _roster_nodes(path):
        try:
            entries.append(_roster_entry(node))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            problems.append(ConfigProblem(str(path), line, 1, f"entry {index}: {_complaint(error)}"))
    if problems:
        raise ConfigError(tuple(problems))
    return tuple(entries)


def read_packs(folder: Path | None = None) -> tuple[LanguagePack, ...]:
    """Read all language packs of a folder, the program's own by default, in order of language."""
    root = folder if folder is not None else resources.files("monitor") / "lexicons"
    files = sorted((file for file in root.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
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


def _roster_nodes(path: Path) -> Iterator[tuple[int, int, object]]:
    document = read_document(path)
    if document.problems:
        raise ConfigError(tuple(document.problems))
    if not isinstance(document.data, list):
        raise ConfigError((ConfigProblem(str(path), 0, 0, "should be a list of entries, each with a name, a type and a side"),))
    for index, node in enumerate(document.data):
        yield index + 1, document.places[(index,)][0], node


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
