"""Nouns that tell of meetings: summit, talks, meeting, call; who takes part, and where they stand."""

from dataclasses import dataclass

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings import status as standing
from monitor.analysis.meetings.arguments import Sentence, names_from, names_until
from monitor.analysis.meetings.clauses import add_place, make_draft, outer_cue, place_limit
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.grammar import (
    Units,
    has,
    is_actor,
    is_possessive,
    is_preposition,
    noun_phrase_start,
    starts,
    statuses,
    verb_group,
)
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


@dataclass(frozen=True, slots=True)
class Governor:
    """What a noun phrase hangs on: a verb, a preposition, or nothing. ``at`` is its place among the units."""

    kind: str  # verb, preposition, none
    at: int = -1
    word: str = ""


def read_noun(sentence: Sentence, noun: int) -> Draft | None:
    """The meeting a noun tells of or refers to; None where the noun means something else."""
    units = sentence.units
    start = noun_phrase_start(units, noun)
    if _other_sort(units, start, noun):
        return None
    kind = _kind(sentence, start, noun)
    governor = find_governor(units, start)
    inside, inside_at = _inside(sentence, start, noun, leaders=kind is Kind.SUMMIT)
    after, after_at, end = _after(sentence, noun, inside, leaders=kind is Kind.SUMMIT)
    both = inside.joined(after)
    subject_at: tuple[int, ...] = ()
    with_only = bool(after_at) and not inside_at and units[after_at[0] - 1].low not in ("between", "among", "of", "both") \
        and units[max(0, after_at[0] - 2)].low not in ("between", "among", "of")
    if (len(both.sides) < 2 or with_only) and governor.kind != "none":
        subject, subject_at = _governing_subject(sentence, governor, leaders=kind is Kind.SUMMIT)
        if not (set(subject.people) & set(both.people)):
            after = sentence.party(after_at, subject=subject, leaders=kind is Kind.SUMMIT) if after_at else after
            both = subject.joined(inside).joined(after)
    inferred = False
    if kind is Kind.SUMMIT and not both.sides:
        both, inferred = _last_pair(sentence), True
    both = _several(sentence, start, noun, both)
    draft = make_draft(sentence, noun, start, kind, both)
    draft.inferred = inferred
    draft.noun = units[noun].low
    draft.end = max(draft.end, end)
    draft.people_span = sentence.slots((*subject_at, *inside_at, *after_at))
    draft.status, draft.status_span = noun_status(sentence, start, noun, governor)
    draft.definite = _definite(units, start, noun)
    draft.ordinal, draft.another = ordinal_of(units, start, noun)
    _place(sentence, draft, start, noun)
    attach_times(units, draft, _clause_start(units, start, governor), noun)
    draft.fresh = _fresh(draft, governor, units, noun, both, explicit=bool(inside.sides or after.sides))
    if inferred:
        draft.fresh = draft.fresh and bool(draft.times or draft.places or draft.ordinal)
    draft.strength = 0.85
    draft.rule = "noun"
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


def _last_pair(sentence: Sentence) -> Party:
    """Whose summit it is when nobody is named: the two parties last brought together, with their heads if the story names both."""
    sides = sentence.scene.pair
    heads = tuple(head for side in sides for head in (sentence.scene.head_of(side),) if head)
    return Party(heads if len(heads) == 2 else (), sides)


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


def find_governor(units: Units, start: int) -> Governor:
    """The preposition or verb right before a noun phrase."""
    at = start - 1
    while at >= 0 and (units[at].code in 'T"' or (has(units[at], "adverbs") and units[at].low not in ("not",))):
        at -= 1
    if at < 0:
        return Governor("none")
    unit = units[at]
    if unit.low == "ahead of" or is_preposition(unit):
        return Governor("preposition", at, unit.low)
    if (
        starts(unit, "verbs.")
        or starts(unit, "status.")
        or has(unit, "irregular_past")
        or unit.low.endswith(("ed", "ing"))
        or unit.low == "be"
    ):
        return Governor("verb", at, unit.low)
    return Governor("none", at, unit.low)


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
    subject = _sentence_subject(sentence, start)
    return sentence.party(indexes, subject=subject, leaders=leaders), indexes


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


def _sentence_subject(sentence: Sentence, before: int) -> Party | None:
    """The first actors of the sentence before a phrase: whom "his" and "their" most likely mean."""
    units = sentence.units
    for at in range(before):
        if (
            is_actor(units[at])
            and units[at].code in "NC"
            and not (at and is_preposition(units[at - 1]) and units[at - 1].low != "as")
        ):
            party = sentence.party(names_from(units, at))
            if party.people or len(party.sides) > 1:
                return party
    return None


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
            party = sentence.party(
                members, subject=inside if inside.people else _sentence_subject(sentence, noun), leaders=leaders
            )
            return party, members, units[members[-1]].end
        if starts(unit, "verbs.") or starts(unit, "auxiliaries.") or unit.code in ",;" or starts(unit, "clause_words"):
            break
        if is_actor(unit) and unit.code == "N" and not is_preposition(units[at - 1]):
            break
    return Party(), (), units[noun].end


