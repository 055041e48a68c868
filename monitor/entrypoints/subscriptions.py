"""Pages for readers: calendars, feeds, whole digests, and the way out of a mailing."""

from collections.abc import Callable
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from monitor.adapters.channels.email import Mailer
from monitor.domain.watch import WatchList
from monitor.entrypoints.app import App
from monitor.pipeline.publish import calendar_of, feed_of
from monitor.pipeline.unsubscribing import find_recipient, unsubscribe

_HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY",
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'"}
_PAGE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>Unsubscribe</title>
<body style="font:17px/1.5 sans-serif;max-width:32em;margin:4em auto;padding:0 1em">{body}</body></html>"""
_ASK = '<p>No more of these mails to this address?</p><form method="post"><button style="font:inherit">Unsubscribe</button></form>'
_DONE = "<p>Done. You will get no more of these mails. Whoever runs the monitor can put you back.</p>"

Running = Callable[[], App]  # the configuration may be replaced while pages are served


def subscription_routes(running: Running) -> tuple[BaseRoute, ...]:
    """The routes, to be hung into the daemon's pages."""
    return (
        Route("/calendars/{name}.ics", lambda request: _calendar(running(), request)),
        Route("/feeds/{name}.atom", lambda request: _feed(running(), request)),
        Route("/digests/{digest_id}", lambda request: _digest(running(), request)),
        Route("/unsubscribe/{token}", lambda request: _unsubscribe(running(), request), methods=["GET", "POST"]),
    )


def _calendar(app: App, request: Request) -> Response:
    watch_list = _list(app, request)
    if watch_list is None:
        return _missing()
    body = calendar_of(app.store, watch_list, now=app.clock(), link=app.config.settings.listen.public_url)
    return _conditional(request, body, "text/calendar; charset=utf-8")


def _feed(app: App, request: Request) -> Response:
    watch_list = _list(app, request)
    if watch_list is None:
        return _missing()
    body = feed_of(app.store, watch_list, now=app.clock(), link=app.config.settings.listen.public_url)
    return _conditional(request, body, "application/atom+xml; charset=utf-8")


def _digest(app: App, request: Request) -> Response:
    digest = app.store.digest(request.path_params["digest_id"])
    return HTMLResponse(app.renderer.html(digest), headers=_HEADERS) if digest else _missing()


def _unsubscribe(app: App, request: Request) -> Response:
    """GET only asks: scanners follow links, and have unsubscribed whole desks. POST does it, cookies or not."""
    mailers = [sender for sender in app.senders.values() if isinstance(sender, Mailer)]
    recipients = [(sender.name, recipient) for sender in mailers for recipient in sender.recipients]
    found = find_recipient(app.unsubscribe_key, request.path_params["token"], recipients)
    if found is None:
        return _missing()
    if request.method == "GET":
        return HTMLResponse(_PAGE.format(body=_ASK), headers=_HEADERS)
    unsubscribe(app.store, *found, at=app.clock())
    return HTMLResponse(_PAGE.format(body=_DONE), headers=_HEADERS)


def _list(app: App, request: Request) -> WatchList | None:
    return next((one for one in app.config.watch_lists if one.name == request.path_params["name"]), None)


def _missing() -> Response:
    return PlainTextResponse("There is nothing here.\n", 404, _HEADERS)


def _conditional(request: Request, body: bytes, content_type: str) -> Response:
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {**_HEADERS, "ETag": tag, "Cache-Control": "max-age=300", "Content-Type": content_type}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers)
