"""Pages for a print shop: PDF/X-4 (ISO 15930-7). The screen's glyphs at the screen's places, in ink, on a larger sheet
with bleed and printer's marks.

No tags, links or bookmarks: PDF/X-4 allows tags, but imposition drops them, and nobody reads these files aloud. The
screen's PDF is there for that."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from publisher.binding import pdf_ink
from publisher.binding.pdf_art import form
from publisher.binding.pdf_file import written
from publisher.binding.pdf_marks import ROOM, Words, printers_marks
from publisher.binding.pdf_metadata import Description
from publisher.binding.pdf_object import Raw, Stream, reference
from publisher.binding.pdf_plates import OVERPRINTING, REGISTRATION, Plates, plates_of, resource
from publisher.binding.pdf_profile import PROFILES
from publisher.binding.pdf_separation import separated
from publisher.binding.pdf_sheet import Sheet
from publisher.binding.pdf_x4 import press_intent, press_profile, x4_metadata
from publisher.edition.edition import Edition
from publisher.style.colour import Colour
from publisher.style.geometry import Geometry
from publisher.style.ink_profile import InkProfile
from publisher.style.length import UNITS
from publisher.typesetting.pages import Ink, Mark, Pages, Placed, TextRun


def bind_press(pages: Pages, edition: Edition, said: Description, inks: InkProfile) -> bytes:
    sheet = edition.sheet
    style = sheet.text("small")
    words = Words(_slug(pages, edition, said, inks), style.face, sheet.fallbacks)
    document = _PressSheet(pages, said, plates_of(inks, sheet.colours), words)
    for index in range(len(pages.pages)):
        document.sheet(index)
    return written(document.closed())


def _slug(pages: Pages, edition: Edition, said: Description, inks: InkProfile) -> tuple[str, ...]:
    sheet, version = pages.geometry, edition.guide.metadata.version
    return (
        said.title,
        *((f"version {version}",) if version else ()),
        said.when.date().isoformat(),
        f"press: PDF/X-4, {inks.condition}, {inks.limit:.0%} of ink at most",
        f"{sheet.width / UNITS['mm']:.4g} × {sheet.height / UNITS['mm']:.4g} mm",
        *((f"{sheet.size.title()}, {sheet.fold} fold",) if sheet.folded else ()),
    )


class _PressSheet(Sheet):
    """`blended`: something on the page in hand shows through; `spots`: the spot inks that page is printed in."""

    version = b"1.6"  # the one that ISO 15930-7 builds on
    paint: Plates

    def __init__(self, pages: Pages, said: Description, paint: Plates, words: Words) -> None:
        self.words, self.digest = words, hashlib.sha256()
        self.spaces: dict[str, str] = {}
        self.spots: tuple[str, ...] = ()
        self.blended = False
        self.slug = pages.geometry.bleed + ROOM
        self.pages, self.paint = pages, paint
        self.around = tuple(map(self._around, range(len(pages.pages))))
        super().__init__(pages, said, PROFILES["press"], None, paint, self.slug)
        width, height = self._pagesize
        self._bleedBox = (ROOM, ROOM, width - ROOM, height - ROOM)

    def sheet(self, index: int) -> None:
        """Draws page `index`, cut at its bleed, and the printer's marks around it."""
        geometry, marks = self.pages.geometry, self.pages.pages[index].marks
        self.blended, self.spots = False, (*self.paint.spots(marks), REGISTRATION.spot)
        drawn = pdf_ink.clipped(self._content(marks), _bled(geometry))
        around = self._content(self.around[index])
        slug = pdf_ink.number(self.slug)
        content = f"q 1 0 0 1 {slug} {slug} cm\n{drawn}\n{around}\nQ\n".encode("latin-1")
        self.digest.update(content)
        self.contents = [Stream(content)]
        self.showPage()

    def _around(self, index: int) -> tuple[Mark, ...]:
        """The printer's marks of page `index`."""
        spots = [self._solid(each) for each in self.paint.spots(self.pages.pages[index].marks)]
        return printers_marks(self.pages.geometry, index, self._words(index), spots)

    def _drawn(self) -> Iterator[Iterable[Mark]]:
        yield from super()._drawn()
        yield from self.around

    def _content(self, marks: Iterable[Mark]) -> str:
        return "\n".join(map(self._operator, marks))

    def _words(self, index: int) -> Words:
        page = f"page {index + 1} of {len(self.pages.pages)}{_sides(self.pages.geometry, index)}"
        return replace(self.words, parts=(*self.words.parts, page))

    def _solid(self, spot: str) -> Colour:
        return Colour(spot, 0, 0, 0, self.paint.stand_in(spot), spot)

    def _operator(self, mark: Mark) -> str:
        over, text = isinstance(mark, TextRun) and self.paint.overprints(mark.colour), super()._operator(mark)
        return f"q /{OVERPRINTING} gs {text} Q" if over else text

    def _art(self, mark: Ink) -> Stream:
        spaces = self._spaces(self.paint.spots((mark,)))
        return form(mark, self.paint, b"/ColorSpace" + spaces if spaces else b"")

    def _picture(self, mark: Placed) -> str:
        samples, mask = separated(mark.picture, mark.width, mark.height, self.paint.profile)
        self.blended = self.blended or mask is not None
        size = (samples.width, samples.height)
        return self._form((id(mark.picture), size), lambda: self._image(samples, mask))

    def _spaces(self, spots: tuple[str, ...]) -> bytes:
        """The ColorSpace dictionary of content that prints in `spots`; nothing for none."""
        if not spots:
            return b""
        known = (f"/{resource(spot)} {self._space(spot)}" for spot in spots)
        return f"<<{''.join(known)}>>".encode("ascii")

    def _space(self, spot: str) -> str:
        """A reference to the spot ink's colour space, made when it is first needed."""
        if spot not in self.spaces:
            self.spaces[spot] = reference(self._doc, Raw(self.paint.separation(spot)), resource(spot))
        return self.spaces[spot]

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802  (ReportLab's hook on a finished page)
        super()._setAnnotations(page)
        page.ExtGState = f"<</{OVERPRINTING}<</Type/ExtGState/OP true/op true/OPM 1>>>>".encode("ascii")
        page._colorsUsed = {resource(spot): resource(spot) for spot in self.spots}
        for spot in self.spots:
            self._space(spot)
        if self.blended:
            page.__NoDefault__ = [*page.__NoDefault__, "Group"]
            page.Group = b"<</S/Transparency/CS/DeviceCMYK>>"

    def _describe(self) -> None:
        super()._describe()
        inks = self.paint.profile
        self.digest.update(repr((self.said, inks.condition, inks.limit)).encode())
        metadata = x4_metadata(self.said, self.digest.hexdigest()[:32])
        self._claim(metadata, press_intent(inks, reference(self._doc, press_profile(inks))))


def _bled(geometry: Geometry) -> tuple[float, float, float, float]:
    """Left, bottom, width and height of the bleed, from the trim's lower left corner."""
    bleed = geometry.bleed
    return (-bleed, -bleed, geometry.width + 2 * bleed, geometry.height + 2 * bleed)


def _sides(geometry: Geometry, page: int) -> str:
    """The panels of a folded page from left to right, as the trade calls them."""
    panels = sorted((panel for panel in geometry.panels if panel.page == page), key=lambda panel: panel.left)
    return f": {', '.join(panel.name for panel in panels)}" if len(panels) > 1 else ""
