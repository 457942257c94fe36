"""The sheets that are looked at, each set and drawn once a session: every brand in styles/, sizes and folds."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publisher import disk, kit, lookup
from publisher.binding import pdf
from publisher.edition import Edition
from publisher.model.clinic import Clinic
from publisher.model.guide import Guide
from publisher.reading import Source, read_guide
from publisher.style.geometry import Panel
from publisher.typesetting import Pages, typeset
from publisher.typesetting.pages import Page, TextRun
from tests.brochure.make import ROOT, WHEN, Stock, brand, edition, folder_of, real_guide, stock

if TYPE_CHECKING:
    from PIL.Image import Image

BRANDS = lookup.brands((ROOT / "styles",))
SIZES = ("a4", "letter")
REAL = "microneedling"
GUIDES = Path(__file__).parent / "guides"
DPI = 108
SCALE = DPI / 72


def folds(name: str) -> tuple[str, ...]:
    """Letter and z for every brand; a sheet folded once needs a layout of its own."""
    half = (folder_of(name) / "brochure-half.yml").is_file()
    return ("letter", "z", "half") if half else ("letter", "z")


SHEETS = [(name, size, fold) for name in BRANDS for size in SIZES for fold in folds(name)]


@dataclass(frozen=True)
class Look:
    """A set sheet and its three drawings: `full`, `bare` (without its text) and `under` (grounds and art alone)."""

    edition: Edition
    stock: Stock
    pages: Pages
    profile: str = "screen"

    @cached_property
    def full(self) -> list[Image]:
        return drawn(self.file)

    @cached_property
    def bare(self) -> list[Image]:
        return self._drawn(replace(self.pages, pages=tuple(map(without_text, self.pages.pages))))

    @cached_property
    def under(self) -> list[Image]:
        return self._drawn(replace(self.pages, pages=tuple(Page(page.under, ()) for page in self.pages.pages)))

    @cached_property
    def file(self) -> bytes:
        return pdf.bind(self.pages, self.edition, WHEN, self.profile)

    def _drawn(self, pages: Pages) -> list[Image]:
        return drawn(pdf.bind(pages, self.edition, WHEN, self.profile))

    def panel(self, name: str) -> Panel:
        return next(panel for panel in self.pages.geometry.panels if panel.name == name)

    def runs(self, page: int) -> list[TextRun]:
        """Every run of text that prints something on `page`."""
        return [run for panel in self.pages.pages[page].panels for run in _runs(panel.marks)]

    def panel_runs(self, name: str) -> list[TextRun]:
        marks = next(p.marks for page in self.pages.pages for p in page.panels if p.name == name)
        return _runs(marks)

    def spoilt(self, run: TextRun, **changes: Any) -> Look:
        """The same sheet with `run` changed: what a judge must see."""

        def page(each: Page) -> Page:
            panels = (
                replace(p, frames=(tuple(replace(m, **changes) if m is run else m for m in p.marks),))
                for p in each.panels
            )
            return replace(each, panels=tuple(panels))

        return replace(self, pages=replace(self.pages, pages=tuple(map(page, self.pages.pages))))


def _runs(marks: tuple[object, ...]) -> list[TextRun]:
    return [mark for mark in marks if isinstance(mark, TextRun) and mark.text.strip()]


def without_text(page: Page) -> Page:
    panels = (replace(p, frames=(tuple(m for m in p.marks if not isinstance(m, TextRun)),)) for p in page.panels)
    return Page(page.under, tuple(panels))


def drawn(data: bytes, dpi: float = DPI) -> list[Image]:
    """Every page of a PDF as PDFium draws it."""
    import pypdfium2

    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]


@lru_cache
def look(name: str, size: str = "a4", fold: str = "letter", guide: str = REAL) -> Look:
    """`guide`, the real one or one of guides/, in the brand `name`, with its clinic and logo."""
    on = stock(name, size, fold)
    return set_in(guide_of(guide), on, name)


def set_in(guide: Guide, on: Stock, name: str, clinic: Clinic | None = None) -> Look:
    kit_ = brand(name)
    mark, _ = kit.logo(kit_, folder_of(name), kit_.clinic, None, {})
    printed, _ = edition(guide, on.recipe, on.sheet, clinic or kit_.clinic)
    printed = replace(printed, logo=mark)
    pages, findings = typeset(printed, on.geometry, on.layout)
    assert pages is not None, [(f.code, str(f.place), dict(f.arguments)) for f in findings]
    return Look(printed, on, pages)


@lru_cache
def guide_of(name: str) -> Guide:
    if name == REAL:
        return real_guide()
    path = GUIDES / f"{name}.md"
    return read_guide(name, str(GUIDES), [Source(path.name, path.read_bytes())], disk.loader(GUIDES, 1, {}))[0]
