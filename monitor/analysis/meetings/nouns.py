"""Nouns that tell of meetings: summit, talks, meeting, call; who takes part, and where they stand."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.arguments import names_from, names_until
from monitor.analysis.meetings.clauses import add_place, make_draft, place_limit
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.grammar import (
    Units,
    has,
    is_actor,
    is_possessive,
    is_preposition,
    noun_phrase_start,
    starts,
    verb_group,
)
from monitor.analysis.meetings.noun_status import Governor, find_governor, noun_status
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.times import attach_times
from monitor.domain.meeting import Kind, Status

_KINDS = (
    ("nouns.summit", Kind.SUMMIT),
    ("nouns.call", Kind.CALL),
    ("nouns.talks", Kind.TALKS),
    ("nouns.meeting", Kind.MEETING),
)
_NAMED = frozenset({"US", "DPRK", "ROK", "CHN", "JPN", "RUS"})  # other countries before "summit" are its venue
_HOLDING = ("verbs.hold", "verbs.have", "verbs.attend")


def read_noun(sentence: Sentence, noun: int) -> Draft | None:
    """The meeting a noun tells of or refers to; None where the noun means something else."""
    units = sentence.units
    if noun + 1 < len(units) and starts(units[noun + 1], "nouns.") and not has(units[noun], "nouns.call"):
        return None
    start = noun_phrase_start(units, noun)
    if _other_sort(units, start, noun):
        return None
    kind = _kind(sentence, start, noun)
    governor = find_governor(units, start)
    inside, inside_at = _inside(sentence, start, noun, leaders=kind is Kind.SUMMIT)
    after, after_at, end = _after(sentence, noun, inside, leaders=kind is Kind.SUMMIT)
    both = inside.joined(after)
    subject = Party()
    subject_at: tuple[int, ...] = ()
    with_only = (
        bool(after_at)
        and not inside_at
        and units[after_at[0] - 1].low not in ("between", "among", "of", "both")
        and units[max(0, after_at[0] - 2)].low not in ("between", "among", "of")
    )
    if (len(both.sides) < 2 or with_only) and governor.kind != "none":
        subject, subject_at = _governing_subject(sentence, governor, leaders=kind is Kind.SUMMIT)
        if not (set(subject.people) & set(both.people)):
            after = sentence.party(after_at, subject=subject, leaders=kind is Kind.SUMMIT) if after_at else after
            both = subject.joined(inside).joined(after)
    if len(both.sides) == 1 and after_at:
        both = both.joined(Party((), _speaker_side(sentence, start)))
    if not both.sides and governor.word == "after" and governor.kind == "preposition":
        both = sentence.first_subject(start) or Party()
        both = Party(both.people, both.sides[:1])
    inferred = False
    if len(both.sides) < 2 and (kind is Kind.SUMMIT or _worked(units, start, noun)) and not after_at:
        pair = _last_pair(sentence, leaders=kind is Kind.SUMMIT)
        if set(both.sides) <= set(pair.sides) and pair.sides:
            both, inferred = both.joined(pair), True
    if kind is Kind.TALKS and _worked(units, start, noun):
        both = Party(tuple(p for p in both.people if not sentence.scene.is_head(p)), both.sides)
    if (
        kind is not Kind.SUMMIT
        and governor.kind == "verb"
        and not has(units[governor.at], "verbs.hold", "verbs.have", "status.held")
    ):
        heads = {side for person in both.people if sentence.scene.is_head(person) for side in sentence.scene.side_of(person)}
        both = (
            both
            if len(heads) > 1
            else Party(tuple(p for p in both.people if not (sentence.scene.is_head(p) and p in subject.people)), both.sides)
        )
    both = _several(sentence, start, noun, both)
    draft = make_draft(sentence, noun, start, kind, both)
    draft.inferred = inferred
    draft.noun = units[noun].low
    draft.end = units[end].end
    draft.people_span = sentence.slots((*subject_at, *inside_at, *after_at))
    told = noun_status(sentence, start, noun, governor, after=end)
    draft.status, draft.status_span, draft.revived = told.status, told.slot, told.revived
    draft.definite = _definite(units, start, noun)
    draft.ordinal, draft.another = ordinal_of(units, start, noun)
    draft.purpose = governor.word == "for"
    draft.prior = any(unit.low in ("previous", "earlier", "past") for unit in units[start:noun])
    draft.ends = _ending(units[governor.at] if governor.kind != "none" else units[noun], units[noun + 1 : noun + 6])
    draft.nested = governor.kind == "preposition" and governor.word not in ("in", "for")
    if (has(units[governor.at], "prepositions.before", "prepositions.after") and governor.kind == "preposition") or _for_preparing(
        units, governor
    ):
        draft.nested = True
    behind = told.last if told.last > noun else noun
    draft.scheduled = any(has(unit, "status.planned") for unit in units[end + 1 : end + 4])
    _place(sentence, draft, start, noun, behind)
    _add_host(sentence, draft)
    if not told.details:
        attach_times(units, draft, _clause_start(units, start, governor), noun, behind)
    draft.fresh = _fresh(draft, governor, units, noun, both, explicit=bool(inside.sides or after.sides))
    if inferred:
        draft.fresh = draft.fresh and _inferred_stands(draft, told.last > noun)
    draft.strength = 0.85
    draft.rule = "noun"
    draft.object_at, draft.hosts = after_at, subject.joined(inside).sides
    if kind is Kind.SUMMIT and not both.sides:
        draft.leaders = True
    return draft


_THREE = frozenset({"trilateral", "tripartite", "three-way", "three-nation", "three-party", "three - way", "three"})


def _several(sentence: Sentence, start: int, noun: int, both: Party) -> Party:
    """A trilateral is between the three parties that the sentence is about."""
    words = {unit.low for unit in sentence.units[start : noun + 1]}
    if len(both.sides) > 2 or not words & _THREE or "weeks" in words or "days" in words:
        return both
    sides = list(both.sides)
    for unit in sentence.units:
        if is_actor(unit):
            sides.extend(sentence.scene.resolve(unit).sides)
    distinct = tuple(side for side in dict.fromkeys(sides) if side not in ("UN", "EU"))
    return Party((), distinct) if len(distinct) == 3 else both


_LEVELS = frozenset({"working-level", "high-level", "denuclearization", "denuclearisation", "nuclear", "disarmament"})


def _worked(units: Units, start: int, noun: int) -> bool:
    """Negotiations named by their level or subject: whose, the story has said before."""
    words = {unit.low for unit in units[start:noun]} | {unit.low.replace(" ", "") for unit in units[start:noun]}
    return bool(words & _LEVELS) and has(units[noun], "nouns.talks") and units[noun].low.endswith("s")


def _last_pair(sentence: Sentence, *, leaders: bool = True) -> Party:
    """Whose summit it is when nobody is named: the two parties last brought together, with their heads if the story names both."""
    heads = [p for p in sentence.people() if sentence.scene.is_head(p)] if leaders else []
    named = {side for person in heads for side in sentence.scene.side_of(person)}
    if len(heads) == 2 and len(named) == 2:
        return Party(tuple(heads), tuple(side for person in heads for side in sentence.scene.side_of(person)))
    sides = sentence.scene.pair
    if not leaders:
        return Party((), sides)
    known = tuple(head for side in sides for head in (sentence.scene.head_of(side),) if head)
    return Party(known if len(known) == 2 else (), sides)


def _clause_start(units: Units, start: int, governor: Governor) -> int:
    return verb_group(units, governor.at).start if governor.kind == "verb" else start


def _kind(sentence: Sentence, start: int, noun: int) -> Kind:
    unit = sentence.units[noun]
    kind = next(kind for name, kind in _KINDS if has(unit, name))
    near = sentence.units[start : noun + 8]
    if kind in (Kind.TALKS, Kind.MEETING, Kind.CALL) and any(has(other, "phone") for other in near):
        return Kind.CALL
    if kind is Kind.CALL and unit.low in ("call", "calls", "conversation", "conversations"):
        return Kind.CALL if any(has(other, "phone") for other in sentence.units[max(0, noun - 3) : noun + 9]) else Kind.MEETING
    if kind is Kind.TALKS and any(has(other, "nouns.summit") for other in sentence.units[start:noun]):
        return Kind.SUMMIT
    if any(has(other, "nouns.summit") for other in sentence.units[max(start, noun - 1) : noun]):
        return Kind.SUMMIT
    return kind


def _other_sort(units: Units, start: int, noun: int) -> bool:
    """Meetings of another sort ("Politburo meeting"), things named after meetings ("meeting room")."""
    before = units[noun - 1] if noun > start else None
    if before is not None and (has(before, "stop.before") or before.low in ("news", "press")):
        return True
    after = units[noun + 1] if noun + 1 < len(units) else None
    if after is not None and has(after, "stop.after"):
        return True
    return (
        units[noun].low in ("call", "calls", "contact", "contacts", "audience", "reunion")
        and after is not None
        and after.low == "for"
    )


def _inside(sentence: Sentence, start: int, noun: int, *, leaders: bool) -> tuple[Party, tuple[int, ...]]:
    """Actors inside the phrase: possessors and compounds."""
    units = sentence.units
    found = []
    for at in range(start, noun):
        unit = units[at]
        if (
            is_possessive(unit)
            or unit.code == "N"
            or unit.code in "BA"
            or (unit.code in "CKO" and _is_party(units, at, start, noun))
        ):
            found.append(at)
    if (
        found
        and found[0] == start
        and units[start].code == "N"
        and not is_possessive(units[start])
        and start
        and units[start + 1].code == "s"
    ):
        found = [*names_until(units, start)[:-1], *found]
    indexes = tuple(found)
    return sentence.party(indexes, subject=sentence.first_subject(start), leaders=leaders), indexes


def _is_party(units: Units, at: int, start: int, noun: int) -> bool:
    """A country or capital inside the phrase is a party where it owns the meeting or is one of several."""
    del start
    actor = units[at].actor
    if units[at].code == "C" and units[at + 1].code not in "s-" and actor is not None and actor.sides[0] not in _NAMED:
        return False
    return (
        units[at + 1].code == "s"
        or units[at].code == "C"
        or (units[at].code == "K" and noun - at > 1 and units[at + 1].code == "-")
    )


def _after(sentence: Sentence, noun: int, inside: Party, *, leaders: bool) -> tuple[Party, tuple[int, ...], int]:
    """Actors behind the noun: with X, between X and Y, of X and Y, involving X."""
    units = sentence.units
    for at in range(noun + 1, min(len(units), noun + 12)):
        unit = units[at]
        if unit.low in ("with", "between", "among", "involving", "of") or (unit.low == "by" and at == noun + 1):
            first = next((i for i in range(at + 1, min(len(units), at + 5)) if is_actor(units[i])), None)
            if first is None or any(starts(u, "verbs.") or u.code in ",." for u in units[at + 1 : first]):
                continue
            members = names_from(units, first)
            if unit.low == "of" and len(members) < 2 and units[first].code != "N":
                continue
            party = sentence.party(members, subject=inside if inside.people else sentence.first_subject(noun), leaders=leaders)
            return party, members, members[-1]
        if starts(unit, "verbs.") or starts(unit, "auxiliaries.") or unit.code in ",;" or starts(unit, "clause_words"):
            break
        if is_actor(unit) and unit.code == "N" and not is_preposition(units[at - 1]):
            break
        if starts(unit, "nouns."):
            break
    return Party(), (), noun


_DEPENDENT = frozenset({"for", "in", "of", "on", "about", "at", "after", "from", "during", "to", "over"})


def _governing_subject(sentence: Sentence, governor: Governor, *, leaders: bool) -> tuple[Party, tuple[int, ...]]:
    units = sentence.units
    if governor.kind == "verb":
        return sentence.subject(verb_group(units, governor.at).start, leaders=leaders)
    if governor.word in ("for", "in", "to", "at", "during", "from", "on", "of", "out"):
        for at in range(governor.at - 1, max(-1, governor.at - 16), -1):
            unit = units[at]
            if starts(unit, "verbs.") or starts(unit, "status.") or has(unit, "irregular_past"):
                party, indexes = sentence.subject(verb_group(units, at).start, leaders=leaders)
                asked = has(unit, "verbs.invite") or has(unit, "status.proposed")
                if asked and governor.word in ("for", "to") and at + 1 < governor.at and is_actor(units[at + 1]):
                    object_at = names_from(units, at + 1)
                    party, indexes = party.joined(sentence.party(object_at, subject=party)), (*indexes, *object_at)
                return party, indexes
            if has(unit, "say"):
                break
    return Party(), ()


def _definite(units: Units, start: int, noun: int) -> bool:
    first = units[start]
    return (
        first.low in ("the", "this", "that", "these", "those")
        or is_possessive(first)
        or any(unit.code == "s" for unit in units[start:noun])
    )


def ordinal_of(units: Units, start: int, noun: int) -> tuple[int | None, bool]:
    """Number of a meeting, and whether it is "another" or "next" one."""
    another = any(has(unit, "another") for unit in units[start:noun])
    if any(unit.low == "since" for unit in units[noun + 1 : noun + 9]):
        return None, another
    for unit in units[start:noun]:
        for name in unit.classes:
            if name.startswith("ordinals."):
                return int(name.removeprefix("ordinals.")), another
    return None, another


_ENDS = ("wrap", "end", "conclud", "finish", "clos")


def _ending(governor: Unit, behind: Units) -> bool:
    """Whether the words tell of a meeting's end, so that its length counts back."""
    return any(unit.low.startswith(_ENDS) and has(unit, "status.held") for unit in (governor, *behind))


