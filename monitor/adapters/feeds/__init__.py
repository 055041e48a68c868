"""Feeds: bytes in, items out."""

from monitor.adapters.feeds.parse import parse_feed
from monitor.adapters.feeds.workers import FeedWorkers

__all__ = ["FeedWorkers", "parse_feed"]
