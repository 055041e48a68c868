"""Lists of feeds as other readers write and read them (OPML 2.0)."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from monitor.domain.errors import InputError
from monitor.domain.source import Source, Tier

MAX_BYTES = 10_000_000
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed of a list; ``tier`` and ``language`` where the list says them in our words."""

    title: str
    url: str
    language: str | None = None
    tier: Tier | None = None


def read_opml(path: Path) -> tuple[Outline, ...]:
    """The feeds of an OPML file, whatever folders they lie in, each address once. Raises InputError."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    if len(content) > MAX_BYTES:
        raise InputError(f"{path}: larger than {MAX_BYTES:,} bytes: no list of feeds is")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise InputError(f"{path}: holds a DOCTYPE, which no list of feeds needs and some attacks do; remove it")
    try:
        root = ET.fromstring(content)  # noqa: S314  entities are refused above
    except ET.ParseError as error:
        line, column = error.position
        raise InputError(f"{path}:{line}:{column + 1}: not OPML: {error}") from error
    outlines = {outline.url: outline for outline in _outlines(root)}
    if not outlines:
        raise InputError(f"{path}: holds no feed: no outline has an xmlUrl")
    return tuple(outlines.values())


def write_opml(sources: Iterable[Source], *, title: str) -> bytes:
    """Sources as OPML, one folder a tier; what OPML has no word for (zone, interval) stays behind."""
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = title
    body = ET.SubElement(root, "body")
    folders: dict[Tier, ET.Element] = {}
    for source in sources:
        folder = folders.get(source.tier)
        if folder is None:
            name = source.tier.value.replace("_", " ")
            folder = folders[source.tier] = ET.SubElement(body, "outline", text=name)
        ET.SubElement(folder, "outline", type="rss", text=source.name, title=source.name, xmlUrl=source.url,
                      language=source.language, category=f"/{source.tier.value}")
    ET.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode").encode() + b"\n"


def free_id(outline: Outline, taken: Iterable[str]) -> str:
    """An id for a new source: from its title where that has Latin letters, else from its host; made unique."""
    host = (urlsplit(outline.url).hostname or "feed").removeprefix("www.").removeprefix("feeds.")
    base = _NOT_SLUG.sub("-", outline.title.lower()).strip("-")[:40].strip("-")
    base = base if len(base) > 2 else _NOT_SLUG.sub("-", host)[:40].strip("-")
    used = set(taken)
    return next(name for number in range(1, len(used) + 2) if (name := base if number == 1 else f"{base}-{number}") not in used)


def _outlines(root: ET.Element) -> Iterator[Outline]:
    for element in root.iter("outline"):
        attributes = {name.lower(): value.strip() for name, value in element.attrib.items()}
        url = attributes.get("xmlurl", "")
        if url.startswith(("http://", "https://", "feed:")):
            url = re.sub(r"^feed:(//)?(?!//)(?=https?:)", "", url).replace("feed://", "http://", 1)
            title = attributes.get("title") or attributes.get("text") or urlsplit(url).hostname or url
            language = attributes.get("language", "").lower()[:2]
            yield Outline(title, url, language if language.isalpha() and len(language) == 2 else None, _tier(attributes))


def _tier(attributes: dict[str, str]) -> Tier | None:
    named = attributes.get("category", "").strip("/").split("/")[-1]
    return Tier(named) if named in set(Tier) else None
