"""Data on standard output, messages on standard error, and how errors end a command.

Exit codes: 0 done; 1 done, but something in it failed; 2 the configuration, an argument or an input file is wrong;
3 another daemon holds the database; 4 the database cannot be used, or there is none yet; 130 interrupted.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from rich.console import Console

from monitor.domain.errors import AlreadyRunningError, ConfigError, InputError, MonitorError, StoreError

EXIT_FAILED, EXIT_USAGE, EXIT_LOCKED, EXIT_STORE = 1, 2, 3, 4

console = Console(highlight=False, soft_wrap=True)
messages = Console(stderr=True, highlight=False, soft_wrap=True)


def print_json(value: Any) -> None:
    """One JSON value on one line of standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, separators=(", ", ": ")) + "\n")


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn the errors this program raises on purpose into a message and an exit code; bugs pass through."""
    try:
        yield
    except ConfigError as error:
        for problem in error.problems:
            messages.print(str(problem), markup=False, style="red")
        raise typer.Exit(EXIT_USAGE) from error
    except InputError as error:
        messages.print(str(error), markup=False, style="red")
        raise typer.Exit(EXIT_USAGE) from error
    except AlreadyRunningError as error:
        messages.print(str(error), markup=False, style="red")
        raise typer.Exit(EXIT_LOCKED) from error
    except StoreError as error:
        messages.print(str(error), markup=False, style="red")
        raise typer.Exit(EXIT_STORE) from error
    except MonitorError as error:
        messages.print(str(error), markup=False, style="red")
        raise typer.Exit(EXIT_FAILED) from error