def _speaker_side(sentence: Sentence, start: int) -> tuple[str, ...]:
    """Whose talks with somebody they are: the side that speaks of them ("North Korea said talks with ...")."""
    units = sentence.units
    at = start - 1
    while at > 0 and (units[at].low in ("that", '"') or units[at].code in 'T"d'):
        at -= 1
    return sentence.subject(at)[0].sides if at > 0 and has(units[at], "say") else ()


def _add_host(sentence: Sentence, draft: Draft) -> None:
    """Talks of one side in the other's capital are talks with the other, where the story pairs the two."""
    if len(draft.parties) != 1 or not draft.places:
        return
    hosts = {side for unit in sentence.units if unit.start == draft.places[0][1].start and unit.actor for side in unit.actor.sides}
    pair = set(sentence.scene.pair)
    if len(hosts) == 1 and {draft.parties[0]} | hosts == pair and len(pair) == 2:
        draft.parties = (draft.parties[0], *hosts)


def _inferred_stands(draft: Draft, said_of_it: bool) -> bool:
    """Whether a meeting whose parties were told before is one of its own: dated, placed, numbered, or decided on."""
    if draft.times or draft.places or draft.ordinal:
        return True
    if draft.kind is Kind.SUMMIT:
        return draft.another and draft.status is not None
    decided = draft.status in (Status.PLANNED, Status.CANCELLED, Status.POSTPONED) and draft.sentence <= _LEAD
    return decided or (draft.status is Status.HELD and said_of_it)


