"""Is a finished PDF fit for its purpose? Its bytes, a profile and what is known of its fold enter, findings leave.

Ours or from elsewhere, the file is judged by what it holds: pikepdf (qpdf) reads objects and operators, PDFium draws.
Each subject has a module of its own. QR codes are not read: nothing that reads them comes with the publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, NoReturn

from publisher.model.catalogue import CATALOGUE
from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.preflight.pdf_limits import LIMITS, Limits
from publisher.preflight.pdf_page import MM, Page

if TYPE_CHECKING:
    import pikepdf
    import pypdfium2

_BEGINNING = 1024  # bytes within which %PDF- must stand
_ONCE = frozenset({"PDF-SPOT", "PDF-FONT-LOOSE"})  # told for the file, not for each page
_SHEET = 1.0 * MM  # by how much a folded sheet may differ from its size


def check_pdf(file: str, data: bytes, profile: str, fold: str = "") -> tuple[Finding, ...]:
    """All that stands against `data`, a PDF that the user calls `file`, for a profile of LIMITS. `fold`, a key of
    FOLDS, adds the folds of sheets in the sizes we know. BrokenInput: PDF-NONE, PDF-DAMAGED, PDF-ENCRYPTED."""
    if b"%PDF-" not in data[:_BEGINNING]:
        raise BrokenInput(Finding("PDF-NONE", Place(file)))
    return tuple(_graded(_found(file, data, LIMITS[profile], fold), profile))


def _graded(findings: Iterator[Finding], profile: str) -> Iterator[Finding]:
    """Findings that the profile is not silent about, with it; those of the whole file once."""
    told = set()
    for finding in findings:
        key = (finding.code, *finding.arguments.values())
        if profile in CATALOGUE[finding.code].profiles and not (finding.code in _ONCE and key in told):
            told.add(key)
            yield replace(finding, arguments=MappingProxyType({**finding.arguments, "profile": profile}))


def _found(file: str, data: bytes, limits: Limits, fold: str) -> Iterator[Finding]:
    import pikepdf
    import pypdfium2

    from publisher.preflight.pdf_content import TangledError
    from publisher.preflight.pdf_intent import intent
    from publisher.preflight.pdf_page import read_page
    from publisher.preflight.pdf_structure import structure

    place = Place(file)
    try:
        with _opened(file, data) as pdf, pypdfium2.PdfDocument(data) as drawn:
            pages = [read_page(page, file, number) for number, page in enumerate(pdf.pages, 1)]
            yield from intent(pdf, file)
            yield from structure(pdf, file, {held.obj.objgen: page for held, page in zip(pdf.pages, pages)})
            seen: set[tuple[int, int]] = set()
            for index, (held, page) in enumerate(zip(pdf.pages, pages)):
                place = page.place
                yield from _objects(held, page, limits, seen)
                yield from _sight(drawn[index], page, limits, fold)
    except (pikepdf.PdfError, pypdfium2.PdfiumError, pikepdf.PasswordError, TangledError) as error:
        _damaged(place, error)


def _damaged(place: Place, error: Exception) -> NoReturn:
    reason = re.sub(r"stream <[^>]*>(?: \(|:? )?", "", str(error)).partition("\n")[0][:120]  # the name of a buffer
    raise BrokenInput(Finding("PDF-DAMAGED", place, {"reason": reason})) from error


def _opened(file: str, data: bytes) -> pikepdf.Pdf:
    import pikepdf

    try:
        pdf = pikepdf.open(BytesIO(data), attempt_recovery=False)
    except pikepdf.PasswordError as locked:
        raise BrokenInput(Finding("PDF-ENCRYPTED", Place(file))) from locked
    if pdf.is_encrypted:
        pdf.close()
        raise BrokenInput(Finding("PDF-ENCRYPTED", Place(file)))
    return pdf


def _objects(held: pikepdf.Page, page: Page, limits: Limits, seen: set[tuple[int, int]]) -> Iterator[Finding]:
    """What a page's objects and operators tell."""
    from publisher.preflight import pdf_boxes, pdf_colour, pdf_images, pdf_lines
    from publisher.preflight.pdf_content import marks
    from publisher.preflight.pdf_fonts import loose_fonts

    yield from pdf_boxes.boxes(page)
    yield from pdf_boxes.bleed(page, limits)
    for font in loose_fonts(held.obj, seen):
        yield Finding("PDF-FONT-LOOSE", page.place, {"font": font})
    painted = tuple(marks(held, page.media))
    yield from pdf_colour.light(page, painted)
    yield from pdf_colour.spots(page, painted)
    yield from pdf_colour.ink(page, painted, limits)
    yield from pdf_images.resolution(page, painted, limits)
    yield from pdf_images.image_ink(page, painted, limits)
    yield from pdf_lines.hairlines(page, painted, limits)


def _sight(drawn: pypdfium2.PdfPage, page: Page, limits: Limits, fold: str) -> Iterator[Finding]:
    """What a page shows."""
    from publisher.preflight import pdf_edges, pdf_text
    from publisher.preflight.pdf_rendering import look

    words, ground = look(drawn, page)
    drawn.close()
    yield from pdf_text.faint(page, words, ground)
    yield from pdf_text.knocked_out(page, words, ground, limits)
    yield from pdf_text.near_trim(page, words, limits)
    yield from pdf_text.near_fold(page, words, _folds(page, fold), limits)
    yield from pdf_edges.bleed_filled(page, ground, limits)
    yield from pdf_edges.margin_kept(page, ground, limits)


def _folds(page: Page, fold: str) -> tuple[float, ...]:
    """Where a sheet of a known size is folded, in points from its left edge; its second page is the first's back."""
    from publisher.style.fold import SIZES, geometry

    if not fold:
        return ()
    width, height = page.trim[2] - page.trim[0], page.trim[3] - page.trim[1]
    for size in SIZES:
        sheet = geometry(size, fold)
        if abs(sheet.width - width) <= _SHEET and abs(sheet.height - height) <= _SHEET:
            return sheet.folds((page.number - 1) % sheet.pages)
    return ()
