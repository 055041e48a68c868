"""All that is known about names and words, compiled once and never changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from monitor.analysis.entities.gazetteer import Gazetteer, compile_gazetteer
from monitor.analysis.entities.scene import Core
from monitor.analysis.meetings.gate import Gate, compile_gate
from monitor.analysis.text.sentences import Abbreviations
from monitor.analysis.text.words import WordTable, compile_words
from monitor.domain.lexicon import LanguagePack
from monitor.domain.roster import RosterEntry


@dataclass(frozen=True, slots=True)
class Language:
    """One language, ready to read with."""

    pack: LanguagePack
    words: WordTable
    gazetteer: Gazetteer
    abbreviations: Abbreviations
    gate: Gate
    female: frozenset[str]
    core: Core


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The roster and every language pack. Pickles as its sources and is compiled again where it arrives."""

    roster: tuple[RosterEntry, ...]
    packs: tuple[LanguagePack, ...]
    languages: tuple[tuple[str, Language], ...]

    def language(self, code: str | None) -> Language | None:
        """What is known of one language (``en``, ``en-US``), or None."""
        wanted = (code or "en").partition("-")[0].lower()
        return next((language for name, language in self.languages if name == wanted), None)

    def __reduce__(self) -> "tuple[Callable[..., Lexicon], tuple[object, ...]]":
        return compile_lexicon, (self.roster, self.packs)


def compile_lexicon(roster: Sequence[RosterEntry], packs: Sequence[LanguagePack]) -> Lexicon:
    """Compile names and words of every pack; a roster name is looked for in the language its pack speaks.

    The same sources give the same object: most reloads of a daemon change neither.
    """
    return _compile(tuple(roster), tuple(packs))


@lru_cache(maxsize=2)
def _compile(roster: tuple[RosterEntry, ...], packs: tuple[LanguagePack, ...]) -> Lexicon:
    return Lexicon(roster, packs, tuple((pack.language, _compile_language(roster, pack)) for pack in packs))


def _compile_language(roster: Sequence[RosterEntry], pack: LanguagePack) -> Language:
    words = pack.table("abbreviations")
    abbreviations = Abbreviations(
        frozenset(words.get("always", ())),
        frozenset(words.get("may_end", ())),
        frozenset(pack.words("starters")),
    )
    return Language(
        pack,
        compile_words(pack),
        compile_gazetteer(roster, pack),
        abbreviations,
        compile_gate(pack),
        frozenset(pack.words("people.female")),
        Core(pack.words("core"), frozenset(pack.words("core_venues")), frozenset(pack.words("head_offices"))),
    )
