"""Books on an office printer without colour: every word keeps its contrast, on every page, whatever its size."""

from __future__ import annotations

import pytest

from publisher.style.colour import Colour
from tests.book.make import BOOKS, real
from tests.look.landed import unclear_in_grey
from tests.look.sheets import Look

CLEAR = 4.5  # to 1


@pytest.mark.parametrize(("edition", "brand", "size"), BOOKS)
def test_an_office_printer_without_colour_prints_every_word_clearly(edition: str, brand: str, size: str) -> None:
    found = real(edition, brand, size)
    shown = Look(found.edition, found.stock, found.set, "office")
    assert all(map(shown.runs, range(len(shown.pages.pages))))
    assert list(unclear_in_grey(shown, CLEAR)) == []


def test_a_word_too_pale_for_grey_is_seen_on_any_page() -> None:
    found = real("booklet", "harbour")
    shown = Look(found.edition, found.stock, found.set, "office")
    run = shown.runs(20)[0]
    (breach,) = unclear_in_grey(shown.spoilt(run, colour=found.stock.sheet.rule))
    assert breach.startswith(f"page 20: {run.text!r} at ")


def test_large_words_are_judged_like_small_ones() -> None:
    found = real("large-print", "harbour")
    shown = Look(found.edition, found.stock, found.set, "office")
    run = next(run for run in shown.runs(3) if run.size >= 18)
    between = shown.spoilt(run, colour=Colour("grey", 0.53, 0.53, 0.53))
    assert list(unclear_in_grey(between)) == []
    assert len(list(unclear_in_grey(between, CLEAR))) == 1
