"""How a meeting, its parties and its places are called in a sentence."""

from monitor.domain.event import Event
from monitor.domain.meeting import Kind, Status

_PARTIES = {
    "US": "U.S.", "DPRK": "DPRK", "ROK": "ROK", "CHN": "China", "JPN": "Japan", "RUS": "Russia", "VNM": "Vietnam",
    "SGP": "Singapore", "SWE": "Sweden", "FIN": "Finland", "MNG": "Mongolia", "MYS": "Malaysia", "IDN": "Indonesia",
    "THA": "Thailand", "CHE": "Switzerland", "GBR": "UK", "DEU": "Germany", "FRA": "France", "CUB": "Cuba", "SYR": "Syria",
    "IRN": "Iran", "IND": "India", "UKR": "Ukraine", "VAT": "Vatican",
}
_ORDER = {"US": 0, "ROK": 1, "JPN": 2, "CHN": 3, "RUS": 4, "DPRK": 9}  # "U.S.–DPRK", "China–DPRK": the usual way round
_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NOUNS = {Kind.SUMMIT: "summit", Kind.TALKS: "talks", Kind.MEETING: "meeting", Kind.VISIT: "visit", Kind.CALL: "call"}
_STATES = {Status.ONGOING: "under way", Status.LAPSED: "not reported", Status.UNKNOWN: "unclear"}
_PEOPLE_SHOWN = 3


def name_party(code: str) -> str:
    """The short name of a party code; a code we have no name for stays as it is."""
    return _PARTIES.get(code, code)


def describe_state(status: Status) -> str:
    """A status as an adjective."""
    return _STATES.get(status, status.value)


def name_pair(parties: tuple[str, ...]) -> str:
    """Parties as an adjective: ``U.S.–DPRK``, ``inter-Korean``."""
    if set(parties) == {"DPRK", "ROK"}:
        return "inter-Korean"
    return "–".join(name_party(code) for code in sorted(parties, key=lambda code: (_ORDER.get(code, 5), code)))


def name_ordinal(ordinal: int | None) -> str:
    """``second``; nothing where no ordinal is known."""
    if ordinal is None:
        return ""
    if 0 < ordinal < len(_ORDINALS):
        return _ORDINALS[ordinal]
    return f"{ordinal}{'th' if 10 < ordinal % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(ordinal % 10, 'th')}"


def join_names(names: tuple[str, ...], *, at_most: int = _PEOPLE_SHOWN) -> str:
    """``A, B and C``; what is too many becomes a number."""
    shown = list(names[:at_most])
    if len(names) > at_most:
        shown.append(f"{len(names) - at_most} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def name_event(event: Event, *, with_people: bool = True) -> str:
    """What a sentence calls a meeting, beginning with a small letter: ``second U.S.–DPRK summit``.

    ``with_people`` adds those who talk, in brackets; a summit, a visit, a meeting of two are named by them anyway.
    """
    ordinal, people = name_ordinal(event.ordinal), event.people
    if event.kind is Kind.VISIT:
        return _name_visit(event, ordinal)
    noun = _NOUNS[event.kind]
    if event.kind in (Kind.MEETING, Kind.CALL) and len(people) > 1:
        head = f"{noun} {'of' if event.kind is Kind.MEETING else 'between'} {join_names(people)}"
        return f"{ordinal} {head}".strip()
    name = " ".join(part for part in (ordinal, name_pair(event.parties), noun) if part)
    if not people or not with_people or event.kind is Kind.SUMMIT:
        return name
    return f"{name} ({', '.join(people[:_PEOPLE_SHOWN])})"


def _name_visit(event: Event, ordinal: str) -> str:
    traveller = join_names(event.people) or (f"the {name_party(event.parties[0])}" if event.parties else "")
    hosts = " and ".join(name_party(code) for code in event.parties[1:])
    where = with_article(event.places[0]) if event.places else f"the {hosts}" if hosts in {"U.S.", "DPRK", "ROK", "UK"} else hosts
    parts = (ordinal, "visit", f"by {traveller}" if traveller else "", f"to {where}" if where else "")
    return " ".join(part for part in parts if part)


def name_places(places: tuple[str, ...]) -> str:
    """Places from small to large: ``Hanoi, Vietnam``."""
    return ", ".join(places)


def with_article(places: str) -> str:
    """Places as a sentence names them: ``the White House, Washington``, ``the DMZ``, but ``Freedom House`` and ``Hanoi``."""
    first = places.partition(", ")[0]
    return f"the {places}" if first.split(" ")[-1] in _WITH_ARTICLE and first not in _WITHOUT_ARTICLE else places


_WITH_ARTICLE = frozenset({
    *("House", "Office", "Hotel", "Hall", "Headquarters", "Embassy", "Pentagon", "Zone", "DMZ", "Area", "Line"),
})
_WITHOUT_ARTICLE = frozenset({"Freedom House"})


def capitalise(text: str) -> str:
    """A sentence's first letter made large, the rest left alone."""
    return text[:1].upper() + text[1:]
