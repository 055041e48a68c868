"""Who carries a story: the same outlet's text twice is a version where another outlet's is a copy."""

import re
from urllib.parse import urlsplit

from monitor.analysis.copies.titles import named_outlet

_LETTERS = re.compile(r"[\W_]+")
_NOBODY = frozenset({"", "unknown", "replay"})
_PUBLIC = frozenset({"ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org"})  # second-level labels under a country
_SHORTEST = 3  # letters that must agree: "bbc.co.uk" is "BBC News", "cnn.com" is "CNN (Web News)"


def outlet_names(source_id: str, title: str, url: str | None) -> frozenset[str]:
    """Collect what the outlet is called: by the feed, in the headline's suffix, in the address."""
    names = (source_id, named_outlet(title), site_name(url) if url else "")
    return frozenset(_LETTERS.sub("", name.casefold()) for name in names) - _NOBODY


def site_name(url: str) -> str:
    """Take the part of a host that names its owner: "reuters" of feeds.reuters.com."""
    labels = (urlsplit(url).hostname or "").split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _PUBLIC:
        labels.pop()
    return labels[-1] if labels else ""


def same_outlet(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether one of the names begins another: feeds and sites add "news", "online", "world" to the name."""
    pairs = ((one, other) for one in a for other in b if min(len(one), len(other)) >= _SHORTEST)
    return any(one.startswith(other) or other.startswith(one) for one, other in pairs)
