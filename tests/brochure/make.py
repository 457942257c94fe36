"""Guides become editions, pages and PDFs: the real one, or a few lines of Markdown in a test.

Brands are read once a process, and so is the real guide."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from publisher import disk
from publisher.binding import pdf
from publisher.drawing import DRAWINGS
from publisher.edition import Edition, make_edition
from publisher.model.clinic import Clinic
from publisher.model.finding import Finding
from publisher.model.guide import Guide
from publisher.reading import Source, read_guide
from publisher.style.brand import Brand, read_brand
from publisher.style.fold import geometry
from publisher.style.geometry import Geometry
from publisher.style.layout import Layout
from publisher.style.layout_file import read_layout
from publisher.style.recipe import Recipe
from publisher.style.sheet import Sheet, make_sheet
from publisher.typesetting import Fit, Pages, typeset

ROOT = Path(__file__).parents[2]
SHELVES = (ROOT / "styles", disk.PACKAGED)
WHEN = datetime.datetime(2026, 2, 3, tzinfo=datetime.UTC)
CLINIC = Clinic(
    name="Oak Street Clinic",
    address="4 Oak Street\nNorthtown",
    phone="020 7946 0018",
    out_of_hours="020 7946 0999",
    emergency="112",
    web="oak.example.org/guide",
    hours="Weekdays, 9 to 5",
    formats="large print, audio",
)
WORDY = Clinic(
    name="Northtown University Hospital Centre for Dermatology, Skin Health and Reconstructive Care",
    address="Building 7\nEntrance C\nThird floor\n127a Sunshine Street\nExampletown Riverside\nUnited Kingdom",
    phone="020 7946 0018",
    out_of_hours="020 7946 0999",
    emergency="999",
    web="https://skin.northtown-hospital.example.org/guide",
    hours="Monday to Friday, 8 to 18",
    formats="large print, audio, Braille, easy words",
)
"""As much as a clinic may have to say of itself."""


@dataclass(frozen=True)
class Stock:
    """What a sheet is made with, whatever the guide."""

    recipe: Recipe
    geometry: Geometry
    layout: Layout
    sheet: Sheet


@dataclass(frozen=True)
class Made:
    """`pages` is None where the edition could not be set."""

    edition: Edition
    stock: Stock
    pages: Pages | None
    findings: tuple[Finding, ...]

    @property
    def set(self) -> Pages:
        assert self.pages is not None, [(str(f.place), f.code, dict(f.arguments)) for f in self.findings]
        return self.pages

    @property
    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]

    @property
    def pdf(self) -> bytes:
        return pdf.bind(self.set, self.edition, WHEN)

    def file(self, folder: Path) -> Path:
        path = folder / "sheet.pdf"
        path.write_bytes(self.pdf)
        return path


def folder_of(name: str) -> Path:
    return next(shelf / name for shelf in SHELVES if (shelf / name).is_dir())


@lru_cache
def brand(name: str) -> Brand:
    folder = folder_of(name)
    load = disk.loader(folder, disk.FONT_LIMIT, {})
    data = (folder / "_brand.yml").read_bytes()
    return read_brand(name, str(folder), data, lambda path: load(path.removeprefix(f"{folder}/")))[0]


@lru_cache
def stock(name: str = "plain", size: str = "a4", fold: str = "letter", layout: str = "") -> Stock:
    """`layout` is a layout file's text; without it the brand's own is taken, for this fold if there is one."""
    kit, sheet = brand(name), geometry(size, fold)
    recipe = Recipe("brochure", "pdf", "brief", fold, "brochure")
    folders = (folder_of(name), disk.PACKAGED / "plain")
    files = (folder / file for folder in folders for file in (f"brochure-{fold}.yml", "brochure.yml"))
    data = layout.encode() if layout else next(file for file in files if file.is_file()).read_bytes()
    laid, findings = read_layout("brochure.yml", data, sheet, kit.colours, DRAWINGS)
    assert not findings, findings
    return Stock(recipe, sheet, laid, make_sheet(kit, recipe, sheet, laid)[0])


@lru_cache
def real_guide() -> Guide:
    folder = ROOT / "source" / "microneedling"
    files = [Source(path.name, path.read_bytes()) for path in sorted(folder.glob("*.md"))]
    return read_guide("microneedling", str(folder), files, disk.loader(folder, disk.PICTURE_LIMIT, {}))[0]


def guide(text: str, images: Mapping[str, bytes] | None = None) -> Guide:
    """The guide in one file, guide.md, of these lines."""

    def load(name: str) -> bytes:
        if name not in (images or {}):
            raise FileNotFoundError(name)
        return (images or {})[name]

    return read_guide("guide", ".", [Source("guide.md", text.encode())], load)[0]


def edition(
    source: Guide | str, recipe: Recipe, sheet: Sheet, clinic: Clinic = CLINIC
) -> tuple[Edition, tuple[Finding, ...]]:
    read = guide(source) if isinstance(source, str) else source
    return make_edition(read, recipe, sheet, clinic, ("brochure", "ebook", "handout"))


def made(source: Guide | str, on: Stock | None = None, clinic: Clinic = CLINIC, hint: Fit | None = None) -> Made:
    """`source` typeset on a stock, the plain A4 letter fold if none is named."""
    on = on or stock()
    printed, _ = edition(source, on.recipe, on.sheet, clinic)
    pages, findings = typeset(printed, on.geometry, on.layout, hint)
    return Made(printed, on, pages, findings)


@lru_cache
def real(name: str = "harbour", size: str = "a4", fold: str = "letter") -> Made:
    """The real guide in its brand's own clinic's name."""
    return made(real_guide(), stock(name, size, fold), brand(name).clinic)


def with_limits(on: Stock, **limits: float) -> Stock:
    return replace(on, sheet=replace(on.sheet, limits=replace(on.sheet.limits, **limits)))
