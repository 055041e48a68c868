"""Talks that only say what somebody's post is: "the delegates to the six-party talks", "his point man for talks with B"."""

from monitor.analysis.entities.units import Unit

_POSTS = (
    *("envoy", "envoys", "negotiator", "negotiators", "delegate", "delegates", "representative", "representatives"),
    *("delegation", "delegations", "point man", "pointman"),
)
_TIES = frozenset({"to", "for", "in", "at"})
_FEW = 4  # units between the post and the talks: "to the stalled nuclear talks"
_OWNERS = 6  # units between the post and what ties it to the talks: "of China and the North"
_SENT = frozenset({"verbs.send", "heading"})  # "sent its envoy to the talks", "led the delegation to the talks"
_SOME = ("a ", "an ", "another ", "two ", "three ")  # who is sent there for it: "an envoy to the talks"


def drop_posts(units: list[Unit]) -> list[Unit]:
    """Leave out the talks behind a post, and with whom they are; who is sent to talks, or is at them somewhere, goes on."""
    kept: list[Unit] = []
    at = 0
    while at < len(units):
        end = _talks_behind(units, at) if units[at].low in _TIES and _is_post(kept) else None
        if end is None:
            kept.append(units[at])
            at += 1
        else:
            at = end
    return kept


def _is_post(kept: list[Unit]) -> bool:
    """Whether the words so far end with somebody's post: "the delegates", "his point man", "the envoys of A and B"."""
    for at in range(len(kept) - 1, max(-1, len(kept) - 1 - _OWNERS), -1):
        unit = kept[at]
        if unit.actor is not None and any(part.endswith(_POSTS) for part in unit.low.split(" of ")):  # "heads of the delegations"
            sent = any(before.low == "head" or not _SENT.isdisjoint(before.classes) for before in kept[max(0, at - 3) : at])
            return not sent and not unit.low.startswith((*_SOME, "lead "))  # "will lead a delegation to the talks"
        if not (unit.code in "CKAd" or unit.low in ("of", "from", "and")):
            return False
    return False


def _talks_behind(units: list[Unit], tie: int) -> int | None:
    """Where the words behind the talks begin, if talks are what stands behind "to" or "for"."""
    noun = next((at for at in range(tie + 1, min(len(units), tie + 1 + _FEW)) if "nouns.talks" in units[at].classes), None)
    if noun is None or any(unit.code in ",;T" or "verbs." in unit.classes for unit in units[tie + 1 : noun]):
        return None
    end = noun + 1
    if end + 1 < len(units) and units[end].low == "with":
        end += 1
        while end < len(units) and units[end].code in "dCKA":
            end += 1
    placed = end < len(units) and (units[end].code == "T" or units[end].low in ("in", "at", "on", "-"))
    return None if placed or (end < len(units) and units[end].code in "us") else end
