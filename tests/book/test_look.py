"""Books on an office printer without colour: every word keeps its contrast, on every page."""

from __future__ import annotations

import pytest

from tests.book.make import BOOKS, real
from tests.look.landed import unclear_in_grey
from tests.look.sheets import Look


@pytest.mark.parametrize(("edition", "brand", "size"), BOOKS)
def test_an_office_printer_without_colour_prints_every_word_clearly(edition: str, brand: str, size: str) -> None:
    found = real(edition, brand, size)
    shown = Look(found.edition, found.stock, found.set, "office")
    assert all(map(shown.runs, range(len(shown.pages.pages))))
    assert list(unclear_in_grey(shown)) == []


def test_a_word_too_pale_for_grey_is_seen_on_any_page() -> None:
    found = real("booklet", "harbour")
    shown = Look(found.edition, found.stock, found.set, "office")
    run = shown.runs(20)[0]
    (breach,) = unclear_in_grey(shown.spoilt(run, colour=found.stock.sheet.rule))
    assert breach.startswith(f"page 20: {run.text!r} at ")
