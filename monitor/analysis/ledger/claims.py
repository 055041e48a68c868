"""What an event is folded into: each value told for each slot, once, with its voices."""

import re
from dataclasses import replace

from monitor.analysis.ledger.phases import told
from monitor.analysis.ledger.spans import describe
from monitor.analysis.ledger.voices import voice_of
from monitor.domain.event import Claim, Event, Report
from monitor.domain.meeting import Evidence

_WORD = re.compile(r"\w+")
_EVIDENCE_OF = {"person": "people"}  # slot of a claim → slot of the evidence, where the two differ


def record(event: Event, report: Report) -> Event:
    """Add everything a report tells to the claims of its event."""
    voice = voice_of(report)
    claims = event.claims
    for slot, value in _values(report):
        claims = _add(claims, slot, value, report, voice)
    voices = event.voices if voice is None or voice in event.voices else (*event.voices, voice)
    last_at = report.at if event.last_at is None else max(event.last_at, report.at)
    return replace(event, claims=claims, voices=voices, last_at=last_at)


def was_told(event: Event, slot: str, value: str) -> bool:
    """Tell whether some story gave this value before."""
    return any(claim.value == value for claim in told(event, slot))


def evidence_for(report: Report, slot: str) -> tuple[Evidence, ...]:
    """The words behind one slot of a report."""
    return tuple(one for one in report.mention.evidence if one.slot == _EVIDENCE_OF.get(slot, slot))


def _values(report: Report) -> tuple[tuple[str, str], ...]:
    mention = report.mention
    dated = describe(mention.when)
    return (
        ("status", str(mention.status)), *((("date", dated),) if dated else ()),
        *(("place", place) for place in mention.places), *(("person", name) for name in mention.people),
        *((("ordinal", str(mention.ordinal)),) if mention.ordinal is not None else ()),
    )


def _add(claims: tuple[Claim, ...], slot: str, value: str, report: Report, voice: str | None) -> tuple[Claim, ...]:
    for position, claim in enumerate(claims):
        if (claim.slot, claim.value) == (slot, value):
            return (*claims[:position], _repeat(claim, report, voice), *claims[position + 1:])
    return (*claims, _first(slot, value, report, voice))


def _first(slot: str, value: str, report: Report, voice: str | None) -> Claim:
    return Claim(
        slot=slot, value=value, story_id=report.story_id, at=report.at, last_at=report.at, voices=(voice,) if voice else (),
        tier=report.tier, confidence=report.mention.confidence, when=report.mention.when if slot == "date" else None,
        quote=_quote(slot, value, report), sides=report.sides,
    )


def _quote(slot: str, value: str, report: Report) -> str:
    """The words for one value: of several people or places those that name it; else the first that name none of the others."""
    words = [one.quote for one in evidence_for(report, slot)]
    if not words:
        return report.mention.quote
    if slot not in {"person", "place"}:
        return words[0]
    named = max(words, key=lambda quote: _shared(value, quote))
    if _shared(value, named):
        return named
    others = [other for told_slot, other in _values(report) if told_slot == slot and other != value]
    return next((quote for quote in words if not any(_shared(other, quote) for other in others)), words[0])


def _shared(value: str, quote: str) -> int:
    return len(set(_WORD.findall(value.casefold())) & set(_WORD.findall(quote.casefold())))


def _repeat(claim: Claim, report: Report, voice: str | None) -> Claim:
    voices = claim.voices if voice is None or voice in claim.voices else (*claim.voices, voice)
    sides = (*claim.sides, *(side for side in report.sides if side not in claim.sides))
    return replace(claim, at=min(claim.at, report.at), last_at=max(claim.last_at, report.at), voices=voices, sides=sides,
                   confidence=max(claim.confidence, report.mention.confidence))
