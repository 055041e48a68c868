"""How requests are made: limits, manners, and what may be asked beside the public internet."""

from dataclasses import dataclass

from monitor import __version__

ACCEPT_FEED = ("application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, "
               "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1")
ACCEPT_PAGE = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"


@dataclass(frozen=True, slots=True)
class HttpPolicy:
    """Limits and manners of a Fetcher.

    ``total_seconds`` bounds a whole request, redirects included; ``max_bytes`` the decoded body. ``allow_private`` are the
    (host, port) pairs that may be asked although they are not public. ``host_gap_seconds`` lies between two requests to one
    host. ``ca_file`` replaces the public certificate authorities.
    """

    contact: str = ""
    total_seconds: float = 30.0
    connect_seconds: float = 10.0
    max_bytes: int = 10_000_000
    max_redirects: int = 5
    host_gap_seconds: float = 1.0
    allow_private: frozenset[tuple[str, int]] = frozenset()
    ca_file: str | None = None

    @property
    def user_agent(self) -> str:
        """One honest name, and where the publisher finds whoever runs this."""
        contact = "".join(sign for sign in self.contact if sign.isprintable() and sign.isascii())
        return f"dprk-us-monitor/{__version__}" + (f" (+{contact})" if contact else "")
