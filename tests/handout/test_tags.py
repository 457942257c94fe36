"""The handout to those who do not see it: outside judges find it sound, and every word is read out in order."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.brochure.words import read_out, words
from tests.handout.make import LONG, SHEETS, handout, written
from tests.judges.page import fonts, qpdf_check
from tests.judges.structure import said, told
from tests.judges.vera import FLAVOURS, vera

EVERY = pytest.mark.parametrize(("name", "size"), SHEETS)


def test_every_sheet_conforms_to_pdf_ua_1_and_pdf_a_2a(tmp_path: Path) -> None:
    paths = [
        written(handout(name, size), tmp_path, profile, f"{name}-{size}")
        for name, size in SHEETS
        for profile in ("screen", "office")
    ]
    paths.append(written(handout("linden", "a4", LONG), tmp_path, "screen", "long"))
    verdict = vera(paths)
    assert verdict.failures == ()
    assert set(verdict.checks) == {(path.name, flavour) for path in paths for flavour in FLAVOURS}


@EVERY
def test_every_word_is_read_out_in_the_order_of_the_sheet(name: str, size: str, tmp_path: Path) -> None:
    found = handout(name, size)
    there = [word for text in said(written(found, tmp_path)) for word in words(text)]
    assert there == [word for text in read_out(found.edition, found.set) for word in words(text)]


@EVERY
def test_a_file_is_sound_and_its_headings_leave_no_level_out(name: str, size: str, tmp_path: Path) -> None:
    path = written(handout(name, size), tmp_path)
    assert qpdf_check(path) == []
    assert all(font.embedded and font.unicode for font in fonts(path))
    levels = [int(each.role[1]) for each in told(path) if each.role[0] == "H" and each.role[1:].isdigit()]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
