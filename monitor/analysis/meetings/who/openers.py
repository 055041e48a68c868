"""Meetings at the head of a sentence: "In talks in P, A told B ..." are those of whom the sentence then speaks."""

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.meetings.clause.arguments import names_from, names_until
from monitor.analysis.meetings.clause.beyond import is_finite
from monitor.analysis.meetings.clause.clause_bounds import clause_head
from monitor.analysis.meetings.clause.governors import find_governor
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, some, starts
from monitor.analysis.meetings.clause.verb_groups import DUTIES, VerbGroup, verb_group
from monitor.analysis.meetings.clause.word_classes import is_adverb
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Status

_HEAD = 3  # units before the preposition: a quotation mark, "But", "Later"
_OPENING = frozenset({"in", "during", "over", "at", "throughout", "within"})
_VERB = 4  # units from the subject to its verb: auxiliaries, adverbs


def opens(units: Units, start: int, *, journey: bool = False) -> bool:
    """Whether a noun phrase hangs on a preposition of time or place at the head of its sentence; "on" is one of a ``journey``."""
    if units[start].code == "T" and units[start].low.split(" ")[0] in _OPENING:
        return _heads(units, start)
    part = _PART if start > _PART and units[start - 1].low == "of" and find_governor(units, start).word == "at" else 0
    hung = start - part - 1
    leads = hung >= 0 and (units[hung].low in _OPENING or (journey and units[hung].low == "on"))
    return leads and _heads(units, hung)


def _heads(units: Units, at: int) -> bool:
    """Whether a clause begins here: no more than a quotation mark, "But" or "Later" stands before."""
    head = clause_head(units, at)
    return at - head < _HEAD and not any(is_actor(unit) or is_finite(units, i) for i, unit in enumerate(units[head:at], head))


_PART = 3  # units of "the start of"


def told_of(sentence: Sentence, start: int, noun: int, last: int, *, with_other: bool) -> tuple[Party, tuple[int, ...]]:
    """Who meets: the subject behind the comma, and whomever it tells, asks or promises something."""
    units = sentence.units
    if with_other and (apart := _set_apart(sentence, start, last)):
        return apart
    if not opens(units, start):
        return (NOBODY, ()) if with_other else _came_out_of(sentence, start, last)
    subject, indexes = _spoken_of(sentence, noun)
    verb = _verb(units, indexes)
    if not subject.people or verb is None:
        return NOBODY, ()
    other = verb + 1
    if has(units[verb], "addressing") and other < len(units) and is_actor(units[other]) and units[other].code in "NA":
        members = names_from(units, other)
        return subject.joined(sentence.party(members, subject=subject)), (*indexes, *members)
    return subject, indexes


def _came_out_of(sentence: Sentence, start: int, last: int) -> tuple[Party, tuple[int, ...]]:
    """Who talked with each other, where somebody of each side is spoken of behind: "After two days of talks in P, A and B"."""
    units = sentence.units
    if not start or not has(units[start - 1], "prepositions.after", "prepositions.before") or not _heads(units, start - 1):
        return NOBODY, ()
    subject, indexes = sentence.subject_behind(last)
    sides = {side for person in subject.people for side in sentence.scene.side_of(person)[:1]}
    return (subject, indexes) if len(sides) == len(subject.people) == _BOTH else (NOBODY, ())


_BOTH = 2  # sides


def _spoken_of(sentence: Sentence, noun: int) -> tuple[Party, tuple[int, ...]]:
    """The subject behind the comma, or right behind the day and place: "At a luncheon on Monday A and B raised"."""
    units = sentence.units
    for at in range(noun + 1, min(len(units), noun + _DAY_AND_PLACE)):
        unit = units[at]
        if unit.code == "N" and is_actor(unit) and at > noun + 1 and units[at - 1].code in "TLK":
            indexes = names_from(units, at, subject=True)
            return sentence.party(indexes), indexes
        if not (unit.code in "TLKCd" or unit.low in ("on", "in", "at")):
            break
    return sentence.subject_behind(noun)