_LEAD = 2  # sentences


def _for_preparing(units: Units, governor: Governor) -> bool:
    return governor.word == "for" and any(has(unit, "status.planned") for unit in units[max(0, governor.at - 2) : governor.at])


def _hosted(units: Units, governor: Governor, noun: int) -> list[tuple[str, Slot]]:
    """Where a meeting is by who hosts it: "Sweden will host the talks", "talks to be hosted by Sweden"."""
    if governor.kind == "verb" and has(units[governor.at], "verbs.host"):
        near = range(verb_group(units, governor.at).start - 1, max(-1, governor.at - 9), -1)
    else:
        by = next((at for at in range(noun + 1, min(len(units) - 1, noun + 14)) if units[at].low == "by"), None)
        if by is None or not has(units[by - 1], "verbs.host"):
            return []
        near = range(by + 1, min(len(units), by + 3))
    host = next((units[at] for at in near if is_actor(units[at])), None)
    return [(host.place, Slot(host.start, host.end))] if host is not None and host.place else []


def _place(sentence: Sentence, draft: Draft, start: int, noun: int, behind: int) -> None:
    """Place in the compound ("the Singapore summit") or behind the noun."""
    units = sentence.units
    for at in range(start, noun):
        unit = units[at]
        if unit.place and (unit.code in "LK" or not _is_party(units, at, start, noun)) and units[at + 1].code not in "-s":
            draft.places.append((unit.place, Slot(unit.start, unit.end)))
    if not draft.places:
        add_place(sentence, draft, noun + 1)
    if not draft.places and behind > noun:
        add_place(sentence, draft, behind)
    if not draft.places:
        draft.places.extend(_hosted(units, find_governor(units, start), noun))


