"""How many stories a second go through fingerprint, lookup, verdict and store, and what is found; beside it datasketch.

::

    python -m monitor.entrypoints.bench.copies --stories 100000
"""

import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import track

from monitor.adapters.store import Store
from monitor.analysis.copies import Relation, Shelf, Verdict, fingerprint, lookup_keys
from monitor.analysis.copies.words import split_words
from monitor.domain.decision import Analysed, Decision
from monitor.domain.story import Disposition
from monitor.entrypoints.bench.press import START, Printed, print_story

BATCH = 100
_DISPOSITIONS = {Relation.SEPARATE: Disposition.NEW, Relation.COPY: Disposition.COPY, Relation.UPDATE: Disposition.UPDATE}


@dataclass
class Found:
    """What was found of what is there; ``false`` counts originals taken for something else."""

    copies: int = 0
    copies_found: int = 0
    teasers: int = 0
    teasers_found: int = 0
    originals: int = 0
    false: int = 0

    def count(self, printed: Printed, number: int, *, linked: bool) -> None:
        """Enter one verdict."""
        if printed.made_from is None:
            self.originals, self.false = self.originals + 1, self.false + linked
        elif number % 100 >= 98:
            self.teasers, self.teasers_found = self.teasers + 1, self.teasers_found + linked
        else:
            self.copies, self.copies_found = self.copies + 1, self.copies_found + linked

    def __str__(self) -> str:
        return (f"reprints found {self.copies_found / max(self.copies, 1):.4f} of {self.copies}, "
                f"teasers {self.teasers_found / max(self.teasers, 1):.4f} of {self.teasers}, "
                f"originals linked {self.false / max(self.originals, 1):.4f} of {self.originals}")


@dataclass
class Window:
    """CPU and wall seconds of a stretch of stories, per stage."""

    stories: int = 0
    wall_seconds: float = 0
    cpu_seconds: float = 0
    stages: dict[str, float] = field(default_factory=dict)

    def __str__(self) -> str:
        shares = "  ".join(f"{name} {1e6 * seconds / self.stories:.0f}" for name, seconds in self.stages.items())
        return (f"{self.stories / self.wall_seconds:7.0f} stories/s  {1e3 * self.cpu_seconds / self.stories:.3f} CPU-ms a story "
                f"(µs: {shares})")


def _through_store(store: Store, printed: Sequence[Printed], window: Window) -> list[Verdict]:
    """Take one batch the way a poll does: one transaction."""
    marks = [time.perf_counter()]
    cpu, now = time.process_time(), printed[-1].item.seen_at or START
    batch = [Analysed(item=one.item, language="en", fingerprint=fingerprint(one.item)) for one in printed]
    keys = {analysed.item.id: lookup_keys(analysed.fingerprint) for analysed in batch}
    marks.append(time.perf_counter())
    with store.writing() as tx:
        shelf = Shelf(tx.candidates(batch, keys))
        marks.append(time.perf_counter())
        verdicts = []
        for analysed in batch:
            verdicts.append(verdict := shelf.judge(analysed))
            shelf.add(analysed, at=now, root=verdict.of)
        marks.append(time.perf_counter())
        decisions = [Decision(analysed, _DISPOSITIONS[verdict.kind], verdict.reason, verdict.of, verdict.rule, verdict.score)
                     for analysed, verdict in zip(batch, verdicts, strict=True)]
        tx.save(decisions, keys=keys, at=now)
    marks.append(time.perf_counter())
    window.stories += len(batch)
    window.wall_seconds += marks[-1] - marks[0]
    window.cpu_seconds += time.process_time() - cpu
    for name, start, end in zip(("fingerprint", "lookup", "judge", "save"), marks, marks[1:], strict=False):
        window.stages[name] = window.stages.get(name, 0) + end - start
    return verdicts


def _batches(stories: int) -> Iterator[list[tuple[int, Printed]]]:
    for start in range(0, stories, BATCH):
        yield [(number, print_story(number)) for number in range(start, min(start + BATCH, stories))]


def _run_store(url: str, stories: int, every: int) -> Found:
    found = Found()
    window = Window()
    with Store.open(url) as store:
        for batch in track(_batches(stories), total=stories // BATCH, disable=not sys.stderr.isatty()):
            verdicts = _through_store(store, [printed for _, printed in batch], window)
            for (number, printed), verdict in zip(batch, verdicts, strict=True):
                found.count(printed, number, linked=verdict.of is not None)
            if (batch[-1][0] + 1) % every == 0:
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                typer.echo(f"at {batch[-1][0] + 1:7}: {window}  {memory:.0f} MB at most")
                window = Window()
    return found


def _run_datasketch(stories: int) -> None:
    """Measure the usual library the usual way: MinHash of word 5-grams, 128 permutations, LSH at 0.8, in memory."""
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        typer.echo("datasketch is not installed (dependency group `bench`): not measured")
        return
    index, found, window = MinHashLSH(threshold=0.8, num_perm=128), Found(), Window(stories=stories)
    for batch in _batches(stories):
        wall, cpu = time.perf_counter(), time.process_time()
        for number, printed in batch:
            words = split_words(printed.item.text)
            sketch = MinHash(num_perm=128)
            sketch.update_batch({" ".join(words[at:at + 5]).encode() for at in range(max(len(words) - 4, 1))})
            found.count(printed, number, linked=bool(index.query(sketch)))
            index.insert(number, sketch)
        window.wall_seconds += time.perf_counter() - wall
        window.cpu_seconds += time.process_time() - cpu
    typer.echo(f"datasketch, {stories} stories, in memory: {window}\n  {found}")


def main(
    stories: Annotated[int, typer.Option(help="Stories to take in.")] = 100_000,
    every: Annotated[int, typer.Option(help="Print a line every so many stories.")] = 10_000,
    beside: Annotated[int, typer.Option(help="Stories for datasketch, which keeps them in memory; 0 leaves it out.")] = 5_000,
    database: Annotated[str | None, typer.Option(help="Where to store; a temporary SQLite file unless given.")] = None,
) -> None:
    """Measure the search for copies on generated stories."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.db"
        found = _run_store(database or f"sqlite:///{file}", stories, every)
        typer.echo(f"  {found}")
        if database is None:
            typer.echo(f"  {file.stat().st_size / 1e6:.0f} MB on disk, {file.stat().st_size / stories:.0f} bytes a story")
    if beside:
        _run_datasketch(beside)


if __name__ == "__main__":
    typer.run(main)
