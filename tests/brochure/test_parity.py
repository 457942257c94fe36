"""Nothing is lost and nothing is printed twice: the words of an edition are the words on its sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from publisher.model.block import PRINTED_KINDS
from publisher.model.inline import INLINE_KINDS, Variable
from publisher.model.walk import walk
from publisher.typesetting import Pages, pen
from tests.brochure.make import Made, brand, guide, made, real, stock, with_limits
from tests.brochure.pictures import PNG, SQUARE
from tests.brochure.words import panels, passages, shown, squeezed, words
from tests.judges.page import Crop
from tests.judges.page import words as extracted

SIZES = ("a4", "letter")
FOLDS = ("letter", "z", "half")
REAL = [("harbour", size, fold) for size in SIZES for fold in FOLDS]
REAL += [("plain", size, fold) for size in SIZES for fold in ("letter", "z")]
README = Path(__file__).with_name("readme.md")
SHEETS = [*REAL, *(("readme", size, fold) for size in SIZES for fold in FOLDS)]


@lru_cache
def sheet(source: str, size: str, fold: str) -> Made:
    if source != "readme":
        return real(source, size, fold)
    bare = guide(README.read_text("utf-8"), {"dot.png": PNG, "square.svg": SQUARE})
    return made(bare, with_limits(stock("plain", size, fold), body_least=8.0))


def lost_and_doubled(found: Made, pages: Pages) -> tuple[list[str], list[str]]:
    """Words of the edition that the sheet lacks, and words of the sheet that the edition has fewer times. The cover
    may name the clinic once more."""
    wanted = Counter(word for text in passages(found.edition) for word in words(text))
    there = Counter(word for text in shown(panels(pages)) for word in words(text))
    named = any("clinic-name" in f.claims for p in found.stock.layout.panels.values() for f in p.frames)
    wanted += Counter(words(found.edition.clinic.name) if named else [])
    return sorted((wanted - there).elements()), sorted((there - wanted).elements())


@pytest.mark.parametrize(("source", "size", "fold"), SHEETS)
def test_a_sheet_shows_each_word_of_its_edition_once(source: str, size: str, fold: str) -> None:
    found = sheet(source, size, fold)
    assert lost_and_doubled(found, found.set) == ([], [])


@pytest.mark.parametrize(("source", "size", "fold"), SHEETS)
def test_each_passage_is_set_word_for_word(source: str, size: str, fold: str) -> None:
    found = sheet(source, size, fold)
    wanted = Counter(" ".join(words(text)) for text in passages(found.edition))
    there = Counter(" ".join(words(text)) for text in shown(panels(found.set)))
    assert not wanted - there


@pytest.mark.parametrize(("source", "size", "fold"), [s for s in SHEETS if s[0] in ("plain", "readme")])
def test_a_layout_without_claims_keeps_the_reading_order(source: str, size: str, fold: str) -> None:
    found = sheet(source, size, fold)
    there = [word for text in shown(panels(found.set)) for word in words(text)]
    assert there == [*words(found.edition.clinic.name), *(w for text in passages(found.edition) for w in words(text))]


def panel_texts(found: Made, folder: Path) -> Iterator[tuple[str, str, str]]:
    file = found.file(folder)
    for panel, marks in zip(found.stock.geometry.panels, panels(found.set), strict=True):
        crop = Crop(panel.left, 0, panel.width, panel.height)
        yield panel.name, squeezed(extracted(file, panel.page + 1, crop)), squeezed(shown([marks]))


@pytest.mark.parametrize(("source", "size", "fold"), SHEETS)
def test_what_is_extracted_from_each_panel_of_the_pdf_is_what_was_set(
    source: str, size: str, fold: str, tmp_path: Path
) -> None:
    for name, there, wanted in panel_texts(sheet(source, size, fold), tmp_path):
        assert there == wanted, name


def test_the_readme_holds_every_kind_that_is_printed() -> None:
    found = sheet("readme", "a4", "letter").edition
    nodes = walk([n for s in found.sections for n in (*s.heading, *s.blocks)])
    kinds = {type(node) for node in nodes}
    assert set(PRINTED_KINDS) | set(INLINE_KINDS) - {Variable} <= kinds


def test_the_real_guide_prints_its_safety_box_whole_and_in_one_panel() -> None:
    found = real()
    safety = [b for s in found.edition.sections for b in s.blocks if type(b).__name__ == "Safety"]
    assert safety
    owners = [
        {id(node) for node in walk(safety)} & {id(run.owner) for run in panel.marks if hasattr(run, "pieces")}
        for panel in panels(found.set)
    ]
    assert len([each for each in owners if each]) == 1


# The measure can fail: each of these breaks typesetting in one way that the tests above must see.


def test_a_lost_line_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    line = pen.Pen.line

    def forgetful(self: pen.Pen, units, style, size, x, baseline, last, owner) -> None:  # type: ignore[no-untyped-def]
        if "collagen" not in "".join(unit.text for unit in units):
            line(self, units, style, size, x, baseline, last, owner)

    monkeypatch.setattr(pen.Pen, "line", forgetful)
    broken = made(sheet("harbour", "a4", "letter").edition.guide, stock("harbour"), brand("harbour").clinic)
    assert "collagen" in lost_and_doubled(broken, broken.set)[0]


def test_a_doubled_panel_is_noticed() -> None:
    found = sheet("harbour", "a4", "letter")
    page = found.set.pages[1]
    twice = replace(page, panels=(page.panels[0], replace(page.panels[0], name="inside-middle"), page.panels[2]))
    lost, doubled = lost_and_doubled(found, replace(found.set, pages=(found.set.pages[0], twice)))
    assert lost
    assert doubled


def test_a_space_too_few_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    line = pen.Pen.line

    def close(self: pen.Pen, units, *more) -> None:  # type: ignore[no-untyped-def]
        line(self, [unit._replace(space=0.0) for unit in units], *more)

    monkeypatch.setattr(pen.Pen, "line", close)
    broken = made("# Tern\n\nOne two.\n")
    assert "Onetwo." in lost_and_doubled(broken, broken.set)[1]
