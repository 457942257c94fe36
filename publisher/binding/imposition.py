"""Saddle-stitched sheets: pages two by two on the sides of sheets, which lie in each other, are folded once and stapled
on the fold.

Which page stands where is a permutation, known without a single page. Pages enter and Pages leave, so that imposed
sheets are drawn, tagged and read in page order like any others, for every profile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publisher.model.value import value
from publisher.style.geometry import Geometry, Panel
from publisher.typesetting.pages import Ink, Landing, Mark, Page, Pages, PanelMarks

_A_SHEET = 4  # pages
_FOLD = "half"


@value
class Side:
    """One side of a sheet: the pages on its left and right, counted from 1; None is blank. `sheet` counts from the
    outermost, 0."""

    left: int | None
    right: int | None
    sheet: int


def saddle(count: int) -> tuple[Side, ...]:
    """The sides for a book of `count` pages, each sheet's outer side before its inner one. Blank pages that fill the
    last sheet stand before the last page, so that it stays on the outside."""
    places = -(-count // _A_SHEET) * _A_SHEET

    def page(place: int) -> int | None:
        if place < count or count < 2:
            return place if place <= count else None
        return count if place == places else None

    sides: list[Side] = []
    for sheet in range(places // _A_SHEET):
        low, high = 1 + 2 * sheet, places - 2 * sheet
        sides += [Side(page(high), page(low), sheet), Side(page(low + 1), page(high - 1), sheet)]
    return tuple(sides)


def imposed(pages: Pages, sheet: tuple[float, float], paper: float) -> Pages:
    """`pages` on sheets of `sheet` (width, height in points). Folded, each sheet pushes the ones inside it out by
    `paper`, its thickness: pages stand so much nearer to the fold that all outer margins are alike once trimmed."""
    width, height = sheet
    one, sides = pages.geometry, saddle(len(pages.pages))
    standing = {
        number: _Standing(number, index, on_left, side.sheet * paper, one, sheet)
        for index, side in enumerate(sides)
        for number, on_left in ((side.left, True), (side.right, False))
        if number
    }
    panels = tuple(standing[number].panel(panel) for number, panel in enumerate(one.panels, 1))
    printed = tuple(_side(index, standing, pages) for index in range(len(sides)))
    landings = tuple(standing[landing.page + 1].landing(landing) for landing in pages.landings)
    geometry = Geometry(one.size, _FOLD, width, height, panels)
    return replace(pages, geometry=geometry, pages=printed, landings=landings)


@value
class _Standing:
    """Where page `number` stands: on side `index`, left or right of the fold, `creep` points nearer to it."""

    number: int
    index: int
    on_left: bool
    creep: float
    one: Geometry
    sheet: tuple[float, float]

    @property
    def left(self) -> float:
        fold = self.sheet[0] / 2
        return fold - self.one.width + self.creep if self.on_left else fold - self.creep

    @property
    def top(self) -> float:
        return (self.sheet[1] - self.one.height) / 2

    @property
    def half(self) -> tuple[float, float, float, float]:
        """The page's half of the sheet with its bleed: left, top, right, bottom."""
        bleed, fold = self.one.bleed, self.sheet[0] / 2
        sides = (-bleed, fold) if self.on_left else (fold, self.sheet[0] + bleed)
        return sides[0], -bleed, sides[1], self.sheet[1] + bleed

    def panel(self, panel: Panel) -> Panel:
        """The page as a panel, from the fold to the sheet's edge."""
        half = self.sheet[0] / 2
        left = 0.0 if self.on_left else half
        return Panel(panel.name, self.index, left, half, self.sheet[1], not self.on_left, self.on_left)

    def landing(self, landing: Landing) -> Landing:
        return replace(landing, page=self.index, y=landing.y + self.top)

    def moved(self, mark: Mark) -> Mark:
        return mark.moved(self.left, self.top)

    def cut(self, mark: Mark) -> Mark:
        """A ground or drawing moved, and cut at the fold, beyond which lies another page."""
        moved = self.moved(mark)
        if not isinstance(moved, Ink):
            return moved
        left, top, right, bottom = self.half
        if moved.clip:
            x, y, width, height = moved.clip
            left, top, right, bottom = max(left, x), max(top, y), min(right, x + width), min(bottom, y + height)
        return replace(moved, clip=(left, top, right - left, bottom - top))


def _side(index: int, standing: dict[int, _Standing], pages: Pages) -> Page:
    """One side with the pages that stand on it."""
    here = [(each, pages.pages[each.number - 1]) for each in standing.values() if each.index == index]
    return Page(
        tuple(each.cut(mark) for each, page in here for mark in page.under),
        tuple(panel for each, page in here for panel in _moved(each, page)),
        tuple(link.moved(each.left, each.top) for each, page in here for link in page.links),
        tuple(field.moved(each.left, each.top) for each, page in here for field in page.fields),
    )


def _moved(standing: _Standing, page: Page) -> Iterator[PanelMarks]:
    for panel in page.panels:
        yield PanelMarks(panel.name, tuple(tuple(map(standing.moved, frame)) for frame in panel.frames))
