"""What lies at a page's edges, as drawn: does colour that touches the cut run on into the bleed, and does a page for a
desk printer keep its margin?"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.model.finding import Finding
from publisher.preflight.pdf_limits import Limits
from publisher.preflight.pdf_page import MM, Arguments, Box, Page
from publisher.preflight.pdf_rendering import Ground

_PAPER = 250  # of 255; from here on a pixel is unprinted
_INSIDE, _OUTSIDE = 0.4 * MM, 0.3 * MM  # how far inside the cut is looked at; how much of the bleed may be missing
_SLANT = 1.5 * MM  # how far along the edge colour may have moved on its way out, as a hill's slope does
_SHORTEST = 1.0  # millimetres of an edge that count as a ground
_ROUNDING = 0.25  # millimetres that drawing in pixels may be off


def bleed_filled(page: Page, ground: Ground, limits: Limits) -> Iterator[Finding]:
    """PDF-BLEED-EMPTY for each edge where colour stops at the cut, where it begins to. Looked at as far out as there is
    bleed: a narrow one is told as such."""
    for edge in range(4) if "TrimBox" in page.given else ():
        reach = min(limits.bleed * MM, abs(page.bleed[edge] - page.trim[edge])) - _OUTSIDE
        inside = _printed(ground, _line(page.trim, edge, -_INSIDE))
        outside = _printed(ground, _line(page.trim, edge, reach))
        slant = round(_SLANT * ground.scale)
        bare = [at for at, here in enumerate(inside) if here and not any(outside[max(0, at - slant) : at + slant + 1])]
        length = len(bare) / ground.scale / MM
        if length >= _SHORTEST and reach > 0:
            arguments: Arguments = {"side": page.side(edge), "length": f"{length:.0f}"}
            yield Finding("PDF-BLEED-EMPTY", page.at(*_point(page.trim, edge, bare[0] / ground.scale)), arguments)


def margin_kept(page: Page, ground: Ground, limits: Limits) -> Iterator[Finding]:
    """PDF-MARGIN-INK for each edge that anything but text comes too close to."""
    if not limits.ink_margin:
        return
    for edge in range(4):
        steps = int((limits.ink_margin - _ROUNDING) * MM * ground.scale)
        for step in range(steps):
            inset = (step + 0.5) / ground.scale
            row = _printed(ground, _line(page.trim, edge, -inset))
            if any(row):
                distance = inset / MM
                arguments: Arguments = {
                    "side": page.side(edge),
                    "distance": f"{distance:.1f}",
                    "least": f"{limits.ink_margin:g}",
                }
                place = page.at(*_point(page.trim, edge, row.index(True) / ground.scale))
                yield Finding("PDF-MARGIN-INK", place, arguments)
                break


def _line(box: Box, edge: int, out: float) -> Box:
    """The line along `edge` of `box`, `out` points outside it (inside, if negative)."""
    x0, y0, x1, y1 = box
    if edge in (0, 2):
        x = x0 - out if edge == 0 else x1 + out
        return (x, y0, x, y1)
    y = y0 - out if edge == 1 else y1 + out
    return (x0, y, x1, y)


def _point(box: Box, edge: int, along: float) -> tuple[float, float]:
    """The point `along` from the start of an edge: from the top, or from the left."""
    x0, y0, x1, y1 = box
    return ((x0, x1)[edge == 2], y1 - along) if edge in (0, 2) else (x0 + along, (y0, y1)[edge == 3])


def _printed(ground: Ground, line: Box) -> list[bool]:
    """For each pixel along `line`, from the top or the left, whether anything is printed there."""
    x0, y0, x1, y1 = ground.pixels(line)
    width, height = ground.picture.size
    upright = line[0] == line[2]
    along = ((x0, y) for y in range(y0, y1)) if upright else ((x, y0) for x in range(x0, x1))
    load = ground.picture.load()
    return [
        0 <= x < width and 0 <= y < height and min(load[x, y]) < _PAPER  # type: ignore[index,arg-type]
        for x, y in along
    ]
