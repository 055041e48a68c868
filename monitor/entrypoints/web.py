"""The daemon's own pages: health for machines, metrics for Prometheus. No page changes anything but where its name says so."""

import threading
from collections.abc import Callable

import uvicorn
from prometheus_client import generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from monitor.analysis.health import STAGE_LIMITS, Check, is_ready
from monitor.domain.errors import InputError

Checks = Callable[[], tuple[Check, ...]]
_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'"}


def make_pages(checks: Checks, metrics: Callable[[], bytes], more: tuple[BaseRoute, ...] = ()) -> Starlette:
    """The web application: ``/livez`` (loops turn), ``/readyz`` (all is well, in detail), ``/metrics``, and ``more``."""
    def livez(_: Request) -> Response:
        turning = all(check.ok for check in checks() if check.name in STAGE_LIMITS)
        return PlainTextResponse("ok\n" if turning else "stalled\n", 200 if turning else 503, _HEADERS)

    def readyz(_: Request) -> Response:
        found = checks()
        rows = {check.name: {"ok": check.ok, "detail": check.detail} for check in found}
        return JSONResponse({"ready": is_ready(found), "checks": rows}, 200 if is_ready(found) else 503, _HEADERS)

    def show_metrics(_: Request) -> Response:
        return Response(metrics(), media_type=CONTENT_TYPE_LATEST, headers=_HEADERS)

    return Starlette(routes=[Route("/livez", livez), Route("/readyz", readyz), Route("/metrics", show_metrics), *more])


def render_metrics(registry: object) -> bytes:
    """The text form of a registry."""
    return generate_latest(registry)  # type: ignore[arg-type]


class WebServer:
    """uvicorn on a thread of its own, since the main thread waits for signals."""

    def __init__(self, pages: Starlette, *, host: str, port: int) -> None:
        config = uvicorn.Config(pages, host=host, port=port, log_level="warning", access_log=False, lifespan="off", ws="none",
                                log_config=None)  # our own form of log lines
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, name="web", daemon=True)

    def start(self) -> None:
        """Serve from now on; InputError where the address cannot be had."""
        self._thread.start()
        while not self._server.started:
            self._thread.join(timeout=0.02)
            if not self._thread.is_alive():
                raise InputError(f"cannot listen on {self._server.config.host}:{self._server.config.port} (the reason is above); "
                                 "stop what listens there, or set listen: {port: …} in monitor.yaml")

    def close(self) -> None:
        """Stop, after what is being answered."""
        self._server.should_exit = True
        self._thread.join(timeout=2)
