"""What is put in behind a meeting and says nothing that its reading needs: "the summit, despite doubts in P, will be held"."""

from collections.abc import Sequence

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.grammar import has, is_actor, is_possessive, is_preposition, starts
from monitor.analysis.meetings.clause.verb_groups import verb_form
from monitor.analysis.text.words import TRIGGER

MEETINGS = ("nouns.summit", "nouns.talks", "nouns.meeting", "nouns.visit", "nouns.call")
_SETTINGS = frozenset({"despite", "amid", "amidst", "notwithstanding", "like", "unlike", "regardless"})
_COURSE = frozenset({"after", "following", "although", "though", "albeit"})
_OWN = (
    *(*MEETINGS, "phases.happens", "verbs.meet", "verbs.attend", "verbs.join", "verbs.sit"),
    *("verbs.arrive", "verbs.go", "verbs.visit"),
)
_UNDONE = ("status.cancelled", "status.postponed", "status.denied")
_TIES = frozenset({"between", "of", "with", "among", "for", "since"})  # who takes part, and what "the first since" tells
_FAR = 16  # units of what is said of the meeting itself


def is_remark(inside: Sequence[Unit], behind: Sequence[Unit]) -> bool:
    """Whether what stands between two marks behind a meeting is a remark on it; ``behind`` is what is then said of it."""
    first = inside[0]
    if _is_rank(inside) and behind and _when_it_was(behind):
        return True
    if _is_lull(inside) and behind:
        return True
    if first.low in _SETTINGS:
        return not any(_of_itself(unit) for unit in inside[1:])
    if first.low in _COURSE:
        return not any(adds(unit) or has(unit, *MEETINGS) for unit in inside[1:])
    if _for_which(inside):
        return not any(_of_itself(unit) or starts(unit, "status.") for unit in inside[1:])
    return _is_participle(inside, behind[:_FAR])


def _is_lull(inside: Sequence[Unit]) -> bool:
    """Whether only how long talks have rested is told: "stalled since May", "in abeyance for six months"."""
    at = next((at for at, unit in enumerate(inside) if not (unit.low in _TILL or has(unit, "auxiliaries.", "adverbs"))), 0)
    rest = inside[at + 1 :]
    rests = inside[at].low in _RESTING and (not rest or rest[-1].code == "T" or rest[-1].low.rstrip("s") in _LENGTHS)
    return rests and not any(is_actor(unit) or has(unit, *MEETINGS) for unit in rest)


_LENGTHS = frozenset({"week", "month", "year", "decade"})
_TILL = frozenset({"which", "that", "in", "on", "at", "a", "an", "now", "long", "largely"})
_RESTING = frozenset({
    *("stalled", "stuck", "deadlocked", "frozen", "suspended", "dormant", "moribund", "abeyance", "limbo", "hold", "recess"),
    *("on hold", "in limbo", "in recess", "in abeyance", "impasse", "standstill", "halted", "interrupted", "stymied", "idle"),
    *("at a standstill", "at an impasse", "in the doldrums", "comatose", "at a halt", "paralysed", "paralyzed", "gridlocked"),
})


def _is_rank(inside: Sequence[Unit]) -> bool:
    """Whether only a rank is told: "the first since May", "his first trip abroad since he took office in 2011"."""
    known = inside[0].code == "d" or is_possessive(inside[0])
    ranked = known and len(inside) > _RANK and starts(inside[1], "ordinals.")
    since = next((at for at, unit in enumerate(inside) if unit.low == "since"), 0)
    return ranked and since > 1 and not any(unit.code == "T" or unit.place is not None for unit in inside[:since])


def _when_it_was(behind: Sequence[Unit]) -> bool:
    """Whether it is told right behind when a meeting was: "lasted from T until T", "took place in P on T"."""
    return (starts(behind[0], "phases.") or behind[0].low == "lasted") and any(unit.code == "T" for unit in behind[:_FAR])


_RANK = 2  # units of "the first"


def adds(unit: Unit) -> bool:
    """Whether a word can say when, where, with whom or how sure a meeting is."""
    return unit.code == "T" or is_actor(unit) or unit.place is not None or starts(unit, "status.")


def _of_itself(unit: Unit) -> bool:
    return has(unit, *_OWN)


def _for_which(inside: Sequence[Unit]) -> bool:
    """Whether a clause with a subject of its own follows: "which P backs", "for which P paid", "during which both signed"."""
    link = 1 if is_preposition(inside[0]) else 0
    return len(inside) > link + 2 and inside[link].low == "which" and (is_actor(inside[link + 1]) or bool(link))


def _is_participle(inside: Sequence[Unit], behind: Sequence[Unit]) -> bool:
    """Whether only what was done about a meeting is told: "watched closely by P", "planned for May" of what is held in June."""
    at = next((at for at, unit in enumerate(inside) if not has(unit, "adverbs")), 0)
    done, rest = inside[at], inside[at + 1 :]
    if not rest or done.code not in "uw" or not _is_done(done) or any(_of_itself(unit) for unit in inside):
        return False
    if has(done, "status.planned"):
        again = any(unit.code == "T" for unit in behind) and any(has(unit, "phases.happens") for unit in behind)
        return again and any(unit.code == "T" for unit in rest) and not any(has(unit, *_UNDONE) for unit in behind)
    if starts(done, "status.") or adds(rest[0]) or _placed(rest):
        return False
    by_somebody = any(unit.low == "by" for unit in rest)
    placed = any(unit.place is not None for unit in behind)
    return (by_somebody and (placed or not has(done, "verbs.host"))) or TRIGGER not in done.classes


def _placed(rest: Sequence[Unit]) -> bool:
    """Whether where or when it was done follows: "arranged in P"."""
    return len(rest) > 1 and rest[0].low != "by" and is_preposition(rest[0]) and _stands(rest[1])


def _is_done(unit: Unit) -> bool:
    return unit.low.split(" ")[0].endswith("ed") or (verb_form(unit) == "past" and not starts(unit, "auxiliaries."))


def _stands(unit: Unit) -> bool:
    return unit.code == "T" or unit.place is not None


def told_of_it(inside: Sequence[Unit]) -> int:
    """How much of a second name of a meeting is said of itself, not of what it is compared with: "the second after that in P"."""
    named = inside[0].code == "d" or is_possessive(inside[0]) or starts(inside[0], "ordinals.")
    if not named or any(unit.low in _TIES for unit in inside):
        return len(inside)
    at = next((at for at, unit in enumerate(inside) if at and is_preposition(unit)), len(inside))
    return at if any(_stands(unit) or has(unit, *MEETINGS) for unit in inside[at:]) else len(inside)
