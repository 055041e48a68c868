"""Logs: one event a line on standard error, for a person or as JSON; control characters never reach the terminal."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from monitor.adapters.config import known_secrets

_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))}
_CONTROLS |= {code: f"\\u{code:04x}" for code in (0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))}
_MASK = "***"
_TELLTALE = re.compile(  # what looks like a secret although no reference led to it
    r"(?P<lead>://)[^/\s@]+(?=@)|(?P<key>\b(?:token|key|secret|password|passwd|sig|signature|access_token|api_key)=)[^&\s\"']+"
    r"|(?P<scheme>\b(?:Bearer|Basic)\s+)[\w.~+/=-]{8,}", re.IGNORECASE)


def configure_logs(*, as_json: bool = False) -> None:
    """Set logging up for the whole process."""
    renderer = structlog.processors.JSONRenderer(ensure_ascii=False) if as_json else structlog.dev.ConsoleRenderer(
        colors=sys.stderr.isatty())
    shared: list[structlog.typing.Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _mask_secrets,
        _escape_controls,
    ]
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),  # one write a line: print's two let lines of threads run together
        cache_logger_on_first_use=False,
    )
    _render_libraries(shared, renderer)


def _render_libraries(shared: list[structlog.typing.Processor], renderer: structlog.typing.Processor) -> None:
    """Warnings of libraries take the same form, so that a reader of JSON meets nothing else."""
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer])
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)  # a turn that outlasts its tick is shown by its heartbeat


def mask(text: str) -> str:
    """The text without any secret of the configuration, and without what looks like one."""
    for secret in known_secrets():
        text = text.replace(secret, _MASK)
    return _TELLTALE.sub(lambda found: f"{found['lead'] or found['key'] or found['scheme']}{_MASK}", text)


def _mask_secrets(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = mask(value)
    return event


def _escape_controls(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """What a feed wrote must not move the cursor or forge a line."""
    for key, value in event.items():
        if isinstance(value, str) and key != "exception":
            event[key] = value.translate(_CONTROLS)
    return event
