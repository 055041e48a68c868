"""A hostile feed is one feed's failure, in bounds."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from monitor.adapters.feeds import FeedWorkers, parse_feed
from monitor.adapters.feeds.workers import FEED_LIMITS
from monitor.adapters.workers import Limits, WorkerError, WorkerPool
from monitor.domain.source import Fetched
from monitor.domain.story import ParsedFeed
from monitor.testing import rss
from tests.adapters.feeds.hostile import BOMBS, SEED, mutants
from tests.adapters.feeds.jobs import Heavy
from tests.adapters.feeds.test_parse import NOW, SOURCE

GOOD = rss([{"title": f"Story {n}", "guid": str(n), "description": "<p>Text.</p>"} for n in range(30)])


@pytest.fixture(scope="module")
def workers() -> Iterator[FeedWorkers]:
    pool = FeedWorkers()
    yield pool
    pool.close()


def _parse(workers: FeedWorkers, body: bytes, known: frozenset[str] = frozenset()) -> ParsedFeed:
    return workers.parse_feed(Fetched(SOURCE.url, SOURCE.url, 200, (), body, NOW), SOURCE, seen_at=NOW, known_hashes=known)


def test_a_worker_reads_as_the_function_does(workers: FeedWorkers) -> None:
    korean = '<rss version="2.0"><channel><item><title>회담</title></item></channel></rss>'.encode("cp949")
    for body in (GOOD, b"<html>", b"{}", korean):
        fetched = Fetched(SOURCE.url, SOURCE.url, 200, (), body, NOW)
        assert _parse(workers, body) == parse_feed(fetched, SOURCE, seen_at=NOW)


def test_nothing_new_needs_no_worker(workers: FeedWorkers, monkeypatch: pytest.MonkeyPatch) -> None:
    known = _parse(workers, GOOD).item_hashes
    monkeypatch.setattr(WorkerPool, "run", lambda *_: pytest.fail("a worker was asked"))

    assert _parse(workers, GOOD, known).items == ()


QUICK = ("64 KB author", "120 KB style", "100,000 attributes", "billion laughs", "quadratic entity", "external entity",
         "1,000,000 nested lists", "utf-7")


@pytest.mark.parametrize("name", [
    *QUICK, *(pytest.param(name, marks=pytest.mark.slow) for name in BOMBS if name not in QUICK)])
def test_hostile_bodies_end_in_bounds_and_the_next_feed_is_read(workers: FeedWorkers, name: str) -> None:
    _parse(workers, GOOD)  # a worker is there, as it is in a daemon that runs
    started = time.monotonic()
    feed = _parse(workers, BOMBS[name])
    took = time.monotonic() - started

    assert took <= 10.0
    assert feed.error or feed.items or feed.problems or feed.notes
    assert not any("<script" in item.title + item.text for item in feed.items)
    assert len(_parse(workers, GOOD).items) == 30


def test_a_worker_as_configured_may_use_half_of_512_mib_and_not_all_of_it(workers: FeedWorkers) -> None:
    fetched = Fetched(SOURCE.url, SOURCE.url, 200, (), GOOD, NOW)
    feeds = [workers.parse_feed(fetched, Heavy(SOURCE, mebibytes), seen_at=NOW) for mebibytes in (256, 512, 256)]

    assert [len(feed.items) for feed in feeds] == [30, 0, 30]
    assert [feed.error for feed in feeds] == [None, "it could not be parsed: it needed more than 512 MiB of memory", None]


def test_a_feed_that_takes_all_the_time_it_gets_is_that_feeds_error() -> None:
    workers = FeedWorkers(limits=replace(FEED_LIMITS, cpu_seconds=1, wall_seconds=60.0))
    feed = _parse(workers, BOMBS["1,000,000 nested elements"])
    after = _parse(workers, GOOD)
    workers.close()

    assert feed.error == "it could not be parsed: it used more than 1 s of CPU"
    assert len(after.items) == 30


def _assert_sound(feed: ParsedFeed) -> None:
    for item in feed.items:
        assert item.title or item.text
        assert item.url is None or item.url.startswith(("http://", "https://"))
        assert item.published_at is None or item.published_at.utcoffset() is not None
        assert "\x00" not in item.raw
    assert (feed.error is None) or not feed.items


def test_a_sample_of_mutated_feeds(workers: FeedWorkers) -> None:
    for body in mutants(100):
        first = _parse(workers, body)
        _assert_sound(first)
        assert [item.id for item in _parse(workers, body).items] == [item.id for item in first.items]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(SEED, SEED + -(-int(os.environ.get("MONITOR_TEST_MUTANTS", "10000")) // 10_000)))
def test_10_000_mutated_feeds(workers: FeedWorkers, record_property: Callable[[str, object], None], seed: int) -> None:
    pid, took = os.getpid(), []
    for body in mutants(10_000, seed=seed):
        started = time.monotonic()
        feed = _parse(workers, body)
        took.append(time.monotonic() - started)
        _assert_sound(feed)
        assert "worker process died" not in (feed.error or "")

    p99 = sorted(took)[int(len(took) * 0.99)]
    record_property("figure", f"p99 {p99 * 1000:.0f} ms, slowest {max(took) * 1000:.0f} ms")
    assert p99 < 1.0
    assert os.getpid() == pid


TIGHT = Limits(cpu_seconds=1, wall_seconds=60.0, memory_bytes=256 * 2**20)  # CPU seconds take long on a busy machine


@pytest.mark.parametrize(("job", "said", "limits"), [
    ("spin", "used more than 1 s of CPU", TIGHT), ("sleep", "took longer than 0.2 s", replace(TIGHT, wall_seconds=0.2)),
    ("hoard", "needed more than 256 MiB of memory", TIGHT), ("crash", "its worker process died (SIGSEGV)", TIGHT),
    ("fail", "RecursionError: too deep", TIGHT), ("boast", "its result is larger than", TIGHT),
])
def test_whatever_a_job_does_is_one_sentence(job: str, said: str, limits: Limits) -> None:
    pool = WorkerPool(f"tests.adapters.feeds.jobs:{job}", limits=limits)
    try:
        for _ in range(2):  # and the pool is as good as new
            with pytest.raises(WorkerError) as raised:
                pool.run(b"x")
            assert said in str(raised.value)
    finally:
        pool.close()


def test_many_threads_share_a_pool_and_each_gets_its_own_answer() -> None:
    pool = WorkerPool("tests.adapters.feeds.jobs:echo", size=2)
    barrier, answers = threading.Barrier(6), []

    def ask(n: int) -> None:
        barrier.wait()
        answers.extend(pool.run(b"%d" % n * 1000) == b"%d" % n * 1000 for _ in range(20))

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pool.close()

    assert answers == [True] * 120


def test_a_worker_stays_warm_until_it_has_grown_and_none_is_left_behind() -> None:
    pool = WorkerPool("tests.adapters.feeds.jobs:pid")
    pids = {pool.run(b"") for _ in range(3)}
    pool.close()

    assert len(pids) == 1
    with pytest.raises(ProcessLookupError):
        os.kill(int(pids.pop()), 0)
    grown = WorkerPool("tests.adapters.feeds.jobs:pid", limits=Limits(retire_bytes=1))
    assert len({grown.run(b"") for _ in range(2)}) == 2
    grown.close()


def test_a_large_parent_does_not_wear_its_children_out() -> None:
    """A child begins with its parent's memory peak in the kernel's books; it must be judged by its own."""
    ballast = bytearray(300 * 2**20)
    ballast[::4096] = b"x" * len(ballast[::4096])  # touched, so that it counts
    pool = WorkerPool("tests.adapters.feeds.jobs:pid", limits=Limits(retire_bytes=256 * 2**20))
    try:
        assert len({pool.run(b"") for _ in range(3)}) == 1
    finally:
        pool.close()
