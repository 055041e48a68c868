"""The publisher's own words on cadence, taken from the head of the document."""

import re

_HEAD_CHARACTERS = 65_536
_SINGLE = re.compile(r"<(ttl|sy:updatePeriod|sy:updateFrequency|sy:updateBase)>\s{0,99}([^<\s][^<]{0,60}?)\s{0,99}</\1>")
_SKIP_HOURS = re.compile(r"<skipHours>([^§]{0,1500}?)</skipHours>")
_SKIP_DAYS = re.compile(r"<skipDays>([^§]{0,1500}?)</skipDays>")
_HOUR = re.compile(r"<hour>\s{0,20}(\d{1,2})\s{0,20}</hour>", re.IGNORECASE)
_DAY = re.compile(r"<day>\s{0,20}([A-Za-z]{6,9})\s{0,20}</day>", re.IGNORECASE)


def read_hints(text: str) -> tuple[tuple[str, str], ...]:
    """``ttl``, ``updatePeriod``, ``updateFrequency``, ``skipHours``, ``skipDays`` as written, the last two comma-separated."""
    head = text[:_HEAD_CHARACTERS]
    hints = {name.removeprefix("sy:"): value for name, value in _SINGLE.findall(head)}
    if found := _SKIP_HOURS.search(head):
        hints["skipHours"] = ",".join(_HOUR.findall(found[1]))
    if found := _SKIP_DAYS.search(head):
        hints["skipDays"] = ",".join(_DAY.findall(found[1]))
    return tuple(sorted((name, value) for name, value in hints.items() if value))
