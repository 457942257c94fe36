"""QR symbols (ISO/IEC 18004), error correction M: an address enters, one shape or a grid of modules leaves."""

from __future__ import annotations

from functools import lru_cache

from publisher.drawing.shape import Segment, Shape

QUIET = 4  # modules left clear on every side, ISO/IEC 18004 clause 5.3.8 (2015) and 6.3.8 (2024)


@lru_cache(maxsize=16)
def modules(address: str) -> tuple[tuple[bool, ...], ...]:
    """The dark modules of the symbol, row by row, without its quiet zone. ValueError: longer than a symbol holds."""
    import zxingcpp

    symbol = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = bytes(symbol.to_image(scale=1, add_quiet_zones=False))  # type: ignore[call-overload]  # a buffer, untold
    side = round(len(image) ** 0.5)
    return tuple(tuple([not light for light in image[row * side : row * side + side]]) for row in range(side))


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
        for start, end in _runs(cells):
            left, right = at[start], at[end]
            path += (("M", (left, top)), ("L", (right, top)), ("L", (right, foot)), ("L", (left, foot)), ("Z", ()))
    return (Shape(tuple(path), fill=colour),)


def _runs(cells: tuple[bool, ...]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(cells):
        if dark and runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        elif dark:
            runs.append((place, place + 1))
    return runs
