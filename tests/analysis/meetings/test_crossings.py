"""What is read alone is read beside other things; ``python -m`` this module counts, by single parts and by pairs of them."""

import sys
from collections import Counter
from datetime import UTC, datetime, time
from itertools import chain, combinations, islice

from monitor.analysis.meetings.extract import extract
from monitor.analysis.scoring.align import name_key
from monitor.domain.story import Item
from tests.analysis.meetings.crossings import PUBLISHED, Crossing, crossings
from tests.analysis.meetings.english import lexicon

_AT = datetime.combine(PUBLISHED, time(12), UTC)
_SAMPLE = 400
_RIGHT = 0.98  # share of them; a few are read in two ways by people, too
_COUNTED = 10_000
_SHOWN = 20


def fault(crossing: Crossing) -> str:
    """What of a crossing is read otherwise than its parts tell; nothing if all is right."""
    item = Item(id="x", source_id="test", title="", text=crossing.text, published_at=_AT)
    read = [mention for mention in extract(item, lexicon()) if {"US", "DPRK"} <= set(mention.parties)]
    if len(read) != 1:
        return f"{len(read)} meetings"
    mention = read[0]
    days = (mention.when.start, mention.when.end) if mention.when else None
    if mention.status.value != crossing.status:
        return f"status {mention.status.value}"
    if days != crossing.days and not (days is None and crossing.status == "postponed"):
        return f"days {days}"
    if {name_key(person) for person in mention.people} != {name_key(person) for person in crossing.people}:
        return f"people {mention.people}"
    return "" if (crossing.place in mention.places if crossing.place else not mention.places) else f"places {mention.places}"


def test_what_is_read_alone_is_read_beside_other_things():
    read = list(islice(crossings(1), _SAMPLE))
    wrong = [f"{said}: {crossing.text}" for crossing in read if (said := fault(crossing))]
    assert len(wrong) <= (1 - _RIGHT) * len(read), "\n".join(wrong)


if __name__ == "__main__":
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    all_of, wrong_of, example = Counter(), Counter(), {}
    for made in islice(crossings(seed), _COUNTED):
        said = fault(made)
        for parts in chain(((part,) for part in made.parts), combinations(made.parts, 2)):
            all_of[parts] += 1
            wrong_of[parts] += bool(said)
            if said:
                example.setdefault(parts, f"{said}: {made.text}")
    wrong_in_all = sum(wrong_of[(part,)] for part in {parts[0] for parts in all_of if len(parts) == 1}) / len(made.parts)
    print(f"{1 - wrong_in_all / _COUNTED:.3f} of {_COUNTED} read right")
    for parts, _ in sorted(wrong_of.items(), key=lambda entry: -entry[1] / (all_of[entry[0]] + 5))[:_SHOWN]:
        print(f"{wrong_of[parts]}/{all_of[parts]} {' + '.join(map(repr, parts))}\n    {example.get(parts, '')}")
