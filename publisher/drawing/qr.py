"""QR symbols (ISO/IEC 18004), error correction M: an address enters, one shape or a grid of modules leaves."""

from __future__ import annotations

import sys
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any

from publisher.drawing.shape import Segment, Shape, rectangle

QUIET = 4  # modules left clear on every side, ISO/IEC 18004 clause 5.3.8 (2015) and 6.3.8 (2024)


@lru_cache(maxsize=16)
def modules(address: str) -> tuple[tuple[bool, ...], ...]:
    """The dark modules of the symbol, row by row, without its quiet zone. ValueError: longer than a symbol holds."""
    symbol = _encoder().encode(address, error="m", micro=False, boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in symbol.matrix)


def _encoder() -> Any:
    """segno's encoder without segno's start, which loads its writers of files, and with them all that Python has for
    HTTP and TLS: a thirtieth of a build."""
    spec = None if "segno" in sys.modules else find_spec("segno")
    if spec is None:
        return import_module("segno.encoder")
    sys.modules["segno"] = module_from_spec(spec)
    try:
        return import_module("segno.encoder")
    finally:
        del sys.modules["segno"]


@lru_cache(maxsize=16)
def qr(address: str, size: float, colour: str) -> tuple[Shape, ...]:
    """The symbol on a square of `size` points, quiet zone included. Runs of modules are one rectangle, and a shape
    is filled once, so that no hairline shows between neighbours in a row."""
    grid = modules(address)
    unit = size / (len(grid) + 2 * QUIET)
    path: list[Segment] = []
    for row, cells in enumerate(grid):
        for start, end in _runs(cells):
            path += rectangle((QUIET + start) * unit, (QUIET + row) * unit, (end - start) * unit, unit)
    return (Shape(tuple(path), fill=colour),)


def _runs(cells: tuple[bool, ...]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(cells):
        if dark and runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        elif dark:
            runs.append((place, place + 1))
    return runs
