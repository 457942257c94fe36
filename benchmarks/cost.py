"""What a process costs. Enters: commands. Leaves: wall and CPU seconds and peak memory, children included.

Contestants take turns, so that a busy machine is busy for all of them alike."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

Command = Sequence[str]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, seconds of processor (user and system), bytes of peak resident memory."""

    wall: float
    processor: float
    memory: int


def cost(commands: Sequence[Command], folder: Path) -> Cost:
    """Run commands one after another in `folder`: times added, memory the largest of theirs.

    Raises CalledProcessError, with what the command said, if one fails."""
    each = [_one(command, folder) for command in commands]
    return Cost(sum(c.wall for c in each), sum(c.processor for c in each), max(c.memory for c in each))


def _one(command: Command, folder: Path) -> Cost:
    log = folder / "said.log"
    with log.open("wb") as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, log.read_text("utf-8", "replace"))
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def medians(contestants: Mapping[str, Sequence[Command]], folder: Path, runs: int) -> dict[str, Cost]:
    """The median cost of each contestant over `runs` turns, after one turn that is not counted."""
    turns = [{name: cost(commands, folder) for name, commands in contestants.items()} for _ in range(runs + 1)]
    return {name: middle([turn[name] for turn in turns[1:]]) for name in contestants}


def middle(costs: Sequence[Cost]) -> Cost:
    return Cost(median(c.wall for c in costs), median(c.processor for c in costs), max(c.memory for c in costs))
