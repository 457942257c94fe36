"""Pages as data: the sizes that text reflows on, and the kinds of page that a layout tells apart.

`full` is a sheet upright, `half` the page of a booklet folded from such sheets (ISO 216: whole millimetres)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from publisher.style.geometry import Geometry, Panel
from publisher.style.length import points

PAGES: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "full": {"a4": ("210 mm", "297 mm"), "letter": ("8.5 in", "11 in")},
        "half": {"a4": ("148 mm", "210 mm"), "letter": ("5.5 in", "8.5 in")},
    }
)
SHEETS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "full": {"a4": ("420 mm", "297 mm"), "letter": ("17 in", "11 in")},
        "half": {"a4": ("297 mm", "210 mm"), "letter": ("11 in", "8.5 in")},
    }
)
"""The sheets that two such pages are printed on, side by side."""
COVER, OPENING, PAGE, BACK = "cover", "opening", "page", "back"
KINDS: tuple[str, ...] = (COVER, OPENING, PAGE, BACK)
"""The first page, one that a section opens, any other, the last."""


def page_geometry(size: str, page: str) -> Geometry:
    """One page of each kind, of `size` (a4, letter) and `page` (full, half): what a layout is read for."""
    width, height = (points(side) for side in PAGES[page][size])
    return Geometry(size, "", width, height, tuple(Panel(kind, n, 0, width, height) for n, kind in enumerate(KINDS)))


def sheet_size(size: str, page: str) -> tuple[float, float]:
    """Width and height in points of the sheet that two pages stand on."""
    width, height = SHEETS[page][size]
    return points(width), points(height)
