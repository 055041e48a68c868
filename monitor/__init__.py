"""The DPRK–U.S. diplomacy monitor.

Feeds come in, one ledger record per real-world meeting is kept, and digests go out when something about a meeting is new.
``docs/design-notes.md`` says why things are as they are.
"""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("dprk-us-monitor")
except PackageNotFoundError:  # a checkout that was never installed
    __version__ = "0+unknown"

__all__ = ["__version__"]
