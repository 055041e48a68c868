"""Edits of the configuration while the daemon runs: in force within seconds, whole or not at all."""

import json
import re
import shutil
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.entrypoints.living import Running, World, healthcheck


def test_edits_take_effect_at_once_and_a_bad_one_leaves_the_old_in_force(running: Running, config: Path) -> None:
    sources = config / "sources.yaml"
    good = sources.read_text()

    sources.write_text(good.replace('"name": "Wire"', '"nme": "Wire"'))
    assert "unknown key 'nme'" in str(running.next("reload")["error"])
    assert "unknown key 'nme'" in str(running.ready()["config"]["detail"])
    done = healthcheck(running)
    assert done.returncode == 0  # the daemon works on with what it had
    assert "unknown key 'nme'" in done.stderr

    sources.write_text(good.replace('"broken"', '"mended"'))
    refused = running.next("reload")
    assert "1 of 2 sources would go at once; if that is meant, write confirm_removal: 1" in str(refused["error"])

    sources.write_text(good.replace('"broken"', '"mended"').replace('{"sources"', '{"confirm_removal": 1, "sources"'))
    assert running.next("reload").get("error") is None
    assert running.next("polled")["source"] == "mended"
    assert running.ready()["config"] == {"ok": True, "detail": "in force"}
    assert running.stop() == 0


HOSTILE = {
    "is not YAML": "sources: [",
    "anchors and aliases": "sources: &a [{id: x}]\nmore: [*a, *a, *a]\n",
    "duplicate key 'sources'": "sources: []\nsources: []\n",
    "nested deeper": "sources: " + "[" * 30 + "]" * 30,
    "is larger than": "# " + "x" * 1_100_000,
}


def test_hostile_edits_leave_the_old_in_force_and_are_shown_within_five_seconds(running: Running, config: Path) -> None:
    sources, desk = config / "sources.yaml", config / "watchlists" / "desk.yaml"
    good, good_list = sources.read_text(), desk.read_text()
    for said, edit in HOSTILE.items():
        began = time.monotonic()
        sources.write_text(edit)
        assert said in str(running.next("reload")["error"])
        assert said in str(running.ready()["config"]["detail"])
        assert time.monotonic() - began < 5
        assert running.ready()["poll"]["ok"]
        sources.write_text(good)
        assert running.next("reload").get("error") is None
    desk.write_text(good_list.replace('"parties": ["DPRK", "US"]', '"any": ["re2:(a+)+(?=b)$"]'))
    assert "desk.yaml" in str(running.next("reload")["error"])
    desk.write_text(good_list)
    assert running.next("reload").get("error") is None


def test_a_folder_that_is_replaced_or_linked_elsewhere_is_still_watched(running: Running, config: Path) -> None:
    def rename_in(folder: Path, name: str) -> None:
        sources = folder / "sources.yaml"
        sources.write_text(re.sub(r'"name": "Wire[^"]*"', f'"name": "Wire {name}"', sources.read_text()))

    shutil.copytree(config, config.with_name("next"))
    rename_in(config.with_name("next"), "of the next release")
    config.rename(config.with_name("before"))
    config.with_name("next").rename(config)
    assert running.next("reload").get("error") is None

    rename_in(config, "edited where it is now")
    assert running.next("reload").get("error") is None

    elsewhere = config.with_name("elsewhere.yaml")
    (config / "sources.yaml").rename(elsewhere)
    (config / "sources.yaml").symlink_to(elsewhere)  # nothing has changed yet
    elsewhere.write_text("sources: [")
    assert "is not YAML" in str(running.next("reload")["error"])


@pytest.mark.slow
def test_reloads_while_it_works_cost_no_poll(running: Running, config: Path) -> None:
    sources = config / "sources.yaml"
    busy = json.loads(sources.read_text())["sources"][0] | {"every": "1s", "tier": "wire"}
    kinds: Counter[str] = Counter()
    for turn in range(10):
        sources.write_text(json.dumps({"confirm_removal": 1, "sources": [busy | {"name": f"Wire {turn}"}]}))
        assert running.next("reload", seen=kinds).get("error") is None
        running.process.send_signal(signal.SIGHUP)
        assert running.next("reload", seen=kinds).get("error") is None
        assert running.next("polled", seen=kinds)["outcome"] != "failed"  # at once, although half an hour was the pace before

    assert running.stop() == 0
    assert set(kinds) <= {"reload", "polled", "cut", "sent"}


@pytest.mark.slow
def test_a_digest_says_that_the_files_on_disk_are_not_in_force(world: World, running: Running, config: Path) -> None:
    desk = config / "watchlists" / "desk.yaml"
    desk.write_text(json.dumps({
        "name": "desk", "title": "Desk", "match": {"parties": ["DPRK", "US"]}, "channels": ["mail"],
        "digest": {"cron": "* * * * *", "when_empty": "always"}}))
    assert running.next("reload").get("error") is None
    (config / "sources.yaml").write_text("sources: [")
    assert "is not YAML" in str(running.next("reload")["error"])
    running.next("sent")
    told = [part.get_content() for part in world.smtp.mailbox.mails[-1].walk() if part.get_content_type() == "text/plain"]
    assert "not in force" in " ".join(told[0].split())
