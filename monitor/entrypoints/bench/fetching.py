"""What a poll costs: this program through its whole pipeline with its commits, and lemon24/reader on the same server.

``python -m monitor.entrypoints.bench.fetching [--feeds 1000] [--https 200] [--config config]`` prints CPU milliseconds a feed.
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
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path

from rich.table import Table

from monitor.entrypoints.cli.output import console

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
    """Both contenders over HTTP, then over HTTPS."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        if options.contender:
            _run_contender(options)
            return
        port = free_port()
        _compare("http", options.feeds, port, None, options)
        if options.https:
            ca_file = make_certificates(Path(folder), hosts_of(options.https, port))
            _compare("https", options.https, port, ca_file, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--https", type=int, default=200)
    parser.add_argument("--config", type=Path, default=Path("config"))
    parser.add_argument("--contender", nargs=5, help=argparse.SUPPRESS)
    return parser.parse_args()


def _compare(scheme: str, count: int, port: int, ca_file: Path | None, options: argparse.Namespace) -> None:
    hosts = hosts_of(count, port)
    contenders = ["monitor"] + (["reader"] if find_spec("reader") else [])
    results: dict[str, dict[str, dict[str, float]]] = {}
    for contender in contenders:
        with feed_server(port, hosts, ca_file.parent if ca_file else None):
            command = [sys.executable, "-m", __spec__.name, "--config", str(options.config), "--contender", contender, scheme,
                       str(count), str(port), str(ca_file or "-")]
            lines = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.splitlines()  # noqa: S603  ourselves
            results[contender] = {row["pass"]: row for row in map(json.loads, lines)}
    _print_table(scheme, count, results)


def _print_table(scheme: str, count: int, results: dict[str, dict[str, dict[str, float]]]) -> None:
    names = (f"{name}, CPU-ms a feed" for name in results)
    table = Table("pass", *names, "ratio", "target", title=f"{count} feeds of 30 items, {scheme}")
    for name, _ in PASSES:
        costs = [rows[name]["cpu_ms"] for rows in results.values()]
        target = TARGETS[scheme].get(name.removesuffix(" again"))
        ratio = f"{costs[1] / costs[0]:.1f}" if len(costs) > 1 else "reader is not installed"
        table.add_row(name, *(f"{cost:.2f}" for cost in costs), ratio, f"≤ {target:g}" if target else "")
    console.print(table)
    for name, rows in results.items():
        console.print(f"{name}: polled well " + ", ".join(f"{row['done']:.0f}" for row in rows.values())
                      + f"; seconds {', '.join(format(row['wall_s'], '.1f') for row in rows.values())}")


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
