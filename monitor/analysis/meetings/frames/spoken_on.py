"""When those told of right before met, or telephoned: "The leaders spoke for an hour on T", "Officials would meet on T"."""

from collections.abc import Sequence

from monitor.analysis.entities.scene import NOBODY
from monitor.analysis.meetings.clause.grammar import has, lists_none
from monitor.analysis.meetings.clause.verb_groups import verb_form, verb_group
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.carried import time_behind, told_again
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Kind, Status

_BACK = 2  # sentences
_TALKING = ("verbs.speak", "verbs.discuss", "verbs.duel")
_HELD = (Status.HELD, Status.ONGOING)


def spoken_on(sentence: Sentence, here: Sequence[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """The day of the undated meeting told last, where both of its sides are said to have talked on it."""
    units = sentence.units
    if here or sentence.headline:
        return []
    if (agreed := _officials_meet(sentence, drafts)) is not None:
        return [agreed]
    if lists_none(units, *_TALKING):
        return []
    told = next((d for d in reversed(drafts) if d.kind is not Kind.VISIT and len(d.parties) > 1), None)
    if told is None or sentence.index - told.sentence > _BACK or told.times or told.status not in _HELD:
        return []
    verb = next(at for at, unit in enumerate(units) if has(unit, *_TALKING))
    group = verb_group(units, verb)
    if verb_form(units[verb]) != "past" or group.words or (day := time_behind(units, verb)) is None:
        return []
    both = sentence.subject(group.start)[0] or NOBODY
    if set(both.sides) != set(told.parties):
        return []
    again = told_again(told, sentence, (verb, day), Status.HELD)
    again.fresh, again.definite, again.tensed = False, True, True
    return [again]


def _officials_meet(sentence: Sentence, drafts: Sequence[Draft]) -> Draft | None:
    """The day on which nobody's officials are to meet, right behind a meeting agreed on by two: "Officials would meet on T"."""
    units = sentence.units
    told = drafts[-1] if drafts and drafts[-1].sentence == sentence.index - 1 else None
    if told is None or lists_none(units, "verbs.meet") or told.people or told.times or len(told.parties) != _TWO:
        return None
    verb = next(at for at, unit in enumerate(units) if has(unit, "verbs.meet"))
    actor = units[verb - 2].actor if verb > 1 else None
    plain = actor is not None and actor.ref == "group" and not actor.sides and bool(actor.words & _OFFICIALS)
    coming = has(units[verb - 1], "auxiliaries.future", "auxiliaries.conditional") and told.status is Status.PLANNED
    day = time_behind(units, verb)
    if not plain or not coming or day is None:
        return None
    again = told_again(told, sentence, (verb, day), Status.PLANNED)
    again.fresh, again.definite = False, True
    return again


_TWO = 2
_OFFICIALS = frozenset({"officials", "negotiators", "diplomats", "envoys", "delegates"})
