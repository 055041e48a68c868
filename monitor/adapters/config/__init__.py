"""The user's YAML files: read, checked as a whole, turned into domain types."""

from monitor.adapters.config.convert import Config, Listen, Settings
from monitor.adapters.config.explain import explain
from monitor.adapters.config.load import load_config, load_watch_list
from monitor.adapters.config.schema import json_schemas
from monitor.adapters.config.secrets import known_secrets, resolve_channels, resolve_reference

__all__ = [
    "Config", "Listen", "Settings", "explain", "json_schemas", "known_secrets", "load_config", "load_watch_list",
    "resolve_channels", "resolve_reference",
]
