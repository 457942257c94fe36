"""Every kind of block as Markdown and as the marks that a sheet shows of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from publisher.model.block import PRINTED_KINDS
from publisher.model.clinic import Clinic
from publisher.model.walk import walk
from publisher.typesetting.pages import Ink, Mark, Placed, TextRun
from tests.brochure.make import Made, made
from tests.brochure.words import panels

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))


def set_case(case: Path) -> Made:
    return made(case.read_text("utf-8"), clinic=Clinic())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_case_is_set_as_its_listing_says(case: Path, matches_reference: Callable[[Path, str], None]) -> None:
    matches_reference(case.with_suffix(".txt"), "\n".join(listing(set_case(case))) + "\n")


def test_the_cases_hold_every_kind_of_block_that_is_printed() -> None:
    found: set[type] = set()
    for case in CASES:
        for section in set_case(case).edition.sections:
            found |= {type(node) for node in walk(section.blocks)}
    assert set(PRINTED_KINDS) <= found


def listing(found: Made) -> Iterator[str]:
    """One mark a line: panel, kind, x and baseline (or top) in whole points, size, and what it shows."""
    for panel in panels(found.set):
        for mark in panel.marks:
            yield f"{panel.name:13} {_line(mark)}"
    for page in found.set.pages:
        for link in page.links:
            yield f"link {link.x:4.0f} {link.y:4.0f} {link.width:4.0f} {link.target} {link.text!r}"
    for landing in found.set.landings:
        yield f"landing {landing.id!r} level {landing.level} page {landing.page} {landing.title!r}"


def _line(mark: Mark) -> str:
    match mark:
        case TextRun():
            face = mark.font.face
            slope = " italic" if face.italic else ""
            return (
                f"text {mark.x:4.0f} {mark.baseline:4.0f} {mark.size:5.2f} {face.weight}{slope} "
                f"{mark.colour.hex} {mark.text!r}"
            )
        case Ink():
            return f"ink  {mark.x:4.0f} {mark.y:4.0f} {len(mark.shapes)} shapes of {type(_owner(mark)).__name__}"
        case Placed():
            return f"photo {mark.x:4.0f} {mark.y:4.0f} {mark.width:.0f} by {mark.height:.0f}"


def _owner(mark: Ink) -> object:
    return mark.owner[0] if isinstance(mark.owner, tuple) else mark.owner
