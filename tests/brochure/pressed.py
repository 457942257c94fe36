"""Sheets bound for the press, and what is read back out of any PDF: where each glyph stands."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf

from publisher import disk
from publisher.binding import pdf
from publisher.preflight.pdf import check_pdf
from publisher.style.brand import read_brand
from publisher.style.ink_profile import InkProfile
from publisher.style.sheet import make_sheet
from tests.brochure.make import WHEN, Made, Stock, folder_of, real, stock

BRANDS = ("harbour", "linden")
SIZES = ("a4", "letter")
FOLDS = ("letter", "z", "half")
NEARLY = 0.02  # points
Run = tuple[str, float, float, float, tuple[object, ...]]
"""Font, size, x and y from the lower left corner of the trim, glyphs with what stands between them."""


def pressed(made: Made, inks: InkProfile | None = None) -> bytes:
    return pdf.bind(made.set, made.edition, WHEN, "press", inks=inks)


def file(data: bytes, folder: Path, name: str = "press") -> Path:
    path = folder / f"{name}.pdf"
    path.write_bytes(data)
    return path


def real_file(folder: Path, brand: str, size: str = "a4", fold: str = "letter") -> Path:
    return file(pressed(real(brand, size, fold)), folder, f"{brand}-{size}-{fold}")


def inked(old: str, new: str, name: str = "plain") -> Stock:
    """The A4 letter fold in the brand `name` with `new` in the place of the line `old`."""
    folder, on = folder_of(name), stock(name)
    load = disk.loader(folder, disk.FONT_LIMIT, {})
    text = (folder / "_brand.yml").read_text("utf-8")
    assert f"{old}\n" in text
    data = text.replace(f"{old}\n", f"{new}\n" if new else "").encode()
    brand, findings = read_brand(name, str(folder), data, lambda path: load(path.removeprefix(f"{folder}/")))
    assert not findings, findings
    return replace(on, sheet=make_sheet(brand, on.recipe, on.geometry, on.layout)[0])


def same(one: Sequence[Run], other: Sequence[Run]) -> bool:
    """Equal glyphs at equal places, within what numbers of two decimals lose."""
    return len(one) == len(other) and all(
        (a[0], a[1], a[4]) == (b[0], b[1], b[4]) and max(abs(a[2] - b[2]), abs(a[3] - b[3])) < NEARLY
        for a, b in zip(one, other)
    )


def complaints(data: bytes, fold: str = "letter") -> list[str]:
    return [f"{each.place}: {each.code}" for each in check_pdf("press.pdf", data, "press", fold)]


def trimmed(data: bytes) -> tuple[float, float, float, float]:
    """The trim of the first page, from its top left corner downwards."""
    with pikepdf.open(io.BytesIO(data)) as document:
        _, _, _, height = map(float, document.pages[0].obj.MediaBox)
        left, bottom, right, top = map(float, document.pages[0].obj.TrimBox)
        return left, height - top, right, height - bottom


def runs(data: bytes) -> list[list[Run]]:
    """Text inside the trim, page by page in the order of drawing."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return [list(_page(page)) for page in document.pages]


def operations(page: pikepdf.Page) -> Iterator[tuple[Any, str]]:
    """Operands and operators of a page's own stream."""
    for each in pikepdf.parse_content_stream(page):
        yield each.operands, str(each.operator)


def _page(page: pikepdf.Page) -> Iterator[Run]:
    left, bottom, right, top = map(float, page.obj.TrimBox)
    fonts = {name: _glyphs(font) for name, font in page.obj.Resources.Font.items()}
    moved, kept = (0.0, 0.0), []
    font, size, x, y = "", 0.0, 0.0, 0.0
    for operands, operator in operations(page):
        match operator:
            case "q":
                kept.append(moved)
            case "Q":
                moved = kept.pop()
            case "cm":
                moved = (moved[0] + float(operands[4]), moved[1] + float(operands[5]))
            case "Tf":
                font, size = str(operands[0]), float(operands[1])
            case "Tm":
                x, y = float(operands[4]) + moved[0], float(operands[5]) + moved[1]
            case "TJ" if left <= x <= right and bottom <= y <= top:
                base, gids = fonts[font]
                said = tuple(part for each in operands[0] for part in _parts(each, gids))
                yield base, size, x - left, y - bottom, said


def _glyphs(font: Any) -> tuple[str, bytes]:
    """A font's own name, and its map from codes to glyphs; empty where they are the same."""
    inner = font.DescendantFonts[0]
    held = inner.CIDToGIDMap
    return str(font.BaseFont).partition("+")[2], held.read_bytes() if isinstance(held, pikepdf.Stream) else b""


def _parts(each: Any, gids: bytes) -> Iterator[object]:
    if not isinstance(each, pikepdf.String):
        yield float(each)
        return
    codes = bytes(each)
    for at in range(0, len(codes), 2):
        code = int.from_bytes(codes[at : at + 2], "big")
        yield int.from_bytes(gids[2 * code : 2 * code + 2], "big") if gids else code