_DEPENDENT = frozenset({"for", "in", "of", "on", "about", "at", "after", "from", "during", "to", "over"})


def _governing_subject(sentence: Sentence, governor: Governor, *, leaders: bool) -> tuple[Party, tuple[int, ...]]:
    units = sentence.units
    if governor.kind == "verb":
        return sentence.subject(verb_group(units, governor.at).start, leaders=leaders)
    if governor.word in ("for", "in", "to", "at", "during", "from", "on"):
        for at in range(governor.at - 1, max(-1, governor.at - 16), -1):
            unit = units[at]
            if starts(unit, "verbs.") or starts(unit, "status.") or has(unit, "irregular_past"):
                return sentence.subject(verb_group(units, at).start, leaders=leaders)
            if has(unit, "say"):
                break
    return Party(), ()


def noun_status(sentence: Sentence, start: int, noun: int, governor: Governor) -> tuple[Status | None, Slot | None]:
    """Status told by the predicate after the noun, the verb before it, or the adjectives inside."""
    units = sentence.units
    found: list[tuple[Status, Slot]] = []
    right = _predicate(sentence, noun)
    if right:
        found.append(right)
    left = _governed(sentence, governor)
    if left:
        found.append(left)
    for unit in units[start:noun]:
        cues = [] if has(unit, "another") else statuses(unit)
        found.extend((Status(cue) if cue != "back_on" else Status.PLANNED, Slot(unit.start, unit.end)) for cue in cues)
    if not found:
        outer = outer_cue(units, start, Status.PLANNED)
        return outer if outer else (None, None)
    best = standing.strongest(status.value for status, _ in found)
    chosen = next((item for item in found if item[0].value == best), found[0])
    if right and right[0] in (Status.HELD, Status.ONGOING) and chosen[0] in (Status.PROPOSED, Status.PLANNED):
        chosen = right
    return chosen


_TELLING = frozenset({"for", "of", "on", "about", "to", "in", "at", "into", "toward", "towards"})
_THREATS = frozenset({"threatened", "threatens", "threaten", "threatening", "threat", "if", "unless", "would", "consider", "warned"})


def _main_tense(sentence: Sentence, before: int) -> Status:
    """Whether the clause left of "during" is still to come."""
    units = sentence.units
    for at in range(before - 1, max(-1, before - 14), -1):
        if has(units[at], "auxiliaries.future") or units[at].low == "to":
            return Status.PLANNED
        if has(units[at], "irregular_past") or units[at].low.endswith("ed"):
            return Status.HELD
    return Status.PLANNED if sentence.headline else Status.HELD


def _governed(sentence: Sentence, governor: Governor) -> tuple[Status, Slot] | None:
    units = sentence.units
    if governor.kind == "none":
        return None
    unit = units[governor.at]
    span = Slot(unit.start, unit.end)
    if governor.kind == "preposition":
        if has(unit, "prepositions.before"):
            return Status.PLANNED, span
        if governor.word in ("after", "following", "since"):
            return Status.HELD, span
        if governor.word == "during":
            return _main_tense(sentence, governor.at), span
        return _before_preposition(sentence, governor) if governor.word in _TELLING else None
    group = verb_group(units, governor.at)
    span = Slot(units[group.start].start, unit.end)
    cue = standing.strongest(statuses(unit)) if not has(unit, "verbs.hold") else None
    if cue in ("cancelled", "postponed", "denied"):
        weak = group.negative or group.modal or not _THREATS.isdisjoint(group.words)
        return Status.PLANNED if weak and cue == "cancelled" else Status(cue), span
    far = outer_cue(units, group.start, Status.PLANNED)
    if far and (units[group.start].low != units[governor.at].low or far[0] is Status.DENIED):
        return far
    outer = standing.of_verb(group, headline=sentence.headline)
    if cue in ("proposed", "planned") and outer is Status.HELD:
        return Status(cue), span
    if cue == "held" and has(unit, "status.ongoing") is False and outer is Status.HELD:
        return Status.HELD, span
    if has(unit, "status.ongoing", "verbs.resume") and outer is Status.HELD:
        return Status.ONGOING, span
    return outer, span


