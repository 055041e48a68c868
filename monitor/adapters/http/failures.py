"""Exceptions of the layers below as values: what went wrong in words for a person, and what a next attempt can expect."""

from datetime import datetime

from requests.exceptions import ConnectionError as RequestsConnectionError
from requests.exceptions import ConnectTimeout, InvalidURL, ReadTimeout, SSLError
from urllib3.exceptions import NameResolutionError

from monitor.adapters.http.addresses import RefusedAddressError
from monitor.adapters.http.bodies import TooLargeError, UnreadableError
from monitor.domain.source import FailureKind, FetchFailed

_MAX_SHOWN = 200


class NoLeaveError(Exception):
    """A page its host does not want fetched; the text says why."""


def failure_of(error: Exception, at: datetime) -> FetchFailed:
    """What went wrong, in words for a person, and what a next attempt can expect."""
    match error:
        case RefusedAddressError():
            return FetchFailed(FailureKind.HARD, str(error), at, blocked=True)
        case NoLeaveError():
            return FetchFailed(FailureKind.SOFT, str(error), at, blocked=True, by_robots=True)
        case TooLargeError() | UnreadableError():
            return FetchFailed(FailureKind.SOFT, str(error), at)
        case SSLError():
            return FetchFailed(FailureKind.SOFT, f"its certificate is not to be trusted: {_innermost(error)}", at)
        case ConnectTimeout() | ReadTimeout():
            return FetchFailed(FailureKind.TEMPORARY, "it did not answer in time", at)
        case InvalidURL():
            return FetchFailed(FailureKind.HARD, f"the address cannot be read: {_innermost(error)}", at, blocked=True)
        case RequestsConnectionError() if _caused_by(error, NameResolutionError):
            return FetchFailed(FailureKind.TEMPORARY, "its host name is not known (DNS)", at)
        case _:
            return FetchFailed(FailureKind.TEMPORARY, f"the connection failed: {_innermost(error)}", at)


def _caused_by(error: BaseException, kind: type[BaseException]) -> bool:
    return any(isinstance(one, kind) for one in _chain(error))


def _innermost(error: BaseException) -> str:
    text = str(_chain(error)[-1]).strip() or type(error).__name__
    return text.replace("\n", " ")[:_MAX_SHOWN]


def _chain(error: BaseException) -> list[BaseException]:
    """The error and what lies inside it: requests and urllib3 nest by ``reason``, first argument and cause."""
    chain: list[BaseException] = []
    inner: object = error
    while isinstance(inner, BaseException) and inner not in chain:
        chain.append(inner)
        nested = (getattr(inner, "reason", None), *reversed(inner.args), inner.__cause__)
        inner = next((one for one in nested if isinstance(one, BaseException)), None)
    return chain
