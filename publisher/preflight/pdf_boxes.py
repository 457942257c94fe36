"""Do a page's boxes lie inside one another, and is there bleed?"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.model.finding import Finding
from publisher.preflight.pdf_limits import Limits
from publisher.preflight.pdf_page import MM, Arguments, Box, Page

_NESTS = (("BleedBox", "MediaBox"), ("TrimBox", "BleedBox"), ("TrimBox", "MediaBox"))
_ROUNDING = 0.05  # millimetres that writers lose when they round


def boxes(page: Page) -> Iterator[Finding]:
    """PDF-BOX-BROKEN, PDF-BOX-OUTSIDE and PDF-TRIM-MISSING."""
    for name in page.broken:
        yield Finding("PDF-BOX-BROKEN", page.place, {"box": name})
    for inner, outer in _NESTS:
        if inner in page.given and outer in page.given:
            over = -min(_gaps(page.given[inner], page.given[outer])) / MM
            if over > _ROUNDING:
                arguments: Arguments = {"inner": inner, "outer": outer, "over": f"{over:.1f}"}
                yield Finding("PDF-BOX-OUTSIDE", page.place, arguments)
                return
    if "TrimBox" not in page.given:
        yield Finding("PDF-TRIM-MISSING", page.place)


def bleed(page: Page, limits: Limits) -> Iterator[Finding]:
    """PDF-BLEED-NARROW, of the narrowest side."""
    gaps = [gap / MM for gap in _gaps(page.trim, page.bleed)]
    width = min(gaps)
    if "TrimBox" in page.given and -_ROUNDING <= width < limits.bleed - _ROUNDING:
        side = page.side(gaps.index(width))
        yield Finding(
            "PDF-BLEED-NARROW", page.place, {"width": f"{abs(width):.1f}", "side": side, "least": f"{limits.bleed:g}"}
        )


def _gaps(inner: Box, outer: Box) -> tuple[float, float, float, float]:
    """How far `inner` lies inside `outer` at the left, bottom, right and top; negative where it reaches out."""
    return (inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3])
