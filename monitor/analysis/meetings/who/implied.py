"""Whose a meeting is when its words do not say: the two that the story has brought together, or is about."""

from datetime import date, timedelta

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, has, is_verbal, starts
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.who.countries import AT_TABLES
from monitor.analysis.meetings.who.ended_there import ended_there, left_by_one
from monitor.analysis.meetings.who.not_theirs import of_others_here
from monitor.analysis.meetings.who.table_talks import of_table
from monitor.analysis.meetings.who.that_one import that_one
from monitor.analysis.meetings.who.worked import are_resumed, is_worked
from monitor.analysis.when import Duration, TimeSpan
from monitor.analysis.when.values import MonthDay
from monitor.domain.meeting import Kind


def from_story(sentence: Sentence, start: int, noun: int, both: Party, *, kind: Kind, named: bool) -> tuple[Party, bool]:
    """Fill in the parties that the story last brought together, where the phrase takes them as known."""
    nobodys = not both and is_worked(sentence.units, start, noun)  # "the preliminary talks between officials"
    known = len(both.sides) > 1 or (named and not nobodys)
    if known or any(unit.low in _OF_THREE for unit in sentence.units[start:noun]):
        three = () if known else sentence.scene.several
        return (Party((), three), True) if len(three) == _THREE and set(both.sides) <= set(three) else (both, False)
    if _counted(sentence.units, start, noun) and not _of_others(sentence, start, noun):
        scene = sentence.scene
        of_two = bool(scene.opening_talks) and all(len(sides) == _PAIR for sides in scene.opening_talks)
        opened = scene.opening_talks[0] if of_two else scene.core.table
        many = scene.session if len(scene.session) > _PAIR else ()  # "hoped the six-party talks would go on. The last round ended"
        rounds = many or (opened if any(unit.low in ("round", "rounds") for unit in sentence.units[start : noun + 1]) else ())
        sides = rounds or scene.session or scene.core.parties or (scene.first_pair or Party((), scene.pair)).sides
        if len(sides) > 1 and set(both.sides) <= set(sides):
            return Party(both.people if len(sides) == 2 else (), tuple(dict.fromkeys((*both.sides, *sides)))), True
    pairs = [unit.actor.sides for unit in sentence.units[noun + 1 :] if unit.actor is not None and _two(unit)]
    if not both.sides and kind is Kind.SUMMIT and pairs:
        return Party((), pairs[0]), True  # "a summit that gave the two Koreas a new beginning"
    if not both.sides and kind is Kind.MEETING and _by_its_day(sentence.units, start, noun) and sentence.scene.first_pair:
        return sentence.scene.first_pair, True
    theirs = _abroad(sentence, start, noun, both) or left_by_one(sentence, start, both) or ended_there(sentence, start, noun)
    if kind is Kind.TALKS and theirs:
        return both.joined(Party((), sentence.scene.core.parties)), True
    if kind is Kind.TALKS and (table := of_table(sentence, start, noun, both)) is not None:
        return table, True
    worked = is_worked(sentence.units, start, noun) or are_resumed(sentence, start, noun)
    if not (kind is Kind.SUMMIT or worked) or _on_a_theme(sentence.units, noun):
        return both, False
    if kind is not Kind.SUMMIT and _of_others(sentence, start, noun):
        return both, False
    if kind is Kind.SUMMIT and (called := _called_by(sentence, start, noun)) is not None:
        return (both.joined(called) if set(both.sides) <= set(called.sides) else called), True
    pair = _last_pair(sentence, noun, leaders=kind is Kind.SUMMIT)
    if pair.sides and set(both.sides) <= set(pair.sides) and not (kind is Kind.SUMMIT and _elsewhere(sentence, start, noun, pair)):
        return both.joined(pair), True
    return both, False


