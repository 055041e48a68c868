"""Everything that can be said of one new story beside one known one; each thing is worked out when first asked for."""

from collections.abc import Collection
from datetime import timedelta
from functools import cached_property

from monitor.analysis.copies.likeness import Likeness, SampledLikeness, contained, cut_up
from monitor.analysis.copies.outlets import outlet_names, same_outlet
from monitor.analysis.copies.titles import Headlines, compare_titles
from monitor.analysis.copies.words import split_words
from monitor.domain.decision import Analysed
from monitor.domain.story import Known

FEWEST_FRESH = 2  # sampled shingles, some 16 words: on less no two stories are one, unless word for word


class Pair:
    """One story and one candidate; ``republication`` says that the feed is giving old stories new GUIDs."""

    def __init__(self, analysed: Analysed, known: Known, *, boilerplate: Collection[int],
                 republication: bool = False) -> None:
        self.item, self.known = analysed.item, known
        self.republication = republication
        self.mine, self.theirs = analysed.fingerprint, known.fingerprint
        self._boilerplate = boilerplate

    @property
    def root(self) -> str:
        """The first of all that the known story is a copy or version of."""
        return self.known.root or self.known.story_id

    @property
    def same_guid(self) -> bool:
        """Whether one feed gave both the same GUID."""
        return self.mine.guid_key is not None and self.mine.guid_key == self.theirs.guid_key

    @property
    def same_url(self) -> bool:
        """Whether both stand at one address."""
        return self.mine.url_key is not None and self.mine.url_key == self.theirs.url_key

    @property
    def same_title(self) -> bool:
        """Whether both bear one headline, long enough to name a story."""
        return self.mine.title_key is not None and self.mine.title_key == self.theirs.title_key

    @property
    def same_text(self) -> bool:
        """Whether both are the same words."""
        return self.mine.text_key is not None and self.mine.text_key == self.theirs.text_key

    @property
    def same_source(self) -> bool:
        """Whether both came through one feed."""
        return self.item.source_id == self.known.source_id

    @property
    def renumbered(self) -> bool:
        """Whether one feed gave both, under two GUIDs."""
        guids = self.mine.guid_key, self.theirs.guid_key
        return self.same_source and None not in guids and guids[0] != guids[1]

    @property
    def seen_later(self) -> bool:
        """Whether time passed between the two: what stands side by side at one moment is no edit."""
        return self.item.seen_at is not None and self.item.seen_at > self.known.seen_at

    @property
    def grown(self) -> bool:
        """Whether this one came later and is the longer."""
        mine, theirs = self.item.published_at, self.known.published_at
        return mine is not None and theirs is not None and mine > theirs and self.mine.words > self.theirs.words

    @property
    def gap(self) -> timedelta:
        """Time between the publications; none where a date is missing, since then nothing speaks against it."""
        if self.item.published_at is None or self.known.published_at is None:
            return timedelta()
        return abs(self.item.published_at - self.known.published_at)

    @cached_property
    def same_outlet(self) -> bool:
        """Whether one newsroom wrote both, as far as feed, headline and address tell."""
        mine = outlet_names(self.item.source_id, self.item.title, self.mine.url_key)
        return same_outlet(mine, outlet_names(self.known.source_id, self.known.title, self.theirs.url_key))

    @property
    def retitled(self) -> bool:
        """Whether the headlines differ in more than case and signs."""
        return split_words(self.item.title) != split_words(self.known.title)

    @cached_property
    def headlines(self) -> Headlines:
        """How the headlines differ."""
        return compare_titles(self.item.title, self.known.title)

    @cached_property
    def sampled(self) -> float:
        """Containment as the sampled shingles tell it."""
        return contained(self.mine.shingles, self.theirs.shingles)

    @cached_property
    def fresh(self) -> float:
        """What containment is worth once the words of older stories are taken out of both: 1 where there are none, 0 at worst.

        Two letters of one form share the form alone; a letter and its reprint share what was filled in, too.
        """
        mine, theirs = set(self.mine.shingles), set(self.theirs.shingles)
        if not self._boilerplate or (mine & theirs).isdisjoint(self._boilerplate):
            return 1.0
        mine.difference_update(self._boilerplate)
        theirs.difference_update(self._boilerplate)
        telling = min(len(mine), len(theirs)) >= FEWEST_FRESH
        return min(1.0, contained(mine, theirs) / self.sampled) if telling else 0.0

    @property
    def swap_rate(self) -> float:
        """Slots filled differently per 100 words of the shorter text."""
        return 100 * len(self.likeness.swaps) / max(self.likeness.words, 1)

    @cached_property
    def likeness(self) -> Likeness:
        """How the texts compare: run by run, or by their samples where the known text is gone."""
        if self.known.text:
            return Likeness(cut_up(self.item.text), cut_up(self.known.text))
        return SampledLikeness(self.mine, self.theirs)
