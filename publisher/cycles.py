"""How often this process looks for values that hold each other in a cycle.

A build makes many values and few cycles: looking for these less often saves a tenth of its time. A process that makes
rows without end leaves some in each, and looks every few hundred rows."""

from __future__ import annotations

import gc

ONCE, FOR_EVER = 1_000_000, 50_000


def seldom(most: int = ONCE) -> None:
    """Look for cycles once `most` values are there that were not before."""
    gc.set_threshold(most, 20, 20)
