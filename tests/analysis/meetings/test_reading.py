"""Sentences and what a careful reader finds in them; the tables lie beside this file.

A row is an id, a text (``TITLE … TEXT …`` where it has a headline) and expectations: a bare one names a meeting of the text,
and all meetings must be named; ``+`` names one among others that may be there; ``-`` one that must not be; ``nothing`` says
there is none. An expectation is ``status kind PARTIES`` and then slots, ``people a; b | when a..b | at place | #ordinal``; one
that is not given is not judged. ``people`` alone means nobody is named, ``when none`` that no time is, ``places none`` no
place; ``|`` between values, in the status, the kind and dates, means that each is right; ``at A~B``, that either place will do.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import permutations
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from monitor.analysis.meetings.extract import extract
from monitor.analysis.scoring.align import name_key, same_kind
from monitor.analysis.scoring.extraction import describe
from monitor.domain.meeting import Kind, Mention
from monitor.domain.story import Item
from tests.analysis.meetings.english import lexicon

HERE = Path(__file__).parent
TABLES = (
    "turns",
    "moves",
    "passages",
    *("tense", "modality", "negation", "calloffs", "who", "dates", "places", "nonmeetings", "kinds", "shape", "prose", "deeds"),
    *("articles", "rounds", "whose_day", "journeys", "joins", "partners"),
    *("standing", "participants", "words", "years", "tours", "found", "willing", "subjects"),
    "visits",
    "of_his_own",
    "breadth",
    "beyond",
    "papers",
    "owners",
    "later_told",
    "set_anew",
    "off_and_on",
    "itineraries",
    "wire_prose",
    "leavings",
    "one_event",
    "leaders",
    "official",
    "features",
    "one_day",
    "first_since",
    "envoys",
    "stays",
    "plain_wire",
    "as_they_are_called",
    "plainly_told",
    "many",
    "sequels",
    "other_clauses",
    "in_front",
    "two_at_once",
    "so_told",
    "off_again",
    "round_by_round",
    "lent_times",
    "long_stories",
    "as_printed",
    "news_day",
    "guests_apart",
    "that_one",
    "aims_and_echoes",
    "next_rounds",
    "desk_prose",
    "at_second_sight",
)


@dataclass(frozen=True)
class Row:
    id: str
    published: date
    text: str
    expectations: tuple[str, ...]


def read(name):
    return YAML(typ="safe").load((HERE / f"{name}.yaml").read_text("utf-8"))


ROWS = [
    Row(id_, group["published"], text, tuple(expectations))
    for table in TABLES for group in read(table) for id_, text, *expectations in group["rows"]
]
KNOWN_MISSES = set(read("known_misses") or ())


def mentions_of(row):
    head, titled, body = row.text.partition(" TEXT ")
    title, text = (head.removeprefix("TITLE "), body) if titled else ("", head)
    noon = datetime.combine(row.published, time(12), UTC)
    item = Item(id=row.id, source_id="table", title=title, text=text, published_at=noon)
    mentions = extract(item, lexicon())
    assert all(item.raw[e.start : e.end] == e.quote != "" for mention in mentions for e in mention.evidence)
    return mentions


def agrees(mention: Mention, expectation: str) -> bool:
    head, *slots = expectation.split(" | ")
    statuses, kinds, *parties = head.split()
    right_kind = any(same_kind(mention.kind, Kind(kind)) for kind in kinds.split("|"))
    right_parties = not parties or set(parties[0].split("-")) == set(mention.parties)
    right_status = mention.status in statuses.split("|")
    return right_status and right_kind and right_parties and all(slot_agrees(mention, s) for s in slots)


def slot_agrees(mention: Mention, slot: str) -> bool:
    name, _, value = slot.partition(" ")
    if name.startswith("#"):
        return mention.ordinal == int(name[1:])
    if name == "places":
        return not mention.places
    if name == "at":
        wanted = {name_key(p) for p in value.split("~")}
        return bool(wanted & {name_key(p) for p in mention.places})
    if name == "people":
        named = {name_key(p) for p in mention.people}
        return any(named == {name_key(p) for p in option.split(";") if p.strip()} for option in value.split("|"))
    assert name == "when", f"what is a {name!r}?"
    return when_text(mention) in value.split("|")


def when_text(mention: Mention) -> str:
    when = mention.when
    if when is None:
        return "none"
    return f"{when.start}" if when.start == when.end else f"{when.start}..{when.end}"


def named_all(mentions, expectations):
    """Every expectation has a mention of its own."""
    return any(
        all(agrees(m, e) for m, e in zip(chosen, expectations, strict=True))
        for chosen in permutations(mentions, len(expectations)))


def complaint(row: Row) -> str:
    """What is wrong with the reading of a row, in words; nothing where it is right."""
    mentions = mentions_of(row)
    told = "\n".join(f"  {describe(m)} #{m.ordinal} {m.quote!r}" for m in mentions)
    forbidden = [e[2:] for e in row.expectations if e.startswith("- ")]
    among = [e[2:] for e in row.expectations if e.startswith("+ ")]
    exact = [e for e in row.expectations if not e.startswith(("+ ", "- ", "nothing"))]
    right = (
        not any(agrees(m, e) for m in mentions for e in forbidden)
        and (len(mentions) == len(exact) or not (exact or "nothing" in row.expectations))
        and named_all(mentions, [*exact, *among])
    )
    return "" if right else f"{row.id}: {row.text}\nexpected {row.expectations}\nfound\n{told or '  nothing'}"


MISS = pytest.mark.xfail(strict=True, reason="a known miss")


@pytest.mark.parametrize("row", [
    pytest.param(row, id=row.id, marks=[MISS] if row.id in KNOWN_MISSES else []) for row in ROWS
])
def test_reading(row):
    assert not complaint(row), complaint(row)


def test_the_tables_are_sound():
    ids = [row.id for row in ROWS]
    assert len(ids) == len(set(ids)) >= 300
    assert set(ids) >= KNOWN_MISSES


def attempt(row: Row) -> str:
    try:
        return complaint(row)
    except Exception as error:  # noqa: BLE001 - whatever the reader trips over is what we want to list
        return f"{row.id}: {row.text}\nraised {error!r}"


if __name__ == "__main__":  # prints what is wrong and writes the list of known misses anew
    wrong = {row.id: said for row in ROWS if (said := attempt(row))}
    print(*wrong.values(), f"{len(wrong)} of {len(ROWS)} rows wrong", sep="\n\n")
    head = "# Rows that are still read wrongly; written by `PYTHONPATH=. python tests/analysis/meetings/test_reading.py`.\n"
    (HERE / "known_misses.yaml").write_text(head + ("".join(f"- {id_}\n" for id_ in sorted(wrong)) or "[]\n"))
