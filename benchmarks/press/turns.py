"""Contestants that each stay warm in a process of their own and take turns with the same clinics.

A turn is a range of clinics. The child makes them and says how much processor time that took and how many bytes came
out; nothing is written. Taking turns, a busy machine is busy for all of them alike."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

TURN = 50


@dataclass(frozen=True, slots=True)
class Pace:
    """So many `rows`, their `processor` seconds and `size` in bytes, together."""

    rows: int = 0
    processor: float = 0.0
    size: int = 0

    @property
    def each(self) -> float:
        """Seconds of processor a row."""
        return self.processor / self.rows

    def __add__(self, other: Pace) -> Pace:
        return Pace(self.rows + other.rows, self.processor + other.processor, self.size + other.size)


@dataclass(frozen=True, slots=True)
class Contestant:
    """`words` start it, as a module with its arguments; it makes `rows` clinics."""

    words: tuple[str, ...]
    rows: int


def serve(work: Callable[[int], int]) -> None:
    """The child's side: `work` makes the clinic of a number and gives the length of its file. Lines of two numbers
    enter, the first clinic and the one behind the last; a line of JSON leaves for each."""
    for line in sys.stdin:
        first, behind = map(int, line.split())
        start = time.process_time()
        size = sum(map(work, range(first, behind)))
        print(json.dumps([behind - first, time.process_time() - start, size]), flush=True)


def contest(contestants: Mapping[str, Contestant], folder: Path, root: Path) -> dict[str, Pace]:
    """The pace of each over all its clinics. Each makes the first few before that, which do not count.

    Raises CalledProcessError if one fails; it has said why on the standard error."""
    paces = dict.fromkeys(contestants, Pace())
    with ExitStack() as held:
        asks = {name: held.enter_context(begun(each, root, folder)) for name, each in contestants.items()}
        for name, ask in asks.items():
            ask(0, min(3, contestants[name].rows))
        for first in range(0, max(each.rows for each in contestants.values()), TURN):
            for name, each in contestants.items():
                if first < each.rows:
                    paces[name] += asks[name](first, min(first + TURN, each.rows))
    return paces


@contextmanager
def begun(contestant: Contestant, root: Path, folder: Path) -> Iterator[Callable[[int, int], Pace]]:
    """A child, as a function from a range of clinics to its pace there."""
    command = [sys.executable, "-m", *contestant.words, str(folder)]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        asked, told = child.stdin, child.stdout
        assert asked is not None, "it was asked for"
        assert told is not None, "it was asked for"

        def ask(first: int, behind: int) -> Pace:
            print(first, behind, file=asked, flush=True)
            line = told.readline()
            if not line:
                raise subprocess.CalledProcessError(child.wait(), command)
            return Pace(*json.loads(line))

        yield ask
