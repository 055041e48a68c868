"""Talk of talks as such: what any talks must lead to, what the door is open to, what somebody's readiness for them would be."""

from monitor.analysis.entities.scene import Scene
from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, has, is_possessive, some
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.verdicts import only_judged
from monitor.domain.meeting import Kind, Status

_LEAD = 2  # sentences
_NEAR = 3  # units from "door" to the preposition behind it
_WAYS = frozenset(
    {
        *("opportunity", "opportunities", "door", "path", "paths", "road", "way", "room", "space", "framework", "interest"),
        *("barrier", "barriers", "obstacle", "obstacles", "condition", "conditions", "precondition", "preconditions"),
        *("need", "climate", "atmosphere", "basis", "alternative", "alternatives", "benefits", "limits", "opening", "value"),
    }
)
_AS_SUCH = (Status.PROPOSED, Status.PLANNED, Status.ONGOING, None)


def in_general(units: Units, phrase: tuple[int, int], draft: Draft, governor: Governor) -> bool:
    """Whether nobody offers, plans or holds the talks: they have no day and no place, and hang on a word for something else."""
    start, noun = phrase
    in_them = governor.word in ("in", "having")
    if draft.kind is Kind.TALKS and not draft.ordinal and in_them and _on_arranging(units, noun):
        return True
    if of_whoever(units, governor) or (draft.kind is Kind.CALL and units[governor.at].low.startswith("ignor")):
        return True  # "anyone who holds talks with B", "they were ignoring our calls"
    if units[start].low == "any" and draft.status is Status.HELD:
        return True  # "welcomed any talks with B on Tuesday"
    if not draft.times and any(unit.low in _REGULAR for unit in units[max(0, start - _ROW) : noun]):
        return True  # "agreed to hold regular meetings and telephone calls"
    if draft.sentence > _LEAD and governor.kind == "preposition" and _of_trade(units, start, noun, draft):
        return True
    if draft.kind not in (Kind.TALKS, Kind.MEETING) or draft.times or draft.places or draft.ordinal or draft.status not in _AS_SUCH:
        return False
    if units[start].low == "any" or only_judged(units, phrase, draft, governor):
        return True  # "any talks with B must lead to", "talks with B would be a waste of time"
    if governor.kind == "verb" and draft.status is Status.PROPOSED and units[governor.at - 1].low == "long":
        return True  # "has long sought talks with B"
    unnamed = draft.kind is Kind.TALKS and not (draft.people or draft.object_at)
    beside = not draft.object_at and some(units[: max(0, governor.at)], *_MEETINGS)  # "held talks in a bid to revive negotiations"
    if (unnamed or beside) and governor.kind == "verb" and _striven_for(units, governor.at):
        return True
    if draft.kind is not Kind.TALKS or governor.kind == "verb":
        return False
    if governor.kind == "preposition" and _only_towards(units, governor.at):
        return True  # "an opportunity for talks", "the door to negotiations"
    only_possible = draft.status_span is not None and units[start].start <= draft.status_span.start < units[noun].start
    nearing = governor.word in ("toward", "towards")  # "sees movement toward possible talks"
    late = draft.sentence > _LEAD and not nearing
    return only_possible and late and draft.status is Status.PROPOSED  # "ahead of possible future talks with B"


def _of_trade(units: Units, start: int, noun: int, draft: Draft) -> bool:
    """Whether talks are of trade, and a story only mentions them: "A, which is in trade talks with B, was silent"."""
    told = draft.times or draft.places or draft.people or draft.ordinal
    return draft.kind is Kind.TALKS and not told and any(unit.low in _TRADE for unit in units[start:noun])


_TRADE = frozenset({"trade", "tariff", "tariffs", "nafta", "commerce", "commercial", "economic"})
_MEETINGS = ("nouns.talks", "nouns.meeting", "nouns.summit", "verbs.meet")


def _on_arranging(units: Units, noun: int) -> bool:
    """Whether talks are only about another meeting: "in talks about reinstating the summit", "talks on holding a meeting"."""
    behind = units[noun + 1 : noun + _ARRANGED]
    if len(behind) < _NEAR or behind[0].low not in ("about", "on", "over") or not behind[1].low.endswith("ing"):
        return False
    return some(behind[2:], "nouns.summit", "nouns.meeting", "nouns.talks")


_ARRANGED = 8  # units from talks to the meeting that they are to arrange
_REGULAR = frozenset({"regular", "periodic", "routine", "frequent"})
_ROW = 6  # units: "regular meetings and direct telephone"


def of_whoever(units: Units, governor: Governor) -> bool:
    """Whether a meeting is spoken of that whoever may hold: "anyone who holds meetings with B"."""
    verb = governor.at if governor.kind == "verb" else 0
    return verb > 1 and units[verb - 1].low == "who" and units[verb - 2].low in _ANYBODY


_ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "those"})


def _striven_for(units: Units, verb: int) -> bool:
    """Whether talks are what efforts are to bring back: "a flurry of diplomacy to restart the talks", "efforts to revive them"."""
    if verb < _NEAR or not has(units[verb], "verbs.resume"):
        return False
    words = " ".join(unit.low for unit in units[verb - 2 : verb]).split(" ")
    return words[-1] == "to" and words[-2] in _EFFORTS


_EFFORTS = frozenset({
    *("effort", "efforts", "diplomacy", "bid", "push", "drive", "moves", "attempt", "attempts", "campaign", "way", "ways"),
})


def _only_towards(units: Units, preposition: int) -> bool:
    """Whether talks are what some way, chance or bar leads to: "an opportunity for", "opened the door to"."""
    near = units[max(0, preposition - _NEAR) : preposition]
    return any(unit.low in _WAYS for unit in near)


_EVENTS = frozenset(
    {
        *("hearing", "hearings", "debate", "debates", "briefing", "briefings", "testimony", "vote", "bill", "resolution"),
        *("speech", "speeches", "editorial", "column", "book", "article", "essay", "interview", "question", "questions"),
    }
)


_BELIEF = frozenset({"confident", "confidence", "faith", "trust", "interest", "interested", "hope", "hopes", "belief", "stock"})


def only_spoken_of(units: Units, governor: Governor) -> bool:
    """Whether talks are what something else was about: "held a hearing on the talks with B on Tuesday", "is confident in"."""
    if governor.word == "in" and governor.at and units[governor.at - 1].low in _BELIEF:
        return True
    about = governor.kind == "preposition" and governor.word in ("on", "about", "over", "regarding", "concerning")
    return about and units[governor.at - 1].low in _EVENTS


def mark_reported(units: Units, start: int, draft: Draft, governor: Governor) -> None:
    """Take talks as held on which somebody reports who had them: "to brief B on his talks with C"."""
    about = governor.kind == "preposition" and governor.word in ("on", "about") and is_possessive(units[start])
    if about and draft.status is Status.PLANNED and some(units[max(0, governor.at - _REPORT) : governor.at], "verbs.brief"):
        draft.status = Status.HELD


_REPORT = 7  # units from "brief" to "on"


def of_formers(scene: Scene, draft: Draft) -> bool:
    """Whether talks are only what somebody long out of office once sat in: "B, a former envoy who took part in talks with P"."""
    alone = len({side for _, side in draft.sides}) == 1 and all(map(scene.left_office, draft.people))
    told = draft.times or draft.places or draft.ordinal
    return draft.kind is Kind.TALKS and draft.status is Status.HELD and alone and not told
