"""What one telling lends another: talks that are the purpose of a journey, meetings during a visit."""

from collections.abc import Mapping, Sequence
from datetime import date

from monitor.analysis.entities.scene import Scene
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.journeys.on_the_way import pass_through
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.meetings.where.same_place import abroad
from monitor.analysis.meetings.where.stay_ends import only_day, stay_until
from monitor.analysis.when import Duration
from monitor.domain.meeting import Kind, Status

_OFF = (Status.DENIED, Status.CANCELLED, Status.POSTPONED)
_COMING = (Status.PROPOSED, Status.PLANNED)
_NEAR = 3  # sentences; a visit told farther away is not what "he met" hangs on
_NEXT = 2  # sentences from a journey to what happens "at the forum" that it is for
_FAR = 12  # sentences from a journey to a meeting of the traveller with one of his hosts


_TWO = 2  # parties: a tour of a region has no host, and its name is no venue


def lend(story: SoFar, scene: Scene) -> None:
    """Give meetings the place, and where they have none the days, of the journey they belong to."""
    drafts, known = story.before, scene.gazetteer.places
    stay_until(drafts)
    pass_through(drafts)
    for index, draft in enumerate(drafts):
        if draft.kind in (Kind.VISIT, Kind.CALL) or not (draft.fresh or draft.rule == "noun"):
            continue
        visit = _journey_of(draft, drafts[:index]) or _journey_of(draft, drafts[index + 1 : index + 5][::-1])
        if visit is not None:
            over = draft.status is Status.PLANNED and visit.status in _BEEN and _ended(visit, scene.anchor)
            _lend(draft, visit, _towns(visit, drafts, known), known, days=not over)
            _lend_whole(draft, visit, drafts)
        elif draft.status is Status.DENIED and draft.rule in ("verb", "weak verb"):
            _lend_stay(draft, drafts, known)


def _lend_whole(draft: Draft, visit: Draft, drafts: Sequence[Draft]) -> None:
    """Lend the days of a stay where the nearest telling has only its first one: "a two-day visit. A, who came on T, met B"."""
    day = only_day(visit)
    if draft.when is not None or draft.times or day is None or visit.status not in _BEEN or draft.status not in _BEEN:
        return
    whose = (visit.people, visit.parties)
    same = [other for other in drafts if other.kind is Kind.VISIT and (other.people, other.parties) == whose and _lasts(other)]
    stay = next((other for other in same if other.when and other.when.start == day and other.status in _BEEN), None)
    if stay is not None:
        draft.when, draft.when_span, draft.lent = stay.when, stay.when_span, True


def _towns(visit: Draft, drafts: Sequence[Draft], known: Mapping[str, str]) -> list[tuple[str, Slot]]:
    """Where a journey led; where that is only told by its country, the one town that another telling of it names."""
    if not visit.places or any(f"country:{place.lower()}" not in known for place, _ in visit.places):
        return visit.places
    whose = (visit.kind, visit.people, visit.parties)
    same = [draft for draft in drafts if (draft.kind, draft.people, draft.parties) == whose and draft.status in _BEEN]
    towns = [draft.places for draft in same if len(draft.places) == 1]
    towns = [found for found in towns if f"country:{found[0][0].lower()}" not in known]
    one = len({found[0][0] for found in towns}) == 1 and visit.status in _BEEN
    return towns[0] if one else visit.places


_BEEN = (Status.HELD, Status.ONGOING)


def _lend_stay(draft: Draft, drafts: Sequence[Draft], known: Mapping[str, str]) -> None:
    """Whom somebody did not see while he was there, he did not see in those days: "spent three days in P. He did not meet B"."""
    stays = [
        visit
        for visit in drafts
        if visit.kind is Kind.VISIT and visit.status in _BEEN and 0 <= draft.sentence - visit.sentence <= _FAR
        if visit.places and set(visit.people) & set(draft.people) and set(visit.parties) == set(draft.parties)
    ]
    if not stays or draft.times or len(draft.people) < _TWO:
        return
    stay = next((visit for visit in stays if _lasts(visit)), stays[-1])
    draft.places = draft.places or list(_towns(stay, drafts, known))
    if draft.when is None and _lasts(stay):
        draft.when, draft.when_span = stay.when, stay.when_span


