"""What the files weigh, and the book's cover: made as `publisher build` makes them, in every brand."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from PIL import Image

from publisher.order import Order, accept, fulfil
from tests.brochure.make import ROOT
from tests.look.sheets import BRANDS, SHEETS, look

BROCHURE_MOST, BOOK_MOST = 150_000, 1_000_000


@pytest.mark.parametrize(("name", "size", "fold"), SHEETS)
def test_a_sheet_with_its_art_weighs_no_more_than_150_kilobytes(name: str, size: str, fold: str) -> None:
    assert len(look(name, size, fold).file) <= BROCHURE_MOST


@pytest.mark.parametrize("name", BRANDS)
def test_a_book_with_its_cover_weighs_no_more_than_a_megabyte(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    accepted = accept(Order("source/microneedling", ("ebook",), name))
    ((_, book),) = fulfil(accepted.tasks[0]).files
    assert len(book) <= BOOK_MOST
    assert _cover(book).size == (1600, 2560)


def _cover(book: bytes) -> Image.Image:
    """The picture that the package calls its cover (EPUB 3.3, D.7)."""
    with zipfile.ZipFile(io.BytesIO(book)) as files:
        package = next(name for name in files.namelist() if name.endswith(".opf"))
        items = re.findall(r"<item [^>]*>", files.read(package).decode())
        item = next(item for item in items if "cover-image" in item)
        href = re.search(r'href="([^"]+)"', item)
        assert href
        return Image.open(io.BytesIO(files.read(f"{package.rpartition('/')[0]}/{href[1]}".lstrip("/"))))
