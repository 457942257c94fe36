"""Three engines that share no code draw a sheet alike: poppler (desks), PDFium (browsers) and MuPDF (readers, RIPs).

What one of them drops or draws elsewhere, a patient would miss. Their smoothing differs by a hair along every edge, so
pages are compared tile by tile, by the mean of each channel: a hair thicker here and thinner there is evened out, what
is gone is not. A full stop alone is too small to tell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from publisher.binding import pdf
from tests.brochure.make import WHEN, Made
from tests.brochure.sheets import sheet
from tests.brochure.words import panels, runs
from tests.judges.page import render, render_with
from tests.look.rectangle import Rectangle, letters
from tests.look.sheets import without_text

DPI = 240  # fine enough for the smallest dots of a drawing, which PDFium thickens to a pixel or so
TILE = 20  # dots: 6 points, about a letter
MOST = 26  # greys of 256, in the worst tile: engines differ by 22 at most, a word that is gone by more than 40


def worst(one: Image.Image, other: Image.Image) -> float:
    """The greatest difference of a tile in any channel; pages may differ in size by a dot that engines round."""
    assert max(abs(one.width - other.width), abs(one.height - other.height)) <= 1
    wide, high = (min(sides) // TILE for sides in zip(one.size, other.size, strict=True))
    box = (0, 0, wide * TILE, high * TILE)
    tiles = (page.resize((wide, high), Image.Resampling.BOX, box) for page in (one, other))
    return max(most for _, most in ImageChops.difference(*tiles).getextrema())


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
    assert max(map(worst, pages, others)) < MOST


@pytest.mark.parametrize("key", SHEETS[:2], ids="-".join)
def test_the_comparison_sees_every_word_that_one_engine_drops(key: tuple[str, str, str], tmp_path: Path) -> None:
    found = sheet(*key)
    whole, bare = render(found.file(tmp_path), DPI), render(textless(found, tmp_path), DPI)
    dropped = {
        run.text: worst(*_with_and_without(whole[panel.page], bare[panel.page], letters(run)))
        for panel, marks in zip(found.stock.geometry.panels, panels(found.set), strict=True)
        for run in runs(marks)
        if len(run.text.strip()) > 2
    }
    assert len(dropped) > 100
    assert {text: apart for text, apart in dropped.items() if apart <= MOST} == {}


def textless(found: Made, folder: Path) -> Path:
    path = folder / "bare.pdf"
    pages = replace(found.set, pages=tuple(map(without_text, found.set.pages)))
    path.write_bytes(pdf.bind(pages, found.edition, WHEN))
    return path


def _with_and_without(whole: Image.Image, bare: Image.Image, area: Rectangle) -> tuple[Image.Image, Image.Image]:
    """The tiles round `area`, and the same where what stands in it is gone."""
    word = tuple(round(edge * DPI / 72) for edge in area.grown(1))
    left, top = (edge // TILE * TILE for edge in word[:2])
    right, bottom = (-(-edge // TILE) * TILE for edge in word[2:])
    lacking = whole.copy()
    lacking.paste(bare.crop(word), word)
    tiles = (left, top, right, bottom)
    return whole.crop(tiles), lacking.crop(tiles)


def test_the_comparison_sees_a_line_that_one_engine_draws_a_point_lower(tmp_path: Path) -> None:
    page = render(sheet(*SHEETS[0]).file(tmp_path), DPI)[1]
    moved = page.copy()
    moved.paste(page.crop((150, 750, 750, 790)), (150, 750 + DPI // 72))
    assert worst(page, moved) > MOST
