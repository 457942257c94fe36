"""Books to those who do not see them: outside judges find the files sound, and every word is read out in order."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from publisher.binding import pdf
from publisher.binding.imposition import imposed
from publisher.model.walk import plain_text
from publisher.style.page import sheet_size
from tests.book.laws import told
from tests.book.make import BOOKS, real
from tests.brochure.make import WHEN
from tests.brochure.words import read_out, words
from tests.judges.page import fonts, qpdf_check
from tests.judges.tagged import told as elements
from tests.judges.vera import FLAVOURS, vera

_PAGES = re.compile(r" ?\(page\u00a0\d+\)")
PROFILES = ("screen", "office")
FILES = [(*book, profile) for book in BOOKS for profile in PROFILES]
BIGGEST = 600_000  # bytes of a book of some forty pages


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, ...], Path]:
    folder = tmp_path_factory.mktemp("books")
    found: dict[tuple[str, ...], Path] = {}
    for edition, brand, size, profile in FILES:
        book = real(edition, brand, size)
        path = folder / f"{edition}-{brand}-{size}-{profile}.pdf"
        path.write_bytes(pdf.bind(book.set, book.edition, WHEN, profile))
        found[edition, brand, size, profile] = path
    return found


def test_every_book_conforms_to_pdf_ua_1_and_pdf_a_2a(files: dict[tuple[str, ...], Path], tmp_path: Path) -> None:
    book = real("booklet", "linden", "letter")
    sheets = tmp_path / "imposed.pdf"
    pages = imposed(book.set, sheet_size("letter", "half"), 0.3)
    sheets.write_bytes(pdf.bind(pages, book.edition, WHEN, "office"))
    verdict = vera([*files.values(), sheets])
    assert verdict.failures == ()
    assert len(verdict.checks) == len(FLAVOURS) * (len(FILES) + 1)


@pytest.mark.parametrize("key", FILES, ids="-".join)
def test_a_file_is_sound_small_and_has_all_its_fonts(key: tuple[str, ...], files: dict[tuple[str, ...], Path]) -> None:
    assert qpdf_check(files[key]) == []
    assert all(font.embedded and font.unicode for font in fonts(files[key]))
    assert files[key].stat().st_size < BIGGEST


@pytest.mark.parametrize(("edition", "brand", "size"), BOOKS)
def test_every_word_is_read_out_from_cover_to_back(
    edition: str, brand: str, size: str, files: dict[tuple[str, ...], Path]
) -> None:
    book, found = real(edition, brand, size), elements(files[edition, brand, size, "screen"])
    there = [
        word
        for each in found
        if each.role != "TOCI" and each.words != "Contents"
        for word in words(_PAGES.sub("", each.words))
    ]
    assert there == [word for text in read_out(book.edition, told(book.set)) for word in words(text)]


@pytest.mark.parametrize(("edition", "brand", "size"), BOOKS)
def test_the_contents_are_read_out_with_their_pages(
    edition: str, brand: str, size: str, files: dict[tuple[str, ...], Path]
) -> None:
    book, found = real(edition, brand, size), elements(files[edition, brand, size, "screen"])
    listed = [each.words for each in found if each.role == "TOCI"]
    begun = {id: panel for panel, ids in book.set.sections.items() for id in ids}
    wanted = [
        f"{plain_text(section.heading)} {begun[section.id].removeprefix('page-')}"
        for section in book.edition.sections
        if section.heading
    ]
    assert listed == wanted


@pytest.mark.parametrize(("edition", "brand", "size"), BOOKS)
def test_headings_begin_at_the_first_level_and_leave_none_out(
    edition: str, brand: str, size: str, files: dict[tuple[str, ...], Path]
) -> None:
    found = elements(files[edition, brand, size, "screen"])
    levels = [int(each.role[1]) for each in found if each.role[0] == "H" and each.role[1:].isdigit()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_sections_are_not_torn_by_the_notes_at_the_feet_of_their_pages(files: dict[tuple[str, ...], Path]) -> None:
    book, found = real("booklet", "harbour", "a4"), elements(files["booklet", "harbour", "a4", "screen"])
    sections = [each for each in found if each.role == "Sect" and each.depth == 1]
    assert len(sections) == len(book.edition.sections)
    assert sum(each.role == "Note" for each in found) == len(book.edition.notes)


def test_every_line_of_the_contents_leads_to_its_section(files: dict[tuple[str, ...], Path]) -> None:
    with pikepdf.open(io.BytesIO(files["booklet", "harbour", "a4", "screen"].read_bytes())) as document:
        links = [each for each in document.pages[1].Annots if "/Dest" in each]
        numbers = {str(page.objgen): n for n, page in enumerate(document.pages, 1)}
        goals = [numbers[str(_goal(document, link).objgen)] for link in links]
    book = real("booklet", "harbour", "a4")
    begun = {id: int(panel.removeprefix("page-")) for panel, ids in book.set.sections.items() for id in ids}
    assert goals == [begun[section.id] for section in book.edition.sections if section.heading]


def _goal(document: pikepdf.Pdf, link: pikepdf.Object) -> pikepdf.Object:
    goal = link.Dest
    return goal[0] if isinstance(goal, pikepdf.Array) else document.Root.Dests[str(goal)][0]


def test_a_booklet_of_the_real_guide_is_said_whole(files: dict[tuple[str, ...], Path]) -> None:
    text = " ".join(each.words for each in elements(files["booklet", "harbour", "a4", "screen"]))
    for section in real("booklet", "harbour").edition.sections:
        assert plain_text(section.heading) in text


def test_running_heads_and_feet_are_told_apart_from_other_artifacts(files: dict[tuple[str, ...], Path]) -> None:
    with pikepdf.open(files["booklet", "harbour", "a4", "screen"]) as document:
        kinds = [list(_pagination(page)) for page in document.pages]
    feet = [page.count("/Footer") for page in kinds]
    assert feet[0] == feet[-1] == 0, "cover and back bear none"
    assert all(feet[1:-1])
    assert {kind for page in kinds for kind in page} == {"/Header", "/Footer"}


def _pagination(page: pikepdf.Page) -> Iterator[str]:
    for operands, operator in pikepdf.parse_content_stream(page, "BDC"):
        if str(operator) == "BDC" and str(operands[0]) == "/Artifact" and operands[1].Type == "/Pagination":
            yield str(operands[1].Subtype)
