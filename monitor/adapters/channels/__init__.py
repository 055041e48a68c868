"""Ways out: each renders a digest for itself, and sends what was rendered."""

from monitor.adapters.channels.posting import Poster
from monitor.adapters.channels.sender import Sender, open_senders

__all__ = ["Poster", "Sender", "open_senders"]
