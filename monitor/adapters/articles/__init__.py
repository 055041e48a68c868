"""The full text behind an item's link."""

from monitor.adapters.articles.reader import ArticleReader

__all__ = ["ArticleReader"]
