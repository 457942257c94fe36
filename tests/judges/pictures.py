"""The README's pictures, made of a fresh build: `python -m tests.judges.pictures OUTPUT PICTURES`.

The sheet's two sides as PDFium draws them; the ebook's cover and some pages as the reading system shows them."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.judges.page import render
from tests.judges.reading_system import VIEWS, reading_system

if TYPE_CHECKING:
    from PIL.Image import Image

SHEET, BOOK = "microneedling-brochure-a4-screen.pdf", "microneedling.epub"
HANDOUT, BOOKLET = "microneedling-handout-a4-screen.pdf", "microneedling-booklet-a4-screen.pdf"
SHOWN = (0, 2, 4)  # cover, a chapter's opening, a figure
SIDES = ("brochure-outside", "brochure-inside")
SCREENS = ("phone", "dark")
CHAPTERS = ("cover", "about", "recovery", "call")
GAP = 24


def main(output: Path, pictures: Path) -> None:
    pictures.mkdir(parents=True, exist_ok=True)
    for name, side in zip(SIDES, render(output / SHEET, dpi=110), strict=True):
        _save(side, pictures / f"{name}.png")
    leaves = [render(output / HANDOUT, dpi=70)[0], *(render(output / BOOKLET, dpi=70)[number] for number in SHOWN)]
    _save(_abreast(leaves), pictures / "handout-booklet.png")
    for name, row in _screens(output / BOOK).items():
        _save(_abreast(row), pictures / f"ebook-{name}.png")


def _screens(book: Path) -> dict[str, list[Image]]:
    """By view, the pictures of the chapters whose file is named after one of CHAPTERS."""
    from PIL import Image

    views = [replace(view, density=1.5) for view in VIEWS if view.name in SCREENS]
    with tempfile.TemporaryDirectory() as name:
        report = reading_system(book, views, Path(name))
        chosen = [n for n, section in enumerate(report.sections) if any(word in section for word in CHAPTERS)]
        paths = {view.name: [Path(name) / f"{view.name}-{number:02}.png" for number in chosen] for view in views}
        return {view: [Image.open(path).convert("RGB") for path in row] for view, row in paths.items()}


def _abreast(row: Sequence[Image]) -> Image:
    from PIL import Image

    width = sum(picture.width for picture in row) + GAP * (len(row) - 1)
    strip = Image.new("RGB", (width, max(picture.height for picture in row)), "#8a9499")
    for number, picture in enumerate(row):
        strip.paste(picture, (sum(left.width + GAP for left in row[:number]), 0))
    return strip


def _save(picture: Image, path: Path) -> None:
    """As few bytes as 256 colours allow, none of them of the day it was made."""
    picture.quantize(256).save(path, optimize=True)
    print(path)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
