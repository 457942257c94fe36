"""Lines too thin to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.model.finding import Finding
from publisher.preflight.pdf_limits import Limits
from publisher.preflight.pdf_page import Arguments, Page, meeting
from publisher.preflight.pdf_state import Mark

_ROUNDING = 0.002  # points that writers lose when they round


def hairlines(page: Page, painted: Sequence[Mark], limits: Limits) -> Iterator[Finding]:
    """PDF-HAIRLINE once a page, for the thinnest: strokes, and rectangles filled as lines, inside the trim."""
    least = limits.hairline - _ROUNDING
    thin = [mark for mark in painted if mark.thin is not None and mark.thin < least and meeting(mark.box, page.trim)]
    if thin:
        thinnest = min(thin, key=lambda mark: mark.thin or 0.0)
        arguments: Arguments = {
            "width": f"{thinnest.thin or 0.0:.2f}",
            "count": len(thin),
            "least": f"{limits.hairline:g}",
        }
        yield Finding("PDF-HAIRLINE", page.corner(thinnest.box), arguments)