_MEALS = frozenset({"dinner", "lunch", "luncheon", "breakfast", "banquet"})
_VAGUE = frozenset(
    {
        "dialogue",
        "dialogues",
        "dialog",
        "contact",
        "contacts",
        "discussion",
        "discussions",
        "conversation",
        "conversations",
        "travel",
        "summitry",
    }
)


def _fresh(draft: Draft, governor: Governor, units: Units, noun: int, both: Party, *, explicit: bool) -> bool:
    """Whether the words can stand for a meeting of their own: parties on both sides and something that says it is one."""
    unit = units[noun]
    if len(both.sides) < 2:
        return False
    anchored = bool(draft.places or draft.ordinal or draft.status or draft.times)
    if has(unit, "nouns_weak") and draft.kind is not Kind.CALL:
        if unit.low in _MEALS and not (governor.kind == "verb" and explicit):
            return False
        holding = governor.kind == "verb" and has(units[governor.at], "verbs.hold", "verbs.have")
        if unit.low not in _VAGUE:
            return (explicit or holding) and draft.status is not None
        return (explicit or holding) and draft.status in (Status.HELD, Status.PLANNED) and governor.kind != "none"
    return anchored or (draft.kind is Kind.SUMMIT and explicit)


__all__ = ["find_governor", "place_limit", "read_noun"]
