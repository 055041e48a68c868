"""A make-believe press for measurements: stories, form letters, footers, reprints and teasers, the same for the same number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from random import Random

from monitor.domain.story import Item

START = datetime(2019, 1, 1, tzinfo=UTC)
STORIES_A_DAY = 500
_WORDS = 20_000
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Printed:
    """A story, and the number of the one it was made from (None: it stands alone)."""

    item: Item
    made_from: int | None


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[Sequence[str], Sequence[float]]:
    """Words and their cumulative weights, falling as in real text (Zipf)."""
    source = Random(0)
    words = ["".join(source.choices(_LETTERS, k=source.randint(2, 10))) for _ in range(_WORDS)]
    return words, list(accumulate(1 / (rank + 5) for rank in range(_WORDS)))


def print_story(number: int) -> Printed:
    """Print story ``number``: of a hundred, 18 are reprints, 2 teasers, 5 readouts of one of 40 forms, 15 bear a footer."""
    kind = number % 100
    if kind >= 80 and number > 100:
        origin = Random(number).randrange(max(0, number - STORIES_A_DAY), number)
        origin -= max(origin % 100 - 79, 0)  # what is reprinted is an original
        words = _original(origin)
        text = " ".join(words[:60]) if kind >= 98 else " ".join(_edited(words, number))
        return Printed(_item(number, text), origin)
    return Printed(_item(number, " ".join(_original(number))), None)


def _original(number: int) -> list[str]:
    words = _draw(Random(number), 400)
    if number % 100 < 5:
        return _form(number % 40, words)
    if number % 100 < 20:
        return words + _draw(Random(-1 - number % 60), 30)
    return words


def _form(form: int, fill: list[str]) -> list[str]:
    """A letter of 160 words, of which 24 differ from one to the next."""
    frame = _draw(Random(f"form {form}"), 136)
    names = [word.capitalize() for word in fill]
    return [word for at in range(8) for word in (*frame[at * 17:at * 17 + 17], *names[at * 3:at * 3 + 3])]


def _edited(words: list[str], number: int) -> list[str]:
    """A reprint: a by-line, one word in eighty changed, a closing line."""
    source = Random(number + 1)
    changed = list(words)
    for _ in range(len(words) // 80):
        changed[source.randrange(len(words))] = "edited"
    return [*_draw(source, 6), *changed, *_draw(source, 12)]


def _draw(source: Random, count: int) -> list[str]:
    words, weights = _vocabulary()
    return source.choices(words, cum_weights=weights, k=count)


def _item(number: int, text: str) -> Item:
    at = START + timedelta(days=1) * number / STORIES_A_DAY
    outlet = f"outlet-{number % 97}"
    return Item(id=f"{number:08}", source_id=outlet, text=text, title=" ".join(text.split()[3:11]), outlet=outlet,
                url=f"https://{outlet}.example.org/{at:%Y/%m/%d}/{number}?utm_source=rss", guid=f"g{number}",
                published_at=at, seen_at=at)
