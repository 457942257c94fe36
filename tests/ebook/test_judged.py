"""What others say of the book: epubcheck, Ace, and a reading system at every size."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.binding.epub import bind
from publisher.drawing import DRAWINGS
from publisher.edition.edition import Edition
from publisher.edition.held import edition_images
from publisher.markup.parting import parts
from publisher.markup.svg import svg
from tests.ebook.opened import real_edition
from tests.ebook.sample import WHEN, everything
from tests.judges.ebook import ace, epubcheck
from tests.judges.reading_system import reading_system

EDITIONS = {"every kind": everything, "the real guide": real_edition}
# epubcheck tells of every book that brings fonts; it is no complaint.
TOLD = {("USAGE", "CSS-028")}


def drawn(edition: Edition) -> dict[str, bytes]:
    names = {image.source.removeprefix("drawing:") for image in edition_images(edition)}
    drawings = {name: DRAWINGS[name] for name in sorted(names & set(DRAWINGS))}
    colours = edition.sheet.colours
    return {
        name: svg(each.draw(300, 300 * each.aspect, {}), 300, 300 * each.aspect, colours, "", "")
        for name, each in drawings.items()
    }


@pytest.fixture(params=EDITIONS)
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    edition = EDITIONS[request.param]()
    first = edition.sections[0].id
    path = tmp_path / "book.epub"
    path.write_bytes(bind(parts(edition, drawn(edition), (("Cover", first),)), WHEN))
    return path


def test_epubcheck_has_nothing_to_say(file: Path) -> None:
    assert [each for each in epubcheck(file) if (each.severity, each.code) not in TOLD] == []


def test_ace_finds_no_violation(file: Path) -> None:
    assert ace(file) == ()


def test_the_book_reads_without_a_fault_at_every_size_and_scheme(file: Path) -> None:
    report = reading_system(file)
    assert report.faults == ()
    assert report.cover
    assert [page.label for page in report.pages] == ["Cover"]
    assert report.text_sizes["large-text"][0] >= 2 * report.text_sizes["phone"][0] * 0.99
