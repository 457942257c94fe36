"""One page of a book drawn: its ground and drawings, the text block with its footnotes, running head and folio."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from publisher.edition.edition import Edition
from publisher.model.value import value
from publisher.style.geometry import Geometry, Panel
from publisher.style.layout import Frame, Layout, PanelLayout
from publisher.style.page import OPENING
from publisher.typesetting.claims import REST
from publisher.typesetting.galley import Para, Stack
from publisher.typesetting.leaf import Leaf, Room
from publisher.typesetting.pages import Fit, Page, PanelMarks, Running
from publisher.typesetting.pen import Pen
from publisher.typesetting.setting import Setting
from publisher.typesetting.underlay import art_marks, panel_ground

_SIDES = MappingProxyType({"": "right", "left": "right", "right": "left"})


def mirrored(layout: PanelLayout) -> PanelLayout:
    """A right-hand page's layout as the left-hand page has it: what is inside stays inside."""
    return replace(
        layout,
        art=tuple(replace(art, left=art.right, right=art.left) for art in layout.art),
        frames=tuple(
            replace(frame, left=frame.right, right=frame.left, align=_SIDES[frame.align]) for frame in layout.frames
        ),
    )


def page_layout(layout: Layout, opens: bool) -> PanelLayout:
    """That of a page which a chapter opens, or of any other."""
    return layout.panels.get(OPENING, layout.standard) if opens else layout.standard


def text_frame(layout: PanelLayout, geometry: Geometry) -> Frame:
    """The frame of the text block; a page whose layout has none gets one."""
    margin = geometry.width * 0.1
    plain = Frame((REST,), margin, margin, margin, margin)
    return next((frame for frame in layout.frames if REST in frame.claims), plain)


def room_of(frame: Frame, geometry: Geometry) -> Room:
    return Room(geometry.width - frame.left - frame.right, geometry.height - frame.top - frame.bottom)


@value
class Sheetwork:
    """What all pages of a book are drawn with."""

    edition: Edition
    geometry: Geometry
    layout: Layout
    setting: Setting
    fit: Fit

    def drawn(self, leaf: Leaf, number: int) -> tuple[Page, Pen]:
        """Page `number`, counted from 1, and the pen that knows what was drawn."""
        sheet, geometry = self.edition.sheet, self.geometry
        laid = page_layout(self.layout, leaf.opens)
        laid = laid if number % 2 else mirrored(laid)
        panel = Panel(page_name(number), number - 1, 0.0, geometry.width, geometry.height)
        pen = Pen(panel.page, sheet.colours)
        self._text(leaf, text_frame(laid, geometry), pen)
        for frame in laid.frames:
            if "running" in frame.claims:
                self._line(leaf.title, "running", frame, pen)
            if "folio" in frame.claims:
                self._line(str(number), "folio", frame, pen)
                other = replace(frame, align="left" if frame.align == "right" else "right")
                self._line(self.edition.imprint.version, "folio", other, pen)
        under = panel_ground(panel, laid, sheet, geometry.bleed) + art_marks(panel, laid, sheet, {}, geometry.bleed)
        marks = PanelMarks(panel.name, (tuple(pen.marks),))
        return Page(tuple(under), (marks,), tuple(pen.links), tuple(pen.fields)), pen

    def _text(self, leaf: Leaf, frame: Frame, pen: Pen) -> None:
        width = room_of(frame, self.geometry).width
        text, foot, floor = Stack(leaf.galleys), Stack(leaf.foot), self.geometry.height - frame.bottom
        text.draw(pen, frame.left, frame.top, width, self.fit)
        foot.draw(pen, frame.left, floor - foot.height(width, self.fit), width, self.fit)

    def _line(self, text: str, role: str, frame: Frame, pen: Pen) -> None:
        """Words of one line that stand on every page: no part of the text that is read out. Opposite the number stands
        the guide's version, so that every leaf taken by itself tells its age."""
        width = self.geometry.width - frame.left - frame.right
        setting = self.setting.speaking(frame.voice)
        owner = Running(frame.anchor)
        para = shortened(text, width, lambda words: setting.text(words, role, owner))
        style = replace(para.style, align="right" if frame.align == "right" else "")
        tall = para.height(width, self.fit)
        y = frame.top if frame.anchor == "top" else self.geometry.height - frame.bottom - tall
        replace(para, style=style).draw(pen, frame.left, y, width, self.fit)


def page_name(number: int) -> str:
    return f"page-{number}"


def shortened(text: str, width: float, make: Callable[[str], Para]) -> Para:
    """`text` on one line of `width` points, its last words left out where it is longer."""
    words, para = text.split(), make(text)
    while len(words) > 1 and para.natural(Fit()) > width:
        words.pop()
        para = make(" ".join(words) + " …")
    return para
