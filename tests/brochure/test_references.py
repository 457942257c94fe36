"""Small pictures of every panel in both brands as they were last approved. A change of look shows here first; it is
approved with --update-references, after looking at it. Grey, 40 dots an inch."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PIL import Image

from tests.brochure.make import real
from tests.brochure.picture_difference import difference
from tests.judges.page import render

REFERENCES = Path(__file__).with_name("references")
DPI = 40
MOST = 14.0  # the mean difference of a tile, in greys of 256
BRANDS = ("harbour", "linden")
PANELS = [(brand, panel.name) for brand in BRANDS for panel in real(brand).stock.geometry.panels]


@lru_cache
def pictures(brand: str) -> dict[str, Image.Image]:
    """Every panel by name, rendered at four times the size and averaged down."""
    found = real(brand)
    with TemporaryDirectory() as folder:
        pages = render(found.file(Path(folder)), dpi=4 * DPI)
    scale = 4 * DPI / 72
    cut = {}
    for panel in found.stock.geometry.panels:
        box = (panel.left * scale, 0, (panel.left + panel.width) * scale, panel.height * scale)
        picture = pages[panel.page].convert("L").crop(tuple(map(round, box)))
        cut[panel.name] = picture.resize((picture.width // 4, picture.height // 4), Image.Resampling.BOX)
    return cut


@pytest.mark.parametrize(("brand", "panel"), PANELS)
def test_a_panel_looks_as_it_was_approved(brand: str, panel: str, request: pytest.FixtureRequest) -> None:
    path, picture = REFERENCES / f"{brand}-{panel}.png", pictures(brand)[panel]
    if request.config.getoption("--update-references"):
        path.parent.mkdir(exist_ok=True)
        picture.save(path, optimize=True)
    assert path.exists(), f"no picture {path.name}: run with --update-references and look at it"
    with Image.open(path) as approved:
        assert difference(picture, approved.convert("L")) < MOST


def test_the_measure_sees_what_readers_would() -> None:
    page = pictures("harbour")["inside-middle"]
    wide, high = page.size
    moved = page.copy()
    moved.paste(page.crop((0, high // 4, wide, high // 2)), (0, high // 4 + 4))
    gone = page.copy()
    gone.paste(255, (20, high // 4, wide - 20, high // 4 + 12))
    assert difference(page, moved) > MOST
    assert difference(page, gone) > MOST
    assert difference(page, page.point(lambda grey: min(255, round(grey * 1.02)))) < MOST
