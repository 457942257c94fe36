"""Links to other sections tell their page, and only a page that is right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.typesetting.pages import TextRun
from publisher.typesetting.references import Behind, settled
from tests.book.laws import TOLD, breaches
from tests.book.make import BOOKS, made, real, stock
from tests.brochure.invented import titled
from tests.brochure.make import Made
from tests.brochure.words import panels, runs

LONG = "Words that fill the page, more or less. " * 60
OTHER = "# Other {: #other }\n\n## Below {: #below }\n\nWords."


def said(book: Made) -> list[str]:
    """The pages that are told, in order."""
    every = [run for panel in panels(book.set) for run in runs(panel)]
    return [found[1] for run in every if (found := TOLD.match(run.text))]


def test_a_link_to_another_section_tells_its_page_and_to_a_heading_in_it() -> None:
    text = f"# One {{: #one }}\n\nRead [Other](#other), or [below](#below).\n\n{LONG}\n\n{OTHER}\n\n{LONG}[Back](#one)."
    book = made(titled(text))
    assert said(book) == ["4", "4", "3"]
    assert breaches(book) == []


def test_numbers_come_to_rest_wherever_the_page_ends() -> None:
    for lines in range(20, 36):
        links = "\n".join(f"- See [the other section](#other) about it, point {n}." for n in range(lines))
        book = made(titled(f"# One\n\n{links}\n\n{OTHER}"))
        assert breaches(book) == []


@pytest.mark.parametrize(
    "text",
    [
        f"# One\n\n[Below](#below).\n\n{LONG}\n\n## Below {{: #below }}\n\nWords.",
        f"# One\n\n/// safety | Call if\n[Other](#other).\n///\n\n{LONG}\n\n{OTHER}",
        f"# One\n\n## See [Other](#other)\n\n{LONG}\n\n{OTHER}",
        f"# One\n\n[A word](#word).\n\n{LONG}\n\n# Other\n\n**Word**{{: #word }}\n: What it means.",
        f"# One\n\n[Other](#other).\n\n{OTHER}",
        f"# One\n\n[Other](https://example.org/#other).\n\n{LONG}\n\n{OTHER}",
    ],
    ids=["same section", "safety", "heading", "glossary", "same page", "elsewhere"],
)
def test_other_links_tell_none(text: str) -> None:
    book = made(titled(text))
    assert said(book) == []
    assert breaches(book) == []


def test_a_guide_in_a_language_that_the_publisher_does_not_speak_has_no_english_amid_its_words() -> None:
    text = f"# One\n\n[Other](#other).\n\n{LONG}\n\n{OTHER}"
    assert said(made(titled(text)))
    assert said(made(titled(text).replace("title:", "language: el\ntitle:", 1))) == []


def test_on_a_screen_the_link_stays() -> None:
    book = made(titled(f"# One\n\nRead [Other](#other).\n\n{LONG}\n\n{OTHER}"))
    areas = [area for page in book.set.pages for area in page.links if area.target == "#other" and area.text == "Other"]
    assert len(areas) == 2, "one in the contents, one in the text"


def test_numbers_that_do_not_come_to_rest_are_not_printed() -> None:
    tried: list[Behind] = []

    def lay(behind: Behind) -> int:
        tried.append(behind)
        return len(tried)

    assert settled(lay, lambda count, _: {1: f" (page {count})"}) == len(tried)
    assert len(tried) < 10
    assert tried[-1] == {}


def test_a_book_without_links_to_its_sections_is_set_once() -> None:
    tried: list[Behind] = []
    settled(tried.append, lambda _, __: {})
    assert tried == [{}]


@pytest.mark.parametrize(("edition", "brand", "size"), [book for book in BOOKS if book[0] == "booklet"])
def test_the_real_guide_says_where_to_read_on(edition: str, brand: str, size: str) -> None:
    assert len(said(real(edition, brand, size))) == 10


# The judge can see.


def _changed(book: Made, pieces: str) -> Made:
    """`book` with another number behind its first link, or none."""

    def other(run: TextRun) -> TextRun:
        return replace(run, pieces=(run.font.shape(pieces),)) if TOLD.match(run.text) else run

    pages = tuple(
        replace(
            page,
            panels=tuple(
                replace(
                    panel, frames=(tuple(other(mark) if isinstance(mark, TextRun) else mark for mark in panel.marks),)
                )
                for panel in page.panels
            ),
        )
        for page in book.set.pages
    )
    return replace(book, pages=replace(book.set, pages=pages))


@pytest.mark.parametrize("instead", [" (page\u00a099).", "."])
def test_the_judge_sees_a_wrong_number_and_a_lost_one(instead: str) -> None:
    book = made(titled(f"# One\n\nRead [Other](#other).\n\n{LONG}\n\n{OTHER}"), stock())
    assert any("does not say page" in breach for breach in breaches(_changed(book, instead)))
