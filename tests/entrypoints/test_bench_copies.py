"""The measurement of the search for copies runs, and finds what its make-believe press reprints."""

import re

import pytest

from monitor.entrypoints.bench import copies
from monitor.entrypoints.bench.press import print_story


def test_it_prints_a_rate_and_what_was_found(capsys: pytest.CaptureFixture[str]) -> None:
    copies.main(stories=400, every=200, beside=0)
    printed = capsys.readouterr().out
    assert len(re.findall(r"at +\d+: +\d+ stories/s +\d\.\d+ CPU-ms a story", printed)) == 2
    found, teasers, false = (float(share) for share in re.findall(r"(?:found|teasers|linked) (\d\.\d+) of", printed))
    assert (found, teasers) == (1.0, 1.0)
    assert false < 0.01


def test_the_press_prints_the_same_again_and_every_kind() -> None:
    issue = [print_story(number) for number in range(200)]
    assert issue == [print_story(number) for number in range(200)]
    assert sum(printed.made_from is not None for printed in issue) == 20
