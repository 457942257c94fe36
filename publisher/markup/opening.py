"""The drawing that opens chapters: the brand's own, small, above or beside the number. It only decorates."""

from __future__ import annotations

from collections.abc import Mapping

from publisher.markup.book import Resource
from publisher.markup.figures import figure
from publisher.markup.xml import Element, element
from publisher.model.remembering import remembered
from publisher.model.value import value
from publisher.style.book import BOOK_PANELS, CHAPTER
from publisher.style.layout import PanelLayout
from publisher.style.look import Sheet

_STRIP = 0.3  # height over width: flatter drawings lie above the number, others stand beside it


@value
class OpeningArt:
    file: Resource
    beside: bool

    @property
    def image(self) -> Element:
        """Empty words: a screen reader passes it by."""
        place = "beside" if self.beside else "above"
        return element("img", src=self.file.name, alt="", role="presentation", class_=f"opening {place}")


@remembered(16)
def opening_art(sheet: Sheet, surfaces: Mapping[str, PanelLayout]) -> OpeningArt | None:
    """The first drawing of the brand's layout of a chapter; None where it has none."""
    laid = surfaces.get(CHAPTER)
    if laid is None or not laid.art:
        return None
    art, room = laid.art[0], next(panel for panel in BOOK_PANELS if panel.name == CHAPTER)
    width, height = room.width - art.left - art.right, room.height - art.top - art.bottom
    drawn = figure(art.drawing, art.options, "", sheet, (width, height))
    return OpeningArt(Resource("opening", "images/opening.svg", "image/svg+xml", (drawn,)), height / width > _STRIP)
