"""Sheets and folds as values."""

from __future__ import annotations

from publisher.model.value import value
from publisher.style.length import points

_IN_INCHES = frozenset({"letter"})


@value
class Panel:
    """One panel of a folded sheet, or one page of a bound one. `page` counts from 0; `left` is its left edge on the
    trimmed sheet; lengths in points. `fold_left` and `fold_right`: that edge is a fold, not a trim."""

    name: str
    page: int
    left: float
    width: float
    height: float
    fold_left: bool = False
    fold_right: bool = False


@value
class Geometry:
    """A trimmed sheet and its panels in the order a reader meets them."""

    size: str
    fold: str
    width: float
    height: float
    panels: tuple[Panel, ...]

    @property
    def bleed(self) -> float:
        """How far colour that touches a trim runs on beyond it, in points: an eighth of an inch where paper is
        measured in inches, else 3 mm."""
        return points("0.125 in" if self.size in _IN_INCHES else "3 mm")

    @property
    def pages(self) -> int:
        return 1 + max(panel.page for panel in self.panels)

    @property
    def folded(self) -> bool:
        return any(panel.fold_left or panel.fold_right for panel in self.panels)

    def folds(self, page: int) -> tuple[float, ...]:
        """The fold lines of a page, as x in points from the left trim."""
        return tuple(sorted(p.left + p.width for p in self.panels if p.page == page and p.fold_right))
