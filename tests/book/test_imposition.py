"""Imposition is a permutation: proved without a page, and then seen on sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.binding import pdf
from publisher.binding.imposition import Side, imposed, saddle
from publisher.style.length import points
from publisher.style.page import sheet_size
from publisher.typesetting.pages import Ink, Pages
from tests.book.laws import told
from tests.book.make import SIZES, real
from tests.brochure.make import WHEN
from tests.brochure.words import panels, runs, shown
from tests.judges.tagged import told as elements

COUNTS = st.integers(1, 400)
PAPER = points("0.1 mm")


@given(COUNTS)
def test_every_page_stands_once_and_what_is_left_is_blank(count: int) -> None:
    stands = [page for side in saddle(count) for page in (side.left, side.right)]
    assert sorted(page for page in stands if page) == list(range(1, count + 1))
    assert len(stands) % 4 == 0
    assert len(stands) - count < 4


@given(st.integers(1, 100))
def test_neighbours_add_up_to_one_more_than_there_are_pages(sheets: int) -> None:
    count = 4 * sheets
    assert {(side.left or 0) + (side.right or 0) for side in saddle(count)} == {count + 1}


@given(COUNTS)
def test_folded_into_each_other_the_sheets_read_from_first_to_last(count: int) -> None:
    assert [page for page in folded(saddle(count)) if page] == list(range(1, count + 1))


@given(st.integers(2, 400))
def test_the_last_page_is_on_the_outside_and_blanks_stand_before_it(count: int) -> None:
    read = folded(saddle(count))
    assert (read[0], read[-1]) == (1, count)
    assert None not in read[: count - 1]


def folded(sides: tuple[Side, ...]) -> list[int | None]:
    """What a reader meets: through the right halves from the outermost sheet to the innermost, and back."""
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    into = [page for outer, inner in sheets for page in (outer.right, inner.left)]
    back = [page for outer, inner in reversed(sheets) for page in (inner.right, outer.left)]
    return into + back


def test_a_book_of_eight_pages() -> None:
    assert saddle(8) == (Side(8, 1, 0), Side(2, 7, 0), Side(6, 3, 1), Side(4, 5, 1))


def sheets(size: str = "a4", paper: float = PAPER) -> Pages:
    return imposed(real("booklet", "harbour", size).set, sheet_size(size, "half"), paper)


@pytest.mark.parametrize("size", SIZES)
def test_every_word_stands_on_the_half_of_its_page(size: str) -> None:
    single, sheet = real("booklet", "harbour", size).set, sheets(size)
    assert shown(panels(sheet)) == shown(panels(single))
    for panel in sheet.geometry.panels:
        marks = next(each for each in sheet.pages[panel.page].panels if each.name == panel.name)
        assert all(panel.left <= run.x and run.x + run.width <= panel.left + panel.width for run in runs(marks))


def test_no_ground_and_no_drawing_crosses_the_fold() -> None:
    sheet = sheets()
    fold = sheet.geometry.width / 2
    clips = [mark.clip for page in sheet.pages for mark in page.under if isinstance(mark, Ink)]
    assert clips
    assert all(clip and (clip[0] >= fold or clip[0] + clip[2] <= fold + 1e-6) for clip in clips)


def test_inner_sheets_stand_nearer_to_the_fold_by_the_paper_that_lies_around_them() -> None:
    flat, thick = panels(sheets(paper=0.0)), panels(sheets(paper=1.0))
    count = len(flat)
    for index, (one, other) in enumerate(zip(flat, thick, strict=True)):
        sheet = min(index, -(-count // 4) * 4 - 1 - index if index < count - 1 else 0) // 2
        moved = {round(b.x - a.x, 6) for a, b in zip(runs(one), runs(other), strict=True)}
        assert {abs(each) for each in moved} <= {float(sheet)}


def test_imposed_sheets_are_read_out_like_the_pages(tmp_path: Path) -> None:
    book = real("booklet", "harbour", "a4")
    texts = []
    for name, pages in (("pages", book.set), ("sheets", sheets())):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf.bind(pages, book.edition, WHEN, "office"))
        texts.append([(each.role, each.words) for each in elements(path)])
    assert texts[0] == texts[1]
    assert len(texts[0]) > 300


def test_what_is_told_of_a_book_leaves_out_what_stands_on_every_page() -> None:
    assert len(shown(panels(told(sheets())))) < len(shown(panels(sheets())))
