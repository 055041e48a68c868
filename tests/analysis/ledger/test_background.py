"""What the roster tells of people, offices and places."""

import pytest

from monitor.analysis.ledger import compile_background
from monitor.analysis.ledger.background import Nearness
from monitor.domain.lexicon import LanguagePack
from monitor.domain.roster import EntityType, Role, RosterEntry


def place(name: str, side: str, *, country: bool = False, aliases: tuple[str, ...] = ()) -> RosterEntry:
    roles = (Role("country"),) if country else ()
    return RosterEntry(name, EntityType.PLACE, side, (("en", aliases),), roles=roles)


BACKGROUND = compile_background([
    place("Vietnam", "VNM", country=True), place("Hanoi", "VNM"), place("South Korea", "ROK", country=True), place("Seoul", "ROK"),
    place("Panmunjom", "ROK", aliases=("Panmunjeom",)), place("Tongilgak", "DPRK"), place("North Korea", "DPRK", country=True),
    place("Pyongyang", "DPRK"), place("Singapore", "SGP"), place("Sentosa", "SGP"),
    RosterEntry("KCNA", EntityType.ORGANISATION, "DPRK", roles=(Role("state news agency"),)),
    RosterEntry("Yonhap", EntityType.ORGANISATION, "ROK", roles=(Role("news agency"),)),
    RosterEntry("Mike Pompeo", EntityType.PERSON, "US"),
])


@pytest.mark.parametrize(("ours", "theirs", "nearness"), [
    (("Hanoi",), ("Hanoi", "Vietnam"), Nearness.SAME), (("Vietnam",), ("Hanoi",), Nearness.WITHIN),
    (("Sentosa",), ("Singapore",), Nearness.WITHIN), (("Seoul",), ("Panmunjom",), Nearness.COUNTRY),
    (("Tongilgak",), ("Panmunjom",), Nearness.SAME), (("Panmunjom",), ("North Korea",), Nearness.WITHIN),
    (("Pyongyang",), ("Hanoi",), Nearness.APART), (("Asia",), ("Hanoi",), Nearness.UNKNOWN), ((), ("Hanoi",), Nearness.UNKNOWN),
    (("Somewhere",), ("Hanoi",), Nearness.UNKNOWN),
])
def test_how_near_two_meetings_are(ours: tuple[str, ...], theirs: tuple[str, ...], nearness: Nearness) -> None:
    assert BACKGROUND.nearness(ours, theirs) is nearness
    assert BACKGROUND.nearness(theirs, ours) is nearness


def test_a_town_is_finer_than_its_country_only() -> None:
    assert BACKGROUND.finer(("Hanoi",), ("Vietnam",))
    assert BACKGROUND.finer(("Hanoi", "Vietnam"), ("Vietnam",))
    assert not BACKGROUND.finer(("Vietnam",), ("Hanoi",))
    assert not BACKGROUND.finer(("Vietnam",), ("Vietnam",))
    assert not BACKGROUND.finer(("Seoul",), ("Vietnam",))


def test_who_speaks_for_a_side() -> None:
    assert BACKGROUND.sides_of(("kcna", "Mike Pompeo", "a spokesman")) == ("DPRK", "US")
    assert BACKGROUND.sides_of(("Yonhap",)) == ()


def test_the_border_hosts_for_nobody() -> None:
    assert BACKGROUND.host_of("Panmunjom") is None
    assert BACKGROUND.host_of("Seoul") == "ROK"


PACK = LanguagePack("en", (
    ("countries.AUT.names", ("Austria",)), ("countries.AUT.capital", ("Vienna", "Wien")), ("countries.AUT.places", ("Graz",)),
    ("countries.VNM.places", ("Da Nang", "Danang")), ("countries.UN.names", ("United Nations",)),
    ("countries.VNM.capital", ("Hanoi",)), ("countries.US.places", ("White House", "New York", "New York City")),
    ("countries.US.capital", ("Washington", "Washington, D.C.")), ("countries.SGP.names", ("Singapore",)),
    ("no_towns", ("House",)),
))
ATLAS = compile_background([place("Sentosa", "SGP"), place("Singapore", "SGP")], [PACK])


@pytest.mark.parametrize(("ours", "theirs", "nearness", "another_town"), [
    (("Vienna",), ("Graz",), Nearness.COUNTRY, True), (("Vienna",), ("Wien",), Nearness.SAME, False),
    (("Da Nang",), ("Danang",), Nearness.SAME, False), (("New York City",), ("New York",), Nearness.SAME, False),
    (("White House",), ("Washington",), Nearness.UNKNOWN, False), (("Vienna",), ("Austria",), Nearness.WITHIN, False),
    (("Hanoi",), ("Vienna",), Nearness.APART, True), (("Sentosa",), ("Singapore",), Nearness.WITHIN, False),
    (("United Nations",), ("Vienna",), Nearness.UNKNOWN, False), (("Hanoi", "Da Nang"), ("Hanoi",), Nearness.SAME, False),
])
def test_the_language_packs_name_towns_and_countries_beside_the_roster(
    ours: tuple[str, ...], theirs: tuple[str, ...], nearness: Nearness, another_town: bool,
) -> None:
    assert ATLAS.nearness(ours, theirs) is nearness
    assert ATLAS.in_another_town(ours, theirs) is another_town
