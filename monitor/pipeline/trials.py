"""What a watch list would have told of what is in the ledger, beside what the list in force tells."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from monitor.adapters.store import Store
from monitor.analysis.alerts import obstacles
from monitor.analysis.lexicon import Lexicon
from monitor.analysis.matching import CompiledWatchList, compile_watch_list, match
from monitor.domain.event import Change, Event
from monitor.domain.watch import WatchList


@dataclass(frozen=True, slots=True)
class Trial:
    """One change put to a watch list: what stands against announcing it, and whether the list in force announces it."""

    change: Change
    event: Event
    title: str
    against: tuple[str, ...]
    told_in_force: bool | None

    @property
    def told(self) -> bool:
        """Tell whether the list would announce it."""
        return not self.against

    @property
    def near_miss(self) -> bool:
        """Tell whether a single setting of the list stands in the way of news."""
        return len(self.against) == 1 and self.change.alert


def try_watch_list(store: Store, lexicon: Lexicon, candidate: WatchList, in_force: WatchList | None, *,
                   since: datetime | None) -> Iterator[Trial]:
    """Put every change recorded since a moment to a list, in order of recording; ``in_force`` is the list of that name now."""
    stories = _Stories(store)
    events = {event.id: event for event in store.events()}
    asked = compile_watch_list(candidate, lexicon)
    current = compile_watch_list(in_force, lexicon) if in_force else None
    for change in store.changes(since=since):
        event = events.get(change.event_id)
        if event is not None:
            against = _against(asked, event, change, stories)
            told = None if current is None else not _against(current, event, change, stories)
            yield Trial(change, event, stories.title(change.story_id), against, told)


def _against(asked: CompiledWatchList, event: Event, change: Change, stories: "_Stories") -> tuple[str, ...]:
    wanted = stories.wanted(change.story_id, asked)
    return (*(() if wanted else ("the list does not want the story",)), *obstacles(asked.watch_list, event, change))


class _Stories:
    """Stored stories, each read once."""

    def __init__(self, store: Store) -> None:
        self._story = lru_cache(maxsize=256)(store.story)
        self._mentions = lru_cache(maxsize=256)(
            lambda story_id: tuple(report.mention for report, _ in store.reports(story_id=story_id)))

    def title(self, story_id: str) -> str:
        story = self._story(story_id)
        return story.item.title if story else ""

    def wanted(self, story_id: str, asked: CompiledWatchList) -> bool:
        story = self._story(story_id)
        return story is not None and bool(match(story.item, self._mentions(story_id), [asked]))
