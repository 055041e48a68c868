"""Who is said to head a delegation with no verb of it: "A, heading the North's team,", "A is at the head of the group"."""

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import has, is_person
from monitor.analysis.meetings.sentence import Sentence

_TEAM = frozenset({"delegation", "delegations", "team", "group", "side", "party"})
_ASIDE = 4  # units: ", who is leading" before a team
_HEADING = frozenset({"heading", "leading", "led", "leads", "headed", "heads", "representing"})
_HEAD_OF = ("head of", "the head of", "leader of", "the leader of")
_BE = ("auxiliaries.be_past", "auxiliaries.be_present")
_SITS = frozenset({"sat", "sit", "sits"})
_SHORTEST = 3


def heads_put_in(sentence: Sentence) -> tuple[str, ...]:
    """Who heads a delegation, told between commas behind him or by a place at its head."""
    units = sentence.whole
    for at in range(2, len(units)):
        if not _is_team(units[at]):
            continue
        head = units[at].low.startswith(_HEAD_OF)
        if head and at > _SHORTEST - 1 and units[at - 1].low == "at" and has(units[at - 2], *_BE) and is_person(units[at - 3]):
            return sentence.people()  # "which includes B" adds those of his side
        comma = next((i for i in range(at - 1, max(0, at - _ASIDE), -1) if units[i].code == ","), 0)
        said = any(unit.low in _HEADING for unit in units[comma + 1 : at]) or (head and comma == at - 1)
        if comma and said and is_person(units[comma - 1]):
            return sentence.people()
    return ()


def in_charge(sentence: Sentence) -> tuple[str, ...]:
    """Who is said to be in charge of a group: "A, who runs the bureau, is in charge of the team"."""
    units = sentence.units
    at = next((at for at, unit in enumerate(units) if unit.low == "charge"), 0)
    if at < _SHORTEST or at + 2 >= len(units) or (units[at - 1].low, units[at + 1].low) != ("in", "of"):
        return ()
    actor = units[at + 2].actor
    group = actor is not None and actor.ref == "group" and any(_TEAM & set(word.split()) for word in actor.words)
    return sentence.people() if group and has(units[at - 2], *_BE) and is_person(units[at - 3]) else ()


def across_the_table(sentence: Sentence) -> tuple[str, ...]:
    """Who sits opposite those named before: "Across the table were A and B"."""
    units = sentence.units
    if len(units) < _SHORTEST or not units[0].low.startswith("across") or not (has(units[1], *_BE) or units[1].low in _SITS):
        return ()
    return sentence.party(names_from(units, 2)).people if is_person(units[2]) else ()


def _is_team(unit: Unit) -> bool:
    actor = unit.actor
    if actor is None or actor.ref not in ("group", "role", "side") or not actor.sides:
        return False
    return actor.ref == "side" or any(_TEAM & set(word.split()) for word in actor.words)
