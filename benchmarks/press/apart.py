"""What the machine itself gives to a second process: two loops that share nothing beside one.

A loop makes brochures in memory, as a worker of a run does; nobody plans for it, writes for it or waits for it. By
turns one loop works alone and both at once, always on the same clinics, so that one turn is as much work as another.
Two are seldom twice as fast as one: processors share memory and caches, and what else the machine does."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks.press.turns import TURN, Contestant, Pace, begun

_TURNS = 8


@dataclass(frozen=True, slots=True)
class Spell:
    """What was made in so many seconds on the `clock`, by one loop or by two at once."""

    clock: float
    pace: Pace

    @property
    def rate(self) -> float:
        return self.pace.rows / self.clock

    def __add__(self, other: Spell) -> Spell:
        return Spell(self.clock + other.clock, self.pace + other.pace)


@dataclass(frozen=True, slots=True)
class Apart:
    """`one` loop alone, and `two` at once."""

    one: Spell
    two: Spell

    @property
    def gain(self) -> float:
        """How many times as many two make in a time."""
        return self.two.rate / self.one.rate


def apart(root: Path, folder: Path, contestant: Contestant) -> Apart:
    """Two loops of `contestant` over its first clinics. The first two turns do not count."""
    turn = min(TURN, contestant.rows)
    one, two = Spell(0.0, Pace()), Spell(0.0, Pace())
    with ExitStack() as held, ThreadPoolExecutor(2) as threads:
        asks = [held.enter_context(begun(contestant, root, folder)) for _ in range(2)]

        def spell(loops: int) -> Spell:
            start = time.perf_counter()
            pace = sum(threads.map(lambda ask: ask(0, turn), asks[:loops]), Pace())  # when all are through
            return Spell(time.perf_counter() - start, pace)

        for _ in range(2):
            spell(2)
        for _ in range(_TURNS):
            one, two = one + spell(1), two + spell(2)
    return Apart(one, two)
