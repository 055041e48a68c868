"""The draft of a meeting that is told by what two did: its status, days and place are those of the deed."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.making import add_place, make_draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.domain.meeting import Kind, Status


def deed_draft(
    sentence: Sentence,
    verb: int,
    kind: Kind,
    both: Party,
    named_at: tuple[int, ...],
    *,
    thing: int | None = None,
    last: int | None = None,
    first: int | None = None,
) -> Draft:
    """What a verb of doing tells of ``both``, who are named at some units.

    ``thing``: the noun that stands for the meeting in the verb's place ("gave B a banquet"); ``last``: the unit up to which
    the deed is told ("ate roast duck with B"), where days and places may stand behind; ``first``: where the verb begins that a
    noun hangs on ("spoke at a news conference"), whose day is that of the noun.
    """
    trigger = verb if thing is None else thing
    group = verb_group(sentence.units, verb)
    draft = make_draft(sentence, trigger, group.start, kind, both)
    draft.status, draft.status_span = verb_status(sentence, group)
    if group.words[:1] == ("met",) and draft.status is Status.PLANNED:
        draft.status = Status.HELD  # "A and B met to discuss it in P"
    draft.people_span = sentence.slots(named_at)
    draft.noun, draft.rule = "meet", "deed"
    attach_times(sentence.units, draft, group.start if first is None else first, trigger, last)
    add_place(sentence, draft, trigger + 1)
    return draft
