"""What people with English names are called for short: "Bob King" is Robert King, "Steve Bosworth" Stephen Bosworth."""

from collections.abc import Container, Iterable, Iterator

from monitor.domain.roster import RosterEntry

_SHORT = {
    "Alexander": ("Alex",), "Andrew": ("Andy",), "Anthony": ("Tony",), "Benjamin": ("Ben",), "Charles": ("Chuck",),
    "Christopher": ("Chris",), "Daniel": ("Dan",), "David": ("Dave",), "Donald": ("Don",), "Edward": ("Ed", "Ted"),
    "Frederick": ("Fred",), "Gerald": ("Jerry",), "Gregory": ("Greg",), "James": ("Jim",), "Jeffrey": ("Jeff",),
    "Joseph": ("Joe",), "Kenneth": ("Ken",), "Lawrence": ("Larry",), "Matthew": ("Matt",), "Michael": ("Mike",),
    "Nicholas": ("Nick",), "Patrick": ("Pat",), "Peter": ("Pete",), "Philip": ("Phil",), "Randall": ("Randy",),
    "Raymond": ("Ray",), "Richard": ("Dick", "Rick"), "Robert": ("Bob", "Rob"), "Ronald": ("Ron",), "Samuel": ("Sam",),
    "Stephen": ("Steve",), "Steven": ("Steve",), "Susan": ("Sue",), "Theodore": ("Ted",), "Thomas": ("Tom",),
    "Timothy": ("Tim",), "William": ("Bill",), "Zachary": ("Zach",),
}


_SIDES = frozenset({"US", "GBR", "AUS", "CAN", "NZL"})  # whose people are called so in the news


def nicknamed(roster: Iterable[RosterEntry], everyday: Container[str]) -> Iterator[tuple[str, RosterEntry]]:
    """The short names of people, where one can be only one person's; ``everyday``: family names that too many bear."""
    forms: dict[str, list[RosterEntry]] = {}
    for entry in roster:
        given, *rest = entry.name.split()
        for short in _SHORT.get(given, ()) if rest and entry.side in _SIDES and rest[-1] not in everyday else ():
            forms.setdefault(f"{short} {rest[-1]}", []).append(entry)
    yield from ((form, owners[0]) for form, owners in forms.items() if len(owners) == 1)
