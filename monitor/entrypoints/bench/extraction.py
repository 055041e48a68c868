"""How many stories a second one core reads, part by part, on texts made up here; and what hostile text costs.

::

    python -m monitor.entrypoints.bench.extraction --stories 200
"""

import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Annotated

import typer

from monitor.adapters.lexicons import read_packs, read_roster
from monitor.analysis.lexicon import Lexicon, compile_lexicon
from monitor.analysis.meetings.extract import extract, read_drafts
from monitor.analysis.text.sentences import split_sentences
from monitor.analysis.text.view import make_view
from monitor.analysis.when import find_times
from monitor.domain.story import Item

WORDS = 500
_PUBLISHED = datetime(2019, 2, 20, 12, tzinfo=UTC)
_TELLING = (
    "U.S. Special Representative Stephen Biegun met his North Korean counterpart Kim Hyok Chol in Hanoi on Tuesday.",
    "The White House said Donald Trump will hold a second summit with North Korean leader Kim Jong Un on February 27 and 28.",
    "South Korean President Moon Jae-in plans to visit Washington next month for talks with Trump, the Blue House said.",
    "Secretary of State Mike Pompeo cancelled his trip to Pyongyang last August, officials in Seoul said.",
    "Working-level talks between the United States and North Korea could be held in Stockholm in two weeks.",
)
_FILLING = (
    "Analysts differ on how far the sanctions have slowed the economy, which grew for most of the decade.",
    "The price of rice in the markets of the capital rose by a tenth, according to traders who asked not to be named.",
    "Neither the ministry nor the company answered questions about the shipment.",
    "Experts say the reactor has been quiet since the summer, although satellite pictures show trucks near its gates.",
    "The report fills four hundred pages and took a panel of lawyers a year to write.",
    "Snow fell on the border villages and buses ran late.",
)


def make_story(number: int, *, words: int = WORDS) -> Item:
    """A story of about as many words, a third of its sentences about meetings."""
    dice = Random(number)
    sentences: list[str] = []
    while sum(len(sentence.split()) for sentence in sentences) < words:
        sentences.append(dice.choice(_TELLING if dice.random() < 0.33 else _FILLING))
    return Item(id=str(number), source_id="bench", title=dice.choice(_TELLING), text=" ".join(sentences), published_at=_PUBLISHED)


HOSTILE: tuple[tuple[str, str], ...] = (
    ("full stops", "." * 200_000), ("names", "Kim Jong Un " * 16_000), ("meetings", "summit talks meeting " * 9_500),
    ("one sentence", "Trump and Kim met and " * 9_000), ("brackets", "((([[[" * 33_000), ("times", "on Monday by May " * 12_000),
    ("titles", "U.S. special representative for North Korea " * 4_500), ("lines", "met\n" * 50_000), ("no spaces", "a" * 200_000),
)


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _run(steps: Iterable[object]) -> None:
    for _ in steps:
        pass


def parts(stories: list[Item], lexicon: Lexicon) -> list[tuple[str, Callable[[], object]]]:
    """Each part of the reading over all stories; the last is the whole."""
    english = lexicon.language("en")
    if english is None:
        raise RuntimeError("the English pack is part of the program")
    texts = [make_view(story.raw).text for story in stories]
    anchor = _PUBLISHED.date()
    return [
        ("view", lambda: _run(make_view(story.raw) for story in stories)),
        ("sentences", lambda: _run(split_sentences(text, 0, len(text), english.abbreviations) for text in texts)),
        ("names", lambda: _run(english.gazetteer.find(text) for text in texts)),
        ("times", lambda: _run(find_times(text, anchor=anchor) for text in texts)),
        ("frames", lambda: _run(read_drafts(make_view(story.raw), story, english) for story in stories)),
        ("whole", lambda: _run(extract(story, lexicon) for story in stories)),
    ]


def main(
    stories: Annotated[int, typer.Option(help="Stories to read.")] = 200,
    rounds: Annotated[int, typer.Option(help="How often; the quickest round counts, for others disturb the rest.")] = 3,
    roster: Annotated[Path, typer.Option(help="The roster to read with.")] = Path("config/roster.yaml"),
) -> None:
    """Print seconds of CPU and stories a second, one line a part; then the cost of 200 kB of each hostile text."""
    lexicon = compile_lexicon(read_roster(roster), read_packs())
    made = [make_story(number) for number in range(stories)]
    words = sum(len(story.raw.split()) for story in made)
    extract(made[0], lexicon)
    made_of = f"{stories} stories, {words / stories:.0f} words each"
    print(f"extraction: {made_of}; one core, CPU time, best of {rounds}; frames with all parts before")
    for name, work in parts(made, lexicon):
        spent = min(_seconds(work) for _ in range(rounds))
        print(f"  {name:10} {1000 * spent / stories:7.3f} ms a story {stories / max(spent, 1e-9):9.0f} stories/s")
    for name, text in HOSTILE:
        item = Item(id=name, source_id="bench", text=text, published_at=_PUBLISHED)
        spent = _seconds(lambda item=item: extract(item, lexicon))  # type: ignore[misc]
        print(f"  hostile {name:14} {len(text):7,} characters {spent:6.3f} s")


if __name__ == "__main__":
    typer.run(main)
