"""Asking a running daemon how it does, with nothing loaded for it but what speaks HTTP: a container asks every half minute."""

import json
from http.client import HTTPConnection, HTTPException

ASK_SECONDS = 3.0


def ask(host: str, port: int) -> tuple[str, ...]:
    """What ``/readyz`` says is wrong, one line each; nothing where the daemon is ready."""
    connection = HTTPConnection(host, port, timeout=ASK_SECONDS)
    try:
        connection.request("GET", "/readyz")
        found = json.loads(connection.getresponse().read() or b"{}")
    except (OSError, ValueError, HTTPException) as error:
        return (f"no answer: {error}",)
    finally:
        connection.close()
    if found.get("ready"):
        return ()
    wrong = [f"{name}: {check['detail']}" for name, check in found.get("checks", {}).items() if not check["ok"]]
    return tuple(wrong) or ("not ready",)
