"""What a poll costs: this program through its whole pipeline with its commits, and lemon24/reader on the same server.

``python -m monitor.entrypoints.bench.fetching [--feeds 1000] [--https 200] [--rounds 3] [--config config]`` prints CPU
milliseconds a feed, and ends with exit code 1 where a target is missed in every one of its rounds; there is a second and a third
round only while one is missed.
Each contender runs in a process of its own; its children count, the server does not. First sight is of 30 items of a general
feed, "one new item" has one more of them in every feed, "304" nothing new; "one on the topic" is a new story that the shipped
watch list wants, so that its meetings are read and stored, which no target counts and reader does not do. Over HTTPS every poll
is a new connection to a host of its own.
"""

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path

from rich.table import Table

from monitor.entrypoints.bench.targets import Figure, conclude
from monitor.entrypoints.cli.output import console

Costs = dict[str, float]  # CPU milliseconds a feed, by pass

THREADS = 8
TARGETS = {"http": {"first": 20.0, "304": 2.0, "one new item": 5.0}, "https": {"304": 5.0}}
CLOCK_TICKS = os.sysconf("SC_CLK_TCK")


def hosts_of(count: int, port: int) -> list[str]:
    """One loopback address a feed."""
    return [f"127.{1 + port % 100}.{n // 250}.{1 + n % 250}" for n in range(count)]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("", 0))
        return int(probe.getsockname()[1])


