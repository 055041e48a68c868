"""The ledger's commands, as an analyst types them, on a real store."""

import csv
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from monitor.adapters.store import Store
from monitor.analysis.copies import lookup_keys
from monitor.analysis.ledger import compile_background
from monitor.domain.meeting import Kind, Status
from monitor.entrypoints.cli import app
from monitor.pipeline.rulings import rebuild_ledger
from tests.analysis.ledger.telling import BIEGUN, HYOK_CHOL, Ledger, mention, story, summit

ROOT = Path(__file__).parents[2]
TALKS, VISIT = Kind.TALKS, Kind.VISIT
Run = Callable[..., Result]


def stories() -> Ledger:
    """A summit planned, moved and held, talks told of with two dates, a visit around them."""
    ledger = Ledger(background=compile_background(()))
    ledger.tell_each([
        story("2019-02-05", summit(Status.PLANNED, "2019-02-24", "Hanoi"), name="first"),
        story("2019-02-07", summit(Status.PLANNED, "2019-02-27..2019-02-28", "Hanoi"), name="second", outlet="other"),
        story("2019-02-09", mention(TALKS, "DPRK US", Status.HELD, people=(BIEGUN, HYOK_CHOL), when="2019-02-06..2019-02-08",
                                    places=("Pyongyang",)), name="third"),
        story("2019-02-10", mention(TALKS, "DPRK US", Status.HELD, people=(BIEGUN, HYOK_CHOL), when="2019-01-31",
                                    places=("Pyongyang",)),
              mention(VISIT, "US DPRK", Status.HELD, people=(BIEGUN,), when="2019-02-06..2019-02-08", places=("Pyongyang",)),
              name="fourth", outlet="=cmd"),
        story("2019-02-28", summit(Status.HELD, "2019-02-27..2019-02-28", "Hanoi"), name="fifth"),
    ])
    return ledger


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/m.db"


@pytest.fixture
def run(tmp_path: Path, url: str) -> Run:
    folder = tmp_path / "config"
    (folder / "watchlists").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "manifest.yaml").write_text("documents: []")
    (folder / "roster.yaml").write_text("[]")
    (folder / "sources.yaml").write_text('{"sources": [{"id": "wire", "name": "Wire", "url": "https://wire.example/feed"}]}')
    (folder / "monitor.yaml").write_text(json.dumps({
        "database": url, "seeds": str(tmp_path / "seeds"),
        "channels": {"folder": {"type": "folder", "path": str(tmp_path / "digests")}}}))
    (folder / "watchlists" / "desk.yaml").write_text(json.dumps({
        "name": "desk", "title": "Desk", "match": {"any": ["river*", "re2:river"]}, "channels": ["folder"]}))
    with Store.open(url) as store:
        for decision in stories().decisions:
            with store.writing() as tx:
                keys = {decision.analysed.item.id: lookup_keys(decision.analysed.fingerprint)}
                assert decision.analysed.item.seen_at is not None
                tx.save((decision,), keys=keys, at=decision.analysed.item.seen_at)
    return lambda *words: CliRunner().invoke(app, [*words, "--config", str(folder)])