def _journey_of(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The nearest journey of one of the people, to a country that takes part or in the same sentence."""
    for visit in reversed(drafts):
        if visit.kind is not Kind.VISIT or visit.rule == "spoke" or _was_over(visit, draft):
            continue  # who said something in P after talks had them anywhere
        if not visit.places and any(_same_stay(other, visit) for other in drafts):
            continue  # "arrives in P for a three-day visit, during which"
        hosted = (bool(visit.places) and len(visit.parties) >= _TWO) or (not visit.places and visit.sentence == draft.sentence)
        past = _goes_on(draft, visit) or (visit.past and not draft.nested)
        if visit.sentence > draft.sentence and (past or _came_to_nothing(visit, drafts)):
            continue  # "met B in P. He last visited P in June"
        far = abs(draft.sentence - visit.sentence) > (_FAR if _of_both(draft, visit) else _NEAR)
        if visit.nested or not hosted or far or _added(draft, visit) or _told_to_hosts(draft, visit, drafts):
            continue
        if visit.people and not (set(visit.people) & set(draft.people) or _is_for(draft, visit)):
            continue
        if not visit.people and not (visit.sentence == draft.sentence and visit.parties[:1] and visit.parties[0] in draft.parties):
            continue
        if visit.around and visit.sentence == draft.sentence and visit.start > draft.start and not visit.headline:
            return visit if _in_its_midst(draft, visit) else None
        there = draft.at_event and bool(visit.people) and 0 <= draft.sentence - visit.sentence <= _NEXT
        there = there or (visit.sentence == draft.sentence and bool(draft.places) and draft.places == visit.places)
        if draft.status is Status.PROPOSED and not set(visit.parties[1:]) & set(draft.parties) and not (draft.purpose or there):
            continue  # "said he would be honored to meet Kim" and flies to Seoul
        hosts = set(visit.parties[1:])
        both = len(draft.people) > 1 and set(draft.people) <= _fellows(visit, drafts)
        behind = visit.sentence == draft.sentence and visit.start > draft.end
        if behind and len(draft.people) > 1 and not hosts & set(draft.parties):
            continue  # "met B, and flew on to Q"
        if visit.sentence == draft.sentence or hosts & set(draft.parties) or both or there:
            return visit if _agree(draft, visit) else None
    return None


def _goes_on(draft: Draft, visit: Draft) -> bool:
    """Whether a journey follows what was held: "saw B on Monday. He flew on to P"."""
    return visit.onward and visit.when is None and draft.status is Status.HELD


def _was_over(visit: Draft, draft: Draft) -> bool:
    """Whether a stay among others had ended before a meeting: "A, who was in P last week, met B on Monday"."""
    if set(visit.parties[1:]) & set(draft.parties):
        return False
    until, day = visit.when.end if visit.when else None, draft.when.start if draft.when else None
    return visit.rule == "stay" and visit.status is Status.HELD and until is not None and day is not None and until < day


def _added(draft: Draft, visit: Draft) -> bool:
    """Whether a journey is a further thing offered with talks: "was open to dialogue with B and to sending a team to P"."""
    further = draft.status is Status.PROPOSED and visit.rule == "sending" and not visit.around
    return further and visit.sentence == draft.sentence and visit.start > draft.end


def _told_to_hosts(draft: Draft, visit: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a summit is what a traveller talks of with his hosts: "will be in P, where he will tell B of his summit with C"."""
    topic = draft.kind is Kind.SUMMIT and draft.rule == "noun" and not (draft.purpose or _hosted(draft, visit))
    hosts = set(visit.parties)
    return topic and any(
        other.kind is not Kind.VISIT and other.sentence == draft.sentence == visit.sentence and set(other.parties) == hosts
        for other in drafts
    )


def _in_its_midst(draft: Draft, visit: Draft) -> bool:
    """Whether a meeting and the journey that it is told to lie within are told alike: both over, or both still to come."""
    if draft.status is Status.PROPOSED or draft.status is Status.PLANNED:
        return visit.status in (Status.PLANNED, Status.PROPOSED, Status.ONGOING)
    return _agree(draft, visit)


def _same_stay(other: Draft, visit: Draft) -> bool:
    """Whether a sentence tells the same journey with its place, too."""
    own = other.kind is Kind.VISIT and other is not visit and other.sentence == visit.sentence and bool(other.places)
    alike = other.status is visit.status or (visit.rule == "visit noun" and not visit.fresh)  # "flew to P for a three-day visit"
    return own and alike and bool(set(other.people) & set(visit.people))


def _came_to_nothing(visit: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a journey is told as off at once or right behind: "had been scheduled to visit P, but he scrapped the trip"."""
    own = ((), visit.people)  # "the trip was off"
    off = (other for other in drafts if other.kind is Kind.VISIT and other.status in _OFF and other.people in own)
    return any(0 <= other.sentence - visit.sentence <= 1 for other in off)


def _of_both(draft: Draft, visit: Draft) -> bool:
    """Whether a traveller meets somebody of the country he is in: told in the lead, the journey places what a later page tells."""
    named = len(draft.people) > 1 and draft.kind is not Kind.SUMMIT and bool(set(visit.people) & set(draft.people))
    return named and set(draft.parties) == set(visit.parties)


def _fellows(visit: Draft, drafts: Sequence[Draft]) -> set[str]:
    """Everybody of whom one journey is told, or one to the same place: "A is in P. B arrived there" are two visits."""
    where = {place for place, _ in visit.places}
    return {
        person
        for other in drafts
        if other.kind is Kind.VISIT and abs(other.sentence - visit.sentence) <= 1
        if (other.sentence, other.start) == (visit.sentence, visit.start) or {place for place, _ in other.places} == where
        for person in other.people
    }


def _is_for(talks: Draft, visit: Draft) -> bool:
    """Whether a journey is told as made for talks that name no one: "A flew into P for talks between the two countries"."""
    own = visit.sentence == talks.sentence and talks.purpose and not talks.people and visit.start < talks.start
    return own and len(talks.parties) == _TWO and set(visit.parties) == set(talks.parties)


def _agree(draft: Draft, visit: Draft) -> bool:
    """Whether both can be one stay: nothing held hangs on a journey still to come, and nothing dated lies outside it."""
    if draft.status in _OFF:
        return False
    apart = visit.rule == "journey" and not (draft.purpose or visit.around)
    if draft.kind is Kind.SUMMIT and not visit.people and (draft.nested or apart):
        return False  # aides travel ahead of a summit that may be held elsewhere
    if draft.status is Status.HELD and visit.status not in (Status.HELD, Status.ONGOING):
        return False
    if draft.status is Status.PLANNED and visit.status is Status.HELD:
        return False
    if visit.status is Status.PROPOSED and draft.status is not Status.PROPOSED:
        return False
    if draft.status is Status.PROPOSED and visit.status in _BEEN and not (draft.purpose or draft.at_event):
        return False
    ours, theirs = draft.when, visit.when
    if ours is None or theirs is None or ours.start is None or theirs.end is None:
        return True
    inside = theirs.start is not None and theirs.start <= ours.start <= theirs.end
    days = abs((ours.start - theirs.end).days)
    return inside or days <= (_ONE_JOURNEY if visit.sentence == draft.sentence else _NEAR)


_ONE_JOURNEY = 14  # days; talks set for later are not those that somebody came for: "A came to P, and B agreed to talks in May"


def _lasts(visit: Draft) -> bool:
    """Whether a journey's time is a stay of several days; the day of an arrival dates nothing else."""
    when = visit.when
    return when is not None and when.start is not None and when.end is not None and when.start < when.end


def _on_arrival(draft: Draft, visit: Draft) -> bool:
    """Whether the day of a journey to come is that of what it is for: "will travel to P on T for talks with B"."""
    aim = draft.purpose or draft.errand
    own = aim and visit.sentence == draft.sentence and visit.start < draft.start and not visit.headline
    both = set(draft.parties) == set(visit.parties) and len(draft.people) > 1
    alike = visit.status is draft.status and draft.status in (Status.PLANNED, Status.HELD)
    return own and both and alike and only_day(visit) is not None


def _no_day(draft: Draft) -> bool:
    """Whether a meeting is told with no time, or only with how long it was: "came in May and spent two days with B"."""
    return not draft.times or (draft.status is Status.HELD and all(isinstance(span.value, Duration) for span in draft.times))


def _hosted(draft: Draft, visit: Draft) -> bool:
    """Whether one of the hosts takes part."""
    return not set(visit.parties[1:]).isdisjoint(draft.parties)


def _as_one(talks: Draft, visit: Draft) -> bool:
    """Whether the day of the talks a journey is for can be its own: not that of one which has begun and goes on."""
    return visit.status in _COMING or visit.status is talks.status is Status.HELD


def _elsewhere(draft: Draft, visit: Draft, known: Mapping[str, str]) -> bool:
    """Whether a meeting is told to have been in another country than the journey told before it: "flew to P", "met B in Q"."""
    ours, theirs = ([place.lower() for place, _ in one.places] for one in (draft, visit))
    return visit.sentence != draft.sentence and bool(ours and theirs) and abroad(ours, theirs, known)


def _ended(visit: Draft, today: date | None) -> bool:
    """Whether the days told of a stay are over, though it may go on: what is still to come there has none of them."""
    end = visit.when.end if visit.when is not None else None
    return end is not None and today is not None and end <= today


def _lend(draft: Draft, visit: Draft, towns: list[tuple[str, Slot]], known: Mapping[str, str], *, days: bool) -> None:
    before = draft.nested and draft.status is Status.HELD and not draft.purpose
    if before and visit.sentence == draft.sentence and visit.end <= draft.start and not _hosted(draft, visit):
        return  # "crossed back into P after two days of talks with B's men"
    if not draft.places and not draft.candidates:
        draft.places = list(towns)
    told_behind = visit.sentence == draft.sentence and draft.start >= visit.end and draft.status is Status.HELD
    if told_behind and draft.when is not None and visit.when is None and not visit.times and draft.rule == "verb":
        visit.when, visit.when_span, visit.status = draft.when, draft.when_span, Status.HELD  # "flew to P to meet B last week"
    if draft.purpose and visit.when is None and not visit.times and visit.sentence == draft.sentence and _as_one(draft, visit):
        visit.when, visit.when_span = draft.when, draft.when_span  # "invited B to P for talks in June"
    within = (_lasts(visit) and days) or _on_arrival(draft, visit)
    if draft.when is None and _no_day(draft) and within and not _elsewhere(draft, visit, known):
        draft.when, draft.when_span, draft.lent = visit.when, visit.when_span, True
    elsewhere = bool(draft.places) and not {place for place, _ in draft.places} & {place for place, _ in visit.places}
    elsewhere = elsewhere or draft.kind is Kind.SUMMIT  # who "flies to P for a summit" need not meet P's leader
    urged = draft.status is Status.PROPOSED and not draft.purpose  # "went to P to press for talks"
    if draft.rule == "noun" and len(draft.parties) < 2 and draft.sentence == visit.sentence and not (elsewhere or urged):
        draft.parties = tuple(dict.fromkeys((*draft.parties, *visit.parties)))
        draft.people = tuple(dict.fromkeys((*draft.people, *visit.people)))
        draft.people_span = [*draft.people_span, *visit.people_span]
        draft.fresh = draft.status is not None
    if _is_for(draft, visit) and draft.kind is not Kind.SUMMIT:
        draft.people, draft.people_span = visit.people, [*draft.people_span, *visit.people_span]
        draft.sides = visit.sides
        if draft.when is None and not draft.times:
            draft.when, draft.when_span = visit.when, visit.when_span
    if draft.purpose and draft.sentence == visit.sentence:
        draft.purpose_of = visit
        if draft.status is None and len(draft.parties) > 1:
            draft.status, draft.status_span, draft.fresh = Status.PLANNED, visit.status_span, True
    if draft.status in (None, Status.PLANNED) and visit.status is Status.CANCELLED and draft.sentence == visit.sentence:
        draft.status, draft.status_span = visit.status, visit.status_span
