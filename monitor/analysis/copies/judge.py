"""Whether a story is a copy or a new version of one that is known, or a story of its own."""

from collections.abc import Collection, Sequence
from datetime import datetime

from monitor.analysis.copies.pair import Pair
from monitor.analysis.copies.rules import EXCERPT, decide
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
    found = [(known, decide(Pair(analysed, known, boilerplate=boilerplate, republication=republication)))
             for known in candidates if known.fingerprint.version == analysed.fingerprint.version]
    related = [(known, verdict) for known, verdict in found if verdict.of]
    if not related:
        return SEPARATE
    known, best = min(related, key=lambda pair: (pair[0].story_id != own, pair[1].kind is not Relation.COPY, -pair[1].score,
                                                 pair[1].of or ""))
    if best.rule == EXCERPT and known.fingerprint.words < analysed.fingerprint.words:
        return _from_whole_text(best, [verdict for _, verdict in related])
    return best


def _from_whole_text(teaser: Verdict, verdicts: Sequence[Verdict]) -> Verdict:
    """Prefer what the whole text of a story says to what its teaser does: a new version opens as the teaser did."""
    updates = [verdict for verdict in verdicts if verdict.of == teaser.of and verdict.kind is Relation.UPDATE]
    return max(updates, key=lambda verdict: verdict.score, default=teaser)


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
