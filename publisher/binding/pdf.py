"""Pages become a PDF: ReportLab holds the document, its pages, pictures, outlines and cross references; text and
shapes are written as operators of our own, since ReportLab has no glyphs, kerning or ligatures.

In: Pages, the Edition's metadata, a moment. Out: bytes, the same for the same input."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

import publisher
from publisher.binding import pdf_ink
from publisher.binding.pdf_art import MANY, form
from publisher.binding.pdf_font import EmbeddedFont
from publisher.binding.pdf_object import Raw, Stream, text_string, uri
from publisher.edition.edition import Edition
from publisher.typesetting.font import Font
from publisher.typesetting.pages import Ink, LinkArea, Mark, Page, Pages, Placed, TextRun


def bind(pages: Pages, edition: Edition, when: datetime.datetime) -> bytes:
    """The screen PDF of `pages`: trimmed pages, RGB, links, bookmarks in reading order. `when` (UTC) is its date."""
    geometry = pages.geometry
    canvas = _Sheet((geometry.width, geometry.height), edition.guide.metadata.language)
    _describe(canvas, edition, when)
    for index, page in enumerate(pages.pages):
        for landing in pages.landings:
            if landing.page == index and landing.id:
                top = geometry.height - landing.y
                canvas.bookmarkPage(landing.id, fit="XYZ", left=0, top=top, zoom=0)
        known = {landing.id for landing in pages.landings}
        canvas.sheet(page, geometry.height, known)
    for landing in pages.landings:
        if landing.level >= 0 and landing.id:
            canvas.addOutlineEntry(landing.title, landing.id, landing.level)
    return bytes(canvas.getpdfdata())


def _describe(canvas: Canvas, edition: Edition, when: datetime.datetime) -> None:
    metadata = edition.guide.metadata
    canvas.setTitle(metadata.title)
    canvas.setAuthor(edition.clinic.name or metadata.publisher or ", ".join(metadata.authors))
    canvas.setSubject(metadata.description or metadata.subtitle)
    canvas.setCreator(f"publisher {publisher.__version__}")
    canvas.setProducer("ReportLab")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    stamp = canvas._doc._timeStamp
    stamp.t, stamp.YMDhms, stamp.dhh, stamp.dmm = when.timestamp(), when.timetuple()[:6], 0, 0


class _Sheet(Canvas):  # type: ignore[misc]
    """ReportLab's canvas without its standing font (an unembedded Helvetica), and with pages of marks."""

    def __init__(self, size: tuple[float, float], language: str) -> None:
        self.fonts: dict[int, EmbeddedFont] = {}
        self.forms: dict[int, str] = {}
        super().__init__(io.BytesIO(), pagesize=size, invariant=1, pageCompression=1, pdfVersion=(1, 7), lang=language)

    def _make_preamble(self) -> None:
        self._preamble = ""

    def sheet(self, page: Page, height: float, known: set[str]) -> None:
        """Draws `page`; links lead to addresses and to the landings in `known`."""
        for mark in (*page.under, *(mark for panel in page.panels for mark in panel.marks)):
            self._code.extend(self._operators(mark, height))
        for link in page.links:
            self._link(link, height, known)
        self.showPage()

    def _operators(self, mark: Mark, height: float) -> Iterator[str]:
        if isinstance(mark, TextRun):
            yield pdf_ink.text(mark, self._embedded(mark.font), height)
        elif isinstance(mark, Ink):
            yield pdf_ink.placed(mark, height, self._drawing(mark))
        else:
            self._picture(mark, height)

    def _drawing(self, mark: Ink) -> str:
        if len(mark.shapes) < MANY:
            return pdf_ink.shapes(mark)
        name = self.forms.get(id(mark.shapes))
        if name is None:
            name = self.forms[id(mark.shapes)] = f"Art{len(self.forms) + 1}"
            self._doc.Reference(form(mark), pdfdoc.xObjectName(name))
        if name not in self._formsinuse:
            self._formsinuse.append(name)
        return f"/{pdfdoc.xObjectName(name)} Do"

    def _embedded(self, font: Font) -> EmbeddedFont:
        if id(font) not in self.fonts:
            self.fonts[id(font)] = EmbeddedFont(font, self._doc)
        return self.fonts[id(font)]

    def _picture(self, mark: Placed, height: float) -> None:
        reader = ImageReader(io.BytesIO(mark.picture.data))
        self.drawImage(reader, mark.x, height - mark.y - mark.height, mark.width, mark.height, mask="auto")

    def _link(self, link: LinkArea, height: float, known: set[str]) -> None:
        goal: tuple[object, ...]
        if link.target.startswith("#"):
            if link.target[1:] not in known:
                return  # that section is not in this edition: the words stay, without a link
            goal = (b"/Dest ", self._bookmarkReference(link.target[1:]))
        else:
            goal = (f"/A<</Type/Action/S/URI/URI{uri(link.target)}>>".encode("ascii"),)
        corners = (link.x, height - link.y - link.height, link.x + link.width, height - link.y)
        box = " ".join(map(pdf_ink.number, corners))
        contents = text_string(link.text or link.target)
        annotation = f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4/Contents{contents}"
        self._addAnnotation(Raw(annotation.encode("ascii"), *goal, b">>"))

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802  (ReportLab's hook on a finished page)
        super()._setAnnotations(page)
        self._doc.updateSignature(page.stream)  # else the file's /ID would depend on its title alone
        page.Contents = Stream(page.stream.encode("latin-1"))
