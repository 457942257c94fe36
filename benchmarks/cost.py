"""What a process costs. Enters: commands. Leaves: wall and CPU seconds and peak memory, children included.

Contestants take turns, so that a busy machine is busy for all of them alike; what else it does can only add to a
figure, so the least of all turns is the nearest to the truth. Python keeps its compiled files, as with any user."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

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
    environment = {name: word for name, word in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with log.open("wb") as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, log.read_text("utf-8", "replace"))
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def contest(contestants: Mapping[str, Sequence[Command]], folder: Path, runs: int) -> dict[str, Cost]:
    """The least cost of each contestant over `runs` turns, after one turn that is not counted."""
    turns = [{name: cost(commands, folder) for name, commands in contestants.items()} for _ in range(runs + 1)]
    return {name: least([turn[name] for turn in turns[1:]]) for name in contestants}


def least(costs: Sequence[Cost]) -> Cost:
    """The least times; of memory, the most."""
    return Cost(min(c.wall for c in costs), min(c.processor for c in costs), max(c.memory for c in costs))