def rows(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def summit_of(run: Run) -> str:
    return next(str(row["id"]) for row in rows(run("events", "--json")) if row["kind"] == "summit")


def test_the_ledger_of_any_past_moment(run: Run) -> None:
    then = {row["kind"]: (row["date_start"], row["standing"]) for row in rows(run("events", "--json", "--as-of", "2019-02-06"))}
    assert then == {"summit": ("2019-02-24", "planned")}
    now = [(row["kind"], row["standing"]) for row in rows(run("events", "--json"))]
    assert sorted(map(str, now)) == sorted(map(str, [("talks", "held"), ("talks", "held"), ("visit", "held"), ("summit", "held")]))
    shown = run("events", "--as-of", "2019-02-07")
    assert "Upcoming" in shown.stdout
    assert run("events", "--as-of", "yesterday-ish").exit_code == 2


def test_the_life_of_one_meeting(run: Run) -> None:
    event = summit_of(run)
    page = run("events", event.rpartition("-")[2])
    assert page.exit_code == 0, page.output
    for words in ("Its life", "Told by", "24 Feb 2019", "held", "“told”"):
        assert words in page.stdout
    (life,) = rows(run("events", event, "--json"))
    assert [(row["change"], row["from"], row["to"]) for row in life["changes"]] == [
        ("new", None, "planned"), ("date", "2019-02-24", "2019-02-27..2019-02-28"), ("status", "planned", "held")]
    assert run("events", "nowhere").exit_code == 2


def test_exports(run: Run) -> None:
    table = list(csv.DictReader(run("events", "--format", "csv").stdout.splitlines()))
    assert {row["kind"] for row in table} == {"talks", "visit", "summit"}
    assert [row["event"] for row in rows(run("events", "--format", "plover"))].count("CONSULT") == 4
    assert len(rows(run("events", "--format", "jsonl"))) == 4


def test_one_meeting_alone_for_other_programs(run: Run) -> None:
    event = summit_of(run)
    assert {row["link"] for row in rows(run("events", event, "--format", "plover"))} == {event}
    assert [row["id"] for row in csv.DictReader(run("events", event, "--format", "csv").stdout.splitlines())] == [event]


def test_a_watch_list_that_there_is_not_is_told_from_one_that_has_nothing(run: Run) -> None:
    asked = run("events", "--watch", "desks")
    assert (asked.exit_code, asked.stdout) == (2, "")
    assert "desk" in asked.stderr


def test_a_date_that_was_given_up_is_not_disputed(run: Run) -> None:
    page = run("events", summit_of(run)).stdout
    assert "longer)" in page
    assert "disputed" not in page


def test_two_events_become_one_and_the_rebuilt_ledger_agrees(run: Run, url: str) -> None:
    first, second = (str(row["id"]) for row in rows(run("events", "--json")) if row["kind"] == "talks")
    done = run("ledger", "merge", first, second, "--note", "one round, two dates", "--who", "desk")
    assert done.exit_code == 0, done.output
    assert [row["kind"] for row in rows(run("events", "--json"))].count("talks") == 1
    (log,) = rows(run("ledger", "log", "--json"))
    assert (log["who"], log["action"], log["value"], log["note"]) == ("desk", "merge", second, "one round, two dates")
    assert "the same ledger" in run("rebuild-ledger").stdout
    gone = run("events", second)
    assert gone.exit_code == 2
    assert f"part of {first}" in " ".join(gone.stderr.split())
    (life,) = rows(run("events", first, "--json"))
    assert {row["story"] for row in life["reports"]} == {"third", "fourth"}
    assert life["changes"][-1]["change"] == "merged"
    with Store.open(url) as store:
        assert rebuild_ledger(store, compile_background(()), at=store.stories()[0].decided_at, dry_run=True).same


def test_a_rebuild_tells_facts_apart_from_their_words(run: Run, url: str) -> None:
    with Store.open(url) as store, store.writing() as tx:
        requoted, moved, *_ = tx.events()
        stale = replace(requoted, claims=tuple(replace(claim, quote="otherwise") for claim in requoted.claims))
        tx.restate([stale, replace(moved, places=("Oslo",), ordinal=9)], at=datetime(2019, 3, 1, tzinfo=UTC))
    foretold, done, after = (run("rebuild-ledger", *words).stdout for words in (("--dry-run",), (), ("--dry-run",)))

    assert "1 would differ in facts, 1 only in the words quoted" in foretold
    assert f"  {moved.id}: places, ordinal\n" in foretold
    assert requoted.id not in foretold
    assert "1 put right in facts, 1 only in the words quoted" in done
    assert "the same ledger" in after


def test_a_story_taken_out_founds_its_own_event(run: Run) -> None:
    event = summit_of(run)
    assert run("ledger", "split", event, "first").exit_code == 0
    assert [row["kind"] for row in rows(run("events", "--json"))].count("summit") == 2
    assert "the same ledger" in run("rebuild-ledger").stdout
    assert run("ledger", "split", event, "unheard-of").exit_code == 2


def test_what_an_analyst_settled_stays_settled(run: Run) -> None:
    event = summit_of(run)
    assert run("ledger", "set", event, "date=2019-02-26..2019-02-28", "place=Hanoi; Vietnam").exit_code == 0
    (life,) = rows(run("events", event, "--json"))
    assert (life["date_start"], life["places"], life["settled"]) == ("2019-02-26", ["Hanoi", "Vietnam"], ["date", "place"])
    assert "the same ledger" in run("rebuild-ledger").stdout
    assert run("ledger", "set", event, "date=").exit_code == 0
    (life,) = rows(run("events", event, "--json"))
    assert (life["date_start"], life["settled"]) == ("2019-02-27", ["place"])


@pytest.mark.parametrize(("assignment", "cure"), [
    ("date=soon", "date=soon: write 2019-02-27"), ("status=maybe", "status=maybe: write one of proposed, planned"),
    ("ordinal=two", "ordinal=two: write a number"), ("venue=Hanoi", "status, date"), ("held", "SLOT=VALUE"),
    ("date=2019-02-28..2019-02-27", "ends before it starts"),
])
def test_a_wrong_ruling_says_what_would_be_right_and_records_nothing(run: Run, assignment: str, cure: str) -> None:
    done = run("ledger", "set", summit_of(run), assignment)
    assert done.exit_code == 2
    assert cure in " ".join(done.stderr.split())
    assert rows(run("ledger", "log", "--json")) == []


def test_why_a_story_was_linked(run: Run) -> None:
    told = run("explain", "fifth")
    assert told.exit_code == 0, told.output
    assert "the same time" in told.stdout
    assert "status: planned → held (it took place)" in told.stdout
    (row,) = rows(run("explain", "first", "--json"))
    assert [one["opened"] for one in row["mentions"]] == [True]
    assert "text of   the feed\n" in told.stdout
    assert (row["text_origin"], row["text_note"], row["via"]) == ("feed", "", None)
    assert re.search(r"published 2019-02-28 \d\d:\d\d UTC\n", told.stdout)
    assert "+00:00" not in told.stdout
    assert run("explain", "unheard-of").exit_code == 2


def test_what_a_changed_list_would_have_told(run: Run, tmp_path: Path) -> None:
    kept = rows(run("watch", "test", "desk", "--since", "2019-01-01", "--json"))
    assert [row["kind"] for row in kept if row["told"]] == ["new", "date", "new", "new", "new", "status"]
    narrower = tmp_path / "narrower.yaml"
    narrower.write_text(json.dumps({
        "name": "desk", "title": "Desk", "match": {"any": ["re2:river"]}, "channels": ["folder"], "alert_on": ["status"]}))
    tried = rows(run("watch", "test", str(narrower), "--since", "2019-01-01", "--json"))
    assert [(row["kind"], row["told_in_force"]) for row in tried if row["told"]] == [("status", True)]
    assert sum(row["near_miss"] is True for row in tried) == 5
    narrower.write_text(narrower.read_text().replace('"folder"', '"fax"'))
    assert "no channel 'fax' in monitor.yaml; tried all the same" in run("watch", "test", str(narrower)).stderr
    assert "5 near misses" in run("watch", "test", str(narrower), "--since", "2019-01-01").stdout
    assert "against the list in force 0 more, 5 fewer." in run("watch", "test", str(narrower), "--since", "2019-01-01").stdout
    assert run("watch", "test", "nobody").exit_code == 2


def test_a_list_in_force_is_not_compared_with_itself_and_an_empty_time_is_said(run: Run) -> None:
    whole = run("watch", "test", "desk", "--since", "2019-01-01")
    assert re.search(r"desk: 6 of \d+ changes told, \d+ no news to anybody, \d+ near miss(es)?\.\n", whole.stdout)
    quiet = run("watch", "test", "desk", "--since", "2030-01-01")
    assert (quiet.exit_code, quiet.stdout) == (0, "")
    assert quiet.stderr == "Nothing changed in the ledger since 2030-01-01 00:00 UTC; --since looks further back.\n"
