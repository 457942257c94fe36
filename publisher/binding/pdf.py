"""Pages become a PDF: ReportLab holds the document, its pages, outlines and cross references; text, shapes, pictures
and tags are written as objects and operators of our own, since ReportLab has no kerning, no ligatures and no tags.

In: Pages, the Edition, a moment. Out: bytes, the same for the same input: PDF/UA-1 and PDF/A-2a at once."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from publisher.binding import pdf_ink
from publisher.binding.pdf_art import MANY, form
from publisher.binding.pdf_file import reserve, written
from publisher.binding.pdf_font import EmbeddedFont
from publisher.binding.pdf_image import samples
from publisher.binding.pdf_metadata import CREATOR, PRODUCER, Description, describe, output_intent, srgb_profile, xmp
from publisher.binding.pdf_object import Raw, Stream, reference, text_string, uri
from publisher.binding.pdf_profile import PROFILES, Profile
from publisher.binding.pdf_tags import Tags
from publisher.edition.edition import Edition
from publisher.model.picture import Picture
from publisher.typesetting.font import Font
from publisher.typesetting.pages import Ink, LinkArea, Mark, Pages, Placed, TextRun
from publisher.typesetting.structure import structure


def bind(
    pages: Pages, edition: Edition, when: datetime.datetime, profile: str = "screen", tagged: bool = True
) -> bytes:
    """The PDF of `pages` for a profile of PROFILES: trimmed pages, RGB, links, bookmarks and tags in reading order.
    `when` (UTC) is its date. Without tags it conforms to nothing and is of use only to tell what tags cost."""
    tags = Tags(structure(edition, pages)) if tagged else None
    canvas = _Sheet(pages, describe(edition, when), PROFILES[profile], tags)
    for index in range(len(pages.pages)):
        canvas.sheet(index)
    for landing in pages.landings:
        if landing.level >= 0 and landing.id:
            canvas.addOutlineEntry(landing.title, landing.id, landing.level)
    return canvas.closed()


class _Sheet(Canvas):  # type: ignore[misc]
    """ReportLab's canvas without its standing font (an unembedded Helvetica), and with pages of marks."""

    def __init__(self, pages: Pages, said: Description, profile: Profile, tags: Tags | None) -> None:
        self.pages, self.said, self.profile, self.tags = pages, said, profile, tags
        self.height = pages.geometry.height
        self.fonts: dict[int, EmbeddedFont] = {}
        self.forms: dict[int, str] = {}
        self.annotations: dict[tuple[int, int], int] = {}
        size = (pages.geometry.width, self.height)
        super().__init__(
            io.BytesIO(), pagesize=size, invariant=1, pageCompression=1, pdfVersion=(1, 7), lang=said.language
        )

    def _make_preamble(self) -> None:
        self._preamble = ""

    def sheet(self, index: int) -> None:
        """Draws page `index` with its links, and marks the places that links and bookmarks lead to."""
        page = self.pages.pages[index]
        for landing in self.pages.landings:
            if landing.page == index and landing.id:
                self.bookmarkPage(landing.id, fit="XYZ", left=0, top=self.height - landing.y, zoom=0)
        drawn = [tuple(self._operators(mark)) for mark in page.marks]
        if self.tags:
            self._code.extend(self.tags.marked(index, drawn))
        else:
            self._code.extend(operators for each in drawn for operators in each)
        for at, link in enumerate(page.links):
            if self.pages.leads(link):
                self._link(link, (index, at))
        self.showPage()

    def _operators(self, mark: Mark) -> Iterator[str]:
        if isinstance(mark, TextRun):
            yield pdf_ink.text(mark, self._embedded(mark.font), self.height)
        elif isinstance(mark, Ink):
            yield self._trimmed(pdf_ink.placed(mark, self.height, self._drawing(mark)))
        else:
            yield self._trimmed(pdf_ink.pictured(mark, self.height, self._picture(mark)))

    def _trimmed(self, content: str) -> str:
        """What is drawn, cut at the profile's margin."""
        margin = self.profile.margin
        if not margin:
            return content
        wide, high = self.pages.geometry.width - 2 * margin, self.height - 2 * margin
        return pdf_ink.clipped(content, (margin, margin, wide, high))

    def _drawing(self, mark: Ink) -> str:
        if len(mark.shapes) < MANY:
            return pdf_ink.shapes(mark)
        return self._form(id(mark.shapes), lambda: form(mark))

    def _picture(self, mark: Placed) -> str:
        return self._form(id(mark.picture), lambda: self._image(mark.picture))

    def _form(self, key: int, make: Any) -> str:
        """The operator that paints an XObject, made when it is first needed."""
        name = self.forms.get(key)
        if name is None:
            name = self.forms[key] = f"Art{len(self.forms) + 1}"
            self._doc.Reference(make(), pdfdoc.xObjectName(name))
        if name not in self._formsinuse:
            self._formsinuse.append(name)
        return f"/{pdfdoc.xObjectName(name)} Do"

    def _image(self, picture: Picture) -> Stream:
        colours, mask = samples(picture)
        return colours.stream(f"/SMask {reference(self._doc, mask.stream())}".encode("ascii") if mask else b"")

    def _embedded(self, font: Font) -> EmbeddedFont:
        if id(font) not in self.fonts:
            self.fonts[id(font)] = EmbeddedFont(font, self._doc)
        return self.fonts[id(font)]

    def _link(self, link: LinkArea, at: tuple[int, int]) -> None:
        goal: tuple[object, ...]
        if link.target.startswith("#"):
            goal = (b"/Dest ", self._bookmarkReference(link.target[1:]))
        else:
            goal = (f"/A<</Type/Action/S/URI/URI{uri(link.target)}>>".encode("ascii"),)
        corners = (link.x, self.height - link.y - link.height, link.x + link.width, self.height - link.y)
        box = " ".join(map(pdf_ink.number, corners))
        contents = text_string(link.text or link.target)
        parent = f"/StructParent {len(self.pages.pages) + len(self.annotations)}" if self.tags else ""
        annotation = f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4/Contents{contents}{parent}"
        made = self._doc.Reference(Raw(annotation.encode("ascii"), *goal, b">>"))
        self._annotationrefs.append(made)
        self.annotations[at] = self._number(made.name)

    def _number(self, name: str) -> int:
        return int(self._doc.idToObjectNumberAndVersion[name][0])

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802  (ReportLab's hook on a finished page)
        super()._setAnnotations(page)
        page.Contents = Stream(page.stream.encode("latin-1"))
        if self.tags:
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = self._pageNumber - 1, "/S"

    def closed(self) -> bytes:
        """The finished file."""
        document, catalog = self._doc, self._doc.Catalog
        for font in document.delayedFonts:
            font.addObjects(document)
        document.Outlines.prepare(document, self)
        if document.Outlines.ready < 0:
            catalog.Outlines = None
        self._describe()
        if not self.tags:
            return written(document, {})
        catalog.MarkInfo = b"<</Marked true>>"
        document.Reference(catalog)
        pages = [self._number(f"Page{index + 1}") for index in range(len(self.pages.pages))]
        first = reserve(document, 1 + len(self.tags.elements))
        catalog.StructTreeRoot = b"%d 0 R" % first
        return written(document, self.tags.objects(first, pages, self.annotations))

    def _describe(self) -> None:
        said, catalog = self.said, self._doc.Catalog
        self.setTitle(said.title)
        self.setAuthor(said.creator)
        self.setSubject(said.subject)
        self.setCreator(CREATOR)
        self.setProducer(PRODUCER)
        self.setViewerPreference("DisplayDocTitle", "true")
        stamp = self._doc._timeStamp
        stamp.t, stamp.YMDhms, stamp.dhh, stamp.dmm = said.when.timestamp(), said.when.timetuple()[:6], 0, 0
        if self.tags:
            catalog.Metadata = xmp(said)
            catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
            catalog.OutputIntents = output_intent(reference(self._doc, srgb_profile()))
