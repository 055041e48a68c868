"""The one way out to the web: everything this program asks for passes here."""

from monitor.adapters.http.addresses import RefusedAddressError, read_allow_private, read_target
from monitor.adapters.http.connections import GuardedAdapter
from monitor.adapters.http.fetcher import Fetcher
from monitor.adapters.http.policy import ACCEPT_FEED, ACCEPT_PAGE, HttpPolicy
from monitor.adapters.http.sharing import SharedFetch

__all__ = ["ACCEPT_FEED", "ACCEPT_PAGE", "Fetcher", "GuardedAdapter", "HttpPolicy", "RefusedAddressError", "SharedFetch",
           "read_allow_private", "read_target"]
