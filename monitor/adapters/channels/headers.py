"""Mail headers that stay one header whatever a title contains."""

import hashlib
import re
import unicodedata
from email.utils import parseaddr

HEADER_CHARACTERS = 200


def clean_header(text: str) -> str:
    """Text fit for a header: one line, nothing that shows nothing, no encoded word, at most 200 characters.

    The mail library of Python decodes encoded words in what it is given, and with them a line break hidden inside (it did up to
    3.11.9, and again in BytesGenerator up to 3.11.14): so none may reach it.
    """
    shown = "".join(" " if char.isspace() else char for char in text if char.isspace() or _is_shown(char))
    joined = " ".join(re.sub(r"=(?=\?)", "= ", shown).split())
    return joined if len(joined) <= HEADER_CHARACTERS else joined[: HEADER_CHARACTERS - 1].rstrip() + "…"


def _is_shown(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def domain_of(address: str) -> str:
    """The ASCII domain of a mail address; ``localhost`` where it has none."""
    domain = parseaddr(address)[1].rpartition("@")[2]
    try:
        return domain.encode("idna").decode("ascii") or "localhost"
    except UnicodeError:
        return "localhost"


def message_id(*parts: str, domain: str) -> str:
    """A Message-ID that the same parts always get, so that a resend is seen to be one."""
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    return f"<{digest[:32]}@{domain}>"