@contextmanager
def feed_server(port: int, hosts: list[str], certificates: Path | None) -> Iterator[None]:
    """The server in its own process."""
    listen = ["0.0.0.0"] if certificates is None else hosts  # noqa: S104  certificates are per address
    command = [sys.executable, "-m", "monitor.entrypoints.bench.feed_server", str(port), str(certificates or "-"), ",".join(listen)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:  # noqa: S603  ourselves
        assert server.stdout is not None  # noqa: S101
        try:
            if not server.stdout.readline():
                raise SystemExit(f"the server of the feeds did not start on port {port}; what it said stands above")
            yield
        finally:
            server.kill()


def cpu_seconds() -> float:
    """CPU of this process and its living children, ended ones included."""
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # processes come and go
            fields = path.read_text().rpartition(")")[2].split()
            if os.getpid() in {int(path.parent.name), int(fields[1])}:
                ticks += sum(int(field) for field in fields[11:15])
    return ticks / CLOCK_TICKS


def measure(passes: list[tuple[str, int]], count: int, set_revision: Callable[[int], None], run: Callable[[], int]) -> None:
    """Run each pass and print a line of JSON with its cost; ``run`` gives how many feeds it polled well."""
    for name, revision in passes:
        set_revision(revision)
        cpu, wall = cpu_seconds(), time.perf_counter()
        done = run()
        row = {"pass": name, "cpu_ms": (cpu_seconds() - cpu) * 1000 / count, "wall_s": time.perf_counter() - wall, "done": done}
        sys.stdout.write(json.dumps(row) + "\n")
        sys.stdout.flush()


PASSES = [("first", 0), ("304", 0), ("one new item", 1), ("304 again", 1), ("one on the topic", 2)]


def main() -> None:
    """Both contenders over HTTP, then over HTTPS. Exit 1 where a target is missed."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        if options.contender:
            _run_contender(options)
            return
        port = free_port()
        figures = _compare("http", options.feeds, port, None, options)
        if options.https:
            ca_file = make_certificates(Path(folder), hosts_of(options.https, port))
            figures += _compare("https", options.https, port, ca_file, options)
        conclude(figures)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--https", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3, help="at most so many, while a target is missed")
    parser.add_argument("--config", type=Path, default=Path("config"))
    parser.add_argument("--contender", nargs=5, help=argparse.SUPPRESS)
    return parser.parse_args()


def _compare(scheme: str, count: int, port: int, ca_file: Path | None, options: argparse.Namespace) -> list[Figure]:
    def measured(contender: str) -> Costs:
        with feed_server(port, hosts_of(count, port), ca_file.parent if ca_file else None):
            command = [sys.executable, "-m", __spec__.name, "--config", str(options.config), "--contender", contender, scheme,
                       str(count), str(port), str(ca_file or "-")]
            rows = list(map(json.loads, subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.splitlines()))  # noqa: S603
        console.print(f"{contender}, {scheme}: seconds {', '.join(format(row['wall_s'], '.1f') for row in rows)}")
        if any(row["done"] != count for row in rows):
            raise SystemExit(f"{contender}: not every feed was polled well, so that these are no figures: {rows}")
        return {row["pass"]: row["cpu_ms"] for row in rows}

    rounds = [measured("monitor")]
    while len(rounds) < options.rounds and not all(figure.is_kept for figure in judged(scheme, rounds)):
        rounds.append(measured("monitor"))
    _print_table(scheme, count, rounds, measured("reader") if find_spec("reader") else None)
    return judged(scheme, rounds)


def judged(scheme: str, rounds: Sequence[Costs]) -> list[Figure]:
    """Each target of the scheme beside what was measured; a pass that is made again counts as another round of it."""
    return [Figure(f"{name}, {scheme}", "CPU-ms a feed",
                   tuple(cost for costs in rounds for passed, cost in costs.items() if _row(passed) == name), most)
            for name, most in TARGETS[scheme].items()]


def _row(passed: str) -> str:
    return passed.removesuffix(" again")


def _print_table(scheme: str, count: int, rounds: Sequence[Costs], reader: Costs | None) -> None:
    ours = "monitor" if len(rounds) == 1 else f"monitor, best of {len(rounds)} rounds"
    table = Table("pass", f"{ours}, CPU-ms a feed", "target", "reader", "ratio", title=f"{count} feeds of 30 items, {scheme}")
    for name, _ in PASSES:
        best, target = min(costs[name] for costs in rounds), TARGETS[scheme].get(_row(name))
        beside = (f"{reader[name]:.2f}", f"{reader[name] / best:.1f}") if reader else ("not installed", "")
        table.add_row(name, f"{best:.2f}", f"≤ {target:g}" if target else "", *beside)
    console.print(table)


def make_certificates(folder: Path, hosts: list[str]) -> Path:
    """A certificate for each address, and the bundle that trusts them beside the public authorities."""
    import certifi
    import trustme

    authority = trustme.CA()
    for host in hosts:
        authority.issue_cert(host).private_key_and_cert_chain_pem.write_to_path(str(folder / f"{host}.pem"))
    bundle = folder / "bundle.pem"
    bundle.write_bytes(Path(certifi.where()).read_bytes() + authority.cert_pem.bytes())
    return bundle


def _run_contender(options: argparse.Namespace) -> None:
    name, scheme, count, port, ca_file = options.contender
    urls = [f"{scheme}://{host}:{port}/feed/{n}" for n, host in enumerate(hosts_of(int(count), int(port)))]
    ca_path = None if ca_file == "-" else ca_file

    def set_revision(revision: int) -> None:
        import ssl

        context = ssl.create_default_context(cafile=ca_path) if ca_path else None
        address = urls[0].rpartition("/feed/")[0] + f"/set?rev={revision}"
        urllib.request.urlopen(address, context=context).read()  # noqa: S310  our own server

    with tempfile.TemporaryDirectory() as folder:
        run = (_monitor if name == "monitor" else _reader)(urls, Path(folder), ca_path, options.config)
        measure(PASSES, len(urls), set_revision, run)


def _monitor(urls: list[str], folder: Path, ca_file: str | None, config: Path) -> Callable[[], int]:
    """The whole pipeline: guarded fetch, workers, analysis with the shipped roster and watch lists, decisions, commits."""
    import random
    from concurrent.futures import ThreadPoolExecutor

    from monitor.adapters.feeds import FeedWorkers
    from monitor.adapters.http import Fetcher, HttpPolicy, read_allow_private
    from monitor.adapters.store import Store
    from monitor.domain.source import Source
    from monitor.entrypoints.app import App, utc_now
    from monitor.pipeline.poll import Intake, poll

    reading = App.from_directory(config).reading
    store = Store.open(f"sqlite:///{folder}/bench.db")
    places = [url.split("/")[2] for url in urls]
    sources = [Source(f"feed{n}", f"Feed {n}", url) for n, url in enumerate(urls)]
    with store.writing() as tx:
        tx.register_sources(dict(zip((source.id for source in sources), places, strict=True)))
    policy = HttpPolicy(allow_private=read_allow_private(places), host_gap_seconds=0.0, ca_file=ca_file)
    workers = FeedWorkers(size=os.cpu_count() or 1)
    intake = Intake(Fetcher(policy).fetch_source, workers.parse_feed, lambda item: item, store, utc_now, random.random)
    warm = Source("warm", "warm", urls[0])
    for _ in range(os.cpu_count() or 1):
        poll(warm, reading, intake)

    by_id = {source.id: source for source in sources}

    def run() -> int:
        due = store.due_sources(utc_now() + timedelta(days=2), len(sources) + 1)
        with ThreadPoolExecutor(THREADS) as pool:
            records = list(pool.map(lambda state: poll(by_id[state.source_id], reading, intake, state),
                                    (state for state in due if state.source_id in by_id)))
        return sum(record.outcome != "failed" for record in records)

    return run


def _reader(urls: list[str], folder: Path, ca_file: str | None, config: Path) -> Callable[[], int]:
    """lemon24/reader, as its documentation has it used."""
    del config
    import requests.adapters
    from reader import make_reader

    if ca_file:
        requests.adapters.DEFAULT_CA_BUNDLE_PATH = ca_file
    reader = make_reader(str(folder / "reader.sqlite"))
    for url in urls:
        reader.add_feed(url)

    def run() -> int:
        reader.update_feeds(workers=THREADS, scheduled=False)
        return sum(feed.last_exception is None for feed in reader.get_feeds())

    return run


if __name__ == "__main__":
    main()
