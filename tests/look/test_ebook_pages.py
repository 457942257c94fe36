"""Telling pages of the ebook in both brands as they were last approved, on a phone by day and by night. A new look
shows here first; it is approved with --update-references, after looking at it.

The book brings its fonts, so a page is set alike wherever Chromium is; what another version smooths otherwise does not
count (see `picture_difference`)."""

from __future__ import annotations

import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import pytest
from PIL import Image

from tests.brochure.picture_difference import difference
from tests.judges.reading_system import View, reading_system

REFERENCES = Path(__file__).with_name("references")
ROOT = Path(__file__).parents[2]
MOST = 14.0  # the mean difference of a tile, in greys of 256
MOST_BYTES = 400_000
BRANDS = ("harbour", "linden")
VIEWS = (
    View("light", 390, 760, density=2),
    View("dark", 390, 760, scheme="dark", density=2, style="html { color-scheme: light dark; }"),
)
# The cover, a chapter that opens with a callout, one with a figure of three tones, a table, the safety block.
PAGES = {"cover": "cover.xhtml", "opening": "key-points", "figure": "recovery", "table": "aftercare", "safety": "call"}
CASES = [(brand, view.name, page) for brand in BRANDS for view in VIEWS for page in PAGES]


@lru_cache
def pictures(brand: str) -> dict[tuple[str, str], Image.Image]:
    """By view and page: what a reader sees first, at half the phone's own pixels."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        report = reading_system(_built(brand, folder), VIEWS, folder)
        assert report.faults == ()
        places = {page: _place(report.sections, word) for page, word in PAGES.items()}
        return {
            (view.name, page): _small(folder / f"{view.name}-{place:02}.png")
            for view in VIEWS
            for page, place in places.items()
        }


def _built(brand: str, folder: Path) -> Path:
    command = [sys.executable, "-m", "publisher", "build", "source/microneedling", "--edition", "ebook"]
    subprocess.run([*command, "--brand", brand, "--output", folder], cwd=ROOT, check=True, capture_output=True)
    (book,) = folder.glob("**/*.epub")
    return book


def _place(sections: tuple[str, ...], word: str) -> int:
    return next(place for place, section in enumerate(sections) if word in section)


def _small(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        grey = picture.convert("L")
        return grey.resize((grey.width // 4, grey.height // 4), Image.Resampling.BOX)


def _reference(brand: str, view: str, page: str) -> Path:
    return REFERENCES / f"{brand}-{view}-{page}.png"


@pytest.mark.parametrize(("brand", "view", "page"), CASES)
def test_a_page_looks_as_it_was_approved(brand: str, view: str, page: str, request: pytest.FixtureRequest) -> None:
    found, path = pictures(brand)[view, page], _reference(brand, view, page)
    if request.config.getoption("--update-references"):
        path.parent.mkdir(exist_ok=True)
        found.quantize(48).save(path, optimize=True)
    assert path.exists(), f"no picture {path.name}: run with --update-references and look at it"
    with Image.open(path) as approved:
        assert difference(found, approved.convert("L")) < MOST


def test_the_approved_pages_are_small_and_all_asked_for() -> None:
    files = sorted(REFERENCES.glob("*.png"))
    assert files == sorted(_reference(*case) for case in CASES)
    assert sum(path.stat().st_size for path in files) < MOST_BYTES


@pytest.mark.parametrize("view", [view.name for view in VIEWS])
def test_the_measure_sees_what_readers_would(view: str) -> None:
    page = pictures("linden")[view, "safety"]
    wide, high = page.size
    ground = cast("float", page.getpixel((2, 2)))
    gone = page.copy()
    gone.paste(ground, (0, high // 3, wide, high // 3 + 12))
    moved = page.copy()
    moved.paste(page.crop((0, high // 4, wide, high // 2)), (0, high // 4 + 4))
    assert difference(page, gone) > MOST
    assert difference(page, moved) > MOST
    assert difference(page, page.point(lambda grey: min(255, round(grey * 1.02)))) < MOST
