"""Which words stand for a value where a story names several of its kind."""

from dataclasses import replace

import pytest

from monitor.domain.meeting import Evidence, Kind, Status
from tests.analysis.ledger.telling import HYOK_CHOL, KIM, TRUMP, YONG_CHOL, Ledger, mention, story


def _evidence(slot: str, *quotes: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(slot, 10 * number, 10 * number + len(quote), quote) for number, quote in enumerate(quotes))


@pytest.mark.parametrize(("quotes", "people", "words"), [
    (("Trump", "Kim", "Kim Jong Un"), (TRUMP, KIM), {TRUMP: "Trump", KIM: "Kim Jong Un"}),
    (("Kim Hyok Chol", "Kim Yong Chol"), (YONG_CHOL, HYOK_CHOL), {YONG_CHOL: "Kim Yong Chol", HYOK_CHOL: "Kim Hyok Chol"}),
    (("Trump", "the North's leader"), (TRUMP, KIM), {TRUMP: "Trump", KIM: "the North's leader"}),  # named by his office only
])
def test_each_person_is_quoted_in_his_own_words(quotes: tuple[str, ...], people: tuple[str, ...], words: dict[str, str]) -> None:
    ledger = Ledger()
    told = mention(Kind.MEETING, "DPRK US", Status.PLANNED, people=people)
    ledger.tell(story("2019-02-10", replace(told, evidence=told.evidence + _evidence("people", *quotes))))

    (event,) = ledger.events.values()
    assert {claim.value: claim.quote for claim in event.claims if claim.slot == "person"} == words


def test_each_place_is_quoted_in_its_own_words() -> None:
    ledger = Ledger()
    told = mention(Kind.MEETING, "DPRK US", Status.PLANNED, people=(TRUMP, KIM), places=("Vietnam", "Hanoi"))
    ledger.tell(story("2019-02-10", replace(told, evidence=told.evidence + _evidence("place", "Hanoi", "Vietnam's"))))

    (event,) = ledger.events.values()
    words = {claim.value: claim.quote for claim in event.claims if claim.slot == "place"}
    assert words == {"Hanoi": "Hanoi", "Vietnam": "Vietnam's"}
