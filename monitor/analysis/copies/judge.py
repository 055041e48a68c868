"""Whether a story is a copy or a new version of one that is known, or a story of its own."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from monitor.analysis.copies.likeness import Likeness, compare_samples, compare_texts
from monitor.analysis.copies.verdict import SEPARATE, Relation, Verdict
from monitor.analysis.copies.words import split_words
from monitor.domain.decision import Analysed
from monitor.domain.story import Fingerprint, Item, Known

MAX_GAP = timedelta(days=3)
NOTHING: frozenset[int] = frozenset()


def judge(analysed: Analysed, candidates: Sequence[Known], *, boilerplate: Collection[int] = NOTHING) -> Verdict:
    """Find the closest relation to any candidate: a copy before an update, then the higher score, then the lower story id.

    ``boilerplate`` holds shingles known to stand in many stories; they count for nothing. A candidate with its ``text`` is
    compared word by word, one without by its sampled shingles alone.
    """
    version = analysed.fingerprint.version
    verdicts = [_compare(analysed, known, boilerplate) for known in candidates if known.fingerprint.version == version]
    related = [verdict for verdict in verdicts if verdict.kind is not Relation.SEPARATE]
    return min(related, key=lambda verdict: (verdict.kind is not Relation.COPY, -verdict.score, verdict.of), default=SEPARATE)


def as_known(analysed: Analysed) -> Known:
    """Show an item of this batch as later items of the same batch see it."""
    item = analysed.item
    seen_at = item.seen_at or item.published_at
    if seen_at is None:
        raise ValueError(f"item {item.id} has neither been seen nor published")
    return Known(story_id=item.id, source_id=item.source_id, fingerprint=analysed.fingerprint,
                 published_at=item.published_at, seen_at=seen_at, title=item.title, text=item.text)


def _compare(analysed: Analysed, known: Known, boilerplate: Collection[int]) -> Verdict:
    mine, theirs = analysed.fingerprint, known.fingerprint
    same_key = _shared_key(analysed.item, mine, known)
    same_text = mine.text_key is not None and mine.text_key == theirs.text_key
    if same_text and (same_key or _close(analysed.item, known) or mine.words > 200):
        return Verdict(Relation.COPY, known.story_id, same_key or "text", 1.0, "the same words")
    likeness = _likeness(analysed.item, mine, known, boilerplate)
    if same_key and likeness.containment >= 0.2:
        return _versions(analysed.item, known, same_key, likeness)
    if not _close(analysed.item, known) or likeness.fresh < 0.46 or likeness.fresh_words < 3:
        return SEPARATE
    return _by_text(known, likeness)


def _shared_key(item: Item, mine: Fingerprint, known: Known) -> str:
    theirs = known.fingerprint
    if mine.guid_key and mine.guid_key == theirs.guid_key and item.source_id == known.source_id:
        return "guid"
    return "url" if mine.url_key and mine.url_key == theirs.url_key else ""


def _close(item: Item, known: Known) -> bool:
    """Tell whether both were published within days of each other; where a date is missing, nothing speaks against it."""
    if item.published_at is None or known.published_at is None:
        return True
    return abs(item.published_at - known.published_at) <= MAX_GAP


def _likeness(item: Item, mine: Fingerprint, known: Known, boilerplate: Collection[int]) -> Likeness:
    if known.text:
        return compare_texts(split_words(item.text), split_words(known.text), boilerplate)
    theirs = known.fingerprint
    ratio = min(mine.words, theirs.words) / max(mine.words, theirs.words, 1)
    return compare_samples(mine.shingles, theirs.shingles, ratio, boilerplate)


def _versions(item: Item, known: Known, rule: str, likeness: Likeness) -> Verdict:
    later = item.seen_at is not None and item.seen_at > known.seen_at and item.source_id == known.source_id
    kind = Relation.UPDATE if later or likeness.containment < 0.6 else Relation.COPY
    share = f"{likeness.containment:.0%} of the words"
    return Verdict(kind, known.story_id, rule, likeness.containment, f"the same {rule}, {share}")


def _by_text(known: Known, likeness: Likeness) -> Verdict:
    excerpt = likeness.ratio < 0.62 and likeness.containment >= 0.95 and likeness.lead >= 0.7
    share = f"{likeness.containment:.0%} of the shorter text"
    if excerpt:
        return Verdict(Relation.COPY, known.story_id, "excerpt", likeness.containment, f"{share} stands in the longer one")
    if likeness.jaccard >= 0.66:
        return Verdict(Relation.COPY, known.story_id, "near-text", likeness.jaccard, f"{share} is the same")
    return Verdict(Relation.UPDATE, known.story_id, "version", likeness.containment, f"{share} is kept, the rest is new")
