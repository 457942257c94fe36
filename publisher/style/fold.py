"""Folds as data: sheet sizes, and for each fold its panels as they lie on the two sides and as a reader meets them.
A flat sheet stands upright, and each of its sides is one panel.

Widths are those of the trade: the panel that folds in is 3 mm (A4) or 1/16 in (Letter) narrower, or it would buckle.
Page 0 is the outside, page 1 the inside; the sheet is turned over its short edge."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import NOWHERE, Place
from publisher.model.value import value
from publisher.style.geometry import Geometry, Panel
from publisher.style.length import points
from publisher.style.nearest import suggestion

SIZES: Mapping[str, tuple[str, str]] = MappingProxyType({"a4": ("297 mm", "210 mm"), "letter": ("11 in", "8.5 in")})


@value
class Fold:
    """`sides` name the panels of each page from left to right, `reading` all of them in reader's order. `widths` are
    the panels' widths on page 0 by size, as text; page 1 has them in mirror order, since it is the back of page 0.
    `upright`: the sheet's short edge is its width."""

    sides: tuple[tuple[str, ...], tuple[str, ...]]
    reading: tuple[str, ...]
    widths: Mapping[str, tuple[str, ...]]
    upright: bool = False


_LETTER_FOLD = Fold(
    sides=(("flap", "back", "cover"), ("inside-left", "inside-middle", "inside-right")),
    reading=("cover", "flap", "inside-left", "inside-middle", "inside-right", "back"),
    widths={"a4": ("97 mm", "100 mm", "100 mm"), "letter": ("3.625 in", "3.6875 in", "3.6875 in")},
)
_Z_FOLD = Fold(
    sides=(("fourth", "fifth", "cover"), ("second", "third", "back")),
    reading=("cover", "second", "third", "fourth", "fifth", "back"),
    widths={"a4": ("99 mm",) * 3, "letter": ("264 pt",) * 3},
)
_HALF_FOLD = Fold(
    sides=(("back", "cover"), ("inside-left", "inside-right")),
    reading=("cover", "inside-left", "inside-right", "back"),
    widths={"a4": ("148.5 mm",) * 2, "letter": ("5.5 in",) * 2},
)
_FLAT = Fold(
    sides=(("front",), ("back",)),
    reading=("front", "back"),
    widths={"a4": ("210 mm",), "letter": ("8.5 in",)},
    upright=True,
)
FOLDS: Mapping[str, Fold] = MappingProxyType({"letter": _LETTER_FOLD, "z": _Z_FOLD, "half": _HALF_FOLD, "flat": _FLAT})
PANEL_NAMES: frozenset[str] = frozenset(name for fold in FOLDS.values() for name in fold.reading)


def geometry(size: str, fold: str, place: Place = NOWHERE) -> Geometry:
    """The sheet of `size` (a4, letter) folded by `fold` (letter, z, half, flat), in points.
    BrokenInput with FOLD-UNKNOWN, at `place`, for any other."""
    for name, known in ((size, SIZES), (fold, FOLDS)):
        if name not in known:
            values = {"name": name, "suggestion": suggestion(name, known)}
            raise BrokenInput(Finding("FOLD-UNKNOWN", place, values))
    rule = FOLDS[fold]
    sides = SIZES[size][::-1] if rule.upright else SIZES[size]
    width, height = (points(side) for side in sides)
    outside = tuple(points(text) for text in rule.widths[size])
    panels = {
        panel.name: panel
        for page, widths in enumerate((outside, outside[::-1]))
        for panel in _side(page, rule.sides[page], widths, height)
    }
    return Geometry(size, fold, width, height, tuple(panels[name] for name in rule.reading))


def _side(page: int, names: tuple[str, ...], widths: tuple[float, ...], height: float) -> tuple[Panel, ...]:
    last = len(names) - 1
    return tuple(
        Panel(name, page, sum(widths[:n]), widths[n], height, fold_left=n > 0, fold_right=n < last)
        for n, name in enumerate(names)
    )
