"""The layers of the verdict, cheapest first: each either knows the answer or passes the pair on.

What the numbers were chosen on: docs/notes/copies.md.
"""

from collections.abc import Callable
from datetime import timedelta

from monitor.analysis.copies.pair import Pair
from monitor.analysis.copies.verdict import SEPARATE, Relation, Verdict

MAX_GAP = timedelta(days=3)       # reprints come sooner, most look-alikes later
ONE_DAY = timedelta(days=1)
REANNOUNCED = timedelta(days=6)   # a travel notice comes again with another stop; a week apart it is a weekly item
LONG_WORDS = 200                  # identical texts this long are one text at any distance; shorter ones may be a form letter
FORM_WORDS = 120                  # identical bodies this short under unlike headlines are an "about us", not the story
SUMMARY_WORDS = 60                # a feed's own summary: outlets word it anew over one wire story
TELLING_WORDS = 6                 # a headline this long is not written twice on one day by chance
SHORT_WORDS = 250                 # a form's frame is half of a text this short
NEAR = 0.66                       # Jaccard of a copy; below it lie versions
CHANGED = 0.8                     # the same within one outlet, where paragraphs gave way to others
NEAR_OWN = 0.88                   # the same within one outlet, where a longer text is a version
BRIEF_WORDS = 100                 # what an outlet's longer text begins with is a teaser up to here, and above it the first version
REWORDED = 35                     # runs: a report translated anew leaves no longer stretch without common words
KEPT_OPENING = 0.2                # of each text, in the other: another outlet's version of a text, not a story that quotes it
GROWN = 0.95                      # length ratio under which one outlet's text has grown
LINK = 1.6                        # of at most 4: containment, own words, Jaccard, lead; less swaps
EXCERPT = "excerpt"               # the rule of a text that is the opening of a longer one
REPUBLISHED = "republished"       # the rule that tells of a feed which gave all its items new GUIDs


def decide(pair: Pair) -> Verdict:
    """Ask the layers in turn; the first answer stands."""
    return next((verdict for layer in LAYERS if (verdict := layer(pair)) is not None), SEPARATE)


def same_words(pair: Pair) -> Verdict | None:
    """The same words are a copy, but for form letters sent again and bodies that say only who the outlet is."""
    if not pair.same_text:
        return None
    if pair.same_guid or pair.same_url:
        rule = "guid" if pair.same_guid else "url"
        if pair.same_source and pair.seen_later and pair.retitled:
            return _update(pair, rule, 1.0, "edited: the headline is new, the words below it are the same")
        if pair.renumbered:
            return _copy(pair, REPUBLISHED, 1.0, "the feed offers it again under a new GUID")
        return _copy(pair, rule, 1.0, "offered again, word for word")
    if pair.renumbered and pair.same_title and (pair.republication or pair.gap == timedelta()):
        return _copy(pair, REPUBLISHED, 1.0, "the feed offers it again under a new GUID")
    about_us = pair.same_outlet and pair.mine.words < FORM_WORDS and pair.headlines.unlike
    if about_us or pair.headlines.dates_swapped or (pair.gap > MAX_GAP and pair.mine.words < LONG_WORDS):
        return SEPARATE
    return _copy(pair, "exact-text", 1.0, "the same words")


def same_key(pair: Pair) -> Verdict | None:
    """One GUID or address is one story, unless the feed uses it again for something else."""
    if not (pair.same_guid or pair.same_url):
        return None
    like, rule = pair.likeness, "guid" if pair.same_guid else "url"
    if not pair.retitled and not pair.mine.words and not pair.theirs.words:
        return _copy(pair, rule, 1.0, "offered again, a headline alone")
    kept = f"same {rule}, {like.containment:.0%} of the words kept"
    if like.containment < 0.2 and (pair.gap > ONE_DAY or pair.headlines.similarity < 0.5):
        return None
    if pair.same_source and pair.seen_later:
        if pair.mine.words < pair.theirs.words and _is_excerpt(pair):
            return _copy(pair, rule, like.containment, "cut down to the opening of what is known")
        return _update(pair, rule, like.containment, f"edited: {kept}")
    if like.jaccard >= NEAR and any(swap.figures for swap in like.swaps):
        return _update(pair, rule, like.containment, f"figures differ: {kept}")
    if like.containment >= 0.5:
        return _copy(pair, rule, like.containment, kept)
    return _update(pair, rule, like.containment, kept)


