"""What each part of the reading buys: the same reading with one part taken away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from monitor.domain.lexicon import LanguagePack
from monitor.domain.meeting import Mention, Precision, When
from monitor.domain.story import Item


@dataclass(frozen=True, slots=True)
class Ablation:
    """One part to take away: the lists of a language pack below ``keys``."""

    name: str
    keys: tuple[str, ...]


ABLATIONS = (
    Ablation("call-offs", ("status.cancelled", "status.postponed", "status.back_on")),
    Ablation("denials and negation", ("status.denied", "auxiliaries.negative", "auxiliaries.contracted")),
    Ablation("offers and modals", ("status.proposed", "auxiliaries.modal", "auxiliaries.conditional")),
    Ablation("plans and future", ("status.planned", "auxiliaries.future")),
    Ablation("who says so", ("say",)),
    Ablation("titles", ("titles",)),
    Ablation("pronouns and groups", ("pronouns", "groups", "group_pairs")),
    Ablation("stop words", ("stop", "not_parties")),
    Ablation("visits", ("nouns.visit", "verbs.visit", "verbs.arrive", "verbs.go", "verbs.leave", "verbs.reach")),
    Ablation("ordinals", ("ordinals", "another")),
    Ablation("boilerplate", ("boilerplate",)),
)


def without(packs: Sequence[LanguagePack], ablation: Ablation) -> tuple[LanguagePack, ...]:
    """Language packs that lack one part."""
    return tuple(
        replace(pack, entries=tuple((key, words) for key, words in pack.entries if not _under(key, ablation.keys)))
        for pack in packs
    )


def _under(key: str, roots: Sequence[str]) -> bool:
    return any(key == root or key.startswith(f"{root}.") for root in roots)


def date_from_publication(item: Item, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Give undated meetings the day of publication, as simpler readers do: what keeping the unknown unknown buys."""
    if item.published_at is None:
        return tuple(mentions)
    day = item.published_at.date()
    return tuple(m if m.when else replace(m, when=When(day, day, Precision.DAY)) for m in mentions)
