"""The office profile: the screen's sheet, set alike, with nothing in the margin that a desk printer leaves white."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from publisher.binding import pdf
from publisher.style.length import points
from tests.brochure.make import WHEN, real
from tests.judges.page import render, white_margin
from tests.judges.structure import told
from tests.judges.vera import FLAVOURS, vera
from tests.look.sheets import SHEETS, SIZES

BRANDS = ("harbour", "plain", "linden")
DPI = 72
MARGIN = int(points("6 mm"))  # dots, the one that the edge runs through left out


def bound(brand: str, profile: str, folder: Path, size: str = "a4", fold: str = "letter") -> Path:
    found = real(brand, size, fold)
    path = folder / f"{brand}-{size}-{fold}-{profile}.pdf"
    path.write_bytes(pdf.bind(found.set, found.edition, WHEN, profile))
    return path


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("brand", BRANDS)
def test_the_margin_is_white(brand: str, size: str, tmp_path: Path) -> None:
    pages = render(bound(brand, "office", tmp_path, size), DPI)
    assert [white_margin(page, MARGIN) for page in pages] == [True, True]


def test_on_the_screen_grounds_run_to_the_edge(tmp_path: Path) -> None:
    page = render(bound("harbour", "screen", tmp_path), DPI)[0]
    assert page.crop((0, 0, page.width, MARGIN)).getextrema() != ((255, 255),) * 3
    assert not white_margin(page, MARGIN)


def test_office_sheets_conform_as_the_screens_do(tmp_path: Path) -> None:
    sheets = [*SHEETS, *(("plain", size, "letter") for size in SIZES)]
    verdict = vera([bound(brand, "office", tmp_path, size, fold) for brand, size, fold in sheets])
    assert verdict.failures == ()
    assert len(verdict.checks) == len(FLAVOURS) * len(sheets)
    assert min(verdict.checks.values()) > 1000


@pytest.mark.parametrize("brand", BRANDS)
def test_glyphs_stand_where_they_stand_on_the_screen(brand: str, tmp_path: Path) -> None:
    screen, office = (_texts(bound(brand, profile, tmp_path)) for profile in ("screen", "office"))
    assert screen == office
    assert min(map(len, screen)) > 10


def _texts(path: Path) -> list[list[list[str]]]:
    """Text operators with their operands, page by page."""
    with pikepdf.open(io.BytesIO(path.read_bytes())) as document:
        return [
            [
                [str(operator), *map(str, operands)]
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) in ("Tf", "Tm", "TJ", "Tc", "Ts")
            ]
            for page in document.pages
        ]


def test_both_are_read_out_alike(tmp_path: Path) -> None:
    assert told(bound("harbour", "screen", tmp_path)) == told(bound("harbour", "office", tmp_path))
