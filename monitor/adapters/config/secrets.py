"""Channels with their secrets read: the one place where a reference becomes a value."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from monitor.adapters.config import models
from monitor.adapters.config.convert import Config
from monitor.domain import channel as channels
from monitor.domain.errors import ConfigError, ConfigProblem

_CHATS: Mapping[str, Callable[[str, str], channels.Channel]] = {
    "slack": channels.SlackChannel, "teams": channels.TeamsChannel, "discord": channels.DiscordChannel,
    "apprise": channels.AppriseChannel,
}


_NOWHERE = ConfigProblem("monitor.yaml", 0, 0, "")
_SHORTEST = 6  # a shorter word is masked nowhere: it may stand in any sentence
_known: set[str] = set()


def known_secrets() -> tuple[str, ...]:
    """Every value that a reference has led to in this process, longest first: what logs must not show."""
    return tuple(sorted(_known, key=len, reverse=True))


def resolve_channels(config: Config, *, environ: Mapping[str, str] = os.environ) -> dict[str, channels.Channel]:
    """Channels with their secrets read. Raises ConfigError naming every reference that leads nowhere."""
    problems: list[ConfigProblem] = []
    resolved: dict[str, channels.Channel] = {}
    for name, entry in config.channel_entries.items():
        place = config.places.get(name, _NOWHERE)
        resolved[name] = _channel(name, entry, partial(_secret, environ, place, problems))
    if problems:
        raise ConfigError(tuple(problems))
    return resolved


def resolve_reference(reference: str, key: str, *, environ: Mapping[str, str] = os.environ) -> str:
    """The value behind one reference of monitor.yaml; ConfigError, naming ``key``, where it leads nowhere."""
    value, problem = _resolve(reference, environ)
    if problem:
        raise ConfigError((replace(_NOWHERE, message=f"{key}: {problem}"),))
    return value


def _secret(environ: Mapping[str, str], place: ConfigProblem, problems: list[ConfigProblem], reference: str) -> str:
    value, problem = _resolve(reference, environ)
    if problem:
        problems.append(replace(place, message=problem))
    return value


def _hide(value: str) -> str:
    if len(value) >= _SHORTEST:
        _known.add(value)
    return value


def _resolve(reference: str, environ: Mapping[str, str]) -> tuple[str, str | None]:
    scheme, _, rest = reference.partition(":")
    if scheme == "env":
        value = _hide(environ.get(rest, ""))
        return value, None if value else f"the environment variable {rest} is not set"
    if scheme == "file":
        try:
            return _hide(Path(rest).read_text(encoding="utf-8").strip()), None
        except OSError as error:
            return "", f"the secret file {rest} cannot be read: {error.strerror}"
    return reference, None


def _channel(name: str, entry: models.Channel, secret: Callable[[str], str]) -> channels.Channel:
    if isinstance(entry, models.Folder):
        return channels.FolderChannel(name=name, path=entry.path)
    if isinstance(entry, models.Email):
        return channels.EmailChannel(
            name=name, smtp=entry.smtp, username=entry.username and secret(entry.username),
            password=entry.password and secret(entry.password), from_=entry.from_, to=tuple(entry.to))
    if isinstance(entry, models.Webhook):
        wanted = entry.secret if isinstance(entry.secret, list) else [entry.secret] if entry.secret else []
        return channels.WebhookChannel(name=name, url=secret(entry.url), secrets=tuple(secret(one) for one in wanted))
    return _CHATS[entry.type](name, _hide(secret(entry.url)))
