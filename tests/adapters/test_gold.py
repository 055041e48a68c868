import json
from datetime import UTC, date, datetime

import pytest

from monitor.adapters.gold import read_alerts, read_articles, read_pairs
from monitor.domain.errors import InputError
from monitor.domain.meeting import Kind, Status
from monitor.domain.story import DateQuality

MEETING = {
    "kind": "talks", "status": "held", "status_alt": ["ongoing"], "parties": ["US", "DPRK"], "people": ["Stephen Biegun"],
    "date_start": "2019-10-05", "date_end": "2019-10-05", "places": ["Stockholm"], "evidence": "met",
    "is_main": True, "event": "e",
}
ARTICLE = {"id": "x", "published": "2019-10-05", "outlet": "A Paper", "title": "T", "text": "They met.", "relevant": True,
           "dup_group": None, "meetings": [MEETING]}


def lines(path, *rows):
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), "utf-8")
    return path


def test_an_article_with_its_meetings(tmp_path):
    (article,) = read_articles(lines(tmp_path / "a.jsonl", ARTICLE, ""))
    assert article.item.published_at == datetime(2019, 10, 5, 12, tzinfo=UTC)
    assert article.item.date_quality is DateQuality.DATE_ONLY
    (meeting,) = article.meetings
    assert (meeting.kind, meeting.start, meeting.also_right) == (Kind.TALKS, date(2019, 10, 5), (Status.ONGOING,))
    assert meeting.between_us_and_dprk


def test_instants_keep_their_zone(tmp_path):
    (article,) = read_articles(lines(tmp_path / "a.jsonl", ARTICLE | {"published": "2019-10-05T23:00:00+09:00"}))
    assert article.item.published_at == datetime(2019, 10, 5, 14, tzinfo=UTC)


@pytest.mark.parametrize(("second", "said"), [
    ("{", "a.jsonl:2.*it is not JSON: "),
    ({"id": "y"}, "'published'|'text'"), (ARTICLE | {"meetings": [MEETING | {"kind": "party"}]}, "party"),
])
def test_a_bad_line_is_named(tmp_path, second, said):
    with pytest.raises(InputError, match=said):
        read_articles(lines(tmp_path / "a.jsonl", ARTICLE, second))


def test_a_file_without_a_line_scores_nothing(tmp_path):
    (tmp_path / "a.jsonl").write_text("\n")
    with pytest.raises(InputError, match=r"a\.jsonl: holds no labelled line"):
        read_articles(tmp_path / "a.jsonl")


def test_bytes_are_no_labels(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"\xd4\xff")
    with pytest.raises(InputError, match="it is not text in UTF-8"):
        read_articles(tmp_path / "a.jsonl")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"nowhere\.jsonl"):
        read_articles(tmp_path / "nowhere.jsonl")


def test_pairs_find_their_texts_beside_them(tmp_path):
    lines(tmp_path / "my_texts.jsonl", {"key": "k1", "text": "one", "published": None}, {"key": "k2", "text": "two"})
    (pair,) = read_pairs(lines(tmp_path / "my_pairs.jsonl", {"pair_id": "p", "label": "near", "a": "k1", "b": "k2"}))
    assert (pair.first.text, pair.second.text, pair.label) == ("one", "two", "near")
    with pytest.raises(InputError, match="'k9'"):
        read_pairs(lines(tmp_path / "my_pairs.jsonl", {"pair_id": "p", "label": "near", "a": "k1", "b": "k9"}))


def test_alerts(tmp_path):
    path = tmp_path / "alerts.json"
    path.write_text(json.dumps({
        "changes": [{"article": "x", "event": "e", "change": "new", "watch": True, "published": "2019-10-05"}],
        "articles": [{"article": "x", "alertworthy": True}, {"article": "y", "alertworthy": False}]}))
    gold = read_alerts(path)
    assert gold.alertworthy == {"x"}
    assert gold.changes[0].watched
    path.write_text("[]")
    with pytest.raises(InputError, match="alerts"):
        read_alerts(path)
