"""What the network and hostile publishers may do, and what holds: runs the tests that play each fault and prints a table.

``python -m monitor.entrypoints.bench.faults [--quick]`` in a checkout; everything happens on loopback. The long ones (every hostile
body, 10,000 mutated feeds, 50 tar-pits) take some minutes.
"""

import argparse
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HTTP, FEEDS = "tests/adapters/http/", "tests/adapters/feeds/"


@dataclass(frozen=True, slots=True)
class Fault:
    """One row: what is done to us, what must hold, and the tests that show it (file, and what their names begin with)."""

    what: str
    holds: str
    tests: tuple[tuple[str, tuple[str, ...]], ...]


FAULTS = (
    Fault("50 tar-pits beside 100 healthy feeds", "95 % of healthy ones polled within 1.5 intervals",
          (("tests/entrypoints/test_tar_pits.py", ("test_50_tar_pits",)),)),
    Fault("Slow headers, bodies, chunks, TLS, DNS, 100-continue", "ends within the total limit + 0.5 s",
          ((f"{HTTP}test_limits.py", ("test_the_deadline", "test_a_drip", "test_names_that", "test_redirects_share")),
           (f"{HTTP}test_trust.py", ("test_a_handshake",)))),
    Fault("Compression bombs, chains of codings, bombs on redirects, cut-off bodies", "memory grows < 64 MB; the error is named",
          ((f"{HTTP}test_limits.py", ("test_a_decompression", "test_codings", "test_a_bomb", "test_a_body", "test_broken",
                                      "test_a_truncated")),)),
    Fault("Internal addresses: spellings, odd URLs, redirects, rebinding", "no connection reaches the canary",
          ((f"{HTTP}test_addresses.py", ("test_",)),)),
    Fault(".netrc, proxy variables, cookies, smuggled headers, foreign certificates", "nothing leaks; refused",
          ((f"{HTTP}test_trust.py", ("test_nothing", "test_cookies", "test_validators_cannot", "test_an_unknown",
                                     "test_another")),)),
    Fault("Hostile feeds (entities, nesting, 9 MB attributes, regular-expression traps)", "≤ 10 s, < 512 MB, the next feed is read",
          ((f"{FEEDS}test_workers.py", ("test_hostile", "test_a_feed_that", "test_a_worker_as_configured", "test_whatever")),)),
    Fault("10,000 mutated feeds, fixed seed", "no death, p99 < 1 s, same bytes give the same ids",
          ((f"{FEEDS}test_workers.py", ("test_10_000", "test_a_sample")), (f"{FEEDS}test_parse.py", ("test_nothing_that",)))),
    Fault("Markup and titles that run, load or hide", "plain text without them, in linear time",
          (("tests/adapters/test_html.py", ("test_",)), (f"{FEEDS}test_parse.py", ("test_titles",)))),
    Fault("Malformed items, bodies that are no feed, feeds cut off", "costs only itself; an error keeps the feed's state",
          ((f"{FEEDS}test_parse.py", ("test_a_malformed", "test_what_is_no", "test_xml_that", "test_a_body_that")),)),
    Fault("A story among fifty that cannot be read", "49 are stored, one is put aside with the reason, once",
          (("tests/pipeline/test_poison_item.py", ("test_",)),)),
    Fault("Hostile titles, names and sentences: scripts, headers, formulas, directions", "text everywhere it is sent or shown",
          (("tests/adapters/channels/test_hostile_text.py", ("test_",)),)),
    Fault("Encodings: lies, supersets, none declared", "the characters that were meant",
          ((f"{FEEDS}test_encodings.py", ("test_",)),)),
    Fault("Dates: zones, none, Korean, slashed, impossible, future", "right moment and quality",
          ((f"{FEEDS}test_dates.py", ("test_",)),)),
    Fault("Consent walls, paywalls, block and error pages, robots.txt", "the feed's text, labelled; robots obeyed",
          (("tests/adapters/test_articles.py", ("test_",)), ("tests/pipeline/test_article_pages.py", ("test_",)))),
    Fault("301, 308, 410, 429, 503, 304 unasked, wandering validators", "as publishers may expect",
          ((f"{HTTP}test_conformance.py", ("test_",)),
           (f"{HTTP}test_manners.py", ("test_wandering", "test_a_moved", "test_fallbacks")),
           ("tests/analysis/test_cadence.py", ("test_",)))),
    Fault("One address in several sources", "its publisher is asked once for all",
          ((f"{HTTP}test_sharing.py", ("test_",)),)),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One test: its file and name, seconds, whether it passed, and a figure it told."""

    file: str
    name: str
    seconds: float
    passed: bool
    figure: str


def main() -> None:
    """Run, and print the table as Markdown. Exit 1 where a fault was not withstood."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="Leave out what takes minutes.")
    outcomes = _run(quick=parser.parse_args().quick)
    rows = [_row(fault, outcomes) for fault in FAULTS]
    sys.stdout.write("| fault | must hold | tests | slowest | figure |\n|---|---|---|---|---|\n" + "".join(rows))
    if not all(outcome.passed for outcome in outcomes):
        raise SystemExit(1)


def _run(*, quick: bool) -> list[Outcome]:
    files = sorted({file for fault in FAULTS for file, _ in fault.tests})
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        marks = "not slow" if quick else "slow or not slow"
        command = [sys.executable, "-m", "pytest", "-q", "-m", marks, "-p", "no:randomly", f"--junitxml={report}", "-o",
                   "junit_family=xunit1", *files]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)  # noqa: S603  ourselves
        return [_outcome(case) for case in ET.parse(report).iter("testcase")]  # noqa: S314  written by us


def _outcome(case: ET.Element) -> Outcome:
    passed = not any(child.tag in {"failure", "error"} for child in case)
    figures = (entry.get("value", "") for entry in case.iter("property") if entry.get("name") == "figure")
    return Outcome(case.get("file", ""), case.get("name", ""), float(case.get("time", "0")), passed, next(figures, ""))


def _row(fault: Fault, outcomes: Sequence[Outcome]) -> str:
    ours = [outcome for outcome in outcomes
            if any(outcome.file == file and outcome.name.startswith(starts) for file, starts in fault.tests)]
    passed, slowest = sum(outcome.passed for outcome in ours), max((outcome.seconds for outcome in ours), default=0.0)
    figures = "; ".join(outcome.figure for outcome in ours if outcome.figure)
    return f"| {fault.what} | {fault.holds} | {passed} of {len(ours)} | {slowest:.1f} s | {figures} |\n"


if __name__ == "__main__":
    main()
