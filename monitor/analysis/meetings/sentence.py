"""One sentence as the frames read it, and who its words stand for."""

from dataclasses import dataclass

from monitor.analysis.entities.scene import NOBODY, Party, Scene
from monitor.analysis.entities.units import Unit
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.arguments import describes, names_from, names_until
from monitor.analysis.meetings.clause.grammar import Row, Units, has, is_actor, is_person, is_preposition, is_verbal, places
from monitor.analysis.meetings.clause.opens_clause import opens_clause
from monitor.analysis.meetings.clause.subjects import find_subject
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.who.countries import of_its_own, the_country
from monitor.analysis.meetings.who.groups import group_before, of_whole
from monitor.analysis.meetings.who.nationals import behind_with, envoy_of_leader, owner_before
from monitor.analysis.meetings.who.references import pronoun

_LEADERS = frozenset({"leaders", "presidents"})
_NOBODY = frozenset({"no", "neither", "few", "not one", "opposing", "warring"})  # "no president has ever met", "opposing sides"
_BY_SUBJECT = frozenset({"counterpart", "group"})  # whose they are, the sentence's subject may tell
_ASKING = frozenset({"will", "would", "could", "can", "might", "may", "should", "is", "are"})
_ASKED = frozenset({"asked", "pressed", "quizzed"})  # "Asked if he might visit P, A said"
_ASIDES = frozenset({"where", "who", "which", "whose"})
_CLAUSE, _SHORTEST = 24, 5  # units that a clause before another can have; of a sentence with a clause in front
_FRONTED = frozenset({"while", "although", "though", "as", "when", "because", "since", "if", "after", "before", "once", "until"})
_WORD = frozenset({"word", "news", "reports", "claims", "signs", "rumors", "rumours", "fears", "hopes", "fact", "idea"})
_JOINING = frozenset({"since", "before", "after", "until"})
_REPORTED = frozenset({"would", "had", "might"})
_TWO, _ASIDE = 2, 12  # people; units
_COURTESY = frozenset({"mr", "mr .", "mrs", "mrs .", "ms", "ms ."})  # "Mr. Kim" is as bare as "Kim"
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
    whole: Units = ()  # with what is put in between a subject and its verb
    turn: tuple[Unit, ...] | None = None  # the names in the label that opens a turn of a transcript
    said_by: Unit | None = None  # who speaks, where that is told only behind what follows
    _heads: list[int] | None = None
    _main: int = 0

    def __post_init__(self) -> None:
        """Most sentences have nothing put in."""
        self.whole = self.whole or self.units

    def holds(self, name: str) -> bool:
        """Whether any word of the sentence stands in a word list."""
        return name in self.units.lists

    @property
    def asks(self) -> bool:
        """Whether a headline is a question, or a sentence one that opens with its verb: "Will there be a summit?"."""
        opened = self.headline or (bool(self.units) and self.units[0].low in _ASKING)
        return opened and any(unit.low == "?" for unit in self.units)

    def party(self, indexes: tuple[int, ...], *, subject: Party | None = None, leaders: bool = False) -> Party:
        """All that some units stand for together."""
        found = NOBODY
        leaders = leaders or (len(indexes) == _TWO and self._beside_head(indexes))
        for at, index in enumerate(indexes):
            one = self.one(index, subject, leaders=leaders)
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
        bare = [
            at for at, actor in zip(indexes, actors, strict=True)
            if actor and actor.ref == "surname" and len(actor.words - _COURTESY) < _TWO
        ]
        others = [at for at in indexes if at not in bare[-1:]]
        return bool(bare) and any(
            self.scene.is_head(person) for at in others for person in resolve(self.scene, self.units[at]).people
        )

    def one(self, index: int, subject: Party | None, *, leaders: bool) -> Party:
        """Whom one unit stands for."""
        unit = self.units[index]
        actor = unit.actor
        if actor is None:
            return NOBODY
        if actor.ref in ("pronoun", "possessive"):
            return pronoun(self, index, subject)
        if actor.ref == "group" and not actor.sides:
            if index > 1 and self.units[index - 1].code == "s":
                return Party((), resolve(self.scene, self.units[index - 2]).sides[:1])
            return of_whole(self, index, subject)
        if not subject and actor.ref in _BY_SUBJECT:
            subject = self.first_subject(index)
        one = envoy_of_leader(self.scene, self.units, index) or resolve(self.scene, unit, subject=subject, leaders=leaders)
        if actor.ref == "role" and unit.low.startswith("its "):
            return of_its_own(self, index, one)
        owner = owner_before(self.units, index) if not one.sides and index > 1 else 0
        if not one.sides and index > _TWO and self.units[index - 1].low == "whose":
            owner = index - 2 if self.units[index - 2].low == "," else index - 1  # "China, whose envoy landed in P"
        if owner:
            of_it = resolve(self.scene, self.units[owner - 1]) or the_country(self, owner - 1, subject)
            one = one.joined(Party((), of_it.sides[:1]))
        elif not one.sides and index and unit.low.startswith("'s "):
            one = one.joined(Party((), resolve(self.scene, self.units[index - 1]).sides[:1]))
        return one

    def leads(self, indexes: tuple[int, ...]) -> bool:
        """Whether units speak of leaders as such: "the leaders of the two countries"."""
        groups = [group_before(self, at) if self.units[at].low == "they" else at for at in indexes]
        actors = [self.units[at].actor for at in groups if at is not None]
        return any(actor is not None and actor.ref == "group" and actor.words & _LEADERS for actor in actors)

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
        return [person for unit in units for person in resolve(self.scene, unit).people]

    def first_subject(self, before: int) -> Party | None:
        """The first actors of the sentence that hang on no preposition: whom "his" and "their" most likely mean."""
        if self._heads is None:
            free = (at for at, unit in enumerate(self.units) if unit.code in "NC" and self.hangs_on_nothing(at))
            self._heads = [at for at in free if not self._tells_which(at)]
            self._main = self._main_clause()
        for at in self._heads:
            if at >= before:
                break
            if at < self._main < before:
                continue
            unit = self.units[at]
            actor = unit.actor
            if unit.low in ("i", "we") and self.holds("say"):
                party = self.speaker() if unit.low == "i" else NOBODY
            elif actor is None or actor.ref in ("pronoun", "counterpart", "group"):
                party = resolve(self.scene, unit)
            else:
                party = NOBODY
                indexes = names_from(self.units, at, subject=True)
                leaders = len(indexes) == _TWO and self._beside_head(indexes)
                for index in indexes:
                    party = party.joined(resolve(self.scene, self.units[index], leaders=leaders))
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

    def hangs_on_nothing(self, at: int) -> bool:
        """Whether no preposition stands before somebody: who does may be whom the sentence is about."""
        before = self.units[at - 1] if at else None
        if before is not None and before.low == "for" and at + 1 < len(self.units) and self.units[at + 1].low == "to":
            return is_actor(self.units[at])  # "it was time for A to move"
        if before is not None and before.low in _JOINING and is_person(self.units[at]) and opens_clause(self.units, at):
            return is_actor(self.units[at])  # "since A said he would"
        free = before is None or before.low == "as" or not (is_preposition(before) or behind_with(self.units, at))
        return is_actor(self.units[at]) and free

    def _tells_which(self, at: int) -> bool:
        """Whether a name only tells which thing is meant: "the Putin meeting", "a Macron visit", "Word that they were free"."""
        if not at:
            return False
        of_thing = self.units[at - 1].low == "that" and at < _SHORTEST and self.units[at - 2].low in _WORD
        return of_thing or (self.units[at - 1].low in _ARTICLES and is_person(self.units[at]))

    def speaker(self) -> Party:
        """Who says the quoted words: the subject of the sentence's verb of saying, else whom the story was about."""
        for at, unit in enumerate(self.units if self.holds("say") else ()):
            if has(unit, "say"):
                about = (at - 1, at - 2) if has(unit, "addressing") else (at - 1, at - 2, at + 1)  # "asked B": B is the hearer
                near = [i for i in about if 0 <= i < len(self.units) and is_actor(self.units[i])]
                far = near and near[0] == at - 2 and is_preposition(self.units[at - 3]) and self.units[at - 1].low in ("and", "but")
                for index in (self._opener(), *near) if far else near:
                    party = resolve(self.scene, self.units[index])
                    if party:
                        return party
        if self.said_by is not None:
            return resolve(self.scene, self.said_by)
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
            if self._nobody(indexes[0]):
                break
            party = self.party(indexes, leaders=leaders)
            if party:
                return party, indexes
            asked = indexes[0] > 0 and self.units[indexes[0] - 1].low in ("where", "when", "whether")
            if asked or (at and self.units[at - 1].low == "who"):
                break  # "the officers who were in P"; "A did not say where delegates would meet"
            at = indexes[0]
        return NOBODY, ()

    def _nobody(self, first: int) -> bool:
        """Whether a subject is told to be none: "no president", "no sitting president", "not one official"."""
        before = [unit.low for unit in self.units[max(0, first - 2) : first]]
        return before[-1:] != [] and (before[-1] in _NOBODY or (before[0] in _NOBODY and self.units[first - 1].code in "um"))

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
        return before.low in _FRONTED or before.low in ("where", "that") or reported

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
                if first is not None and not places(self.units, first):
                    indexes = names_from(self.units, first, subject=True)
                    return self.party(indexes), indexes
        return NOBODY, ()

    def first_at(self, before: int) -> tuple[int, ...]:
        """Where the first subject of the sentence stands, if it stands for people."""
        for at in range(min(before, 12)):
            unit = self.units[at]
            plain = unit.code == "N" and self.units[at + 1].code != "s"  # and not A of "A's envoy, B, came and met C"
            if is_actor(unit) and plain and not (at and is_preposition(self.units[at - 1])):
                listed = names_until(self.units, at) if at and self.units[at - 1].low == "and" else (at,)
                indexes = tuple(dict.fromkeys((*listed, *names_from(self.units, at, subject=True))))
                return indexes if self.party(indexes).people and indexes[-1] < before - 1 else ()
        return ()

    def slots(self, indexes: tuple[int, ...]) -> list[Slot]:
        """Where some units stand."""
        return [Slot(self.units[index].start, self.units[index].end) for index in indexes]
