"""QR symbols (ISO/IEC 18004), error correction M: an address enters, one shape or a grid of modules leaves."""

from __future__ import annotations

import re
from functools import lru_cache

from publisher.drawing.shape import Segment, Shape

QUIET = 4  # modules left clear on every side, ISO/IEC 18004 clause 5.3.8 (2015) and 6.3.8 (2024)
_DARK = bytes([1] + 255 * [0])  # of a picture in which 0 is black
_RUNS = re.compile(b"\1+")


@lru_cache(maxsize=16)
def modules(address: str) -> tuple[bytes, ...]:
    """The symbol's modules row by row, 1 where dark, without its quiet zone. ValueError: longer than a symbol holds."""
    import zxingcpp

    symbol = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = bytes(symbol.to_image(scale=1, add_quiet_zones=False))  # type: ignore[call-overload]  # a buffer, untold
    side, dark = round(len(image) ** 0.5), image.translate(_DARK)
    return tuple(dark[start : start + side] for start in range(0, len(dark), side))


@lru_cache(maxsize=16)
def qr(address: str, size: float, colour: str) -> tuple[Shape, ...]:
    """The symbol on a square of `size` points, quiet zone included. Runs of modules are one rectangle, and a shape
    is filled once, so that no hairline shows between neighbours in a row."""
    grid = modules(address)
    unit = size / (len(grid) + 2 * QUIET)
    at = [place * unit for place in range(QUIET, QUIET + len(grid) + 1)]
    path: list[Segment] = []
    for row, cells in enumerate(grid):
        top, foot = at[row], at[row + 1]
        for run in _RUNS.finditer(cells):
            left, right = at[run.start()], at[run.end()]
            path += (("M", (left, top)), ("L", (right, top)), ("L", (right, foot)), ("L", (left, foot)), ("Z", ()))
    return (Shape(tuple(path), fill=colour),)
