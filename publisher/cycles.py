"""How often this process looks for values that hold each other in a cycle.

A build makes many values and few cycles: looking for these less often saves a tenth of its time."""

from __future__ import annotations

import gc


def seldom() -> None:
    """Look for cycles once a million values are there that were not before."""
    gc.set_threshold(1_000_000, 20, 20)
