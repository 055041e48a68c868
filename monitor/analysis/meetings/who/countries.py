"""Which country "its" means, and whose an office is that is called a country's own."""

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.grammar import is_preposition

if TYPE_CHECKING:
    from monitor.analysis.meetings.sentence import Sentence

AT_TABLES = frozenset({"US", "DPRK", "ROK", "CHN", "JPN", "RUS"})  # other countries are venues


def country_before(sentence: "Sentence", index: int) -> Party:
    """The country that "its" means: the last one the sentence names that hangs on no preposition."""
    for at in range(index - 1, -1, -1):
        if sentence.units[at].code in "CKO" and not (at and is_preposition(sentence.units[at - 1])):
            return resolve(sentence.scene, sentence.units[at])
    return NOBODY


def of_its_own(sentence: "Sentence", index: int, one: Party) -> Party:
    """Whom an office means that is called a country's own: "North Korea said its chief envoy", whoever else has such an office."""
    unit, country = sentence.units[index], country_before(sentence, index)
    if unit.actor is None or not country.sides or set(one.sides) <= set(country.sides):
        return one
    return resolve(sentence.scene, replace(unit, actor=unit.actor._replace(sides=country.sides)))


def the_country(sentence: "Sentence", owner: int, subject: Party | None) -> Party:
    """Of which country "the country's foreign minister" is: the last one named, or where the story was; not the subject's own."""
    units, own = sentence.units, subject.sides if subject is not None else ()
    if owner < 1 or units[owner].low != "country" or units[owner - 1].low != "the":
        return NOBODY
    named = (resolve(sentence.scene, units[at]) for at in range(owner - 2, -1, -1) if units[at].code in "CK")
    there = Party((), sentence.scene.place_sides)
    return next((one for one in (*named, there) if one.sides and set(one.sides).isdisjoint(own)), NOBODY)
