"""One-click unsubscribing (RFC 8058): links that nobody can guess, and who used theirs."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime

from monitor.adapters.store import Store, Tx

_KEY, _GONE = "unsubscribe-key", "unsubscribed:"
_TOKEN_CHARACTERS = 32  # 128 bits; short, since a folded long header has broken signatures of mails


def ensure_key(store: Store, *, now: datetime) -> str:
    """The secret that this database's links are made with; made at the first call."""
    with store.writing() as tx:
        kept = tx.mark(_KEY)
        if kept is not None:
            return kept.value
        key = secrets.token_hex(32)
        tx.put_mark(_KEY, key, at=now)
        return key


def make_token(key: str, channel: str, recipient: str) -> str:
    """What names one recipient of one channel in a link."""
    return hmac.new(key.encode(), f"{channel}\0{recipient}".encode(), hashlib.sha256).hexdigest()[:_TOKEN_CHARACTERS]


def find_recipient(key: str, token: str, recipients: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """The channel and recipient a token names, among all there are."""
    return next((one for one in recipients if hmac.compare_digest(make_token(key, *one).encode(), token.encode())), None)


def unsubscribe(store: Store, channel: str, recipient: str, *, at: datetime) -> None:
    """Send nothing more to a recipient of a channel; what waits for them is discarded."""
    with store.writing() as tx:
        tx.put_mark(f"{_GONE}{channel}:{recipient}", "", at=at)
        for one in tx.deliveries(channel=channel, limit=10_000):
            if one.recipient == recipient:
                tx.discard(one.id, at=at)


def resubscribe(store: Store, channel: str, recipient: str) -> bool:
    """Send to them again; False where they never left."""
    with store.writing() as tx:
        return tx.remove_mark(f"{_GONE}{channel}:{recipient}")


def has_left(reads: Store | Tx, channel: str, recipient: str) -> bool:
    """Whether a recipient asked for no more."""
    return reads.mark(f"{_GONE}{channel}:{recipient}") is not None
