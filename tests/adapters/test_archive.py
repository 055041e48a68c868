"""Stored input: articles, folders and tars of snapshots."""

import io
import json
import lzma
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.adapters.archive import is_articles, read_articles, read_snapshots
from monitor.domain.errors import InputError
from monitor.domain.story import DateQuality

ROW = {"id": "a1", "title": "Envoys to meet", "text": "They will meet.", "published": "2019-02-10T22:21:00+08:00", "lang": "en"}


def test_articles_are_read_from_plain_and_packed_files(tmp_path: Path) -> None:
    line = json.dumps(ROW) + "\n\n"
    (tmp_path / "a.jsonl").write_text(line)
    with lzma.open(tmp_path / "a.jsonl.xz", "wt") as packed:
        packed.write(line)

    plain, unpacked = (list(read_articles(tmp_path / name)) for name in ("a.jsonl", "a.jsonl.xz"))

    assert plain == unpacked
    assert plain[0].published_at == datetime(2019, 2, 10, 14, 21, tzinfo=UTC)
    assert plain[0].raw == "Envoys to meet\n\nThey will meet."


def test_a_bare_day_stays_that_day_and_a_missing_date_is_no_error(tmp_path: Path) -> None:
    rows = [ROW | {"published": "2019-02-10"}, ROW | {"published": None}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))

    day, undated = read_articles(tmp_path / "a.jsonl")

    assert day.published_at is not None
    assert (day.published_at.date().isoformat(), day.date_quality) == ("2019-02-10", DateQuality.DATE_ONLY)
    assert (undated.published_at, undated.date_quality) == (None, DateQuality.MISSING)


@pytest.mark.parametrize(("line", "what"), [
    ("{", "a.jsonl:2: not an article"),
    ('{"id": "x"}', "'text' is missing"),
    ('{"id": "x", "text": "y", "published": "soon"}', "a.jsonl:2: not an article: Invalid isoformat"),
    ("[1]", "a.jsonl:2: not an article"),
])
def test_a_bad_line_is_named(tmp_path: Path, line: str, what: str) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(ROW) + "\n" + line)

    with pytest.raises(InputError, match="not an article") as caught:
        list(read_articles(tmp_path / "a.jsonl"))

    assert what in str(caught.value)


def _tar(path: Path, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:xz") as archive:
        for name, body in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(body)
            archive.addfile(info, io.BytesIO(body))
    return path


def test_snapshots_come_in_order_of_their_time_from_folder_and_tar(tmp_path: Path) -> None:
    members = {"snap/20210721T232222Z.xml": b"later", "snap/20210524T140058Z.xml": b"earlier", "snap/README": b"no time"}
    (tmp_path / "snap").mkdir()
    for name, body in members.items():
        (tmp_path / name).write_bytes(body)

    from_tar = list(read_snapshots(_tar(tmp_path / "feed.tar.xz", members)))
    from_folder = list(read_snapshots(tmp_path / "snap"))

    assert [s.body for s in from_tar] == [s.body for s in from_folder] == [b"earlier", b"later"]
    assert from_tar[0].at == datetime(2021, 5, 24, 14, 0, 58, tzinfo=UTC)


def test_input_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.tar").write_bytes(b"not a tar")
    with pytest.raises(InputError, match="holds no snapshot"):
        list(read_snapshots(tmp_path / "empty"))
    with pytest.raises(InputError, match=r"broken\.tar: cannot be read: it is no tar, or a damaged one; articles end in"):
        list(read_snapshots(tmp_path / "broken.tar"))
    with pytest.raises(InputError, match="cannot be read"):
        list(read_articles(tmp_path / "absent.jsonl"))


def test_articles_are_told_from_snapshots_by_name() -> None:
    assert is_articles(Path("a.jsonl"))
    assert is_articles(Path("a.jsonl.xz"))
    assert not is_articles(Path("feed.tar.xz"))
