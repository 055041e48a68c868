"""One sentence as the frames read it, and who its words stand for."""

from dataclasses import dataclass

from monitor.analysis.entities.scene import NO_PERSONS, NOBODY, PAIRING, Party, Scene
from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.arguments import describes, find_subject, names_from, names_until, opens_clause
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.grammar import Row, has, is_actor, is_person, is_preposition, is_verbal, lacks, starts
from monitor.analysis.meetings.places import place_list

_SPEAKER = frozenset({"i", "me", "my", "we", "us", "our", "ours"})
_BEING = ("auxiliaries.be_present", "auxiliaries.be_past", "auxiliaries.future", "auxiliaries.conditional")
_LEADERS = frozenset({"leaders", "presidents"})
_OFFICIALS = frozenset({"senior", "top", "officials", "diplomats", "leaders", "counterparts", "negotiators", "envoys"})
_NAMED = frozenset({"US", "DPRK", "ROK", "CHN", "JPN", "RUS"})  # other countries are venues
_NOBODY = frozenset({"no", "neither", "few"})  # "no president has ever met"
_BY_SUBJECT = frozenset({"counterpart", "group"})  # whose they are, the sentence's subject may tell
_TWO = 2
_ASKED = frozenset({"asked", "pressed", "quizzed"})  # "Asked if he might visit P, A said"
_ASIDES = frozenset({"where", "who", "which", "whose"})
_CLAUSE = 24  # units that a clause before another can have
_SHORTEST = 5  # units of a sentence with a clause in front
_FRONTED = frozenset({"while", "although", "though", "as", "when", "because", "since", "if", "after", "before", "once", "until"})
_EXAMPLES = frozenset({"including", "such as", "as", "like"})
_WITH = 6  # units from "his" to "with"
_CLAUSE_OPENERS = _FRONTED | {"where", "that"}
_REPORTED = frozenset({"would", "had", "might"})
_ASIDE = 12  # units
_HIM = frozenset({"him", "her"})
_HIS = frozenset({"his", "her"})
_ARTICLES = frozenset({"the", "a", "an"})  # a title takes its own along


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence as the frames read it; one that tells of no meeting (``opened`` is false) has only its names for units."""

    index: int
    units: Row
    scene: Scene
    headline: bool = False
    caption: bool = False
    text: str = ""
    opened: bool = True
    turn: tuple[Unit, ...] | None = None  # the names in the label that opens a turn of a transcript
    _heads: list[int] | None = None
    _main: int = 0

    def holds(self, name: str) -> bool:
        """Whether any word of the sentence stands in a word list."""
        return name in self.units.lists

    @property
    def asks(self) -> bool:
        """Whether a headline is a question."""
        return self.headline and any(unit.low == "?" for unit in self.units)

    def party(self, indexes: tuple[int, ...], *, subject: Party | None = None, leaders: bool = False) -> Party:
        """All that some units stand for together."""
        found = NOBODY
        leaders = leaders or (len(indexes) == _TWO and self._beside_head(indexes))
        for at, index in enumerate(indexes):
            one = self._one(index, subject, leaders=leaders)
            described = at > 0 and describes(self.units, indexes[at - 1], index)
            found = found.joined(Party((), one.sides) if described else one)
        return found.joined(self._president(indexes, found)) if len(indexes) > 1 and len(set(found.sides)) == 1 else found

    def _president(self, indexes: tuple[int, ...], others: Party) -> Party:
        """The head whom a bare "the President" means beside somebody of his side: "the President and Secretary Cohen"."""
        bare = any(
            actor is not None and actor.ref == "role" and "president" in self.units[index].low and not actor.sides
            for index in indexes for actor in (self.units[index].actor,)
        )
        head = self.scene.head_by_date(others.sides[0]) if bare and others.people else None
        return Party((head,)) if head is not None else NOBODY

    def _beside_head(self, indexes: tuple[int, ...]) -> bool:
        """Whether of two one is a bare surname and the other a leader: the Kim of "Moon and Kim" is a leader too."""
        actors = [self.units[index].actor for index in indexes]
        if not all(actor is not None and actor.ref in ("person", "surname") for actor in actors):
            return False
        bare = [at for at, actor in zip(indexes, actors, strict=True) if actor and actor.ref == "surname" and len(actor.words) < 2]
        others = [at for at in indexes if at not in bare[-1:]]
        return bool(bare) and any(
            self.scene.is_head(person) for at in others for person in self.scene.resolve(self.units[at]).people
        )

    def _one(self, index: int, subject: Party | None, *, leaders: bool) -> Party:
        unit = self.units[index]
        actor = unit.actor
        if actor is None:
            return NOBODY
        if actor.ref in ("pronoun", "possessive"):
            return self._pronoun(index, subject)
        if actor.ref == "group" and not actor.sides:
            if index > 1 and self.units[index - 1].code == "s":
                return Party((), self.scene.resolve(self.units[index - 2]).sides[:1])
            return self._group(self._of_group(index), subject)
        if not subject and actor.ref in _BY_SUBJECT:
            subject = self.first_subject(index)
        one = self.scene.resolve(unit, subject=subject, leaders=leaders)
        if not one.sides and index > 1 and self.units[index - 1].code == "s":
            one = one.joined(Party((), self.scene.resolve(self.units[index - 2]).sides[:1]))
        elif not one.sides and index and unit.low.startswith("'s "):
            one = one.joined(Party((), self.scene.resolve(self.units[index - 1]).sides[:1]))
        return one

    def _of_group(self, index: int) -> int:
        """The group that a group is of: "envoys of the two countries", "experts from both sides"."""
        behind = self.units[index + 1 : index + 3]
        actor = behind[1].actor if len(behind) > 1 and behind[0].low in ("of", "from") else None
        return index + 2 if actor is not None and actor.ref == "group" and actor.words & PAIRING else index

    def _pronoun(self, index: int, subject: Party | None) -> Party:
        unit = self.units[index]
        word = unit.low
        if word in _SPEAKER:
            speaker = self.speaker()
            return speaker if word in ("i", "me", "my") else Party((), speaker.sides)
        if word in ("it", "its"):
            return self._country_before(index)
        owner = self._owner_of_row(index)
        if owner is not None:
            return owner
        before = self._subject_of_clause_before(index) or self._owner(index) or NOBODY
        if word in _HIM and subject is not None:
            others = [p for p in self.named_before(index) if p not in subject.people] or [
                p for p in self.scene.recent(unit.start) if p not in subject.people
            ]
            return Party(tuple(others[-1:]), self.scene.side_of(others[-1]) if others else ())
        if word in ("they", "them", "their", "theirs"):
            if self.units[0].low == "it" and has(self.units[1], *_BEING) and self.scene.first_pair is not None:
                return self.scene.first_pair
            group = self._group_before(index) if word != "their" else self._group_of_clause(index) or self._group_before(index)
            told = self._one(group, None, leaders=False) if group is not None else None
            for known in (told, subject, before, self._both_before(index)):
                if known is not None and (len(known.sides) > 1 or len(known.people) > 1):
                    return known
            return self.scene.resolve(unit)
        if word in _HIS and (partner := self._partner_of(index, subject or before)) is not None:
            return partner
        fitting = subject is not None and len(subject.people) > 0 and (word not in _HIS or self.scene.fits(subject.people[0], word))
        return self.scene.resolve(unit, subject=subject if fitting else before)

    def _partner_of(self, index: int, subject: Party) -> Party | None:
        """Whose "his summit with B" is that C saw A before: that of A, who is the one the story pairs with B."""
        core = set(self.scene.core.parties)
        if not core or not index or set(subject.sides) & core or not has(self.units[index - 1], "prepositions.before"):
            return None
        other = next((at for at in range(index + 1, min(len(self.units) - 1, index + _WITH)) if self.units[at].low == "with"), None)
        last = self.named_before(index)[-1:]
        if other is None or not last or not self.scene.fits(last[0], self.units[index].low):
            return None
        behind = set(self.scene.resolve(self.units[other + 1]).sides)
        own = set(self.scene.side_of(last[0]))
        return Party((last[0],), self.scene.side_of(last[0])) if behind | own == core and not behind & own else None

    def _subject_of_clause_before(self, index: int) -> Party | None:
        """Whom "he" behind "when" or "that" means: whom the clause before is about ("A said B was ill when he flew to P")."""
        if self.units[index].low not in ("he", "she") or not index:
            return None
        opener = self.units[index - 1]
        if opener.low not in _CLAUSE_OPENERS and not has(opener, "say"):
            return None
        for at in range(index - 2, max(-1, index - 2 - _CLAUSE), -1):
            unit = self.units[at]
            if unit.actor is None or unit.actor.ref not in ("person", "surname") or not self._hangs_on_nothing(at):
                continue
            if self._only_quoted(at, index):
                continue
            if opens_clause(self.units, at):
                party = self.scene.resolve(unit)
                fits = len(party.people) == 1 and self.scene.fits(party.people[0], self.units[index].low)
                return party if fits else None
        return None

    def _owner(self, index: int) -> Party | None:
        """The subject of the sentence; where it is no man, "his" is that of the last man named ("C went with A to his talks")."""
        first = self.first_subject(index)
        word = self.units[index].low
        named = [] if lacks(self.units, '"') else [at for at in range(index) if is_person(self.units[at])]
        if named and self._only_quoted(named[0], index):
            outside = next((at for at in named if not self._only_quoted(at, index)), None)
            return self.scene.resolve(self.units[outside]) if outside is not None else None
        if first is None or word not in _HIS or len(first.people) != 1 or self.scene.fits(first.people[0], word):
            return first
        fitting = [person for person in self.named_before(index) if self.scene.fits(person, word)]
        return Party(tuple(fitting[-1:]), self.scene.side_of(fitting[-1])) if fitting else first

    def _only_quoted(self, named: int, index: int) -> bool:
        """Whether somebody is named only in a quotation that is closed again: "'B is my friend,' he said" is not said of B."""
        if lacks(self.units, '"'):
            return False
        marks = [at for at, unit in enumerate(self.units[:index]) if unit.low == '"']
        before = sum(at < named for at in marks)
        return before % 2 == 1 and len(marks) % 2 == 0

    def _owner_of_row(self, index: int) -> Party | None:
        """Whose are things told as examples: "C disliked A's big shows, such as his talks with B"."""
        if index < _SHORTEST or self.units[index].low not in ("his", "her") or self.units[index - 1].low not in _EXAMPLES:
            return None
        for at in range(index - 2, max(-1, index - _CLAUSE), -1):
            actor = self.units[at].actor
            if actor is not None and self.units[at].code == "N" and actor.ref in ("person", "surname", "role"):
                party = self.scene.resolve(self.units[at])
                return party if len(party.people) == 1 and self.scene.fits(party.people[0], self.units[index].low) else None
        return None

    def _group_before(self, index: int) -> int | None:
        """Who "they" behind "when" or "after" are: the group that the clause before speaks of."""
        if not self._close(index):
            return None
        for at in range(index - 2, max(-1, index - 14), -1):
            unit = self.units[at]
            if unit.actor is not None and unit.actor.ref in ("group", "pair") and not (at and is_preposition(self.units[at - 1])):
                return at
        return None

    def _group_of_clause(self, index: int) -> int | None:
        """Whose "their" is in a clause: the group of which it speaks ("A told B that both Koreas had gained by their summit")."""
        for at in range(index - 1, max(-1, index - 14), -1):
            unit = self.units[at]
            if unit.code == "N" and is_actor(unit):
                group = unit.actor is not None and unit.actor.ref in ("group", "pair") and len(self.scene.resolve(unit).sides) > 1
                return at if group and self._hangs_on_nothing(at) and opens_clause(self.units, at) else None
        return None

    def _group(self, index: int, subject: Party | None) -> Party:
        """A group without a country: both of those the sentence has named, else what the story was about."""
        unit = self.units[index]
        words = unit.actor.words if unit.actor else frozenset()
        if any(near.code == "0" for near in self.units[max(0, index - 1) : index + 5] if near.code != "T"):
            return NOBODY  # "leaders of more than 50 nations"
        if words & _SPEAKER:
            return Party((), self.speaker().sides)
        if words <= _OFFICIALS and (at_home := self._of_places(index)):
            return Party((), at_home)
        if "its" in words:
            return self._country_before(index)
        if words & {"his", "her"}:
            before = self.first_subject(index)
            return Party((), before.sides if before else ())
        last = self._last_two(index) if words & {"two", "men", "pair", "duo"} and not words & NO_PERSONS else None
        if last is not None and self._close(index):
            return last
        before = last or self._both_before(index)
        if before is not None and words & PAIRING and not self.scene.resolve(unit).people:
            if words & _LEADERS and not all(self.scene.is_head(person) for person in before.people):
                return Party((), before.sides)
            named = bool(words & {"leaders", "men", "two", "pair", "duo", "presidents"}) and not words & NO_PERSONS
            return before if named else Party((), before.sides)
        return self.scene.resolve(unit, subject=subject)

    def _of_places(self, index: int) -> tuple[str, ...]:
        """Whose officials they are by where they sit: "officials in Tokyo, Seoul and Beijing"."""
        if index + 2 >= len(self.units) or self.units[index + 1].low != "in":
            return ()
        listed = place_list(self.units, index + 2, index + 9).known
        ends = {slot.end for _, slot in listed}
        sides = [side for unit in self.units if unit.end in ends and unit.code in "CK" and unit.actor for side in unit.actor.sides]
        return tuple(dict.fromkeys(side for side in sides if side in _NAMED))

    def leads(self, indexes: tuple[int, ...]) -> bool:
        """Whether units speak of leaders as such: "the leaders of the two countries"."""
        groups = [self._group_before(at) if self.units[at].low == "they" else at for at in indexes]
        actors = [self.units[at].actor for at in groups if at is not None]
        return any(actor is not None and actor.ref == "group" and actor.words & _LEADERS for actor in actors)

    def _close(self, index: int) -> bool:
        """Whether the clause before "when the two ..." names the two."""
        return index > 0 and self.units[index - 1].low in ("when", "where", "after", "before", "since", "until", "as")

    def _last_two(self, index: int) -> Party | None:
        """The last two people named in the sentence, if they are of two sides."""
        people = list(dict.fromkeys(self.named_before(index)))[-2:]
        sides = tuple(side for person in people for side in self.scene.side_of(person)[:1])
        return Party(tuple(people), sides) if len(people) == 2 and len(set(sides)) == 2 else None

    def _both_before(self, index: int) -> Party | None:
        """The only two sides named earlier in the sentence."""
        found = NOBODY
        for at in range(index):
            if is_actor(self.units[at]) and self.units[at].actor is not None and self.units[at].code in "NCK":
                found = found.joined(self.scene.resolve(self.units[at]))
        return found if len(found.sides) == 2 else None

    def _country_before(self, index: int) -> Party:
        for at in range(index - 1, -1, -1):
            if self.units[at].code in "CKO" and not (at and is_preposition(self.units[at - 1])):
                return self.scene.resolve(self.units[at])
        return NOBODY

    def people(self) -> tuple[str, ...]:
        """Everybody the sentence names."""
        return tuple(dict.fromkeys(self.named_before(len(self.units))))

    def named_before(self, before: int) -> list[str]:
        """Everybody named before a unit, in order."""
        units = (
            unit
            for unit in self.units[:before]
            if unit.actor is not None and unit.actor.ref in ("person", "surname", "counterpart")
        )
        return [person for unit in units for person in self.scene.resolve(unit).people]

    def first_subject(self, before: int) -> Party | None:
        """The first actors of the sentence that hang on no preposition: whom "his" and "their" most likely mean."""
        if self._heads is None:
            free = (at for at, unit in enumerate(self.units) if unit.code in "NC" and self._hangs_on_nothing(at))
            self._heads = [at for at in free if not self._tells_which(at)]
            self._main = self._main_clause()
        for at in self._heads:
            if at >= before:
                break
            if at < self._main < before:
                continue
            unit = self.units[at]
            actor = unit.actor
            if actor is None or actor.ref in ("pronoun", "counterpart", "group"):
                party = self.scene.resolve(unit)
            else:
                party = NOBODY
                indexes = names_from(self.units, at, subject=True)
                leaders = len(indexes) == _TWO and self._beside_head(indexes)
                for index in indexes:
                    party = party.joined(self.scene.resolve(self.units[index], leaders=leaders))
            if party.people or len(party.sides) > 1:
                return party
        if before < self._main and self._participle():
            return self.party(names_from(self.units, self._main, subject=True))
        return None

    def _main_clause(self) -> int:
        """Where the main clause begins behind one in front of it: "While A was mild, B railed", "After meeting A, B flew home"."""
        units = self.units
        if len(units) < _SHORTEST or not (units[0].low in _FRONTED or self._participle()):
            return 0
        told = False
        for at in range(1, min(len(units) - 2, _CLAUSE)):
            led_up = units[at].code == "," and (told or not is_actor(units[at - 1]))
            if led_up and is_actor(units[at + 1]) and units[at + 1].code in "NC":
                return at + 1 if opens_clause(units, names_from(units, at + 1, subject=True)[-1]) else 0
            told = told or is_verbal(units[at])
        return 0

    def _participle(self) -> bool:
        """Whether the sentence opens with what its subject is doing: "Speaking on a trip to P, where he met B, A said"."""
        return self.units[0].actor is None and (self.units[0].low.endswith("ing") or self.units[0].low in _ASKED)

    def _hangs_on_nothing(self, at: int) -> bool:
        before = self.units[at - 1] if at else None
        if before is not None and before.low == "for" and at + 1 < len(self.units) and self.units[at + 1].low == "to":
            return is_actor(self.units[at])  # "it was time for A to move"
        return is_actor(self.units[at]) and (before is None or before.low == "as" or not is_preposition(before))

    def _tells_which(self, at: int) -> bool:
        """Whether a name only tells which thing is meant: "the Putin meeting", "a Macron visit"."""
        return at > 0 and self.units[at - 1].low in _ARTICLES and is_person(self.units[at])

    def _names_a_meeting(self, at: int) -> bool:
        """Whether a name only says which meeting is meant: "The Lavrov meeting was short"."""
        behind = self.units[at + 1] if at + 1 < len(self.units) else None
        named = behind is not None and starts(behind, "nouns.") and not starts(behind, "verbs.")
        return named and at > 0 and self.units[at - 1].low in ("the", "a")

    def speaker(self) -> Party:
        """Who says the quoted words: the subject of the sentence's verb of saying, else whom the story was about."""
        for at, unit in enumerate(self.units if self.holds("say") else ()):
            if has(unit, "say"):
                near = [i for i in (at - 1, at - 2, at + 1) if 0 <= i < len(self.units) and is_actor(self.units[i])]
                far = near and near[0] == at - 2 and is_preposition(self.units[at - 3]) and self.units[at - 1].low in ("and", "but")
                for index in (self._opener(), *near) if far else near:
                    party = self.scene.resolve(self.units[index])
                    if party:
                        return party
        if self.scene.voice is not None:
            return self.scene.voice
        person = self.scene.subject
        return Party((person,), self.scene.side_of(person)) if person else NOBODY

    def _opener(self) -> int:
        """Whom a sentence begins with, where it names him: "A praised the talks in P and said"."""
        return next((at for at, unit in enumerate(self.units) if unit.actor is not None and is_person(unit)), 0)

    def subject(self, verb: int, *, leaders: bool = False) -> tuple[Party, tuple[int, ...]]:
        """Whom a verb group speaks of: the nearest fitting actors to its left that stand for somebody."""
        at = verb
        if verb > 1 and self.units[verb - 1].low in ("and", "then", "but"):
            first = self._subject_of_clause(verb - 1) or self.first_at(verb - 1)
            if first:
                return self.party(first, leaders=leaders), first
        for _ in range(4):
            indexes = find_subject(self.units, at)
            if not indexes:
                break
            if indexes[0] and self.units[indexes[0] - 1].low in _NOBODY:
                break
            party = self.party(indexes, leaders=leaders)
            if party:
                return party, indexes
            if at and self.units[at - 1].low == "who":
                break  # "the officers who were in P"
            at = indexes[0]
        return NOBODY, ()

    def _subject_of_clause(self, joint: int) -> tuple[int, ...]:
        """Whom the clause before "and" is about where it hangs on another: "C resigned before A broke with custom and met B"."""
        for at in range(joint - 1, max(1, joint - _CLAUSE), -1):
            if self.units[at].code == "N" and self._opened(at, joint) and opens_clause(self.units, self._past_aside(at)):
                return (at,) if is_actor(self.units[at]) and self.party((at,)).people else ()
            if self.units[at].code in ';"':
                break
        return ()

    def _opened(self, at: int, joint: int) -> bool:
        """Whether a clause begins with somebody: "before A broke with custom and", "C said A had come and would"."""
        before = self.units[at - 1]
        reported = has(before, "say") and self.units[min(joint + 1, len(self.units) - 1)].low in _REPORTED
        return before.low in _CLAUSE_OPENERS or reported

    def _past_aside(self, at: int) -> int:
        """The comma that closes what stands behind a name: "A, the senior official for P, had gone"; else the name itself."""
        if self.units[at + 1].code != "," or self.units[min(at + 2, len(self.units) - 1)].code not in "dN":
            return at
        near = range(at + 3, min(len(self.units) - 1, at + _ASIDE))
        return next((comma for comma in near if self.units[comma].code == ","), at)

    def subject_behind(self, last: int) -> tuple[Party, tuple[int, ...]]:
        """Whom the words before a comma are said of: "After meeting X, Y flew home", "On a visit to P, Y said"."""
        for at in range(last + 1, min(len(self.units), last + 14)):
            if self.units[at].code == "," and at + 1 < len(self.units) and self.units[at + 1].low not in _ASIDES:
                first = next((i for i in (at + 1, at + 2) if i < len(self.units) and is_actor(self.units[i])), None)
                if first is not None:
                    indexes = names_from(self.units, first, subject=True)
                    return self.party(indexes), indexes
        return NOBODY, ()

    def first_at(self, before: int) -> tuple[int, ...]:
        """Where the first subject of the sentence stands, if it stands for people."""
        for at in range(min(before, 12)):
            unit = self.units[at]
            if is_actor(unit) and unit.code == "N" and not (at and is_preposition(self.units[at - 1])):
                listed = names_until(self.units, at) if at and self.units[at - 1].low == "and" else (at,)
                indexes = tuple(dict.fromkeys((*listed, *names_from(self.units, at, subject=True))))
                return indexes if self.party(indexes).people and indexes[-1] < before - 1 else ()
        return ()

    def slots(self, indexes: tuple[int, ...]) -> list[Slot]:
        """Where some units stand."""
        return [Slot(self.units[index].start, self.units[index].end) for index in indexes]
