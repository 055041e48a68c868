"""When those met, or telephoned, whom a headline or the lead brought together: "The leaders spoke for 35 minutes on T"."""

from collections.abc import Sequence

from monitor.analysis.entities.scene import NOBODY
from monitor.analysis.meetings.carried import time_behind, told_again
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.grammar import has, lists_none, verb_form, verb_group
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Kind, Status

_BACK = 2  # sentences
_TALKING = ("verbs.speak", "verbs.discuss", "verbs.duel")
_HELD = (Status.HELD, Status.ONGOING)


def spoken_on(sentence: Sentence, here: Sequence[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """The day of the undated meeting told last, where both of its sides are said to have talked on it."""
    units = sentence.units
    if here or sentence.headline or lists_none(units, *_TALKING):
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
