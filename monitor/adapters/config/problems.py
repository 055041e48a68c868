"""Validation errors in the user's words: where, what, and what was probably meant."""

from difflib import get_close_matches
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from monitor.adapters.yaml import Document, Path_
from monitor.domain.errors import ConfigProblem

_KINDS = {
    "list_type": "is to be a list, such as [one, two]",
    "model_type": "is to be a section of keys and values, such as {key: value}",
    "dict_type": "is to be a section of keys and values, such as {key: value}",
    "string_type": "is to be text; put numbers and yes or no in quotes",
    "float_parsing": "is to be a number", "float_type": "is to be a number",
    "int_parsing": "is to be a whole number", "int_type": "is to be a whole number", "int_from_float": "is to be a whole number",
    "bool_parsing": "is to be true or false", "bool_type": "is to be true or false",
    "too_short": "needs at least one", "string_too_short": "needs at least one letter",
}


def validation_problems(document: Document, error: ValidationError, model: type[BaseModel]) -> list[ConfigProblem]:
    """Every pydantic error as a problem with its place in the file, in the order of the file."""
    found = (_problem(document, one, model) for one in error.errors(include_url=False) if not _of_another_form(one))
    return sorted(found, key=lambda problem: (problem.line, problem.column))


def did_you_mean(word: str, known: Any) -> str:
    """`` (did you mean …?)`` when something close exists, else nothing."""
    close = get_close_matches(word, [str(name) for name in known], n=1, cutoff=0.6)
    return f" (did you mean {close[0]!r}?)" if close else ""


def _problem(document: Document, error: Any, model: type[BaseModel]) -> ConfigProblem:
    path = _written_path(document, error["loc"])
    kind, name = error["type"], str(error["loc"][-1]) if error["loc"] else ""
    if kind == "extra_forbidden":
        known = _keys_at(model, error["loc"][:-1])
        return document.problem(path, f"unknown key {name!r}{did_you_mean(name, known)}")
    if kind == "missing":
        return document.problem(path[:-1], f"{name!r} is missing here")
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        allowed = error["ctx"].get("expected_tags", "folder, email, webhook, slack, teams, discord, apprise")
        return document.problem((*path, "type"), f"a channel's type is one of {allowed}")
    if kind in {"enum", "literal_error"}:
        expected = error["ctx"]["expected"]
        names = [part.strip(" '") for part in expected.replace(" or ", ",").split(",")]
        given = error["input"]
        return document.problem(path, f"{given!r} is not one of {', '.join(names)}{did_you_mean(str(given), names)}")
    message = _plainly(error)
    return document.problem(path, f"{_dotted(path)}: {message[0].lower()}{message[1:]}" if path else message)


def _plainly(error: Any) -> str:
    """What pydantic says, in words that stand for something in a file."""
    return _KINDS.get(error["type"]) or str(error["msg"]).removeprefix("Value error, ")


def _of_another_form(error: Any) -> bool:
    """Whether a value that may be one or a list of them is only told that it is no list."""
    return error["type"] == "list_type" and any(str(step).startswith("list[") for step in error["loc"])


def _written_path(document: Document, loc: Path_) -> Path_:
    """The error's path without the steps that only pydantic knows (union tags, ``[key]``)."""
    path: Path_ = ()
    data: Any = document.data
    for step in loc:
        if isinstance(data, dict) and isinstance(step, str) and step not in data and step != loc[-1]:
            continue
        if isinstance(step, str) and step.endswith("]"):
            continue
        path = (*path, step)
        data = data[step] if _has(data, step) else None
    return path


def _has(data: Any, step: str | int) -> bool:
    return (isinstance(data, dict) and step in data) or (isinstance(data, list) and isinstance(step, int) and step < len(data))


def _dotted(path: Path_) -> str:
    return ".".join(str(step) for step in path)


def _keys_at(model: type[BaseModel], loc: Path_) -> list[str]:
    """Names that are allowed where the unknown key stood."""
    current: Any = model
    for step in loc:
        current = _inner(current, step)
        if current is None:
            return []
    if isinstance(current, type) and issubclass(current, BaseModel):
        return [field.alias or name for name, field in current.model_fields.items()]
    return []


def _inner(current: Any, step: str | int) -> Any:
    if isinstance(current, type) and issubclass(current, BaseModel):
        found = next((f for n, f in current.model_fields.items() if step in (n, f.alias)), None)
        return _unwrap(found.annotation) if found else None
    if get_origin(current) is list:
        return _unwrap(get_args(current)[0])
    if get_origin(current) is dict:
        return _unwrap(get_args(current)[1])
    if isinstance(current, tuple):  # a tagged union: the step is the tag
        return next((m for m in current if step in get_args(m.model_fields["type"].annotation)), None)
    return None


def _unwrap(annotation: Any) -> Any:
    if hasattr(annotation, "__metadata__"):
        return _unwrap(get_args(annotation)[0])
    members = tuple(member for member in get_args(annotation) if member is not type(None))
    models = tuple(member for member in members if isinstance(member, type) and issubclass(member, BaseModel))
    if get_origin(annotation) in (list, dict) or not models:
        return annotation
    return models[0] if len(models) == 1 else models
