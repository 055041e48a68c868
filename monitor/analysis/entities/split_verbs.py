"""Verbs of two words, and two that look like nouns: "called the trip off", "will go ahead with", "will lead the A team"."""

from dataclasses import replace

from monitor.analysis.entities.units import Unit
from monitor.analysis.text.words import Classes, WordTable

_FAR = 9  # units from "called" to "off": "called next week's planned trip to P off"
_STOPS = frozenset(',.;:-!?)"')
_BEHIND = frozenset(
    {"after", "before", "because", "as", "amid", "over", "on", "at", "in", "until", "just", "again", "last", "late", "early"}
    | {"and", "but", "when", "since", "hours", "days", "weeks", "this", "by", "for", "saying", "citing", "abruptly", "without"}
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "altogether"}
)


def whole_verbs(units: list[Unit], words: WordTable) -> list[Unit]:
    """The units of a sentence with its verbs of two words made whole."""
    said = {unit.low for unit in units}
    if "off" in said:
        units = _join_split(units, words)
    if "with" in said and any(word.endswith(" ahead") for word in said):
        units = _go_ahead_with(units, words)
    if not said.isdisjoint(_HELPING):
        units = _will_lead(units, words)
    if not said.isdisjoint(_DAYS):
        units = _day_within(units, words)
    if not said.isdisjoint(_HEADING):
        units = [_heads_for(units, at, words) for at in range(len(units))]
    return units


_HELPING = frozenset({"will", "would", "to"})
_LEADS = ("lead the ", "lead a ", "lead an ")


def _will_lead(units: list[Unit], words: WordTable) -> list[Unit]:
    """The units with "lead" and "head" read as verbs where they must be: "will lead the A team", "is to head the B delegation"."""
    told: list[Unit] = []
    for at, unit in enumerate(units):
        group = unit.actor is not None and unit.actor.ref == "group"
        led_by_him = unit.low.startswith(_LEADS) or (unit.low.startswith("lead ") and "'s " in unit.low)
        if group and told and told[-1].low in _HELPING and led_by_him:
            led = unit.start + len("lead ")
            told.append(Unit(unit.start, led - 1, "w", "lead", words.words.get("lead", frozenset())))
            told.append(replace(unit, start=led, low=unit.low.removeprefix("lead ")))
        elif unit.low == "head" and told and told[-1].low in _HELPING and _is_group(units[at + 1 : at + 2]):
            told.append(Unit(unit.start, unit.end, "w", "lead", words.words.get("lead", frozenset())))
        elif unit.low == "face" and told and told[-1].low in _HELPING and "face" not in {near.low for near in told[-2:]}:
            told.append(replace(unit, classes=words.words.get("faces", frozenset())))  # and no "face to face"
        else:
            told.append(unit)
    return told


def _is_group(behind: list[Unit]) -> bool:
    return any(unit.actor is not None and unit.actor.ref == "group" for unit in behind)


def _day_within(units: list[Unit], words: WordTable) -> list[Unit]:
    """The units with a day within a verb of two words told apart: "called (on) T for talks", "insisted on T that"."""
    told: list[Unit] = []
    for at, unit in enumerate(units):
        day = at + 1 < len(units) and units[at + 1].low in _DAYS
        if day and unit.low.startswith("insist") and unit.low.endswith(" on"):
            first = unit.low.removesuffix(" on")
            told.append(Unit(unit.start, unit.start + len(first), "w", first, words.words.get(first, frozenset())))
            told.append(Unit(unit.end - 2, unit.end, "w", "on", words.words.get("on", frozenset())))
        elif unit.low == "for" and at > 1 and units[at - 1].low in _DAYS:
            told.append(_called_for(units, at, words))
        else:
            told.append(unit)
    return told


def _called_for(units: list[Unit], at: int, words: WordTable) -> Unit:
    """The "for" behind a day with the verb before it, where both together propose something."""
    verb = units[at - 3 if units[at - 2].low == "on" and at > _ON else at - 2]
    whole = next((found for parts, found in words.phrases.get(verb.low, {}).get("for", ()) if len(parts) == 2), None)
    proposes = whole is not None and "status.proposed" in whole
    return replace(units[at], code="w", low=f"{verb.low} for", classes=whole or frozenset()) if proposes else units[at]


_ON = 2  # units of "on T" before "for"


