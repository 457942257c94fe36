"""Printer's marks: where they stand on every sheet and fold, in which ink, and what the slug line says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.binding.pdf_marks import ROOM, Words, printers_marks
from publisher.binding.pdf_plates import REGISTRATION
from publisher.drawing.shape import extent
from publisher.style.colour import Colour
from publisher.style.fold import geometry
from publisher.style.geometry import Geometry
from publisher.style.length import points
from publisher.typesetting.pages import Ink, Mark, TextRun
from tests.brochure.make import stock

FACE = stock().sheet.text("small").face
WORDS = Words(("A guide to needles", "version 1.0", "2026-02-03", "press: PDF/X-4", "A4, 297 × 210 mm"), FACE)
SEA = Colour("Sea", 0, 0, 0, (1, 0.5, 0, 0), "Sea")
SHEETS = [(size, fold) for size in ("a4", "letter") for fold in ("letter", "z", "half")]
Box = tuple[float, float, float, float]


def marks(sheet: Geometry, page: int = 0, words: Words = WORDS, spots: tuple[Colour, ...] = ()) -> tuple[Mark, ...]:
    return printers_marks(sheet, page, words, spots)


def boxes(mark: Mark) -> list[Box]:
    """What a mark may touch, from the trim's top left corner."""
    if isinstance(mark, TextRun):
        return [(mark.x, mark.baseline - 0.75 * mark.size, mark.x + mark.width, mark.baseline + 0.25 * mark.size)]
    assert isinstance(mark, Ink)
    return [extent((shape,)) for shape in mark.shapes]


def clear(box: Box, sheet: Geometry) -> bool:
    """Whether it lies outside the bleed and on the sheet."""
    bleed, slug = sheet.bleed, sheet.bleed + ROOM
    out = box[2] < -bleed or box[3] < -bleed or box[0] > sheet.width + bleed or box[1] > sheet.height + bleed
    held = -slug <= box[0] and -slug <= box[1] and box[2] <= sheet.width + slug and box[3] <= sheet.height + slug
    return out and held


@pytest.mark.parametrize("page", [0, 1])
@pytest.mark.parametrize(("size", "fold"), SHEETS)
def test_every_mark_lies_outside_the_bleed_and_on_the_sheet(size: str, fold: str, page: int) -> None:
    sheet = geometry(size, fold)
    found = [box for mark in marks(sheet, page, spots=(SEA,)) for box in boxes(mark)]
    assert len(found) > 30
    assert [box for box in found if not clear(box, sheet)] == []


def test_a_mark_in_the_bleed_would_be_seen() -> None:
    sheet = geometry("a4", "letter")
    assert not clear((-2, 50, -1, 60), sheet)
    assert not clear((50, 50, 60, 60), sheet)


@pytest.mark.parametrize("page", [0, 1])
@pytest.mark.parametrize(("size", "fold"), SHEETS)
def test_each_fold_has_a_dashed_mark_above_and_below(size: str, fold: str, page: int) -> None:
    sheet = geometry(size, fold)
    lines = marks(sheet, page)[0]
    assert isinstance(lines, Ink)
    dashed = [extent((shape,)) for shape in lines.shapes if shape.dash]
    places = sorted({round((box[0] + box[2]) / 2, 3) for box in dashed})
    assert places == [round(fold, 3) for fold in sheet.folds(page)]
    assert len(dashed) == 2 * len(places)


@pytest.mark.parametrize(("size", "fold"), SHEETS)
def test_bar_and_words_keep_clear_of_the_other_marks(size: str, fold: str) -> None:
    sheet = geometry(size, fold)
    lines, *others = marks(sheet, spots=(SEA,))
    apart = points("3 mm")
    for box in (box for other in others for box in boxes(other)):
        for line in boxes(lines):
            near = line[0] < box[2] + apart and line[2] > box[0] - apart
            assert not (near and line[1] < box[3] and line[3] > box[1])


def test_marks_print_on_every_plate_and_the_bar_on_its_own() -> None:
    lines, bar, *words = marks(geometry("a4", "letter"), spots=(SEA,))
    assert isinstance(lines, Ink)
    assert isinstance(bar, Ink)
    assert {lines.colours[shape.stroke].spot for shape in lines.shapes} == {"All"}
    assert {word.colour for word in words if isinstance(word, TextRun)} == {REGISTRATION}
    patches = [bar.colours[shape.fill] for shape in bar.shapes]
    assert [(patch.spot, patch.tint) for patch in patches[-2:]] == [("Sea", 1.0), ("Sea", 0.5)]
    assert {patch.ink for patch in patches[:4]} == {(1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1)}


def test_the_slug_line_says_all_its_parts_whatever_their_length() -> None:
    sheet = geometry("letter", "letter")
    long = replace(WORDS, parts=(*WORDS.parts, "A title that goes on and on " * 9, "page 1 of 2: flap, back, cover"))
    runs = [mark for mark in marks(sheet, words=long) if isinstance(mark, TextRun)]
    said = " ".join(run.text for run in runs)
    assert all(part in said for part in long.parts)
    assert max(run.x + run.width for run in runs) < sheet.width
