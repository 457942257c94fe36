"""Small pictures of every panel as it was last approved. A change of look shows here first; it is approved with
--update-references, after looking at it.

Grey, 40 dots an inch, averaged and blurred, compared tile by tile: strokes that another rasteriser draws a hair apart
do not count (poppler's own differ by 6 of 256 greys at most), half a line that moves or a line that goes does.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from tests.brochure.make import real
from tests.judges.page import render

REFERENCES = Path(__file__).with_name("references")
DPI = 40
TILE = 12  # dots
MOST = 14.0  # the mean difference of a tile, in greys of 256
PANELS = [panel.name for panel in real().stock.geometry.panels]


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Image.Image]:
    """Every panel by name, rendered at four times the size and averaged down."""
    found = real()
    pages = render(found.file(tmp_path_factory.mktemp("pages")), dpi=4 * DPI)
    scale = 4 * DPI / 72
    cut = {}
    for panel in found.stock.geometry.panels:
        box = (panel.left * scale, 0, (panel.left + panel.width) * scale, panel.height * scale)
        picture = pages[panel.page].convert("L").crop(tuple(map(round, box)))
        cut[panel.name] = picture.resize((picture.width // 4, picture.height // 4), Image.Resampling.BOX)
    return cut


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean of absolute differences in the worst tile; infinite for pictures of other sizes."""
    if one.size != other.size:
        return float("inf")
    apart = ImageChops.difference(*(each.filter(ImageFilter.GaussianBlur(1.5)) for each in (one, other)))
    tiles = apart.resize((apart.width // TILE, apart.height // TILE), Image.Resampling.BOX)
    return float(ImageStat.Stat(tiles).extrema[0][1])


@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_looks_as_it_was_approved(
    panel: str, pictures: dict[str, Image.Image], request: pytest.FixtureRequest
) -> None:
    path = REFERENCES / f"{panel}.png"
    if request.config.getoption("--update-references"):
        path.parent.mkdir(exist_ok=True)
        pictures[panel].save(path, optimize=True)
    assert path.exists(), f"no picture {path.name}: run with --update-references and look at it"
    with Image.open(path) as approved:
        assert difference(pictures[panel], approved.convert("L")) < MOST


def test_the_measure_sees_what_readers_would(pictures: dict[str, Image.Image]) -> None:
    page = pictures["inside-middle"]
    wide, high = page.size
    moved = page.copy()
    moved.paste(page.crop((0, high // 4, wide, high // 2)), (0, high // 4 + 4))
    gone = page.copy()
    gone.paste(255, (20, high // 4, wide - 20, high // 4 + 12))
    assert difference(page, moved) > MOST
    assert difference(page, gone) > MOST
    assert difference(page, page.point(lambda grey: min(255, round(grey * 1.02)))) < MOST
