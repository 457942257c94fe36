"""One document on ReportLab's canvas: marks become operators, link areas annotations, and the file is closed with its
tags. Colours go through a Paint, so that the same pages are drawn in light or, by `pdf_press`, in ink."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from publisher.binding import pdf_ink
from publisher.binding.pdf_art import MANY, form
from publisher.binding.pdf_file import Body, Document, collected, number_of, reserve
from publisher.binding.pdf_font import EmbeddedFont, drawn_of, font_objects, rounded
from publisher.binding.pdf_form import Form
from publisher.binding.pdf_image import Samples, samples
from publisher.binding.pdf_metadata import Description, information, output_intent, srgb_profile, xmp
from publisher.binding.pdf_object import Raw, Stream, reference, text_string, uri
from publisher.binding.pdf_profile import Profile
from publisher.binding.pdf_tags import Tags
from publisher.model.value import value
from publisher.typesetting.font import Font
from publisher.typesetting.pages import Ink, Landing, LinkArea, Mark, Page, Pages, Placed, TextRun


def parts_of(page: Page) -> tuple[tuple[Mark, ...], ...]:
    """The marks of a page as its content is parted."""
    return (page.under, *(marks for panel in page.panels for marks in panel.frames))


def external_in(mark: Mark) -> tuple[object, ...]:
    """What tells the object of its own apart that shows a picture or a large drawing; nothing for other marks."""
    if isinstance(mark, Placed):
        return (id(mark.picture),)
    return (id(mark.shapes),) if isinstance(mark, Ink) and len(mark.shapes) >= MANY else ()


def placed(page: int, top: float) -> bytes:
    """A place on the page that is object `page`, `top` points from its foot, as ReportLab writes it."""
    return f"[ {page} 0 R /XYZ 0 {fp_str(top)} 0 ]".encode("ascii")


def opened(link: LinkArea, height: float, parent: int) -> bytes:
    """A link annotation on a page `height` points high, but for its goal and its end; `parent`, unless negative, is its
    key in the structure's parent tree."""
    box = pdf_ink.rectangle(link, height)
    key = f"/StructParent {parent}" if parent >= 0 else ""
    contents = text_string(link.text or link.target)
    return f"<</Type/Annot/Subtype/Link{box}/Border[0 0 0]/F 4/Contents{contents}{key}".encode("ascii")


def followed(link: LinkArea) -> bytes:
    """The action of a link that leaves the document."""
    return f"/A<</Type/Action/S/URI/URI{uri(link.target)}>>".encode("ascii")


_LEVEL = 5  # of deflate: two thirds of the time that 6 takes, for a two-hundredth more bytes


