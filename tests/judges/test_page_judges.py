"""The judges of a PDF say what stands in it, and see what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judges.page import Crop, Font, decode_qr, fonts, qpdf_check, render, words


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pages of 200 by 100 points: words at the top left and the bottom right, a red square, a QR code."""
    import segno
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path_factory.mktemp("sheet") / "sheet.pdf"
    canvas = Canvas(str(path), pagesize=(200, 100))
    canvas.drawString(10, 80, "top left")
    canvas.drawString(110, 10, "bottom right")
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(90, 45, 20, 20, stroke=0, fill=1)
    canvas.showPage()
    canvas.drawString(110, 80, "second")
    for y, row in enumerate(segno.make("HTTPS://EXAMPLE.COM", micro=False).matrix_iter(border=0)):
        for x, dark in enumerate(row):
            if dark:
                canvas.rect(10 + 3 * x, 85 - 3 * y, 3, 3, stroke=0, fill=1)
    canvas.save()
    return path


def test_words_come_page_by_page(sheet: Path) -> None:
    assert words(sheet) == ["top", "left", "bottom", "right", "second"]
    assert words(sheet, page=2) == ["second"]


def test_a_crop_counts_from_the_top_left(sheet: Path) -> None:
    assert words(sheet, page=1, crop=Crop(0, 0, 100, 50)) == ["top", "left"]
    assert words(sheet, page=1, crop=Crop(100, 50, 100, 50)) == ["bottom", "right"]


def test_a_rendered_page_shows_its_ink(sheet: Path) -> None:
    pages = render(sheet, dpi=144)
    assert [page.size for page in pages] == [(400, 200), (400, 200)]
    assert pages[0].getpixel((200, 90)) == (255, 0, 0)
    assert pages[0].getpixel((200, 40)) == (255, 255, 255)


def test_a_code_is_read_where_there_is_one(sheet: Path) -> None:
    first, second = render(sheet, dpi=144)
    assert decode_qr(first) == []
    assert decode_qr(second) == ["HTTPS://EXAMPLE.COM"]


def test_a_font_that_is_not_embedded_is_seen(sheet: Path) -> None:
    assert fonts(sheet) == [Font("Helvetica", "Type 1", embedded=False, subset=False, unicode=False)]


def test_qpdf_accepts_a_sound_file_and_complains_of_a_cut_one(sheet: Path, tmp_path: Path) -> None:
    assert qpdf_check(sheet) == []
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(sheet.read_bytes()[:-200])
    assert qpdf_check(cut) != []
