"""Three engines that share no code draw a sheet alike: poppler (desks), PDFium (browsers) and MuPDF (readers, RIPs).

What one of them drops or draws elsewhere, a patient would miss. Their smoothing differs by a hair along every edge, so
pages are averaged down, blurred and compared tile by tile, channel by channel."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.brochure.make import real
from tests.brochure.picture_difference import difference
from tests.brochure.sheets import sheet
from tests.judges.page import render, render_with

DPI = 240  # fine enough for the smallest dots of a drawing, which PDFium thickens to a pixel or so
SMALLER = 5
MOST = 20.0  # greys of 256, in the worst tile; a line that is gone differs by 40 and more


def smaller(page: Image.Image) -> Image.Image:
    return page.resize((page.width // SMALLER, page.height // SMALLER), Image.Resampling.BOX)


def worst(one: Image.Image, other: Image.Image) -> float:
    """The greatest difference of a tile in any channel; pages may differ in size by a dot that engines round."""
    size = (min(one.width, other.width), min(one.height, other.height))
    assert max(abs(one.width - other.width), abs(one.height - other.height)) <= 1
    pairs = zip(one.crop((0, 0, *size)).split(), other.crop((0, 0, *size)).split(), strict=True)
    return max(difference(smaller(a), smaller(b)) for a, b in pairs)


SHEETS = [
    ("harbour", "a4", "letter"),
    ("linden", "letter", "z"),
    ("readme", "a4", "letter"),
    ("pictures", "a4", "letter"),
    ("letters", "a4", "letter"),
]


@pytest.mark.parametrize("program", ["pdftoppm", "mutool"])
@pytest.mark.parametrize("key", SHEETS, ids="-".join)
def test_engines_draw_a_sheet_alike(key: tuple[str, str, str], program: str, tmp_path: Path) -> None:
    found = sheet(*key)
    file = found.file(tmp_path)
    pages, others = render(file, DPI), render_with(program, file, DPI)
    assert len(pages) == len(others) == found.stock.geometry.pages
    assert max(worst(one, other) for one, other in zip(pages, others, strict=True)) < MOST


def test_the_comparison_sees_a_line_that_one_engine_drops(tmp_path: Path) -> None:
    page = render(real().file(tmp_path), DPI)[1]
    lacking = page.copy()
    lacking.paste((255, 255, 255), (150, 750, 750, 790))
    assert worst(page, lacking) > MOST