@value
class Part:
    """Some marks of a page, what draws each, and in which `order`: their places, amid the operators of tags."""

    marks: tuple[Mark, ...]
    drawn: tuple[str, ...]
    order: tuple[str | int, ...]

    @property
    def stream(self) -> Stream:
        pieces = [self.drawn[each] if isinstance(each, int) else each for each in self.order]
        content = "\n".join((*pieces, "")).encode("latin-1")
        return Stream(zlib.compress(content, _LEVEL), packed=True)


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
        self.forms: dict[tuple[object, ...], str] = {}
        self.annotations: dict[tuple[int, int], int] = {}
        self.parts: list[tuple[Part, ...]] = []
        self.streams: list[tuple[Stream, ...]] = []
        self.font_numbers: dict[Font, int] = {}
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
        keys = rounded(drawn_of(mark for marks in self._drawn() for mark in marks if isinstance(mark, TextRun)))
        self.fonts = {font: EmbeddedFont(font, keys[font], f"F{n}") for n, font in enumerate(keys, 1)}
        self.paper = pdf_ink.Paper(width, self.height, profile.margin, paint, self.fonts)

    def _drawn(self) -> Iterator[Iterable[Mark]]:
        """All marks that will be drawn."""
        return (page.marks for page in self.pages.pages)

    def _make_preamble(self) -> None:
        self._preamble = ""

    def sheet(self, index: int) -> None:
        """Draws page `index` with its links, and marks the places that links and bookmarks lead to."""
        page = self.pages.pages[index]
        for landing in self.landings.get(index, ()):
            if landing.id:
                self.bookmarkPage(landing.id, fit="XYZ", left=0, top=self.height - landing.y, zoom=0)
        parts = tuple(self._parts_of(index))
        self.parts.append(parts)
        self.streams.append(tuple(part.stream for part in parts))
        self.contents = [stream for stream, part in zip(self.streams[-1], parts, strict=True) if part.marks]
        for at, link in enumerate(page.links):
            if self.pages.leads(link):
                self._link(link, (index, at))
        for at, area in enumerate(page.fields, len(page.links)):
            self._annotate(self.fields.widget(area, self.height, self._parent()), (index, at))
        self.showPage()

    def _parts_of(self, index: int) -> Iterator[Part]:
        """The content of page `index`: what lies beneath the panels, then frame by frame, so that what is the same in
        many files is packed once."""
        page, at = self.pages.pages[index], 0
        for marks in parts_of(page):
            drawn = [self._operator(mark) for mark in marks]
            order = self.tags.marked(index, at, marks) if self.tags else range(len(marks))
            yield Part(marks, tuple(drawn), tuple(order))
            at += len(marks)

    def _operator(self, mark: Mark) -> str:
        return pdf_ink.operator(mark, self.paper, self._external(mark))

    def _external(self, mark: Mark) -> str:
        """The operator that paints what is an object of its own."""
        if isinstance(mark, Placed):
            return self._picture(mark)
        if isinstance(mark, Ink) and external_in(mark):
            return self._form(external_in(mark), lambda: self._art(mark))
        return ""

    def _art(self, mark: Ink) -> Stream:
        return form(mark, self.paint)

    def _picture(self, mark: Placed) -> str:
        return self._form(external_in(mark), lambda: self._image(*samples(mark.picture)))

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

    def _link(self, link: LinkArea, at: tuple[int, int]) -> None:
        head = opened(link, self.height, self._parent() if self.tags else -1)
        if link.target.startswith("#"):
            made = Raw(head, b"/Dest ", self._bookmarkReference(link.target[1:]), b">>")
        else:
            made = Raw(head, followed(link), b">>")
        self._annotate(self._doc.Reference(made), at)

    def _parent(self) -> int:
        """The key of the next annotation in the structure's parent tree, behind the pages."""
        return len(self.pages.pages) + len(self.annotations)

    def _annotate(self, made: Any, at: tuple[int, int]) -> None:
        self._annotationrefs.append(made)
        self.annotations[at] = self._number(made.name)

    def number(self, item: Any) -> int:
        """The number of an object of this document."""
        return number_of(self._doc, item)

    def externals(self) -> Iterator[tuple[tuple[object, ...], str, int]]:
        """What tells each external object apart, the operator that paints it, and its number."""
        for key, name in self.forms.items():
            yield key, f"/{pdfdoc.xObjectName(name)} Do", self._number(pdfdoc.xObjectName(name))

    @property
    def metadata_number(self) -> int:
        return self.number(self._doc.Catalog.Metadata)

    def _number(self, name: str) -> int:
        return int(self._doc.idToObjectNumberAndVersion[name][0])

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802  (ReportLab's hook on a finished page)
        super()._setAnnotations(page)
        page.Contents = pdfdoc.PDFArray(self.contents)
        if self.tags:
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = self._pageNumber - 1, "/S"

    def closed(self) -> Document:
        """The finished document."""
        document, catalog = self._doc, self._doc.Catalog
        bodies = self._font_bodies()
        document.Outlines.prepare(document, self)
        if document.Outlines.ready < 0:
            catalog.Outlines = None
        self._describe()
        if self.fields.made:
            catalog.AcroForm = self.fields.catalogue()
        if not self.tags:
            return collected(document, bodies, self.version)
        catalog.MarkInfo = b"<</Marked true>>"
        document.Reference(catalog)
        self.page_numbers = [self._number(f"Page{index + 1}") for index in range(len(self.pages.pages))]
        first = self.first_tag = reserve(document, 1 + len(self.tags.elements))
        catalog.StructTreeRoot = b"%d 0 R" % first
        tags = self.tags.objects(first, self.page_numbers, self.annotations)
        bodies |= {number: Body(body) for number, body in tags.items()}
        described = {first + 1 + own for own in self.tags.described}
        return collected(document, bodies, self.version, tags.keys() - described)

    def _font_bodies(self) -> dict[int, Body]:
        """The objects of all fonts by number; each is entered under its name."""
        bodies: dict[int, Body] = {}
        for font in self.fonts.values():
            first = self.font_numbers[font.font] = reserve(self._doc, font.objects)
            bodies |= enumerate(font_objects(font.font, font.keys, first), first)
            self._doc.idToObject[pdfdoc.BasicFonts].dict[font.name] = b"%d 0 R" % first
        return bodies

    def _describe(self) -> None:
        said = self.said
        self._doc.info = Raw(information(said))
        self.setViewerPreference("DisplayDocTitle", "true")
        if self.tags:
            self._claim(xmp(said), output_intent(reference(self._doc, srgb_profile())))

    def _claim(self, metadata: Stream, intent: bytes) -> None:
        """What the file conforms to, and the colours it is made for."""
        catalog = self._doc.Catalog
        catalog.Metadata = metadata
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.OutputIntents = intent
