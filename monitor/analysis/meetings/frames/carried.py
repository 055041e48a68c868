"""What a sentence says of the meeting last told without a word for it: "It is to begin on T", "Negotiators reconvene in T"."""

from collections.abc import Sequence
from dataclasses import replace

from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_preposition, lacks, lists_none, some, starts
from monitor.analysis.meetings.clause.verb_groups import verb_form
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.frames.aimed_at import aimed_at
from monitor.analysis.meetings.frames.repeats import PLURAL
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import place_after
from monitor.analysis.when import Duration, TimeSpan
from monitor.domain.meeting import Kind, Status

_HELPERS = 6  # units from a pronoun to its verb
_REACH = 7  # units from a verb to its time


def carried(sentence: Sentence, here: Sequence[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """The telling that a pronoun or a gathering of negotiators continues; none where the sentence tells of meetings itself."""
    if not sentence.units:
        return []
    if here:
        found = _in_its_sentence(sentence, here)
        return [found] if found is not None else []
    found = _by_pronoun(sentence, drafts) or _by_negotiators(sentence, drafts) or aimed_at(sentence, drafts)
    return [found] if found is not None else []


def _by_pronoun(sentence: Sentence, drafts: Sequence[Draft]) -> Draft | None:
    """When what was told right before begins, ends or takes place: "It is to begin on T", "It is set for T"."""
    units = sentence.units
    opened = 1 if units[0].low in _PRONOUNS else 2 if units[0].code == "d" and units[min(1, len(units) - 1)].low in _EVENTS else 0
    opened = opened or _behind_sayer(units)
    if not opened or lists_none(units, "phases."):
        return None
    verb = next((at for at in range(opened, min(len(units), opened + _HELPERS)) if starts(units[at], "phases.")), None)
    if verb is None or any(is_actor(unit) or unit.code in ",;" for unit in units[opened:verb]):
        return None
    happens = not has(units[verb], "phases.begins", "phases.ends")
    day = time_behind(units, verb)
    told = _one_told(sentence.index, drafts, by_verb=happens and units[0].low != "they")
    if day is None or told is None or (units[0].low == "they") is not (told.noun in PLURAL and opened == 1):
        return None
    if (happens and (told.times or not _takes_place(units, opened, verb, day))) or _once_more(units, opened, verb, told):
        return None
    again = told_again(told, sentence, (0, day), _state(units, opened, verb, told.status))
    again.begins, again.ends = has(units[verb], "phases.begins"), has(units[verb], "phases.ends")
    again.fresh, again.definite, again.opens = False, True, again.begins and again.status is not Status.HELD
    return again


def _in_its_sentence(sentence: Sentence, here: Sequence[Draft]) -> Draft | None:
    """When the one undated meeting of a sentence takes place, by its last clause: "A will meet B, and C said it would be by T"."""
    units, told = sentence.units, here[-1]
    alike = all((draft.kind, draft.parties) == (told.kind, told.parties) and not draft.times for draft in here)
    if sentence.headline or told.kind is Kind.VISIT or not alike or len(told.parties) < _PAIR or lacks(units, "it"):
        return None
    it = next((at for at, unit in enumerate(units) if unit.low == "it" and unit.start > told.end), None)
    if it is None or not (has(units[it - 1], "say") or units[it - 1].low in _BEFORE_IT):
        return None
    verb = next((at for at in range(it + 1, min(len(units), it + _HELPERS)) if has(units[at], "phases.happens")), None)
    day = time_behind(units, verb) if verb is not None else None
    if verb is None or day is None or not _takes_place(units, it + 1, verb, day) or _once_more(units, it, verb, told):
        return None
    again = told_again(told, sentence, (verb, day), _state(units, it + 1, verb, told.status))
    again.fresh, again.definite, again.rule = False, True, "noun"
    return again


_PAIR = 2  # parties
_BEFORE_IT = frozenset({",", ";", "and", "but", "that", "indicated", "suggested", "hinted", "hoped", "expected"})


def _once_more(units: Units, opened: int, verb: int, told: Draft) -> bool:
    """Whether another such meeting is meant: what was held could, may or will take place again."""
    return told.status is Status.HELD and some(units[opened:verb], "auxiliaries.modal", "auxiliaries.future")


def _behind_sayer(units: Units) -> int:
    """Where a clause goes on that somebody says of it: "officials said it would take place on T"; 0 where nobody does."""
    if lacks(units, "it"):
        return 0
    for at in range(1, min(len(units), _SAYER)):
        if units[at].low == "it":
            told = at - 2 if units[at - 1].low == "that" else at - 1
            return at + 1 if told > 0 and has(units[told], "say") else 0
    return 0


_SAYER = 7  # units of "A, the spokesman, said that it"


def _state(units: Units, opened: int, verb: int, so_far: Status | None) -> Status | None:
    """What the words of taking place say: to come, over, or (of what "was set for T") nothing."""
    helped = units[opened:verb]
    if has(units[verb], "phases.fixed"):
        return Status.PLANNED if some(helped, "auxiliaries.be_present", "auxiliaries.have", "auxiliaries.future") else None
    if some(helped, "auxiliaries.future", "auxiliaries.conditional", "status.planned") or units[verb - 1].low == "to":
        return Status.PLANNED
    if some(helped, "auxiliaries.modal"):
        return so_far  # "it could take place in June"
    past = units[verb].low.endswith("ed") or has(units[verb], "irregular_past") or has(units[verb], "phases.happens")
    return Status.HELD if past else None


def _takes_place(units: Units, opened: int, verb: int, day: int) -> bool:
    """Whether nothing but where and when stands behind "is set for": not "it is expected to test a rocket on T"."""
    done = some(units[opened:verb], "auxiliaries.") or units[verb].low not in _DONE_TO  # "it held a parade on T"
    return done and all(
        is_preposition(unit) or unit.place or starts(unit, "phases.") or has(unit, "adverbs") or unit.low in _BETWEEN
        for unit in units[verb + 1 : day]
    )


_EVENTS = frozenset({"date", "dates", "event"})
_DONE_TO = frozenset({"held", "scheduled", "set", "planned", "expected", "fixed"})
_BETWEEN = frozenset({"to", "be", "for", "the", "tentatively", "sometime"})
_PRONOUNS = frozenset({"it", "they"})


def _one_told(index: int, drafts: Sequence[Draft], *, by_verb: bool = False) -> Draft | None:
    """The one meeting of the sentence before, told by a noun (or a verb, too); None where it told of several."""
    before = [draft for draft in drafts if draft.sentence == index - 1 and not draft.headline]
    last = before[-1] if before else None
    if last is None or last.rule not in (("noun", "verb") if by_verb else ("noun",)) or len(last.parties) < 2:
        return None
    return last if all((draft.kind, draft.parties) == (last.kind, last.parties) for draft in before) else None


def _by_negotiators(sentence: Sentence, drafts: Sequence[Draft]) -> Draft | None:
    """The next session of talks told before: "Negotiators will reconvene in June"; whose, the story has said."""
    units = sentence.units
    if lists_none(units, *_GATHERING) and lacks(units, *_RETURNING):
        return None
    verb = next((at for at, unit in enumerate(units) if has(unit, *_GATHERING) or _back_there(units, at, drafts)), None)
    if verb is None:
        return None
    many = any(unit.low in _MANY for unit in units[:verb])  # "envoys of the six": no talks of two
    least = {Kind.TALKS: 3 if many else 2}
    told = next((d for d in reversed(drafts) if len(d.parties) >= least.get(d.kind, 3)), None)
    again = units[0].low == "they" and verb + 1 < len(units) and units[verb + 1].low == "again"  # "They agreed to meet again"
    if told is None or sentence.index - told.sentence > _BACK * (1 + many) or not (again or _negotiators(units, verb)):
        return None
    helped = [unit for unit in units[max(0, verb - _HELPERS) : verb] if starts(unit, "auxiliaries.")]
    coming = some(helped, "auxiliaries.future") or units[verb - 1].low == "to" or some(units[:verb], "status.planned")
    day = time_behind(units, verb)
    met = verb_form(units[verb]) == "past" and not starts(units[verb - 1], "auxiliaries.")
    coming = coming and not met  # "agreed on nothing when they met"
    before = met and (units[verb - 1].low == "last" or _first_time(units, verb))  # "the negotiators last gathered in P on T"
    if not (coming or before) or (day is None and not again):
        return None
    another = told_again(told, sentence, (verb, verb if day is None else day), Status.PLANNED if coming else Status.HELD)
    another.kind = Kind.TALKS
    another.another, another.ordinal, another.people, another.people_span, another.sides = True, None, (), [], ()
    return another


def _back_there(units: Units, at: int, drafts: Sequence[Draft]) -> bool:
    """Whether those who sat somewhere agree to come back there: "agreed to be back in P before T", "will return to the table"."""
    if units[at].low not in _RETURNING or not (units[at - 1].low in ("to", "be") or has(units[at - 1], "auxiliaries.future")):
        return False
    told = {name for draft in drafts[-1:] for name, _ in draft.places}
    behind = units[at + 1 : at + 4]
    return any((unit.place and unit.place in told) or unit.low == "table" for unit in behind)


_RETURNING = frozenset({"back", "return", "come back"})


def _first_time(units: Units, verb: int) -> bool:
    """Whether they met then for the first time: "the envoys met for the first time on T"."""
    behind = " ".join(unit.low for unit in units[verb + 1 : verb + 5])
    return behind.startswith("for the first time") and units[verb - 1].low in _TEAMS


_BACK = 3  # sentences
_MANY = frozenset({"the three", "the four", "the six", "six", "four", "three"})
_GATHERING = ("verbs.gather", "verbs.meet")
_TEAMS = frozenset({
    *("negotiators", "delegates", "delegations", "envoys", "diplomats", "parties", "sides", "subcommittee", "teams"),
    *("working group", "working groups", "group", "groups", "participants", "subcommittees", "they"),
})


def _negotiators(units: Units, verb: int) -> bool:
    """Whether it is those who sit at the talks who gather: "the delegates", "a working group", "the six"."""
    near = units[max(0, verb - _SUBJECT) : verb]
    teams = (unit.low.removeprefix("all ").removeprefix("the ") for unit in near)  # not "a group of farmers"
    return (any(team in _TEAMS for team in teams) or any(unit.low in _MANY for unit in near)) and not some(units[:verb], "say")


_SUBJECT = 8  # units


def time_behind(units: Units, verb: int) -> int | None:
    """The time behind a verb, before the next clause."""
    for at in range(verb + 1, min(len(units), verb + _REACH)):
        if units[at].code in ",;" or (starts(units[at], "verbs.") and at > verb + 1):
            return None
        span = units[at].extra
        if isinstance(span, TimeSpan) and not isinstance(span.value, Duration):
            return at
    return None


def told_again(told: Draft, sentence: Sentence, reach: tuple[int, int], status: Status | None) -> Draft:
    """A further telling of the same parties' meeting, at another time."""
    units = sentence.units
    span = units[reach[1]].extra
    places = place_after(units, reach[0] + 1, min(len(units), reach[1] + _HELPERS)).known
    return replace(
        told,
        sentence=sentence.index,
        start=units[reach[0]].start,
        end=units[reach[1]].end,
        status=status,
        status_span=Slot(units[reach[0]].start, units[reach[1]].end),
        times=[span] if isinstance(span, TimeSpan) else [],
        when=None,
        when_span=None,
        until=None,
        length=None,
        places=list(places),
        candidates=[],
        begins=False,
        ends=False,
        headline=False,
        sources=(),
    )
