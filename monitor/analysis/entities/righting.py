"""What is put right once a sentence has its phrases, each only where one of its words is there."""

from collections.abc import Sequence

from monitor.analysis.entities.aides import name_aides
from monitor.analysis.entities.cities import KINDS, name_cities
from monitor.analysis.entities.forums import FORUMS, name_forums
from monitor.analysis.entities.gazetteer import Found, Gazetteer
from monitor.analysis.entities.lawmakers import PARTIES, name_lawmakers
from monitor.analysis.entities.moods import drop_moods
from monitor.analysis.entities.naming import (
    AIRPORTS,
    HOSTS,
    name_airports,
    name_capitals,
    name_counterparts,
    name_crowds,
    name_here,
    name_hosts,
    name_partners,
    name_staff,
    name_strangers,
    name_towns,
)
from monitor.analysis.entities.nationals import name_nationals
from monitor.analysis.entities.numbered import number_rounds
from monitor.analysis.entities.posts import drop_posts
from monitor.analysis.entities.returns import free_heads, name_returns
from monitor.analysis.entities.scare_quotes import drop_scare_quotes
from monitor.analysis.entities.some_of import name_some
from monitor.analysis.entities.tables import drop_tables
from monitor.analysis.entities.units import Unit


def set_right(units: list[Unit], gazetteer: Gazetteer, names: Sequence[Found], *, seen: int, here: str | None) -> list[Unit]:
    """The units with names put together that several of them make; ``here`` is the city of the dateline.

    ``names[:seen]`` are those of the story up to the end of the sentence.
    """
    words = {unit.low for unit in units}
    lists = frozenset[str]().union(*[unit.classes for unit in units if unit.classes])
    refs = {unit.actor.ref for unit in units if unit.actor is not None}
    if '"' in words or "so - called" in words:
        units = drop_scare_quotes(units)
    if "nouns.talks" in lists or not FORUMS.isdisjoint(words):
        units = drop_posts(name_forums(drop_tables(units)))
    units = number_rounds(units, words)
    if "moods" in lists:
        units = drop_moods(units)
    if not PARTIES.isdisjoint(words):
        units = name_lawmakers(units)
    units = name_some(units) if "of" in words or "most" in words else units
    units = name_staff(units, gazetteer.people)
    units = name_aides(units, gazetteer.people)
    if "not_parties" in lists:
        units = name_crowds(units)
    if "capital" in words:
        units = name_capitals(units, gazetteer.capitals)
    units = name_strangers(units)
    if here is not None and "here" in words:
        units = name_here(units, here)
    name_towns(units, gazetteer.airports)
    if not AIRPORTS.isdisjoint(words):
        units = name_airports(units)
    if "counterpart" in refs:
        units = name_partners(name_counterparts(units))
    if not HOSTS.isdisjoint(words):
        units = name_hosts(units)
    if not KINDS.isdisjoint(words):
        units = name_cities(units, names[:seen], gazetteer.places, gazetteer.capitals)
    return name_nationals(name_returns(free_heads(units) if "heads" in words else units))
