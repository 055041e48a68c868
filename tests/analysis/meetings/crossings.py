"""Plain sentences put together of parts that each are read alone: who, in what frame, where, when, with what before and behind.

Every part says what it tells, so that any crossing has its facts. The days count from Wednesday, 13 March 2019.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import NamedTuple

Days = tuple[date, date] | None
PUBLISHED = date(2019, 3, 13)


class Pair(NamedTuple):
    """Two sides as a sentence names them, and the people meant."""

    one: str
    other: str
    people: tuple[str, ...] = ()


class Frame(NamedTuple):
    """A sentence with gaps: ``{a}``, ``{b}``, ``{place}``, ``{time}``, or ``{day}``, a time without its preposition."""

    status: str
    past: bool
    words: str


_ENVOYS = ("Mark Lambert", "Kwon Jong Gun")
PAIRS = {
    "names": Pair("Donald Trump", "Kim Jong Un", ("Donald Trump", "Kim Jong Un")),
    "offices": Pair("President Donald Trump", "North Korean leader Kim Jong Un", ("Donald Trump", "Kim Jong Un")),
    "title behind": Pair("Mike Pompeo", "Ri Su Yong, a vice chairman of the party,", ("Mike Pompeo", "Ri Su Yong")),
    "counterpart": Pair("U.S. envoy Mark Lambert", "his North Korean counterpart, Kwon Jong Gun,", _ENVOYS),
    "titles behind": Pair("Mark Lambert, the U.S. envoy for North Korea,", "Kwon Jong Gun, a North Korean diplomat,", _ENVOYS),
    "countries": Pair("the United States", "North Korea"),
    "capitals": Pair("Washington", "Pyongyang"),
    "led": Pair("an American team led by Mark Lambert", "North Korean negotiators", ("Mark Lambert",)),
    "chief": Pair("Mark Lambert, the chief U.S. negotiator,", "a North Korean delegation", ("Mark Lambert",)),
}
FRAMES = {
    "met": Frame("held", True, "{a} met {b} {place} {time}"),
    "held talks": Frame("held", True, "{a} held talks with {b} {place} {time}"),
    "between": Frame("held", True, "talks between {a} and {b} took place {place} {time}"),
    "time first": Frame("held", True, "{time}, {a} met with {b} {place}"),
    "ended": Frame("held", True, "the talks between {a} and {b} {place} ended {time} without an accord"),
    "will meet": Frame("planned", False, "{a} will meet {b} {place} {time}"),
    "due": Frame("planned", False, "{a} and {b} are due to hold talks {place} {time}"),
    "scheduled": Frame("planned", False, "talks between {a} and {b} are scheduled for {day} {place}"),
    "could": Frame("proposed", False, "{a} could meet {b} {place} {time}"),
    "offered": Frame("proposed", False, "{a} proposed talks with {b} {place} {time}"),
    "called off": Frame("cancelled", False, "{a} called off a meeting with {b} planned for {day} {place}"),
    "put off": Frame("postponed", False, "a meeting between {a} and {b} set for {day} {place} has been put off"),
    "no plans": Frame("denied", False, "{a} has no plans to meet {b} {place} {time}"),
}
PAST: dict[str, Days] = {
    "on Tuesday": (date(2019, 3, 12), date(2019, 3, 12)),
    "on March 5": (date(2019, 3, 5), date(2019, 3, 5)),
    "on Monday (March 11)": (date(2019, 3, 11), date(2019, 3, 11)),
    "last week": (date(2019, 3, 4), date(2019, 3, 10)),
    "last month": (date(2019, 2, 1), date(2019, 2, 28)),
    "in June 2018": (date(2018, 6, 1), date(2018, 6, 30)),
    "": None,
}
FUTURE: dict[str, Days] = {
    "on Friday": (date(2019, 3, 15), date(2019, 3, 15)),
    "on March 25": (date(2019, 3, 25), date(2019, 3, 25)),
    "next week": (date(2019, 3, 18), date(2019, 3, 24)),
    "in early April": (date(2019, 4, 1), date(2019, 4, 10)),
    "in May": (date(2019, 5, 1), date(2019, 5, 31)),
    "": None,
}
PLACES = {
    "in Hanoi": "Hanoi",
    "in the Vietnamese capital": "Hanoi",
    "at a hotel in Singapore": "Singapore",
    "at the border village of Panmunjom": "Panmunjom",
    "on the sidelines of a forum in Bangkok": "Bangkok",
    "in New York": "New York",
    "in Stockholm, Sweden,": "Stockholm",
    "": "",
}
HEADS = (
    "",
    "Despite doubts in both capitals, ",
    "After a winter of silence, ",
    "In a surprise step, ",
    "According to an aide, ",
    "The embassy said that ",
    "An aide said Monday that ",
    "Yonhap reported on Sunday that ",
    "With sanctions unchanged, ",
    "But ",
)
TAILS = (
    "",
    ", the embassy said",
    ", an aide told reporters on Tuesday",
    ", according to two diplomats",
    " to discuss the wording of a text",
    " in a bid to revive stalled negotiations",
    " amid a row over drills",
    ", the first such contact this year",
    ", which Seoul welcomed",
)


@dataclass(frozen=True)
class Crossing:
    """A sentence, the parts it was made of, and what it tells."""

    text: str
    parts: tuple[str, ...]
    status: str
    people: tuple[str, ...]
    days: Days
    place: str


def crossings(seed: int) -> Iterator[Crossing]:
    """Crossings without end, the same for the same seed."""
    dice = Random(seed)
    while True:
        names = [dice.choice(list(table)) for table in (PAIRS, FRAMES, PLACES)]
        pair, frame, place = PAIRS[names[0]], FRAMES[names[1]], names[2]
        time = dice.choice(list(PAST if frame.past else FUTURE))
        head, tail = dice.choice(HEADS), dice.choice(TAILS)
        if not time and ("{day}" in frame.words or frame.words.startswith("{time}")):
            continue
        day = re.sub("^(on|in) ", "", time)
        told = frame.words.format(a=pair.one, b=pair.other, place=place, time=time, day=day)
        days = (PAST if frame.past else FUTURE)[time]
        yield Crossing(_written(head, told, tail), (*names, time, head, tail), frame.status, pair.people, days, PLACES[place])


def _written(head: str, told: str, tail: str) -> str:
    text = re.sub(r",(?=[ ,]*[,.])", "", re.sub(r"\s+", " ", f"{head}{told}{tail}.")).replace(" ,", ",").replace(" .", ".")
    return text[0].upper() + text[1:]
