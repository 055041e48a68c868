"""Whether a story is a copy or a new version of one that is known, or a story of its own."""

from collections.abc import Collection, Sequence
from datetime import datetime

from monitor.analysis.copies.pair import Pair
from monitor.analysis.copies.rules import decide
from monitor.analysis.copies.verdict import SEPARATE, Relation, Verdict
from monitor.domain.decision import Analysed
from monitor.domain.story import Known

NOTHING: frozenset[int] = frozenset()


def judge(analysed: Analysed, candidates: Sequence[Known], *, boilerplate: Collection[int] = NOTHING,
          republication: bool = False) -> Verdict:
    """Find the closest relation to any candidate: the item itself first, a copy before an update, then the higher score.

    ``boilerplate`` holds shingles that stood in older stories; they count for nothing. A candidate's ``text`` is read only
    where its keys or sampled shingles promise something. In a ``republication`` the same words are old at any distance in time.
    """
    own = analysed.item.id
    best, found = (True, True, 0.0, ""), SEPARATE
    for known in candidates:
        if known.fingerprint.version != analysed.fingerprint.version:
            continue
        verdict = decide(Pair(analysed, known, boilerplate=boilerplate, republication=republication))
        rank = (known.story_id != own, verdict.kind is not Relation.COPY, -verdict.score, verdict.of or "")
        if verdict.of and (found.of is None or rank < best):
            best, found = rank, verdict
    return found


def as_known(analysed: Analysed, *, at: datetime | None = None, root: str | None = None) -> Known:
    """Show an item decided ``at`` an instant to be one with ``root`` as later items see it.

    ValueError where nothing dates it.
    """
    item = analysed.item
    seen_at = item.seen_at or item.published_at or at
    if seen_at is None:
        raise ValueError(f"item {item.id} has neither been seen nor published")
    return Known(story_id=item.id, source_id=item.source_id, fingerprint=analysed.fingerprint,
                 published_at=item.published_at, seen_at=seen_at, title=item.title, text=item.text, root=root or "")
