"""One document on ReportLab's canvas: marks become operators, link areas annotations, and the file is closed with its
tags. Colours go through a Paint, so that the same pages are drawn in light or, by `pdf_press`, in ink."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from publisher.binding import pdf_ink
from publisher.binding.pdf_art import MANY, form
from publisher.binding.pdf_file import reserve, written
from publisher.binding.pdf_font import EmbeddedFont
from publisher.binding.pdf_form import Form
from publisher.binding.pdf_image import Samples, samples
from publisher.binding.pdf_metadata import CREATOR, PRODUCER, Description, output_intent, srgb_profile, xmp
from publisher.binding.pdf_object import Raw, Stream, reference, text_string, uri
from publisher.binding.pdf_profile import Profile
from publisher.binding.pdf_tags import Tags
from publisher.typesetting.font import Font
from publisher.typesetting.pages import Ink, Landing, LinkArea, Mark, Pages, Placed, TextRun


class Sheet(Canvas):  # type: ignore[misc]
    """ReportLab's canvas without its standing font (an unembedded Helvetica), and with pages of marks. `slug`: points
    around the trimmed page that belong to the printer."""

    version = b"1.7"

    def __init__(
        self,
        pages: Pages,
        said: Description,
        profile: Profile,
        tags: Tags | None = None,
        paint: pdf_ink.Paint = pdf_ink.light,
        slug: float = 0.0,
    ) -> None:
        self.pages, self.said, self.profile, self.tags, self.paint = pages, said, profile, tags, paint
        self.height = pages.geometry.height
        self.landings: dict[int, list[Landing]] = {}
        for landing in pages.landings:
            self.landings.setdefault(landing.page, []).append(landing)
        self.fonts: dict[int, EmbeddedFont] = {}
        self.forms: dict[tuple[object, ...], str] = {}
        self.annotations: dict[tuple[int, int], int] = {}
        width = pages.geometry.width
        super().__init__(
            io.BytesIO(),
            pagesize=(width + 2 * slug, self.height + 2 * slug),
            trimBox=(slug, slug, slug + width, slug + self.height),
            invariant=1,
            pageCompression=1,
            lang=said.language,
        )
        self.fields = Form(self._doc)

    def _make_preamble(self) -> None:
        self._preamble = ""

    def sheet(self, index: int) -> None:
        """Draws page `index` with its links, and marks the places that links and bookmarks lead to."""
        page = self.pages.pages[index]
        for landing in self.landings.get(index, ()):
            if landing.id:
                self.bookmarkPage(landing.id, fit="XYZ", left=0, top=self.height - landing.y, zoom=0)
        drawn = [tuple(self._operators(mark)) for mark in page.marks]
        if self.tags:
            self._code.extend(self.tags.marked(index, page.marks, drawn))
        else:
            self._code.extend(operators for each in drawn for operators in each)
        for at, link in enumerate(page.links):
            if self.pages.leads(link):
                self._link(link, (index, at))
        for at, area in enumerate(page.fields, len(page.links)):
            self._annotate(self.fields.widget(area, self.height, self._parent()), (index, at))
        self.showPage()

    def _operators(self, mark: Mark) -> Iterator[str]:
        if isinstance(mark, TextRun):
            yield pdf_ink.text(mark, self._embedded(mark.font), self.height, self.paint)
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
            return pdf_ink.shapes(mark, self.paint)
        return self._form((id(mark.shapes),), lambda: self._art(mark))

    def _art(self, mark: Ink) -> Stream:
        return form(mark, self.paint)

    def _picture(self, mark: Placed) -> str:
        return self._form((id(mark.picture),), lambda: self._image(*samples(mark.picture)))

    def _form(self, key: tuple[object, ...], make: Callable[[], Stream]) -> str:
        """The operator that paints an XObject, made when it is first needed."""
        name = self.forms.get(key)
        if name is None:
            name = self.forms[key] = f"Art{len(self.forms) + 1}"
            self._doc.Reference(make(), pdfdoc.xObjectName(name))
        if name not in self._formsinuse:
            self._formsinuse.append(name)
        return f"/{pdfdoc.xObjectName(name)} Do"

    def _image(self, colours: Samples, mask: Samples | None) -> Stream:
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
        parent = f"/StructParent {self._parent()}" if self.tags else ""
        annotation = f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4/Contents{contents}{parent}"
        self._annotate(self._doc.Reference(Raw(annotation.encode("ascii"), *goal, b">>")), at)

    def _parent(self) -> int:
        """The key of the next annotation in the structure's parent tree, behind the pages."""
        return len(self.pages.pages) + len(self.annotations)

    def _annotate(self, made: Any, at: tuple[int, int]) -> None:
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
        if self.fields.made:
            catalog.AcroForm = self.fields.catalogue()
        if not self.tags:
            return written(document, {}, self.version)
        catalog.MarkInfo = b"<</Marked true>>"
        document.Reference(catalog)
        pages = [self._number(f"Page{index + 1}") for index in range(len(self.pages.pages))]
        first = reserve(document, 1 + len(self.tags.elements))
        catalog.StructTreeRoot = b"%d 0 R" % first
        return written(document, self.tags.objects(first, pages, self.annotations), self.version)

    def _describe(self) -> None:
        said = self.said
        self.setTitle(said.title)
        self.setAuthor(said.creator)
        self.setSubject(said.subject)
        self.setCreator(CREATOR)
        self.setProducer(PRODUCER)
        self.setViewerPreference("DisplayDocTitle", "true")
        stamp = self._doc._timeStamp
        stamp.t, stamp.YMDhms, stamp.dhh, stamp.dmm = said.when.timestamp(), said.when.timetuple()[:6], 0, 0
        if self.tags:
            self._claim(xmp(said), output_intent(reference(self._doc, srgb_profile())))

    def _claim(self, metadata: Stream, intent: bytes) -> None:
        """What the file conforms to, and the colours it is made for."""
        catalog = self._doc.Catalog
        catalog.Metadata = metadata
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.OutputIntents = intent
