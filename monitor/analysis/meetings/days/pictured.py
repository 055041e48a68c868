"""Days that are those of a picture: when it was taken, or handed out."""

from monitor.analysis.meetings.clause.grammar import Units


def dates_picture(units: Units, at: int) -> bool:
    """Whether a day is that on which a picture was handed out: "in this picture provided on Thursday by"."""
    return any(unit.low in _HANDED_OUT for unit in units[max(0, at - 6) : at])


_HANDED_OUT = frozenset({"released", "provided", "distributed", "issued", "published", "supplied", "carried"})


def pictured(units: Units, at: int) -> bool:
    """Whether a full date closes the sentence behind a comma or a place, as the day a picture was taken does."""
    closes = units[at].low[-4:].isdigit() and at >= len(units) - _LAST
    return closes and (units[at - 1].low == "," or units[at - 1].place is not None)


def placed(units: Units, trigger: int, at: int) -> bool:
    """Whether a place and then a day close what somebody comes from: "walks out after a meeting in P, Country, June 1, 2018"."""
    return any(unit.place for unit in units[trigger + 1 : at])


_LAST = 3  # units
