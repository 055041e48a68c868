"""One spelling for all addresses of one page."""

import re
from urllib.parse import parse_qsl, quote_plus, unquote, urlsplit

from w3lib.url import canonicalize_url

_TRACKING_PREFIXES = (
    "utm_", "mc_", "pk_", "at_", "hsa_", "__hs", "_hs", "ns_", "vero_", "oly_", "mkt_", "matomo_", "mtm_", "piwik_", "wt.",
)
_TRACKING = frozenset({
    "_ga", "_gl", "cid", "cmp", "cmpid", "cmpren", "cvid", "dclid", "ei", "email_id", "emc", "ex_cid", "fb_ref", "fb_source",
    "fbclid", "feature", "ftag", "gbraid", "gclid", "gclsrc", "guccounter", "guce_referrer", "guce_referrer_sig", "hp", "icid",
    "igsh", "igshid", "intcid", "intcmp", "ito", "mbid", "mibextid", "mod", "msclkid", "ncid", "ocid", "origin", "partner",
    "recip", "ref", "ref_src", "ref_url", "referer", "referrer", "rss", "rssid", "s_cid", "sc_campaign", "share", "share_id",
    "smid", "smtyp", "soc_src", "soc_trk", "spm", "sr_share", "sref", "srnd", "taid", "twclid", "twitter_impression", "ved",
    "wbraid", "xid", "xtor", "yclid", "zanpid",
})
_CHANNELS = frozenset({"app", "atom", "email", "facebook", "feed", "feeds", "home", "newsletter", "rss", "social", "twitter"})
_CHANNEL_NAMES = frozenset({"source", "src", "from", "via", "feed", "medium", "channel"})
_VIEWS = frozenset({
    "amp", "amp_js_v", "display", "format", "m", "mobile", "output", "outputtype", "print", "printable", "usqp", "view",
})
_VIEW_VALUES = frozenset({"", "1", "true", "yes", "y", "amp", "print", "printable", "mobile", "m", "0.1"})
_HOST_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp|print)\.(?=[^.]+\.[^.]+)")
_PATH_NOISE = re.compile(r"/(?:amp|print|printable|mobile)(?=/?$)|^/(?:amp|print|mobile)(?=/.)"
                         r"|(?:\.amp|\.print)(?=(?:\.html?)?$)|;jsessionid=[^/]*|/index\.(?:html?|php)$|(?<=/)/+",
                         re.IGNORECASE)
_AMP_CACHE = re.compile(r"^/(?:[a-z]/)?(?:s/)?(?=[\w-]+(?:\.[\w-]+)+/)", re.IGNORECASE)
_SIMPLE = re.compile(r"https://[a-z0-9.-]+(?::\d+)?[A-Za-z0-9/._~-]*")  # what no canonicalisation can change
_LONGEST = 4096  # characters; what is longer is no address that anybody shares
_WRAPPER_PATHS = frozenset({"/url", "/news/apiclick.aspx", "/l.php"})


def canonical_url(url: str) -> str:
    """Strip an address of what only says how the reader came: tracking, AMP, mobile, print and syndication marks.

    Idempotent. Always https, so that both schemes are one page. What is no web address comes back stripped of blanks alone.
    """
    if len(url) > _LONGEST:
        return url.strip()
    url = url.encode("utf-8", "replace").decode()  # lone surrogates would stop every parser
    for _ in range(4):  # a wrapped address may itself be wrapped; each pass only ever shortens
        cleaned = _clean(url)
        if cleaned == url:
            break
        url = cleaned
    return url


def _clean(url: str) -> str:
    url = url.strip().replace("&amp;", "&")
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        port = parts.port
    except ValueError:
        return url
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return url
    inner = _wrapped(host, parts.path, parts.query)
    if inner:
        return inner
    netloc = _bare_host(host) + (f":{port}" if port and port not in {80, 443} else "")
    path = _bare_path(parts.path)
    query = _bare_query(parts.query)
    bare = f"https://{netloc}{path}{'?' + query if query else ''}"
    return bare if _SIMPLE.fullmatch(bare) else str(canonicalize_url(bare))


def _wrapped(host: str, path: str, query: str) -> str | None:
    """Find the address inside a redirector's or an AMP cache's, or None."""
    if host.endswith(".ampproject.org") or (".google." in f".{host}" and path.startswith("/amp/")):
        inner = _AMP_CACHE.sub("", path.removeprefix("/amp"))
        return f"https://{inner.lstrip('/')}" if inner != path else None
    if path in _WRAPPER_PATHS:
        fields = dict(parse_qsl(query))
        return next((fields[name] for name in ("url", "q", "u") if fields.get(name, "").startswith("http")), None)
    return None


def _bare_host(host: str) -> str:
    host = host.lower()
    while (shorter := _HOST_PREFIX.sub("", host)) != host:
        host = shorter
    return f"[{host}]" if ":" in host else host


def _bare_path(path: str) -> str:
    while (shorter := _PATH_NOISE.sub("", path)) != path:
        path = shorter
    return path.rstrip("/") or "/"


def _bare_query(query: str) -> str:
    if not query:
        return ""
    fields = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in fields if not _is_noise(name.lower(), value.lower())]
    return "&".join(f"{quote_plus(name)}={quote_plus(value)}" if value else quote_plus(name) for name, value in sorted(kept))


def _is_noise(name: str, value: str) -> bool:
    return (
        name in _TRACKING
        or name.startswith(_TRACKING_PREFIXES)
        or (name in _CHANNEL_NAMES and value in _CHANNELS)
        or (name in _VIEWS and value in _VIEW_VALUES)
    )


def is_page(url: str) -> bool:
    """Tell whether a canonical address can name one article: a bare host or section front names none."""
    parts = urlsplit(url)
    path = unquote(parts.path).strip("/")
    return bool(parts.query) or len(path) > 3 or any(sign.isdigit() for sign in path)
