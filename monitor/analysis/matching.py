"""Which watch lists want a story, and for which words."""

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.analysis.lexicon import Lexicon
from monitor.analysis.relevance import Topic, can_be_about, compile_topic, find_topic
from monitor.analysis.terms import Hit, Terms, compile_terms
from monitor.analysis.text.view import View, make_view
from monitor.domain.meeting import Mention
from monitor.domain.story import Item
from monitor.domain.watch import Match, WatchList


@dataclass(frozen=True, slots=True)
class CompiledWatchList:
    """One watch list, ready to be asked."""

    watch_list: WatchList
    topic: Topic | None
    wanted: Terms
    unwanted: Terms


def compile_watch_list(watch_list: WatchList, lexicon: Lexicon) -> CompiledWatchList:
    """Compile one list's rule; a term or pattern that cannot be used is a ValueError that says how to mend it."""
    rule = watch_list.match
    return CompiledWatchList(
        watch_list,
        compile_topic(rule.parties, lexicon) if rule.parties else None,
        compile_terms(rule.any, lexicon.roster),
        compile_terms(rule.none, lexicon.roster),
    )


def match(item: Item, mentions: Sequence[Mention], compiled_lists: Sequence[CompiledWatchList]) -> tuple[Match, ...]:
    """All reasons why lists want this story, each with its words in ``item.raw``; none where a list does not want it."""
    view = make_view(item.raw)
    asked = [compiled for compiled in compiled_lists if _takes_source(compiled, item)]
    return tuple(found for compiled in asked for found in _match_one(item, view, mentions, compiled))


def can_match(item: Item, compiled_lists: Sequence[CompiledWatchList]) -> bool:
    """Whether any list could want this story, whatever meetings are read in it; cheap, since most stories of a feed are not ours.

    Where it says no, ``match`` finds nothing.
    """
    view = make_view(item.raw)
    asked = [compiled for compiled in compiled_lists if _takes_source(compiled, item)]
    return any((compiled.topic is not None and can_be_about(item, view, compiled.topic)) or compiled.wanted.find(view.text)
               for compiled in asked)


def _takes_source(compiled: CompiledWatchList, item: Item) -> bool:
    sources = compiled.watch_list.match.sources
    return not sources or item.source_id in sources


def _match_one(item: Item, view: View, mentions: Sequence[Mention], compiled: CompiledWatchList) -> list[Match]:
    if compiled.unwanted.find(view.text):
        return []
    hits = [*_topic_hits(item, view, mentions, compiled.topic), *compiled.wanted.find(view.text)]
    return [Match(compiled.watch_list.name, hit.term, *view.span(hit.start, hit.end)) for hit in hits]


def _topic_hits(item: Item, view: View, mentions: Sequence[Mention], topic: Topic | None) -> list[Hit]:
    if topic is None:
        return []
    found = find_topic(item, view, mentions, topic)
    return [found] if found else []
