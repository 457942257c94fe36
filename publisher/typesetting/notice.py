"""What every page is to say: Pages enter and leave, with a line on each panel that the guide's review is overdue.

The line takes no room from the text. It stands where the panel is free of text, above its first line or below its last,
on the page's own colour; the printer at the front desk reaches it there. A reader is told once by those who read the
pages out: further lines are artifacts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publisher.drawing.shape import Shape, rectangle
from publisher.edition.edition import Edition
from publisher.model.block import Block, Paragraph
from publisher.style.geometry import Panel
from publisher.style.length import points
from publisher.typesetting.pages import Fit, Mark, Page, Pages, PanelMarks, Placed, TextRun
from publisher.typesetting.pen import Pen
from publisher.typesetting.setting import Setting

_EDGE = points("6.2 mm")  # nothing printed at a desk lies nearer to an edge than 6 mm
_AIR = points("0.5 mm")  # above and below the line
_MARGIN = points("1.2 mm")  # before and behind it


def noticed(pages: Pages, edition: Edition) -> Pages:
    """`pages` as they are where the edition has nothing to say of an overdue review."""
    said = [block for block in edition.imprint.overdue if isinstance(block, Paragraph)]
    if not said:
        return pages
    (block,) = said
    setting = Setting(edition.sheet, {}, {}, [])
    told: list[Block] = []
    new = tuple(_page(number, page, pages, block, setting, told) for number, page in enumerate(pages.pages))
    return replace(pages, pages=new)


def _page(number: int, page: Page, pages: Pages, block: Paragraph, setting: Setting, told: list[Block]) -> Page:
    by_name = {panel.name: panel for panel in pages.geometry.panels if panel.page == number}
    return replace(page, panels=tuple(_panel(each, by_name[each.name], block, setting, told) for each in page.panels))


def _panel(marks: PanelMarks, panel: Panel, block: Paragraph, setting: Setting, told: list[Block]) -> PanelMarks:
    """The first panel's line belongs to the notice, the others to nobody."""
    owner = None if told else block
    told.append(block)
    para = setting.para(block.content, "small", owner, block.place)
    left = _edge_of_text(marks.marks, panel)
    width = panel.left + panel.width - _EDGE - left
    height = para.height(width, Fit()) + 2 * _AIR
    pen = Pen(panel.page, setting.sheet.colours)
    top = _free(marks.marks, panel, height)
    wide = min(width, para.natural(Fit())) + 2 * _MARGIN
    ground = Shape(rectangle(0, 0, wide, height), fill=setting.sheet.page.name)
    pen.ink((ground,), left - _MARGIN, top)
    para.draw(pen, left, top + _AIR, width, Fit())
    return replace(marks, frames=(tuple(pen.marks), *marks.frames))


def _edge_of_text(marks: tuple[Mark, ...], panel: Panel) -> float:
    """Where the panel's text begins, from the sheet's left."""
    begun = (mark.x for mark in marks if isinstance(mark, TextRun))
    return max(min(begun, default=0.0), panel.left + _EDGE)


def _free(marks: tuple[Mark, ...], panel: Panel, height: float) -> float:
    """Where a strip of `height` touches no text: at the head or at the foot, else as high as can be."""
    taken = [*_extents(marks)]
    first = min((top for top, _ in taken), default=panel.height)
    last = max((foot for _, foot in taken), default=0.0)
    if first >= _EDGE + height:
        return _EDGE
    if last <= panel.height - _EDGE - height:
        return panel.height - _EDGE - height
    return max(0.0, first - height)


def _extents(marks: tuple[Mark, ...]) -> Iterator[tuple[float, float]]:
    for mark in marks:
        if isinstance(mark, TextRun):
            yield mark.baseline - 0.8 * mark.size, mark.baseline + 0.25 * mark.size
        elif isinstance(mark, Placed):
            yield mark.y, mark.y + mark.height
