"""The demo's stories as feeds that grow: what each outlet's RSS said at a given moment."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from importlib.resources import as_file, files
from xml.sax.saxutils import escape

from monitor.adapters.yaml import read_document
from monitor.domain.source import Source, Tier

FEED_ITEMS = 10  # as many as a busy outlet keeps in its feed


@dataclass(frozen=True, slots=True)
class Story:
    """One story as its outlet publishes it; ``published`` is aware, in the outlet's zone."""

    id: str
    feed: str
    title: str
    published: datetime
    url: str
    guid: str
    text: str


@dataclass(frozen=True, slots=True)
class Newspaper:
    """All feeds and stories, in order of time."""

    sources: tuple[Source, ...]
    stories: tuple[Story, ...]

    def moments(self) -> tuple[datetime, ...]:
        """When something appears somewhere."""
        return tuple(sorted({story.published for story in self.stories}))

    def feed(self, source_id: str, now: datetime) -> bytes:
        """One feed's RSS as of ``now``; a later story with the same GUID has taken the place of the earlier one."""
        current = {story.guid: story for story in self.stories if story.feed == source_id and story.published <= now}
        latest = sorted(current.values(), key=lambda story: story.published, reverse=True)[:FEED_ITEMS]
        name = next(source.name for source in self.sources if source.id == source_id)
        items = "".join(_item(story) for story in latest)
        return (f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>{escape(name)}</title>"
                f"{items}</channel></rss>").encode()


def _item(story: Story) -> str:
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in story.text.split("\n\n"))
    return (f"<item><title>{escape(story.title)}</title><link>{escape(story.url)}</link>"
            f"<guid isPermaLink='false'>{escape(story.guid)}</guid><pubDate>{format_datetime(story.published)}</pubDate>"
            f"<description>{escape(paragraphs)}</description></item>")


def read_newspaper(base_url: str) -> Newspaper:
    """The stories shipped with the program; each feed's address lies below ``base_url``."""
    with as_file(files("monitor") / "demo" / "stories.yaml") as path:
        data = read_document(path).data
    sources = tuple(
        Source(id=feed["id"], name=feed["name"], url=f"{base_url}/{feed['id']}.xml", tier=Tier(feed["tier"]),
               timezone=feed["timezone"])
        for feed in data["feeds"]
    )
    stories = tuple(
        Story(row["id"], row["feed"], row["title"], datetime.fromisoformat(row["published"]), row["url"], row["guid"],
              row["text"].strip())
        for row in data["stories"]
    )
    return Newspaper(sources, tuple(sorted(stories, key=lambda story: story.published)))
