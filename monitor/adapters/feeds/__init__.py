"""Feeds: bytes in, items out."""

from monitor.adapters.feeds.parse import parse_feed

__all__ = ["parse_feed"]