def _heads_for(units: list[Unit], at: int, words: WordTable) -> Unit:
    """A unit, read as a verb of going where a place is behind it: "A heads on T to P", "continues on T to P"; no heads."""
    unit = units[at]
    if unit.low not in _HEADING or not at:
        return unit
    goal = next((i for i in range(at + 1, min(len(units) - 1, at + _WHEN)) if units[i].low not in _SOME_DAY), len(units))
    leads = goal + 1 < len(units) and units[goal].low in _GOALS and units[goal + 1].place is not None
    if not (leads and (units[at - 1].actor is not None or units[at - 1].low in _HELPING or units[at - 1].low in _SOME_DAY)):
        return unit
    going = unit.low if unit.low in _HEADS else "travelled" if unit.low.endswith("ed") else "travels"
    return Unit(unit.start, unit.end, "w", unit.low, words.words.get(going, frozenset()))


_HEADS = frozenset({"head", "heads"})
_HEADING = _HEADS | {"continue", "continues", "continued", "proceed", "proceeds", "proceeded"}
_GOALS = frozenset({"to", "for", "into"})
_WHEN = 7  # units
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_DAYS = _WEEKDAYS | {"today", "yesterday"}
_SOME_DAY = _WEEKDAYS | frozenset(
    {"today", "tomorrow", "on", "next", "this", "later", "early", "late", "in", "the", "week", "month", "morning", "evening"}
    | {"night", "afternoon", "back", "home", "first", "then", "straight", "directly", "now", "also"}
)


def _join_split(units: list[Unit], words: WordTable) -> list[Unit]:
    """The units with such verbs made whole, and their particle left out."""
    joined = list(units)
    for at in range(len(units) - 1, 1, -1):
        if units[at].low != "off" or not _ends(units, at):
            continue
        verb = next((i for i in range(at - 2, max(-1, at - _FAR), -1) if _whole(units[i], words)), None)
        whole = _whole(units[verb], words) if verb is not None else None
        if verb is not None and whole is not None and _object(units[verb + 1 : at]):
            joined[verb] = replace(units[verb], low=f"{units[verb].low} off", classes=whole)
            del joined[at]
    return joined


def _ends(units: list[Unit], at: int) -> bool:
    """Whether nothing stands behind "off" that something could be off: "off the table", "off P"."""
    return at + 1 == len(units) or units[at + 1].low in _STOPS or units[at + 1].low in _BEHIND


def _whole(verb: Unit, words: WordTable) -> Classes | None:
    """The lists in which a verb stands together with "off", where it then says that something does not take place."""
    options = words.phrases.get(verb.low, {}).get("off", ()) if verb.actor is None else ()
    classes = next((found for parts, found in options if len(parts) == 2), None)
    return classes if classes is not None and not classes.isdisjoint(_STATUS) else None


_STATUS = frozenset({"status.cancelled", "status.postponed"})


def _object(between: list[Unit]) -> bool:
    """Whether what stands between is one phrase, of a meeting or a journey."""
    named = between[0].code in "dqCKN" or any(unit.code == "s" for unit in between)
    meets = any("nouns." in unit.classes for unit in between)
    return named and meets and not any(unit.low in _STOPS or unit.classes & _ACTS == {"verbs."} for unit in between)


_ACTS = frozenset({"verbs.", "nouns."})


_AHEAD = frozenset({"go ahead", "going ahead"})


def _go_ahead_with(units: list[Unit], words: WordTable) -> list[Unit]:
    """The units with "go ahead with" made one verb of somebody's, out of the phrases that tell how a meeting itself stands."""
    parted: list[Unit] = []
    for at, unit in enumerate(units):
        last = parted[-1] if parted else None
        told = " ".join(last.low.split(" ")[-2:]) if last is not None else ""
        if last is None or unit.low != "with" or told not in _AHEAD or not (_theirs(parted, units[at + 1 : at + 2])):
            parted.append(unit)
            continue
        parted[-1:] = _parted(last, unit, told, words)
    return parted


def _theirs(before: list[Unit], behind: list[Unit]) -> bool:
    """Whether it is somebody who goes ahead, with something known: no "the summit will go ahead with or without A"."""
    comma = next((at for at in range(len(before) - 1, -1, -1) if before[at].low in _STOPS), -1)
    return bool(behind) and behind[0].code in "dqC" and not any("nouns." in unit.classes for unit in before[comma + 1 :])


def _parted(phrase: Unit, particle: Unit, told: str, words: WordTable) -> list[Unit]:
    """What helps the verb, word by word, and the verb with its two particles."""
    verb = phrase.end - len(told)
    helping, start = [], phrase.start
    for word in phrase.low[: -len(told)].split():
        helping.append(replace(phrase, start=start, end=start + len(word), low=word, classes=words.words.get(word, phrase.classes)))
        start += len(word) + 1
    ahead = words.phrases.get(told.partition(" ")[0], {}).get("ahead", ())
    whole = next((found for parts, found in ahead if parts[2:] == ("with",)), None)
    return [*helping, replace(phrase, start=verb, end=particle.end, low=f"{told} with", classes=whole or phrase.classes)]
