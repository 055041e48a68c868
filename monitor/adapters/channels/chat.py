"""What the chat channels share: a digest cut to a budget, and the lines of an entry in the service's own mark-up."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from monitor.adapters.render import label, name_move, shown_citations
from monitor.adapters.render.times import both_zones
from monitor.domain.counting import counted
from monitor.domain.digest import Citation, Digest, Entry

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Markup:
    """How a service writes bold, a quote and a link; ``escape`` makes foreign text inert in it."""

    escape: Callable[[str], str]
    bold: Callable[[str], str]
    quote: Callable[[str], str]
    link: Callable[[str, str], str]


def fit(build: Callable[[int], Json], entries: int, *, fits: Callable[[bytes], bool]) -> bytes:
    """The largest message that fits: entries are given up from the lightest on."""
    body = b""
    for shown in range(entries, -1, -1):
        body = json.dumps(build(shown), ensure_ascii=False, separators=(",", ":")).encode()
        if fits(body):
            break
    return body


def left_out(digest: Digest, shown: int, link: str | None, markup: Markup) -> str:
    """What a message says about what did not fit; empty where everything did."""
    missing = len(digest.entries) - shown
    if not missing:
        return ""
    text = f"and {missing} more"
    return f"{markup.link(text, link)} in the whole digest" if link else f"{text} in the whole digest"


def tell_entry(entry: Entry, markup: Markup, *, near: datetime) -> str:
    """An entry as lines: its state, each change with who says so, the words, the links."""
    state = " · ".join(part for part in (label(entry), entry.about.when, entry.about.where) if part)
    lines = [markup.escape(state)]
    for place, line in enumerate(entry.lines):
        lines.append(markup.escape(line.sentence))
        lines += [f"{markup.escape(f'{name_move(move)}: {move.was}')} → {markup.bold(markup.escape(move.now))}"
                  for move in line.moves]
        for citation in shown_citations(entry, place)[:1]:
            if citation.quote:
                lines.append(markup.quote(markup.escape(citation.quote)))
            lines.append(_source(citation, markup, near))
    return "\n".join(lines)


def _source(citation: Citation, markup: Markup, near: datetime) -> str:
    name = markup.escape(citation.outlet)
    shown = markup.link(name, citation.url) if citation.url else name
    return ", ".join(part for part in (shown, markup.escape(both_zones(citation.published_at, near))) if part)


def tell_surroundings(digest: Digest, markup: Markup) -> str:
    """What is overdue and expected next, what could not be heard, what is silenced, in a few lines."""
    lines = [markup.escape(f"Overdue: {one.name}, {one.when}, {one.note}") for one in digest.overdue[:2]]
    lines += [markup.escape(f"Expected: {one.day}, {one.name}") for one in digest.upcoming[:3]]
    if digest.coverage:
        names = ", ".join(note.name for note in digest.coverage[:5])
        more = f" and {len(digest.coverage) - 5} more" if len(digest.coverage) > 5 else ""
        lines.append(markup.escape(f"{len(digest.coverage)} of {counted(digest.sources_total, 'source')} not heard: {names}{more}"))
    lines += [markup.escape(note) for note in (*digest.held_back[:3], *digest.notes[:6])]
    return "\n".join(lines)
