"""When somebody leaves where he is: "He will leave for home on T", "put off his departure until T"; the last day of his stay."""

from datetime import date

from monitor.analysis.entities.scene import Scene
from monitor.analysis.meetings.clause.grammar import Units, has, is_possessive, lists_none, times_at
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_group
from monitor.analysis.meetings.days.settled import settled
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.frames.making import make_draft
from monitor.analysis.meetings.journeys.goals import goal_of
from monitor.analysis.meetings.journeys.goers import who_goes
from monitor.analysis.meetings.journeys.travel import hosts_of
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.where.stay_ends import end_stay
from monitor.analysis.when import Duration, TimeSpan
from monitor.domain.meeting import Kind, Status

_STANDING = (Status.PLANNED, Status.ONGOING, Status.HELD)


def leave(sentence: Sentence, story: SoFar) -> None:
    """Note each departure that a sentence dates; none is a meeting or a journey of its own."""
    units = sentence.units
    if not sentence.opened or sentence.headline or lists_none(units, *_VERBS, *_STAYING) or not times_at(units):
        return
    going = () if lists_none(units, *_VERBS) else (at for at in range(1, len(units) - 1) if has(units[at], *_VERBS))
    longer = () if lists_none(units, "stays_longer") else (at for at in range(1, len(units) - 1) if has(units[at], "stays_longer"))
    staying = () if lists_none(units, "verbs.sojourn") else (at for at in range(1, len(units) - 2) if units[at].low in _STAY)
    found = [*(_leaves(sentence, at) for at in going), *(_longer(sentence, at) for at in longer)]
    found += [_stays_until(sentence, at) for at in staying]
    story.departures.extend(settled(sentence.scene, [draft for draft in found if draft is not None]))


_STAYING = ("stays_longer", "verbs.sojourn")
_VERBS = ("verbs.leave", "verbs.bound", "verbs.go", "verbs.back")


def _leaves(sentence: Sentence, verb: int) -> Draft | None:
    units = sentence.units
    group = verb_group(units, verb)
    if _named_thing(units, verb) or group.negative or not _off(units, verb):
        return None
    status, _ = verb_status(sentence, group)
    if status is Status.HELD and group.form in ("third", "base") and group.start == group.verb:
        status = Status.PLANNED  # a timetable: "she leaves on Friday"
    draft = _departure(sentence, group, status)
    if draft is None or not draft.times:
        return None
    draft.hosts = hosts_of(sentence, goal_of(sentence, verb, "verbs.go")) if units[verb].low.startswith("return") else ()
    return draft


def _departure(sentence: Sentence, group: VerbGroup, status: Status | None) -> Draft | None:
    who, at = who_goes(sentence, group)
    subject = sentence.units[group.start - 1].actor if group.start else None
    if status not in _STANDING or not (who.sides or (subject is not None and subject.ref in ("group", "role"))):
        return None
    draft = make_draft(sentence, group.verb, group.start, Kind.VISIT, who)
    draft.status, draft.status_span = status, Slot(sentence.units[group.start].start, sentence.units[group.verb].end)
    draft.people_span, draft.rule, draft.departs = sentence.slots(at), "leaving", True
    attach_times(sentence.units, draft, group.start, group.verb)
    return draft


def _named_thing(units: Units, verb: int) -> bool:
    """Whether it is a noun: "his return", "the left"."""
    before = units[verb - 1]
    return before.code in "dsm" or is_possessive(before)


def _off(units: Units, verb: int) -> bool:
    """Whether a verb of going tells no more than that somebody goes: away, home, back, on, or for somewhere else."""
    behind = units[verb + 1]
    if has(units[verb], "verbs.leave"):
        return behind.code in "T.,;" or behind.low in _AWAY or bool(behind.place)
    home = behind.low in ("home", "back") and not (verb + 2 < len(units) and units[verb + 2].low == "from")
    return home or (units[verb].low.startswith("return") and (behind.code in "T.,;" or behind.low in ("to", "on", "by", "via")))