def _elsewhere(sentence: Sentence, start: int, noun: int, pair: Party) -> bool:
    """Whether a summit is called by a place that is no home or known venue of the two: "the Camp David summit"."""
    named = next((unit for unit in sentence.units[start:noun] if unit.place is not None), None)
    if named is None or named.place is None or named.code not in "LC" or named.place in sentence.scene.core.venues:
        return False
    places = sentence.scene.gazetteer.places
    if named.code == "C":
        land = places.get(f"country:{named.place.lower()}")
        known = {places.get(venue.lower()) for venue in sentence.scene.core.venues}
        return land is not None and land not in AT_TABLES and land not in known  # "the Iceland summit" of long ago
    border = places.get(named.place.lower()) == "border"
    theirs = named.actor is not None and not set(named.actor.sides).isdisjoint(pair.sides)
    return not border and not (theirs and set(pair.sides) != set(sentence.scene.core.parties))


_OF_THREE = frozenset({"trilateral", "tripartite", "three-way", "three - way"})
_THREE = 3  # countries


def known_by_name(sentence: Sentence, start: int, noun: int) -> bool:
    """Whether a summit is called by what stands for one of the story's two: "the P summit", by its venue or by one of them."""
    core, units = sentence.scene.core, sentence.units
    if not core.parties or units[start].low.split(" ")[0] != "the":
        return False
    alone = units[start].actor if noun == start + 1 and units[start].code == "C" else None
    by_one = alone is not None and set(alone.sides) <= set(core.parties)
    return by_one or any(unit.place in core.venues for unit in units[start:noun])


def _of_others(sentence: Sentence, start: int, noun: int) -> bool:
    """Whether the phrase names a country that is neither of the story's two: "the Iran nuclear talks", "talks on the Iran deal"."""
    core, units = set(sentence.scene.core.parties), sentence.units
    near = range(noun + 1, min(len(units), noun + _TOPIC))
    on = next((at for at in near if units[at].low in ("on", "over", "about")), len(units))
    topic = [unit for unit in units[on + 1 : on + _TOPIC] if unit.code in "CA"][:1]
    named = (unit.actor.sides for unit in (*units[start:noun], *topic) if unit.code in "CA" and unit.actor is not None)
    return bool(core) and any(sides and core.isdisjoint(sides) for sides in named)


_TOPIC = 7  # units from talks to what they are on, and to the country of that


def _by_its_day(units: Units, start: int, noun: int) -> bool:
    """Whether a meeting is named by its day, as one known: "the June 12 meeting"."""
    return units[noun].low == "meeting" and _its_day(units, start, noun) is not None


def _its_day(units: Units, start: int, noun: int) -> MonthDay | None:
    """The day by which something known is called: "the June 12 summit"."""
    days = (unit.extra.value for unit in units[start:noun] if isinstance(unit.extra, TimeSpan))
    known = units[start].low.split(" ")[0] == "the"  # which "the 12 June summit" has with its day
    return next((day for day in days if isinstance(day, MonthDay)), None) if known else None


def _called_by(sentence: Sentence, start: int, noun: int) -> Party | None:
    """Whose summit it is that a known venue or the day of one told before names: "the P summit", "the June 12 summit"."""
    if (last := that_one(sentence, start)) is not None and sentence.units[start + 1].place is None:
        return _with_heads(sentence, last.sides)
    if noun > start and sentence.units[noun - 1].low in ("korea", "korean"):
        return _with_heads(sentence, ("ROK", "DPRK"))  # "the Korea summit" is of both
    if any(unit.place in sentence.scene.core.venues for unit in sentence.units[start : noun + 4]):
        return _with_heads(sentence, sentence.scene.core.parties)
    return _told_for_day(sentence, start, noun)


def _told_for_day(sentence: Sentence, start: int, noun: int) -> Party | None:
    """Whose "the June 12 summit" is: of the summits told before, the one for that day, or for a month in which it lies."""
    day = _its_day(sentence.units, start, noun)
    if day is None:
        return None
    for party, when in reversed(sentence.scene.summits):
        if when is not None and when.start is not None and when.end is not None and _holds(when.start, when.end, day):
            return party
    return _still_undated(sentence, start, day)


def _still_undated(sentence: Sentence, start: int, day: MonthDay) -> Party | None:
    """The story's two, if theirs is the only summit told undated: "A and C want the June 12 summit held"."""
    scene, anchor = sentence.scene, sentence.scene.anchor
    undated = [party for party, when in scene.summits if when is None]
    to_come = anchor is not None and (day.month, day.day) >= (anchor.month, anchor.day)
    theirs = to_come and all(set(party.sides) == set(scene.core.parties) for party in undated)
    at_it = start > 0 and has(sentence.units[start - 1], "prepositions.place")  # "A and C will meet at the June 12 summit"
    return undated[-1] if undated and theirs and not at_it else None


