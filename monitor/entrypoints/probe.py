"""Asking a running daemon how it does, with nothing loaded for it but what speaks HTTP: a container asks every half minute."""

import json
from http.client import HTTPConnection, HTTPException

ASK_SECONDS = 3.0


def ask(host: str, port: int) -> tuple[bool, tuple[str, ...]]:
    """Whether ``/readyz`` says that the daemon is ready, and what is wrong, one line each, whether or not that makes it unready."""
    connection = HTTPConnection(host, port, timeout=ASK_SECONDS)
    try:
        connection.request("GET", "/readyz")
        found = json.loads(connection.getresponse().read() or b"{}")
    except (OSError, ValueError, HTTPException) as error:
        return False, (f"no answer from http://{host}:{port}/readyz: {getattr(error, 'strerror', None) or error}",)
    finally:
        connection.close()
    ready = bool(found.get("ready"))
    wrong = tuple(f"{name}: {check['detail']}" for name, check in found.get("checks", {}).items() if not check["ok"])
    return ready, wrong or (() if ready else ("not ready",))
