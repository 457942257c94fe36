"""What stands on which page: chapters that begin with more than their title, figures that wait, lists that go on."""

from __future__ import annotations

import pytest

from publisher.typesetting.pages import Ink, TextRun
from tests.book.laws import breaches, is_text
from tests.book.make import BOOKS, made, real
from tests.brochure.invented import titled
from tests.brochure.make import Made
from tests.brochure.words import panels, runs

LINE = "A line of text.\n\n"
LEAD = "What this is about, in a few words."
BOX = f"/// callout | Steps\n{'What to do, one step after the other, and why it matters. ' * 16}\n///"
FIGURE = '![What it shows](drawing:recovery-tones "What stands below it."){: labels="Light; Medium; Dark; Day" }'


def _text(book: Made) -> list[list[TextRun]]:
    return [[run for run in runs(panel) if is_text(run.owner)] for panel in panels(book.set)]


def _page(book: Made, words: str) -> int:
    return next(n for n, page in enumerate(_text(book)) if n > 1 and any(run.text.strip() == words for run in page))


@pytest.mark.parametrize("lines", range(4, 24))
def test_a_chapter_does_not_begin_at_a_foot_with_its_title_and_first_words_alone(lines: int) -> None:
    book = made(titled(f"# One\n\n{LINE * lines}# Two\n\n{LEAD}\n\n## Then\n\n{BOX}\n"))
    assert breaches(book) == []
    assert _page(book, "Two") == _page(book, LEAD) == _page(book, "Then") == _page(book, "Steps")


def test_a_chapter_still_begins_in_the_middle_of_a_page_with_what_there_is_room_for() -> None:
    book = made(titled(f"# One\n\n{LINE * 8}# Two\n\n{LEAD}\n\n{LINE * 40}"))
    assert _page(book, "Two") == 2
    book = made(titled(f"# One\n\n{LINE * 8}# Two\n\n{LEAD}\n"))
    assert _page(book, "Two") == 2


@pytest.mark.parametrize(("edition", "brand", "size"), BOOKS)
def test_no_chapter_of_the_real_guide_begins_with_a_title_and_its_lead_alone(
    edition: str, brand: str, size: str
) -> None:
    book = real(edition, brand, size)
    titles = {id(section): section for section in book.edition.sections}
    for page in _text(book)[2:-1]:
        owners = list(dict.fromkeys(id(run.owner) for run in page))
        for at, owner in enumerate(owners):
            if owner in titles and len(titles[owner].blocks) > 2:
                assert len(owners) > at + 2


def test_text_goes_on_above_a_figure_that_finds_no_room() -> None:
    book = made(titled(f"# One\n\n{LINE * 16}{FIGURE}\n\n{'The text below. ' * 80}\n"))
    assert breaches(book) == []
    first, second = _text(book)[2:4]
    assert any("The text below." in run.text for run in first)
    assert second[0].text == "What stands below it."
    drawn = [mark for mark in panels(book.set)[3].marks if isinstance(mark, Ink) and mark.owner]
    assert drawn
    assert drawn[0].y < second[0].baseline


def test_a_figure_stands_below_its_heading() -> None:
    for lines in range(10, 24):
        book = made(titled(f"# One\n\n{LINE * lines}## The figure\n\n{FIGURE}\n\n{'The text below. ' * 80}\n"))
        assert _page(book, "The figure") == _page(book, "What stands below it.")
        assert breaches(book) == []


def test_a_list_fills_a_page_that_a_table_leaves() -> None:
    rows = "| Name | What |\n|---|---|\n" + "| row | what it says |\n" * 6
    items = "- an item of the list\n" * 8
    begins = [
        _page(made(titled(f"# One\n\n{LINE * 16}{block}\n\nMore.")), word)
        for block, word in ((rows, "Name"), (items, "an item of the list"))
    ]
    assert begins == [3, 2]
