"""Changes to a sentence that leave what it tells as it was: spelling, words for the same thing, asides, what is said around it.

Each takes a row's text and gives it changed, or as it is where the change does not apply. A ``tail`` or ``head`` is put only
to a text of one sentence in which nobody is said to have said anything, so that it cannot change whose word it is.
"""

import re
from collections.abc import Callable

Variation = Callable[[str], str]
_DAY = "(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_DEED = (
    "(met|held|arrived|flew|visited|landed|spoke|sat|left|hosted|opened|concluded|discussed|called|received|agreed|cancelled|"
    "postponed|proposed|ended)"
)
_APPOSED = {
    "Stephen Biegun": ", the U.S. special representative for North Korea,", "Mike Pompeo": ", the top U.S. diplomat,",
    "Choe Son Hui": ", a senior diplomat,", "Christopher Hill": ", the chief U.S. negotiator,",
    "James Kelly": ", a seasoned diplomat,",
    "Kim Kye Gwan": ", the North's top negotiator,", "Ri Yong Ho": ", the North Korean foreign minister,",
}
_SWAPPED = "met|held|arrived|flew|visited|will|left|landed|spoke|sat"


def instead(pattern: str, by: str) -> Variation:
    """Words for other words, wherever they stand."""
    return lambda text: re.sub(pattern, by, text)


def _once(pattern: str, by: str) -> Variation:
    return lambda text: re.sub(pattern, by, text, count=1)


def _in_body(change: Variation) -> Variation:
    def changed(text: str) -> str:
        head, titled, body = text.partition(" TEXT ")
        return head + titled + change(body) if titled else change(text)
    return changed


def _plain(body: str) -> bool:
    """Whether a body is one sentence in which nobody speaks and nothing is quoted."""
    spoken = re.search(r"\b(said|says|told|report\w*|accord\w*|announc\w*|confirm\w*|here)\b|[\"(]", body)
    return body.endswith(".") and ". " not in body and spoken is None


def tail(words: str) -> Variation:
    """Words put behind a sentence."""
    return _in_body(lambda body: body[:-1] + words if _plain(body) else body)


def head(words: str) -> Variation:
    """Words put before a sentence, whose article is then in lower case."""
    def put(body: str) -> str:
        if not _plain(body) or not (body[0].isupper() and re.match(r"(The|A|An|[A-Z]\w+ [A-Z]\w+|North|South) ", body)):
            return body
        return words + (body[0].lower() + body[1:] if re.match(r"(The|A|An) ", body) else body)
    return _in_body(put)


def _apposed(aside: str | None) -> Variation:
    """Something told of a person between commas, before the verb."""
    def put(text: str) -> str:
        for name, title in _APPOSED.items():
            found = re.search(rf"(?<![a-z] )\b{name} (?=({_SWAPPED})\b)", text)
            if found:
                return f"{text[: found.end() - 1]}{aside or title} {text[found.end() :]}"
        return text
    return put


def _deed(adverb: str) -> Variation:
    before = r"(?<=[a-z] )(?<!who )(?<!have )(?<!has )(?<!had )(?<!was )(?<!were )(?<!be )(?<!been )(?<!to )(?<!and )"
    return _once(before + _DEED + r"\b", adverb + r" \1")


def _will(words: str) -> Variation:
    return _once(r"\bwill (?=[a-z]+ )(?!not|likely|be |also|never|now|soon|have )", words + " ")


def _day_first(body: str) -> str:
    found = re.fullmatch(rf"([A-Z][^,.;]*?) on {_DAY}\.", body)
    other = rf"\b(who|to|after|before|for|and|day)\b|{_DAY}.*{_DAY}"  # another deed, or a day of its own
    if found is None or not _plain(body) or re.search(other, body):
        return body
    rest = found.group(1)
    return f"On {found.group(2)}, {rest[0].lower() + rest[1:] if re.match('(The|A|An) ', rest) else rest}."


VARIATIONS: dict[str, Variation] = {
    # spelling
    "the North abbreviated": instead("North Korea", "N. Korea"),
    "America without stops": instead(r"U\.S\.", "US"),
    "America as a name": instead("([Tt])he United States", "America"),
    "Kim Jong-un": instead("Kim Jong Un", "Kim Jong-un"),
    "curly quotes": instead("'", "’"),
    "no hyphen": instead(r"\b(working|high|six|four|three|two)-(level|party|way|day|nation)\b", r"\1 \2"),
    "digits": instead(r"\b(?:two)-(day|hour|week)\b", r"2-\1"),
    "day before month": instead(r"\b(January|February|March|April|May|June|July) (\d{1,2})\b(?!-|,? \d{4}| and| to| or)", r"\2 \1"),
    # names
    "leader's title": instead(r"(?<!leader )(?<!Chairman )\bKim Jong Un\b", "North Korean leader Kim Jong Un"),
    "president's title": instead(r"(?<!President )(?<!Mr\. )\bDonald Trump\b", "U.S. President Donald Trump"),
    "office behind the name": _apposed(None),
    "age": _apposed(", 62,"),
    "who-clause": _apposed(", who speaks fluent Korean,"),
    "however": _apposed(", however,"),
    "no member": _apposed(", a former adviser to Angela Merkel,"),
    "whose-clause": _apposed(", whose father sold insurance,"),
    # words for the same thing
    "negotiations": instead(r"\btalks\b", "negotiations"),
    "discussions": instead(r"\btalks\b", "discussions"),
    "consultations": instead(r"\btalks\b", "consultations"),
    "summit meeting": instead(r"\bsummit\b", "summit meeting"),
    "met with": instead(r"\bmet (?=[A-Z])", "met with "),
    "sat down with": instead(r"\bmet (?:with )?(?=[A-Z])", "sat down with "),
    "held talks with": instead(r"\bmet (?:with )?(?=[A-Z])", "held talks with "),
    "landed": instead(r"\barrived in\b", "landed in"),
    "trip": instead(r"\bvisit to\b", "trip to"),
    "took place": instead(r"\b(was|were) held\b", "took place"),
    # how sure and when
    "is to": _will("is to"),
    "is expected to": _will("is expected to"),
    "is scheduled to": _will("is scheduled to"),
    "plans to": _will("plans to"),
    "later": _deed("later"),
    "reportedly": _deed("reportedly"),
    "day first": _in_body(_day_first),
    "day before place": instead(rf"\bin ([A-Z][a-z]+) on {_DAY}\.", r"on \2 in \1."),
    "afternoon": instead(rf"\bon {_DAY}\.", r"on \1 afternoon."),
    # what is said around it
    "said behind": tail(", two officials said."),
    "said before": head("Officials said that "),
    "according to": head("According to people familiar with the matter, "),
    "doubted": tail(", but analysts doubt that much will come of it."),
    "hoped": tail(", raising hopes of a thaw."),
    "ending": tail(", ending months of silence."),
    "which would": tail(", which would please investors."),
    "dash": tail(" — a rare step."),
    "although": tail(", although earlier pledges have been abandoned."),
    "as others urge": tail(", as Brazil urges both to show restraint."),
    "and others back": tail(", and Brazil backs the idea."),
    "said by whom": tail(", a professor at a university in Lisbon said."),
    "according to whom": head("According to the White House, "),
    "letter before": head("In a letter to Angela Merkel, "),
    "praise before": head("While praising Brazil, "),
    "amid": tail(" amid a dispute over sanctions."),
    "filler before": _in_body(lambda body: "Rice prices rose by a tenth.\n\n" + body),
    "filler behind": _in_body(lambda body: body + "\n\nRice prices rose by a tenth."),
}
