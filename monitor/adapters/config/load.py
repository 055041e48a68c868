"""From a folder of YAML files to one ``Config`` of domain types; all that is wrong is told at once."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from monitor.adapters.config import models
from monitor.adapters.config.convert import Config, find_seeds, to_settings, to_source, to_watch_list
from monitor.adapters.config.problems import did_you_mean, validation_problems
from monitor.adapters.yaml import Document, Path_, read_document
from monitor.domain.errors import ConfigError, ConfigProblem
from monitor.domain.watch import WatchList

PREFIX = "MONITOR__"
MANY = 10  # names that a message lists
M = TypeVar("M", bound=BaseModel)



def load_config(directory: Path, *, environ: Mapping[str, str] = os.environ) -> Config:
    """Read and check everything in a folder.

    Raises ConfigError with every problem of every file.
    """
    if not directory.is_dir():
        message = "no such folder; name one with --config or MONITOR_CONFIG"
        raise ConfigError((ConfigProblem(str(directory), 0, 0, message),))
    if not any((directory / name).exists() for name in ("monitor.yaml", "sources.yaml", "watchlists")):
        message = "holds no configuration; name another with --config, or begin with a copy of the config folder we ship"
        raise ConfigError((ConfigProblem(str(directory), 0, 0, message),))
    return _Loader(directory, environ).load()


def load_watch_list(path: Path) -> WatchList:
    """Read and check one watch list by itself; raises ConfigError with everything that is wrong in it."""
    loader = _Loader(path.parent, {})
    _, entry = loader._read(path.name, models.WatchListFile)  # noqa: SLF001 (one reader for both ways in)
    if entry is None:
        raise ConfigError(tuple(loader.problems))
    return to_watch_list(entry)


class _Loader:
    def __init__(self, directory: Path, environ: Mapping[str, str]) -> None:
        self.directory = directory
        self.environ = environ
        self.problems: list[ConfigProblem] = []

    def load(self) -> Config:
        main_document, main = self._read("monitor.yaml", models.MonitorFile, overridable=True)
        sources_document, sources_file = self._read("sources.yaml", models.SourcesFile)
        lists = [self._read(f"watchlists/{path.name}", models.WatchListFile)
                 for path in sorted((self.directory / "watchlists").glob("*.y*ml"))]
        if not lists:
            self.problems.append(ConfigProblem(str(self.directory / "watchlists"), 0, 0, "holds no watch list (*.yaml)"))
        if main and sources_file:
            self._check_names(main, sources_document, sources_file, lists)
            self._check_known(main_document, ("notices",), main.notices, main.channels, "channel")
            self._check_seeds(main_document, main)
        if self.problems or main is None or sources_file is None:
            raise ConfigError(tuple(self.problems))
        return Config(
            directory=self.directory,
            settings=to_settings(main, self.directory),
            sources=tuple(to_source(entry) for entry in sources_file.sources),
            watch_lists=tuple(to_watch_list(entry) for _, entry in lists if entry),
            channel_entries=dict(main.channels),
            confirm_removal=sources_file.confirm_removal,
            places={name: main_document.problem(("channels", name), "") for name in main.channels},
        )

    def _read(self, name: str, model: type[M], *, overridable: bool = False) -> tuple[Document, M | None]:
        document = read_document(self.directory / name)
        if overridable and not document.problems:
            document.data = self._overridden(document, document.data if document.data is not None else {})
        self.problems += document.problems
        if document.problems:
            return document, None
        try:
            return document, model.model_validate(document.data if document.data is not None else {})
        except ValidationError as error:
            self.problems += validation_problems(document, error, model)
            return document, None

    def _overridden(self, document: Document, data: Any) -> Any:
        """``MONITOR__HTTP__TOTAL_SECONDS=5`` over ``http: {total_seconds: …}``; values are read as YAML."""
        for name, value in sorted(self.environ.items()):
            if name.startswith(PREFIX) and isinstance(data, dict):
                try:
                    read = YAML(typ="safe", pure=True).load(value)
                except YAMLError:
                    document.problems.append(ConfigProblem(name, 0, 0, "is not YAML; put the value in quotes of its own"))
                    continue
                document.set_by[_set(data, [step.lower() for step in name[len(PREFIX):].split("__")], read)] = name
        return data

    def _check_names(self, main: models.MonitorFile, sources_document: Document, sources: models.SourcesFile,
                     lists: list[tuple[Document, models.WatchListFile | None]]) -> None:
        ids: dict[str, int] = {}
        for index, entry in enumerate(sources.sources):
            if entry.id in ids:
                path: Path_ = ("sources", index, "id")
                self.problems.append(sources_document.problem(path, f"source {entry.id!r} stands twice; ids are unique"))
            ids[entry.id] = index
        names: set[str] = set()
        for document, watch_list in lists:
            if watch_list is None:
                continue
            if watch_list.name in names:
                self.problems.append(document.problem(("name",), f"watch list {watch_list.name!r} stands in two files"))
            names.add(watch_list.name)
            self._check_known(document, ("channels",), watch_list.channels, main.channels, "channel")
            for index, route in enumerate(watch_list.routes):
                self._check_known(document, ("routes", index, "channels"), route.channels, main.channels, "channel")
            self._check_known(document, ("match", "sources"), watch_list.match.sources, ids, "source")

    def _check_seeds(self, document: Document, main: models.MonitorFile) -> None:
        """A folder that is named and not there would let old news alert."""
        if main.seeds and "seeds" in main.model_fields_set and find_seeds(main, self.directory) is None:
            beside = "" if Path(main.seeds).is_absolute() else f", here or beside {self.directory}"
            self.problems.append(document.problem(("seeds",), f"seeds: there is no folder {main.seeds!r}{beside}; put it there, "
                                                              "name another, or leave the value empty to begin with nothing known"))

    def _check_known(self, document: Document, path: Path_, wanted: list[str], known: Mapping[str, Any], what: str) -> None:
        for index, name in enumerate(wanted):
            if name not in known:
                self.problems.append(document.problem((*path, index), f"unknown {what} {name!r}{_known(name, known)}"))


def _known(name: str, known: Mapping[str, Any]) -> str:
    """What was probably meant, else what there is."""
    some = ", ".join(sorted(known)[:MANY]) or "none"
    return did_you_mean(name, known) or f"; there are: {some}{', …' if len(known) > MANY else ''}"


def _set(data: dict[str, Any], steps: list[str], value: Any) -> Path_:
    """Set a nested key, and say which; a step in the environment may write ``_`` where the file has ``-``."""
    key = next((known for known in data if known.replace("-", "_") == steps[0]), steps[0])
    if len(steps) == 1:
        data[key] = value
        return (key,)
    if data.get(key) is None:
        data[key] = {}
    inner = data[key]
    return (key, *_set(inner, steps[1:], value)) if isinstance(inner, dict) else (key,)