def _before_preposition(sentence: Sentence, governor: Governor) -> tuple[Status, Slot] | None:
    """The cue a preposition hangs on: "plans for talks", "open to talks", "arrived for talks", "no decision on a meeting"."""
    units = sentence.units
    for at in range(governor.at - 1, max(-1, governor.at - 9), -1):
        unit = units[at]
        cues = statuses(unit)
        if cues and not starts(unit, "nouns."):
            cue = standing.strongest(cues)
            span = Slot(unit.start, unit.end)
            if cue == "proposed" and any(has(other, "status.denied") for other in units[max(0, at - 6) : at]):
                return Status.DENIED, span
            if cue in ("cancelled", "postponed", "denied", "proposed"):
                return Status(cue), span
            if starts(unit, "verbs.") or cue == "planned":
                return standing.of_verb(
                    verb_group(units, at), headline=sentence.headline
                ) if cue != "planned" else Status.PLANNED, span
            return Status(cue) if cue else Status.PLANNED, span
        if has(unit, "verbs.arrive", "verbs.go", "verbs.reach", "verbs.leave", "verbs.visit"):
            return Status.PLANNED, Slot(unit.start, unit.end)
        if unit.code in ",;" or starts(unit, "clause_words") or (is_actor(unit) and unit.code == "N" and governor.at - at > 1):
            return None
    return None


def _predicate(sentence: Sentence, noun: int) -> tuple[Status, Slot] | None:
    """What is said of the noun after it: "will be held", "broke down", ", planned for June 12, has been cancelled"."""
    units = sentence.units
    at = noun + 1
    limit = min(len(units), noun + 18)
    found: tuple[Status, Slot] | None = None
    while at < limit:
        unit = units[at]
        if starts(unit, "auxiliaries.") or (
            starts(unit, "status.") and not starts(unit, "nouns.") and not is_preposition(unit)
        ):
            stop = _verb_end(units, at, limit)
            if has(units[stop - 1], "say"):
                return found
            told = _predicate_status(units, at, stop)
            if told:
                found = (told, Slot(unit.start, units[stop - 1].end)) if found is None or told in _FINAL else found
            if (units[stop : stop + 1] and units[stop].code == ",") or found is None:
                at = stop
                continue
            return found
        if has(unit, "say") or has(unit, "prepositions.before", "prepositions.after") or unit.code == ";":
            return found
        if (
            is_actor(unit)
            and unit.code == "N"
            and not is_preposition(units[at - 1])
            and not is_preposition(units[max(0, at - 2)])
            and units[at - 1].low not in ("and", "between", ",")
        ):
            return found
        at += 1
    return found


_FINAL = (Status.CANCELLED, Status.POSTPONED, Status.DENIED)


def _verb_end(units: Units, start: int, limit: int) -> int:
    at = start
    while at < limit and (
        starts(units[at], "auxiliaries.")
        or starts(units[at], "status.")
        or has(units[at], "adverbs")
        or units[at].low in ("to", "without", "a", "no")
        or units[at].code == '"'
    ):
        at += 1
    return max(at, start + 1)


def _predicate_status(units: Units, start: int, stop: int) -> Status | None:
    words = units[start:stop]
    cues = [cue for unit in words for cue in statuses(unit)]
    negative = any(has(unit, "auxiliaries.negative", "auxiliaries.contracted") for unit in words)
    if "back_on" in cues:
        return Status.PLANNED
    best = standing.strongest(cue for cue in cues if cue != "held")
    if best in ("cancelled", "postponed", "denied"):
        return Status(best)
    future = any(has(unit, "auxiliaries.future") or unit.low == "to" for unit in words)
    if best == "ongoing" and words[0].low.endswith("ing"):
        return Status.PLANNED
    if negative:
        hedged = any(unit.low in ("may", "might", "could") for unit in words)
        return Status.PROPOSED if hedged else Status.DENIED if "held" in cues or future else None
    if best in ("proposed", "planned"):
        return Status(best)
    if best == "ongoing":
        return (
            Status.PLANNED
            if future or words[0].low in ("opens", "begins", "starts", "open", "begin", "start")
            else Status.ONGOING
        )
    if "held" in cues:
        return Status.PLANNED if future else Status.HELD
    return Status.PLANNED if future else None


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


def _place(sentence: Sentence, draft: Draft, start: int, noun: int) -> None:
    """Place in the compound ("the Singapore summit") or behind the noun."""
    units = sentence.units
    for at in range(start, noun):
        unit = units[at]
        if unit.place and (unit.code in "LK" or not _is_party(units, at, start, noun)) and units[at + 1].code not in "-s":
            draft.places.append((unit.place, Slot(unit.start, unit.end)))
    if not draft.places:
        add_place(sentence, draft, noun + 1)


def _fresh(draft: Draft, governor: Governor, units: Units, noun: int, both: Party, *, explicit: bool) -> bool:
    """Whether the words can stand for a meeting of their own: parties on both sides and something that says it is one."""
    unit = units[noun]
    if len(both.sides) < 2:
        return False
    anchored = bool(draft.places or draft.ordinal or draft.status)
    if has(unit, "nouns_weak") and draft.kind is not Kind.CALL:
        return explicit and draft.status in (Status.HELD, Status.PLANNED) and governor.kind != "none"
    return anchored or (draft.kind is Kind.SUMMIT and explicit)


__all__ = ["find_governor", "place_limit", "read_noun"]
