"""Every kind of block and of inline, as Markdown and as the model it becomes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.model.block import BLOCK_KINDS
from publisher.model.inline import INLINE_KINDS
from publisher.model.walk import walk
from tests.reading.listing import listing
from tests.reading.read import read

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_case_reads_as_its_listing_says(case: Path, matches_reference: Callable[[Path, str], None]) -> None:
    matches_reference(case.with_suffix(".txt"), listing(*read(case.read_bytes())))


def test_the_cases_hold_every_kind_of_block_and_inline() -> None:
    found: set[type] = set()
    for case in CASES:
        guide, _ = read(case.read_bytes())
        for section in guide.sections:
            found |= {type(node) for node in walk((*section.heading, *section.blocks))}
    assert set(BLOCK_KINDS + INLINE_KINDS) <= found
