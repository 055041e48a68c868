import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from monitor.entrypoints.cli import app

CONFIG = Path(__file__).parents[2] / "config"
STORY = {
    "id": "s1", "published": "2019-02-06", "outlet": "A Paper", "title": "Envoys to meet in Oslo", "relevant": True,
    "dup_group": None, "text": "Stephen Biegun will meet Kim Hyok Chol in Oslo on Friday, U.S. and North Korean officials said.",
    "meetings": [{
        "kind": "talks", "status": "planned", "parties": ["US", "DPRK"], "people": ["Stephen Biegun", "Kim Hyok Chol"],
        "date_start": "2019-02-08", "date_end": "2019-02-08", "places": ["Oslo"], "evidence": "will meet Kim Hyok Chol",
        "is_main": True, "event": "oslo"}],
}


def write(path, *rows):
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    return str(path)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("config")
    shutil.copytree(CONFIG, folder, dirs_exist_ok=True)
    (folder / "sources.yaml").write_text("sources: [{id: one, name: One, url: 'https://one.example/feed'}]")

    def invoke(*arguments):
        return CliRunner().invoke(app, ["eval", *arguments, "--config", str(folder)], catch_exceptions=False)

    return invoke


def test_extraction_is_scored_and_explained(run, tmp_path):
    result = run("extraction", write(tmp_path / "gold.jsonl", STORY), "--json", "--misses")
    assert result.exit_code == 0
    sections = json.loads(result.stdout)
    both = sections["meetings"][0]
    assert (both["what"], both["recall"], both["gold"]) == ("US and DPRK", 1.0, 1)
    exact = next(row for row in sections["slots of meetings that match"] if row["what"] == "date, exact")
    assert exact == {"what": "date, exact", "value": 1.0, "of": 1}
    assert "misses" in sections


def test_a_table_for_people(run, tmp_path):
    result = run("extraction", write(tmp_path / "gold.jsonl", STORY))
    assert "unknown date kept unknown" in result.stdout


def test_ablation_shows_what_each_part_buys(run, tmp_path):
    text = STORY["text"].replace("will meet", "has offered to meet")
    meeting = STORY["meetings"][0] | {"status": "proposed", "evidence": "has offered to meet Kim Hyok Chol"}
    story = STORY | {"title": "An envoy and his offer", "text": text, "meetings": [meeting]}
    result = run("extraction", write(tmp_path / "gold.jsonl", story), "--json", "--ablation")
    rows = {row["without"]: row for row in json.loads(result.stdout)["what each part buys"]}
    assert rows["nothing"]["status"] == 1.0
    assert rows["offers and modals"]["status"] < 1.0


def test_copies_are_told_from_other_stories(run, tmp_path):
    words = " ".join(f"word{n} of the long report on talks in Oslo" for n in range(40))
    other = " ".join(f"harvest{n} was brought in by farmers before rain" for n in range(40))
    texts = [{"key": "k1", "text": words, "published": "2019-02-06", "source": "One"},
             {"key": "k2", "text": words, "published": "2019-02-06", "source": "Two"},
             {"key": "k3", "text": other, "published": "2019-02-06", "source": "Two"}]
    write(tmp_path / "my_texts.jsonl", *texts)
    pairs = [{"pair_id": "p", "label": "exact", "a": "k1", "b": "k2"}, {"pair_id": "q", "label": "different", "a": "k1", "b": "k3"}]
    result = run("dedup", write(tmp_path / "my_pairs.jsonl", *pairs), "--json")
    assert json.loads(result.stdout)["copy, update or separate"][0]["value"] == 1.0


def test_alerts_need_both_kinds_of_files(run, tmp_path):
    stories = write(tmp_path / "gold.jsonl", STORY)
    alerts = tmp_path / "alerts.json"
    alerts.write_text(json.dumps({
        "changes": [{"article": "s1", "event": "oslo", "change": "new", "watch": True}],
        "articles": [{"article": "s1", "alertworthy": True}]}))
    result = run("alerts", stories, str(alerts), "--json")
    assert json.loads(result.stdout)["alerts"][0]["f1"] == 1.0
    assert run("alerts", stories).exit_code == 2


def test_linking_is_judged_apart_from_reading(run, tmp_path):
    """A sentence that nobody reads right is linked by its label."""
    other = STORY | {"id": "s2", "published": "2019-02-09", "title": "A day by the fjord",
                     "text": "It went as such things go, he said.",
                     "meetings": [STORY["meetings"][0] | {"status": "held", "evidence": "It went"}]}
    stories = write(tmp_path / "gold.jsonl", STORY, other)
    alerts = tmp_path / "alerts.json"
    alerts.write_text(json.dumps({
        "changes": [{"article": "s1", "event": "oslo", "change": "new", "watch": True},
                    {"article": "s2", "event": "oslo", "change": "status", "watch": True}],
        "articles": [{"article": name, "alertworthy": True} for name in ("s1", "s2")]}))

    def recall(*options):
        return json.loads(run("alerts", stories, str(alerts), "--json", *options).stdout)["alerts"][1]["recall"]

    assert (recall(), recall("--labelled")) == (0.5, 1.0)


@pytest.mark.parametrize("line", ["{", '{"id": "x"}'])
def test_a_bad_line_is_told_plainly(run, tmp_path, line):
    path = tmp_path / "gold.jsonl"
    path.write_text(line)
    result = run("extraction", str(path))
    assert result.exit_code == 2
    assert "gold.jsonl:1" in result.stderr
