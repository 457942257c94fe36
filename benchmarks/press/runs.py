"""Whole runs of `publisher press`, on tables of different lengths: what remains of the difference is what a row costs,
start and imports left out. Enters: a folder with nothing in it. Leaves: figures."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.press.clinics import write_table
from benchmarks.press.ours import GUIDE

ROUNDS = 3
"""How often runs take turns."""


@dataclass(frozen=True, slots=True)
class Run:
    """As `benchmarks.press.watched` tells it; `files` and `size` (bytes) are what the clinics' folders or the one file
    hold in the end."""

    rows: int
    files: int
    size: int
    wall: float
    first: float
    workers: float
    first_memory: int
    worker_memory: int

    @property
    def memory(self) -> int:
        """The first process and its largest worker, bytes."""
        return self.first_memory + self.worker_memory


@dataclass(frozen=True, slots=True)
class Slope:
    """What a further row costs, from a short run and a long one: seconds on the clock, of the first process's
    processor and of the workers'; bytes."""

    short: Run
    long: Run

    @property
    def rows(self) -> int:
        return self.long.rows - self.short.rows

    @property
    def wall(self) -> float:
        return (self.long.wall - self.short.wall) / self.rows

    @property
    def first(self) -> float:
        return (self.long.first - self.short.first) / self.rows

    @property
    def workers(self) -> float:
        return (self.long.workers - self.short.workers) / self.rows

    @property
    def size(self) -> float:
        return (self.long.size - self.short.size) / self.rows


def slope(root: Path, folder: Path, edition: str, form: str, rows: tuple[int, int], jobs: int = 1) -> Slope:
    """Runs over tables of the two lengths in `rows`."""
    return Slope(*(pressed(root, folder, edition, form, each, jobs) for each in rows))


def in_turns(root: Path, folder: Path, edition: str, rows: tuple[int, int], crews: tuple[int, int]) -> list[Slope]:
    """Such runs by each number of processes in `crews`, a file a clinic. They take turns, and of all turns the one
    whose ratio is in the middle counts: what is compared ran side by side."""
    rounds = [[slope(root, folder, edition, "files", rows, jobs) for jobs in crews] for _ in range(ROUNDS)]
    return sorted(rounds, key=lambda turn: turn[0].wall / turn[1].wall)[ROUNDS // 2]


def pressed(root: Path, folder: Path, edition: str, form: str, rows: int, jobs: int) -> Run:
    """One run into a fresh folder, `folder`/output. Raises CalledProcessError."""
    output = folder / "output"
    shutil.rmtree(output, ignore_errors=True)
    words = [GUIDE, str(write_table(folder, rows)), "-e", edition, "--as", form, "--jobs", str(jobs), "-o", str(output)]
    command = [sys.executable, "-m", "benchmarks.press.watched", *words]
    done = subprocess.run(command, cwd=root, check=True, stdout=subprocess.PIPE, text=True)
    sizes = [path.stat().st_size for path in _made(output)]
    return Run(rows, len(sizes), sum(sizes), *json.loads(done.stdout.splitlines()[-1]))


def plainly_written(folder: Path) -> float:
    """Seconds on the clock to write once more, one by one, the files of the last run that stand in `folder`/output;
    reading them is not timed."""
    copy, spent = folder / "copy", 0.0
    for path in _made(folder / "output"):
        data, place = path.read_bytes(), copy / path.relative_to(folder / "output")
        start = time.perf_counter()
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        spent += time.perf_counter() - start
    shutil.rmtree(copy)
    return spent


def _made(output: Path) -> Iterator[Path]:
    """What the run made for clinics, its own papers and reports left out."""
    for path in output.rglob("*"):
        if path.is_file() and path.suffix in (".pdf", ".epub", ".zip") and ".press" not in path.parts:
            yield path
