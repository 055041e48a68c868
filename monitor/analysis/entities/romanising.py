"""How newspapers spell a Korean name in Latin letters: the North's way, the South's, and the textbook's.

The people of the South choose a spelling and keep it; those of the North are spelt by whoever writes of them.
"""

from collections.abc import Iterable, Iterator
from itertools import product

from monitor.domain.roster import RosterEntry


def _lists(lines: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """By each way to write something, all ways; one that stands for two sounds ("sun") has those of both."""
    ways: dict[str, tuple[str, ...]] = {}
    for line in lines:
        for way in line.split():
            ways[way] = tuple(dict.fromkeys((*ways.get(way, ()), *line.split())))
    return ways


_FAMILIES = _lists((
    "Ri Lee Li Yi Rhee", "Choe Choi", "Pak Park", "Jo Cho", "No Ro Roh Noh", "Sin Shin", "Paek Baek Paik",
    "Jong Jung Chung Jeong Chong", "Jang Chang", "Rim Lim Im", "Ryu Yu Yoo Ryoo",
    "Hyon Hyun", "O Oh", "Yun Yoon", "Mun Moon", "Pae Bae", "An Ahn", "Thae Tae",
    "Jon Chon Jun Jeon", "Ju Joo", "So Suh Seo",
))
_SOUNDS = _lists((
    "chol chul cheol", "myong myung myeong", "yong young yeong", "jong jung jeong chong", "hyok hyuk hyeok", "kye gye", "gwan kwan",
    "hui hee", "son sun seon", "song sung seong", "sok suk seok", "sun soon", "su soo", "ju joo", "jun joon", "un eun", "hun hoon",
    "u woo", "guk kuk kook", "gun kun geun keun", "gil kil", "gyong kyong kyung gyeong", "hyon hyun hyeon", "hyong hyung hyeong",
    "yon yeon", "ryol yol ryul ryeol", "ryong yong", "rok nok", "ui eui", "thae tae", "pyong byong byung byeong", "bong pong",
    "dok tok duk deok", "thaek taek", "dong tong", "du tu doo", "sik shik", "gyu kyu", "gyun kyun", "chun choon", "kum keum geum",
    "uk wook", "gon kon", "bok pok", "mun moon", "gang kang", "jin chin", "jo cho", "gyo kyo", "sop sup seop", "yol yeol",
))


def spellings(entry: RosterEntry) -> set[str]:
    """Every family name for those that are listed; given name apart, hyphened or joined."""
    return {form for name in entry.names("en") for form in _written(name, sounds={})}


def romanised(roster: Iterable[RosterEntry]) -> Iterator[tuple[str, RosterEntry]]:
    """What else a name of the North can be spelt, where it can be only one person's."""
    forms: dict[str, set[str]] = {}
    entries = {entry.name: entry for entry in roster if entry.side == "DPRK"}
    for name in entries:
        for form in _written(name, _SOUNDS):
            forms.setdefault(form, set()).add(name)
    yield from ((form, entries[owner]) for form, (owner, *others) in forms.items() if not others)


def _written(name: str, sounds: dict[str, tuple[str, ...]]) -> Iterator[str]:
    family, _, given = name.partition(" ")
    syllables = given.lower().replace("-", " ").split()
    if len(syllables) != 2:
        return
    ways = (sounds.get(syllable, (syllable,)) for syllable in syllables)
    for surname, first, second in product(_FAMILIES.get(family, (family,)), *ways):
        for joint in (f" {second.capitalize()}", f"-{second}", f"-{second.capitalize()}", second):
            yield f"{surname} {first.capitalize()}{joint}"
