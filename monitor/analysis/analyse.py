"""The map: one item in, all that can be concluded from it alone out. Needs no store, so it runs anywhere in parallel."""

from collections.abc import Sequence

from monitor.analysis.copies import BLANK, fingerprint
from monitor.analysis.language import detect_language
from monitor.analysis.lexicon import Lexicon
from monitor.analysis.matching import CompiledWatchList, can_match, match
from monitor.analysis.meetings.extract import extract
from monitor.domain.decision import Analysed
from monitor.domain.story import Item


def analyse(item: Item, lexicon: Lexicon, watch_lists: Sequence[CompiledWatchList], *, keep_all: bool = False) -> Analysed:
    """Language, meetings, watch-list matches and fingerprint of one item.

    Of a story that no list wants meetings are dropped, or not even looked for, and the fingerprint is blank, unless ``keep_all``
    says that every story counts.
    """
    read = keep_all or can_match(item, watch_lists)
    mentions = extract(item, lexicon) if read else ()
    matches = match(item, mentions, watch_lists) if read else ()
    wanted = keep_all or bool(matches)
    return Analysed(
        item=item, language=detect_language(item.raw, item.language), fingerprint=fingerprint(item) if wanted else BLANK,
        matches=matches, mentions=mentions if wanted else (),
    )
