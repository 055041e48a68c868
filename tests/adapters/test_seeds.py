"""The seed corpus as files."""

from pathlib import Path

import pytest

from monitor.adapters.seeds import read_seeds
from monitor.domain.errors import ConfigError

SHIPPED = Path(__file__).parents[2] / "seeds"


def test_shipped_seeds_are_dated_and_stay_as_stored() -> None:
    items = read_seeds(SHIPPED)

    assert [item.id for item in items] == ["seed-000_a41e6d75a605cc07", "seed-004_7a2d80e9002493f0"]
    assert all(item.raw == (SHIPPED / f"{item.id.removeprefix('seed-')}.txt").read_text() for item in items)
    assert [item.published_at.isoformat() if item.published_at else None for item in items] == [
        "2019-02-10T14:21:00+00:00", "2019-02-01T12:00:00+00:00"]


def test_no_folder_is_an_empty_corpus_and_one_that_is_not_there_an_error(tmp_path: Path) -> None:
    assert read_seeds(None) == ()
    with pytest.raises(ConfigError, match=r"absent/manifest.yaml: cannot be read: No such file"):
        read_seeds(tmp_path / "absent")


def test_a_manifest_that_names_what_is_not_there_says_where(tmp_path: Path) -> None:
    (tmp_path / "manifest.yaml").write_text("documents:\n  - file: a.txt\n  - {file: b.txt, published: soon}\n")
    (tmp_path / "b.txt").write_text("text")

    with pytest.raises(ConfigError) as caught:
        read_seeds(tmp_path)

    first, second = caught.value.problems
    assert (first.line, second.line) == (2, 3)
    assert "a.txt" in first.message
    assert "soon" in second.message