_DAY_AND_PLACE = 7  # units
_APART = frozenset({
    *("in", "during", "over", "at", "after", "following", "before", "ahead of", "prior to", "since", "on"),
    *("fresh off", "coming off"),
})
_BACK = frozenset({"fresh", "back", "home", "emerging", "returning", "returned", "arriving", "straight"})
_FRONT = 6  # units before the preposition: "Speaking to reporters after"


def _set_apart(sentence: Sentence, start: int, last: int) -> tuple[Party, tuple[int, ...]] | None:
    """Who met the one named: whom commas set the phrase apart from ("A, in a call with B, said"), or who stands behind it.

    The latter where nobody stands before it: "Following talks with B in P, A said", "Speaking after a meeting with B, A".
    """
    units = sentence.units
    hung = start - 1
    if hung < 0 or not (units[hung].low in _APART or (hung and units[hung].low == "from" and units[hung - 1].low in _BACK)):
        return None
    if _closed(units, start, last) is not None:
        indexes = names_until(units, hung - 2)
        return sentence.party(indexes), indexes
    head = clause_head(units, hung)
    if hung - head > _FRONT or any(is_actor(unit) or unit.code == "," for unit in units[head:hung]):
        return None
    subject, indexes = sentence.subject_behind(last)
    return (subject, indexes) if subject.people or _of_the_two(sentence, subject, (start, last)) else None


def _of_the_two(sentence: Sentence, subject: Party, phrase: tuple[int, int]) -> bool:
    """Whether a country speaks of talks with the other of the story's two: "A day after talks with A broke down, B said"."""
    named = tuple(at for at in range(phrase[0], phrase[1] + 1) if is_actor(sentence.units[at]))
    other, core = set(sentence.party(named).sides), set(sentence.scene.core.parties)
    return len(subject.sides) == len(other) == 1 and other != set(subject.sides) and other | set(subject.sides) == core


_ASIDE = 12  # units from whom somebody met to the comma that closes the aside


def _closed(units: Units, start: int, last: int) -> int | None:
    """The comma that closes an aside about whoever stands before its first one: "A, in a phone call with B on Friday, said"."""
    hung = start - 1
    if hung < _FIRST or units[hung].low not in _APART or units[hung - 1].code != "," or units[hung - 2].code != "N":
        return None
    closed = next((at for at in range(last + 1, min(len(units) - 1, last + _ASIDE)) if units[at].code == ","), None)
    return closed if closed is not None and is_actor(units[hung - 2]) and not is_actor(units[closed + 1]) else None


_FIRST = 2  # units before an aside: somebody and a comma


def when_told(sentence: Sentence, start: int, noun: int, *, journey: bool = False) -> tuple[Status, Slot] | None:
    """Held, or still to come, as the main verb behind the comma says."""
    units = sentence.units
    closed = _closed(units, start, noun)
    said = (closed,) if closed is not None else _spoken_of(sentence, noun)[1] if opens(units, start, journey=journey) else ()
    verb = _verb(units, said)
    if verb is None:
        return None
    group = verb_group(units, verb)
    span = Slot(units[start].start, units[noun].end)
    if _coming(units, group, headline=sentence.headline):
        return Status.PLANNED, span
    done = group.form == "past" or "had" in group.words or (sentence.headline and group.form in ("third", "base"))
    return (Status.HELD, span) if done else None


def _coming(units: Units, group: VerbGroup, *, headline: bool) -> bool:
    plain = group.form in ("third", "base") and not headline
    present = some(units[group.start : group.verb], "auxiliaries.be_present") or plain
    should = "have" not in group.words and not DUTIES.isdisjoint(group.words)
    return group.future or group.conditional or should or (present and has(units[group.verb], "status.planned"))


def _verb(units: Units, subject: tuple[int, ...]) -> int | None:
    """The finite verb right behind a subject."""
    if not subject:
        return None
    first = subject[-1] + 1
    for at in range(first, min(len(units), first + _VERB)):
        unit = units[at]
        if unit.code == "," and at == first:
            continue  # "A and his counterpart, B, vowed"
        if unit.code in ",;.":
            return None
        if not (starts(unit, "auxiliaries.") or is_adverb(unit)):
            return at
    return None
