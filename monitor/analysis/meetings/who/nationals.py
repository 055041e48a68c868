"""Whom only a country tells: "the American said", "the North's political chief"."""


from monitor.analysis.meetings.clause.grammar import Units


def owner_before(units: Units, index: int) -> int:
    """Where the "'s" stands behind which an office is told: "the North's envoy", "the North's political chief"; 0 for none."""
    at = index - 2 if units[index - 1].code == "u" and index > 2 and units[index].code == "N" else index - 1
    return at if units[at].code == "s" else 0
