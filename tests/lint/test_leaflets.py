"""The checks on leaflets that people marked: what `docs/lint.md` says of them holds, and does not grow worse."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.lint.measured import LEAFLETS, Tally, measure

DOCUMENT = Path(__file__).parents[2] / "docs" / "lint.md"
ROW = re.compile(r"^\| `?([A-Za-z-]+)`? \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)


@cache
def measured(folder: str) -> Tally:
    return measure(folder)


def test_there_are_leaflets_that_the_rules_were_not_made_with() -> None:
    assert len(list((LEAFLETS / "held-out").glob("*.md"))) >= 5
    assert len(list(LEAFLETS.glob("*/*.md"))) >= 28


@pytest.mark.parametrize(("folder", "precision", "recall"), [("held-out", 0.88, 0.79), ("tuning", 0.97, 0.92)])
def test_what_was_reached_is_kept(folder: str, precision: float, recall: float) -> None:
    tally = measured(folder)
    assert tally.precision() >= precision, "\n".join(tally.told)
    assert tally.recall() >= recall, "\n".join(tally.told)


def test_the_document_tells_the_figures_of_the_held_out_leaflets() -> None:
    tally = measured("held-out")
    told = {code: tuple(map(int, figures)) for code, *figures in ROW.findall(DOCUMENT.read_text("utf-8"))}
    codes = {*tally.found, *tally.false, *tally.missed}
    assert told == {code: (tally.found[code], tally.false[code], tally.missed[code]) for code in codes}