def _holds(start: date, end: date, day: MonthDay) -> bool:
    return end - start < _YEAR and (start.month, start.day) <= (day.month, day.day) <= (end.month, end.day)


_YEAR = timedelta(days=365)


def _two(unit: Unit) -> bool:
    """Whether a word stands for two parties by itself: "the two Koreas"."""
    return unit.code == "B" and unit.actor is not None and len(unit.actor.sides) == 2


ROUNDS = frozenset({"round", "rounds", "session", "sessions"})
_COUNTING = frozenset(
    {"previous", "last", "latest", "next", "earlier", "prior", "final", "past", "new", "another", "fresh", "follow-up", "further"}
)


def _abroad(sentence: Sentence, start: int, noun: int, both: Party) -> bool:
    """Whether "the talks in Stockholm" that one of the two sides speaks of are theirs: they lie in a third country."""
    core, units = sentence.scene.core.parties, sentence.units
    known = units[start].low == "the" or (sentence.headline and noun == start + 1)
    if not core or not known or not (set(both.sides) < set(core) if both.sides else _speak_of(sentence, core)):
        return False
    if any(unit.low in ("on", "about") for unit in units[noun + 1 : noun + _TOPIC]) and units[-1].code in "CK":
        return False  # "talks in P on trade, North Korea"
    placed = [unit for unit in units[start:noun] if unit.place and unit.code in "KL"]
    if not placed and has(units[noun + 1], "prepositions.place") if noun + 2 < len(units) else False:
        placed = [units[noun + 2]]
    sides = {side for unit in placed if unit.place and unit.actor for side in unit.actor.sides}
    return bool(sides) and not sides & {*core, "ROK", "CHN"}


def _speak_of(sentence: Sentence, core: tuple[str, ...]) -> bool:
    """Whether a headline names both of the story's two: "P talks end, A blames B"."""
    named = {side for unit in sentence.units if unit.code in "CA" and unit.actor for side in unit.actor.sides}
    return sentence.headline and set(core) <= named


def just_held(sentence: Sentence, start: int, parties: tuple[str, ...], governor: Governor) -> bool:
    """Whether both of whom a clause tells had talks before it: "A accused B of bad faith after a fresh round of talks"."""
    if governor.kind != "preposition" or governor.word not in ("after", "following") or len(parties) != _PAIR:
        return False
    before = [unit.actor.sides for unit in sentence.units[: governor.at] if unit.code in "NCK" and unit.actor is not None]
    one_each = {sides[0] for sides in before if len(sides) == 1}
    new = any(unit.low in _COUNTING or unit.low == "a" for unit in sentence.units[start : start + 2])
    return new and set(parties) == one_each


_PAIR = 2  # parties


def _on_a_theme(units: Units, noun: int) -> bool:
    """Whether a summit is on something, or of some sort, and so not the one the story has told of: "an opioid summit"."""
    before = units[noun - 1] if noun else None
    return before is not None and before.code == "u" and before.low.isalpha() and not before.low.endswith(_ADJECTIVES)


_ADJECTIVES = ("ed", "ing", "ic", "al", "ous", "ary", "ive", "able", "ible", "ful", "ent", "ant", "est", "er", "y")


def _counted(units: Units, start: int, noun: int) -> bool:
    """One of a row of sessions ("the previous round", "a third session"): whose row, the story has said before."""
    following = units[noun + 1] if noun + 1 < len(units) else None
    if start + 1 == noun and units[noun].low in ("round", "session") and following is not None and units[start].low == "a":
        heads = start == 0 or not is_verbal(units[start - 1])  # and not "will attend a session in P"
        somewhere = heads and has(following, "prepositions.place") and units[noun + 2].place is not None
        known = somewhere and any(unit.code == "T" for unit in units)  # "a round in P broke down in April"
        planned = has(following, "status.planned", "adverbs")  # "a round planned for July"
        return known or planned or starts(following, "auxiliaries.")
    if none_planned(units, start, noun):
        return True
    if units[noun].low not in ROUNDS:
        return has(units[noun], "nouns.talks", "nouns.meeting") and _one_of_several(units, start, noun)
    named = any(starts(unit, "ordinals.") or unit.low in (_COUNTING | _ALIKE) or unit.place for unit in units[start:noun])
    return named or _dated(units, start, noun)  # "the December session"