_AWAY = frozenset({"for", "on", "with", "home", "again", "late", "early", "by", "via", "there", "here", "after", "as", "and", "at"})


def _longer(sentence: Sentence, verb: int) -> Draft | None:
    """The new last day of a stay: "extended his stay until T", "has put off his return to P by a day until T"."""
    units = sentence.units
    noun = next((at for at in range(verb + 1, min(len(units), verb + _NEAR)) if units[at].low in _STAYS), None)
    if noun is None or not any(is_possessive(unit) or unit.low == "the" or unit.code == "s" for unit in units[verb + 1 : noun]):
        return None
    group = verb_group(units, verb)
    status, _ = verb_status(sentence, group)
    if group.negative or status is Status.PROPOSED:
        return None
    draft = _departure(sentence, group, Status.PLANNED)
    told = [unit.extra for unit in units[noun + 1 : noun + _REACH] if isinstance(unit.extra, TimeSpan)]
    days = [span for span in told if not isinstance(span.value, Duration)]
    if draft is None or not days:
        return None
    draft.times = days[:1]
    return draft


def _stays_until(sentence: Sentence, verb: int) -> Draft | None:
    """The last day of a stay that goes on: "will stay until T", "is staying in P through T"."""
    units = sentence.units
    near = range(verb + 1, min(len(units) - 1, verb + _NEAR))
    until = next((at for at in near if units[at].low in ("until", "through", "till")), 0)
    day = units[until + 1].extra if until else None
    draft = _departure(sentence, verb_group(units, verb), Status.PLANNED) if isinstance(day, TimeSpan) else None
    if draft is not None and isinstance(day, TimeSpan):
        draft.times = [day]
    return draft


_STAY = frozenset({"stay", "stays", "staying", "remain", "remains", "remaining"})
_NEAR = 5  # units from "extended" to "his stay"
_REACH = 10  # units from there to the new day: "return to P by a day until T"
_STAYS = frozenset({"stay", "departure", "return", "visit", "trip", "mission"})


def stay_till(story: SoFar, scene: Scene) -> None:
    """The day somebody leaves is the last one of the stay told before; it dates nothing that he did there."""
    for leaving in story.departures:
        here = [draft for draft in story.before if _stays(draft, leaving)]
        if here and here[-1].until is None:
            end_stay(here[-1], [leaving])
            _let_be_over(here[-1], leaving, scene.anchor)


def _let_be_over(stay: Draft, leaving: Draft, anchor: date | None) -> None:
    """Whoever has left is no longer there, whoever is to leave still is: "arrived on Saturday and flew home on Sunday"."""
    last = stay.when.end if stay.when is not None else None
    to_come = last is not None and anchor is not None and last > anchor
    if to_come and stay.status is Status.HELD and leaving.status is Status.PLANNED:
        stay.status = Status.ONGOING
    if stay.status is Status.ONGOING and leaving.status is Status.HELD and leaving.when is not None:
        stay.status, stay.status_span = Status.HELD, leaving.status_span


def _stays(stay: Draft, leaving: Draft) -> bool:
    """Whether it is that stay which somebody's leaving ends: the last one told before, of his own."""
    before = (stay.sentence, stay.start) < (leaving.sentence, leaving.start)
    own = stay.parties[:1] == leaving.parties[:1] and bool(set(stay.people) & set(leaving.people))
    own = own or (not leaving.people and leaving.sentence - stay.sentence <= 1)  # "The envoy leaves on T"
    own = own and set(leaving.hosts).isdisjoint(stay.parties[1:])  # "flew to P, returning there after a month" is no way back
    whole = stay.rule in ("journey", "stay") and bool(stay.places) and stay.status in _STANDING and not stay.headline
    return before and own and whole and leaving.sentence - stay.sentence <= _BACK


_BACK = 3  # sentences from a stay to its end
