"""What lies beneath text: grounds of panels and of frames, and drawings.

Grounds come first, then all drawings, so that a drawing may cross a fold on to its neighbour's ground."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from publisher.drawing.shape import Shape, rectangle
from publisher.model.block import Figure
from publisher.model.guide import Section
from publisher.model.walk import walk
from publisher.style.geometry import Geometry, Panel
from publisher.style.layout import Layout, PanelLayout
from publisher.style.sheet import Sheet
from publisher.typesetting.art import art
from publisher.typesetting.claims import shows
from publisher.typesetting.pages import Ink, Mark
from publisher.typesetting.pour import Filled


def panel_ground(panel: Panel, laid: PanelLayout, sheet: Sheet, bleed: float) -> list[Mark]:
    """The panel's ground, from fold to fold or a little past; beyond a trim it runs on into the bleed."""
    if not laid.ground:
        return []
    left = panel.left - (laid.over if panel.fold_left else bleed)
    right = panel.left + panel.width + (laid.over if panel.fold_right else bleed)
    return [_filled(left, -bleed, right - left, panel.height + 2 * bleed, laid.ground, sheet)]


def _out(inset: float, bleed: float, fold: bool = False) -> float:
    """An inset, or where it reaches the trim, one that reaches all through the bleed: nothing ends at the cut."""
    return min(inset, -bleed) if inset <= 0 and not fold else inset


def ground(filled: Filled, sheet: Sheet, bleed: float) -> list[Mark]:
    """The ground of a frame's own, if it has one and shows anything. What would run into the bleed stops as far short
    of a fold, where the panel has one on that side."""
    vessel, panel = filled.vessel, filled.vessel.panel
    if not vessel.ground or not filled.galleys:
        return []
    left = panel.left + (abs(vessel.ground.left) if panel.fold_left else _out(vessel.ground.left, bleed))
    across = abs(vessel.ground.right) if panel.fold_right else _out(vessel.ground.right, bleed)
    right = panel.left + panel.width - across
    top = _out(filled.top - vessel.ground.above, bleed)
    foot = panel.height - _out(panel.height - vessel.bottom - vessel.ground.below, bleed)
    return [_filled(left, top, right - left, foot - top, vessel.ground.colour, sheet)]


def _filled(x: float, y: float, width: float, height: float, colour: str, sheet: Sheet) -> Ink:
    shape = Shape(rectangle(0, 0, width, height), fill=sheet.colours[colour].name)
    return Ink((shape,), x, y, sheet.colours)


def art_marks(panel: Panel, laid: PanelLayout, sheet: Sheet, figures: Mapping[str, Figure], bleed: float) -> list[Mark]:
    """The panel's drawings, each cut at its own rectangle, which may cross folds. One that shows a figure belongs to
    it, and is left out of a guide that has no such figure."""
    marks: list[Mark] = []
    for piece in laid.art:
        if piece.shows and piece.shows not in figures:
            continue
        left, right = _out(piece.left, bleed, panel.fold_left), _out(piece.right, bleed, panel.fold_right)
        top, bottom = _out(piece.top, bleed), _out(piece.bottom, bleed)
        x, y = panel.left + left, top
        width, height = panel.width - left - right, panel.height - top - bottom
        shapes = art(piece.drawing, width, height, piece.options, sheet)
        marks.append(Ink(shapes, x, y, sheet.colours, figures.get(piece.shows), (x, y, width, height)))
    return marks


def shown_figures(sections: Sequence[Section], layout: Layout, geometry: Geometry) -> dict[str, Figure]:
    """The figures that the layout shows itself, by drawing: the first that places each."""
    panels = [layout.panels.get(panel.name, layout.standard) for panel in geometry.panels]
    names = {piece.shows for laid in panels for piece in laid.art if piece.shows}
    blocks = [block for section in sections for block in walk(section.blocks)]
    found = ((name, next((b for b in blocks if isinstance(b, Figure) and shows(b, name)), None)) for name in names)
    return {name: block for name, block in found if block is not None}
