"""What a page's marks are coloured with: light instead of ink, inks of their own, too much ink."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from publisher.model.finding import Finding
from publisher.preflight.pdf_limits import Limits
from publisher.preflight.pdf_page import Arguments, Page, meeting
from publisher.preflight.pdf_state import Mark

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "fill": "a filled shape",
        "stroke": "a line",
        "text": "text",
        "image": "an image",
        "shading": "a shading",
        "group": "a transparency group",
    }
)
"""What a person calls each kind of mark."""
_ROUNDING = 0.5  # per cent of ink


def light(page: Page, painted: Sequence[Mark]) -> Iterator[Finding]:
    """PDF-RGB once for each kind of mark and space, at the first."""
    found: dict[tuple[str, str], Mark] = {}
    counted: Counter[tuple[str, str]] = Counter()
    for mark in painted:
        space = mark.paint.space.light
        if space:
            found.setdefault((mark.kind, space), mark)
            counted[mark.kind, space] += 1
    for (kind, space), mark in found.items():
        arguments: Arguments = {"what": NAMES[kind], "space": space, "count": counted[kind, space]}
        yield Finding("PDF-RGB", page.corner(mark.box), arguments)


def spots(page: Page, painted: Sequence[Mark]) -> Iterator[Finding]:
    """PDF-SPOT for each ink, at its first mark."""
    found: dict[str, Mark] = {}
    for mark in painted:
        for ink in mark.paint.space.spots:
            found.setdefault(ink, mark)
    for ink, mark in found.items():
        yield Finding("PDF-SPOT", page.corner(mark.box), {"ink": ink})


def ink(page: Page, painted: Sequence[Mark], limits: Limits) -> Iterator[Finding]:
    """PDF-INK for each colour of shapes, lines and text that is over the limit inside the trim, at its first mark."""
    told: set[tuple[str, int]] = set()
    for mark in painted:
        total = mark.paint.space.ink(mark.paint.colour)
        seen = meeting(mark.box, page.trim)
        key = (mark.kind, round(total))
        if total > limits.ink + _ROUNDING and seen and key not in told:
            told.add(key)
            arguments: Arguments = {"what": NAMES[mark.kind], "ink": round(total), "limit": f"{limits.ink:g}"}
            yield Finding("PDF-INK", page.corner(seen), arguments)
