"""Small PDFs for preflight: a sound sheet that no profile has anything against, and ways to spoil it.

The sheet is 100 × 150 mm with 3 mm of bleed inside a larger medium. Drawing starts at the lower left of the trim."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pikepdf
from font_source_sans_pro import SourceSansPro
from reportlab.lib.colors import CMYKColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from publisher.preflight.pdf import check_pdf

MM = 72 / 25.4
WIDTH, HEIGHT, MARGIN, BLEED = 100 * MM, 150 * MM, 10 * MM, 3 * MM
BLACK, WHITE, DARK = CMYKColor(0, 0, 0, 1), CMYKColor(0, 0, 0, 0), CMYKColor(0.9, 0.5, 0.2, 0.4)
Draw = Callable[[Canvas], None]
Spoil = Callable[[pikepdf.Pdf], None]


def nothing(_: object) -> None:
    """Draws nothing, spoils nothing."""


def sheet(draw: Draw = nothing, spoil: Spoil = nothing, pages: int = 1, packed: bool = True) -> bytes:
    """The sound sheet with what `draw` adds on the last page and `spoil` changes afterwards. Not `packed`: objects
    stand open in the file."""
    _register()
    file = io.BytesIO()
    canvas = Canvas(file, (WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN), initialFontName="Body", invariant=1)
    for number in range(1, pages + 1):
        canvas.translate(MARGIN, MARGIN)
        canvas.setFillColor(BLACK)
        canvas.setFont("Body", 10)
        canvas.drawString(20 * MM, 100 * MM, "A sheet that stands")
        if number == pages:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    with pikepdf.open(file) as pdf:
        _complete(pdf)
        spoil(pdf)
        return saved(pdf, packed)


def saved(pdf: pikepdf.Pdf, packed: bool = True) -> bytes:
    file = io.BytesIO()
    pdf.save(file, deterministic_id=True, qdf=not packed)
    return file.getvalue()


def _complete(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        edges = (MARGIN, MARGIN, MARGIN + WIDTH, MARGIN + HEIGHT)
        page.obj.TrimBox = pikepdf.Array(edges)
        page.obj.BleedBox = pikepdf.Array((edges[0] - BLEED, edges[1] - BLEED, edges[2] + BLEED, edges[3] + BLEED))
    root = pdf.Root
    root.Lang = pikepdf.String("en")
    root.MarkInfo = pikepdf.Dictionary(Marked=True)
    root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    root.OutputIntents = pikepdf.Array([registered()])
    pdf.docinfo["/Title"] = "A sheet"


def registered() -> pikepdf.Dictionary:
    """An output intent that needs no profile in the file."""
    return pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier="FOGRA39",
        RegistryName="http://www.color.org",
    )


@lru_cache
def _register() -> None:
    pdfmetrics.registerFont(TTFont("Body", str(Path(SourceSansPro).with_suffix(".ttf"))))


def codes(data: bytes, profile: str, fold: str = "") -> list[str]:
    """The findings' codes, sorted."""
    return sorted(finding.code for finding in check_pdf("sheet.pdf", data, profile, fold))