def _dated(units: Units, start: int, noun: int) -> bool:
    """Whether a day or a month stands before the noun, and no assembly behind it whose session it is."""
    times = [unit.extra.value for unit in units[start:noun] if isinstance(unit.extra, TimeSpan)]
    owned = noun + 1 < len(units) and units[noun + 1].low in ("of", "at", "on", "with")
    return not owned and any(not isinstance(value, Duration) for value in times)


def none_planned(units: Units, start: int, noun: int) -> bool:
    """Whether no more of the story's meetings are to come: "no further talks are planned"."""
    if not start or units[start - 1].low != "no" or not has(units[start], "another"):
        return False
    behind = units[noun + 1 : noun + 5]
    return bool(behind) and starts(behind[0], "auxiliaries.") and any(has(unit, "status.planned") for unit in behind)


def _one_of_several(units: Units, start: int, noun: int) -> bool:
    """Whether talks are told as one of a row: "the last such talks", "the first meeting, in New York in July,"."""
    if any(unit.low in _ALIKE for unit in units[start:noun]):
        return True
    if units[start].low in ("earlier", "previous") and start == 0 and units[noun].low.endswith("s"):
        return any(unit.code == "T" for unit in units)  # "Earlier negotiations in P broke down in April"
    numbered = any(unit.low in _COUNTING or starts(unit, "ordinals.") for unit in units[start:noun])
    if numbered and any(unit.low in ROUNDS for unit in units[start:noun]):
        return any(unit.code == "T" for unit in units)  # "In 2012 there was a new round of talks"
    aside = noun + 3 < len(units) and units[noun + 1].low == "," and units[noun + 2].low in ("in", "on", "at")
    dated = aside and (units[noun + 3].code == "T" or units[noun + 3].place is not None)
    return dated and any(starts(unit, "ordinals.") or unit.low in _COUNTING for unit in units[start:noun])


_ALIKE = frozenset({"such", "similar"})


def _last_pair(sentence: Sentence, noun: int, *, leaders: bool = True) -> Party:
    """Whose summit it is when nobody is named: the two parties last brought together, with their heads if the story names both."""
    heads = [p for p in sentence.people() if sentence.scene.is_head(p)] if leaders and not of_others_here(sentence, noun) else []
    named = {side for person in heads for side in sentence.scene.side_of(person)}
    if len(heads) == 2 and len(named) == 2:
        return Party(tuple(heads), tuple(side for person in heads for side in sentence.scene.side_of(person)))
    if leaders and sentence.scene.crowd and not sentence.scene.summits:
        return Party()
    sides = sentence.scene.pair
    core = sentence.scene.core.parties
    summits = sentence.scene.summits if leaders else []
    if summits and not any(set(party.sides) == set(sides) for party, _ in summits):
        sides = summits[-1][0].sides  # two who only spoke by telephone have no summit
    if leaders and core and sides and sides[0] in core and not AT_TABLES.issuperset(sides):
        sides = core  # whose summit is in a third country, and not with it
    if not leaders:
        met = (sentence.scene.session, (sentence.scene.first_pair or Party((), ())).sides)
        table = core[-1:] and core[-1] in sides and AT_TABLES.issuperset(sides)  # a host's officials are no negotiators
        table = table and any(set(sides) == set(told) for told in met)
        return Party((), sides if table or not core else core)
    label = sentence.units[0].actor if len(sentence.units) > 1 and sentence.units[1].low == ":" else None
    if label is not None and label.sides and set(label.sides) <= set(core):
        sides = core  # "North Korea: a second summit?"
    return _with_heads(sentence, sides or core)


def _with_heads(sentence: Sentence, sides: tuple[str, ...]) -> Party:
    """Two parties with their heads, if the story names both."""
    known = tuple(head for side in sides for head in (sentence.scene.head_of(side),) if head)
    return Party(known if len(known) == 2 else (), sides)

