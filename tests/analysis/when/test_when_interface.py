"""What callers of the time grammar rely on."""

from datetime import date

from monitor.analysis.when import find_times, resolve
from monitor.domain.meeting import Precision, When

SUNDAY = date(2019, 2, 10)


def test_a_span_slices_back_into_the_text() -> None:
    text = "Envoys will meet in the week beginning February 17, the ministry said on Sunday."
    spans = find_times(text, anchor=SUNDAY)
    assert [span.text for span in spans] == ["week beginning February 17", "Sunday"]
    assert all(text[span.start : span.end] == span.text for span in spans)


def test_the_tense_of_the_verb_decides_the_direction() -> None:
    (span,) = find_times("on Tuesday", anchor=SUNDAY)
    assert resolve(span, anchor=SUNDAY, direction="past") == When(date(2019, 2, 5), date(2019, 2, 5), Precision.DAY)
    assert resolve(span, anchor=SUNDAY, direction="future") == When(date(2019, 2, 12), date(2019, 2, 12), Precision.DAY)


def test_a_text_without_times_gives_nothing() -> None:
    assert find_times("The two sides may march on, he said.", anchor=SUNDAY) == ()
