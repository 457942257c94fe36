"""Guides become books: the real one in each brand, or a few lines of Markdown in a test."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from publisher import disk, kit, lookup
from publisher.drawing import DRAWINGS
from publisher.model.clinic import Clinic
from publisher.model.guide import Guide
from publisher.style.layout_file import read_layout
from publisher.style.page import page_geometry
from publisher.style.recipe import Recipe, read_recipes
from publisher.style.sheet import make_sheet
from publisher.typesetting import typeset_book
from tests.brochure.make import CLINIC, ROOT, Made, Stock, brand, edition, folder_of, real_guide

EDITIONS = ("booklet", "large-print")
BRANDS = lookup.brands((ROOT / "styles",))
SIZES = ("a4", "letter")
BOOKS = [(edition, name, size) for edition in EDITIONS for name in BRANDS for size in SIZES]


@lru_cache
def recipe(name: str) -> Recipe:
    return read_recipes("editions.yml", (ROOT / "styles" / "editions.yml").read_bytes())[0][name]


@lru_cache
def stock(name: str = "booklet", brand_name: str = "plain", size: str = "a4") -> Stock:
    made, own = recipe(name), brand(brand_name)
    pages = page_geometry(size, made.page)
    folders = (folder_of(brand_name), disk.PACKAGED / "plain")
    file = next(file for folder in folders if (file := folder / f"{made.layout}.yml").is_file())
    layout, findings = read_layout(str(file), file.read_bytes(), pages, own.colours, DRAWINGS)
    assert not findings, findings
    return Stock(made, pages, layout, make_sheet(own, made, pages, layout)[0])


def made(source: Guide | str, on: Stock | None = None, clinic: Clinic = CLINIC, brand_name: str = "plain") -> Made:
    """`source` as a book, the plain brand's A5 booklet if no stock is named."""
    on = on or stock()
    printed, _ = edition(source, on.recipe, on.sheet, clinic)
    mark, _ = kit.logo(brand(brand_name), folder_of(brand_name), clinic, None, {})
    printed = replace(printed, logo=mark)
    pages, findings = typeset_book(printed, on.geometry, on.layout)
    return Made(printed, on, pages, findings)


@lru_cache
def real(name: str, brand_name: str, size: str = "a4") -> Made:
    """The real guide in its brand's own clinic's name."""
    return made(real_guide(), stock(name, brand_name, size), brand(brand_name).clinic, brand_name)
