"""The few things the bottom floor does by itself."""

import pytest

from monitor.domain.counting import counted
from monitor.domain.errors import ConfigError, ConfigProblem
from monitor.domain.meeting import Evidence, Kind, Mention, Status
from monitor.domain.story import Item


def test_offsets_count_in_title_blank_line_text() -> None:
    assert Item(id="1", source_id="s", title="Title", text="Text").raw == "Title\n\nText"
    assert Item(id="1", source_id="s", text="Text").raw == "Text"


def test_a_mention_quotes_its_trigger() -> None:
    evidence = (Evidence("date", 0, 4, "2019"), Evidence("trigger", 5, 11, "summit"))
    assert Mention(Kind.SUMMIT, ("DPRK", "US"), Status.HELD, evidence=evidence).quote == "summit"


def test_config_errors_name_the_place_of_every_problem() -> None:
    error = ConfigError((ConfigProblem("a.yaml", 3, 5, "unknown key"), ConfigProblem("b.yaml", 0, 0, "missing")))
    assert str(error) == "a.yaml:3:5: unknown key\nb.yaml: missing"


@pytest.mark.parametrize(("number", "said"), [(0, "0 stories"), (1, "1 story"), (2, "2 stories"), (1200, "1,200 stories")])
def test_one_thing_is_no_plural(number: int, said: str) -> None:
    assert counted(number, "story", "stories") == said
    assert counted(number, "source").endswith("sources") is (number != 1)