def same_headline(pair: Pair) -> Verdict | None:
    """One headline on one day is one story where there is hardly a text to tell otherwise, or another outlet's summary."""
    if not pair.same_title or pair.gap > ONE_DAY:
        return None
    words, telling = min(pair.mine.words, pair.theirs.words), len((pair.mine.title_key or "").split()) >= TELLING_WORDS
    if words < (SUMMARY_WORDS if telling and not pair.same_outlet else 12) and (telling or not pair.same_source):
        return _copy(pair, "title", 0.9, "the same headline on one day, and too little text to tell them apart")
    return None


def nothing_in_common(pair: Pair) -> Verdict | None:
    """Stop before any text is read: too far apart in words or days, or alike in what is old alone."""
    far = pair.gap > REANNOUNCED or pair.sampled < 0.2 or pair.fresh < 0.35
    return SEPARATE if far or pair.headlines.dates_swapped else None


def excerpt(pair: Pair) -> Verdict | None:
    """A text whose opening is the other's opening, and which says little else."""
    if pair.gap <= MAX_GAP and _is_excerpt(pair):
        if pair.same_outlet and pair.grown and pair.theirs.words >= BRIEF_WORDS:
            return _update(pair, "version", pair.likeness.containment, "the text goes on where it ended")
        containment = pair.likeness.containment
        return _copy(pair, EXCERPT, containment, f"{containment:.0%} of it opens the longer text")
    return None


def near_text(pair: Pair) -> Verdict | None:
    """Nearly the same words: a copy, or within one outlet a version once the text has grown."""
    like = pair.likeness
    if like.jaccard < NEAR or pair.gap > MAX_GAP or _templated(pair):
        return None
    reason = f"{like.jaccard:.0%} of the words are shared"
    grown = pair.same_outlet and like.jaccard < NEAR_OWN and like.ratio < GROWN
    rewritten = pair.same_outlet and like.jaccard < CHANGED and like.fresh_stretch > REWORDED
    if grown or rewritten or like.refigured:
        return _update(pair, "version", like.jaccard, reason)
    return _copy(pair, "near-text", like.jaccard, reason)


def retranslated(pair: Pair) -> Verdict | None:
    """One report put into words twice by one outlet on one day."""
    like = pair.likeness
    alike = like.ratio >= 0.94 and like.containment >= 0.5 and like.lead >= 0.42 and pair.headlines.similarity >= 0.38
    if alike and pair.same_source and pair.gap <= ONE_DAY and like.fresh_stretch <= REWORDED and not _templated(pair):
        return _copy(pair, "retranslated", like.containment, f"{like.containment:.0%} of the words, in the same order")
    return None


def version(pair: Pair) -> Verdict | None:
    """A later state of a running article keeps its opening, its order and half its own words."""
    like = pair.likeness
    kept = (like.containment + like.own + like.jaccard + like.lead) * pair.fresh
    short = like.words < SHORT_WORDS and like.containment < 0.7
    quoted = not pair.same_outlet and min(like.lead, like.opening) < KEPT_OPENING
    if kept < LINK or like.ratio < 0.5 or short or quoted or _shares_a_box(pair):
        return None
    score = kept - min(pair.swap_rate, 4) / 4
    reannounced = like.containment >= 0.8 and not like.swaps and pair.same_outlet
    if score < LINK or _templated(pair) or (pair.gap > MAX_GAP and not reannounced):
        return None
    return _update(pair, "version", min(score / 4, 1.0), f"{like.containment:.0%} of the shorter text is kept, the rest is new")


LAYERS: tuple[Callable[[Pair], Verdict | None], ...] = (
    same_words, same_key, same_headline, nothing_in_common, excerpt, near_text, retranslated, version)


def _is_excerpt(pair: Pair) -> bool:
    like = pair.likeness
    needed = 0.8 if like.ratio < 0.4 else 0.95
    return like.ratio < 0.62 and like.containment >= needed and like.lead >= 0.7 and like.opening >= 0.3


def _shares_a_box(pair: Pair) -> bool:
    """Two stories open anew and share one block: an explainer, the captions of a gallery."""
    like = pair.likeness
    return max(like.lead, like.opening) < 0.1 and like.block >= 0.7


def _templated(pair: Pair) -> bool:
    """One frame filled with other names: headline and text both swap them, or a short text swaps many."""
    if not pair.same_outlet:
        return False
    if pair.headlines.names_swapped:
        return pair.swap_rate >= 0.5
    return pair.likeness.words < SHORT_WORDS and pair.swap_rate >= 1


def _copy(pair: Pair, rule: str, score: float, reason: str) -> Verdict:
    return Verdict(Relation.COPY, pair.root, rule, score, reason)


def _update(pair: Pair, rule: str, score: float, reason: str) -> Verdict:
    return Verdict(Relation.UPDATE, pair.root, rule, score, reason)
