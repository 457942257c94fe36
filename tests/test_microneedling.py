"""The guide that comes with the project keeps what it promises: plain words, no claims that must not be made, sources
with their addresses, and no review that nobody has made."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from publisher.model.block import Brief, Safety
from publisher.model.clinic import Clinic
from publisher.model.inline import Link
from publisher.model.walk import plain_text, walk
from publisher.preflight.language import Reading, check_language
from publisher.preflight.language_grade import FLESCH_TARGET, SMOG_TARGET
from publisher.style.recipe import Recipe, read_recipes
from tests.brochure.make import real, real_guide

CLINIC = Clinic(name="Oak Street Clinic", phone="020 7946 0018")


def recipes() -> tuple[Recipe, ...]:
    path = Path(__file__).parents[1] / "styles" / "editions.yml"
    return tuple(read_recipes(str(path), path.read_bytes())[0].values())


@cache
def reading() -> Reading:
    return check_language(real_guide(), recipes(), CLINIC)


def test_every_edition_can_be_read_at_grade_eight() -> None:
    assert len(reading().grades) >= 2
    for grade in reading().grades:
        assert grade.smog_plain <= SMOG_TARGET, grade
        assert grade.flesch_plain <= FLESCH_TARGET, grade


def test_nothing_stands_against_its_words_in_any_edition() -> None:
    assert [(finding.code, str(finding.place)) for finding in reading().findings] == []


def test_nobody_is_said_to_have_reviewed_it() -> None:
    metadata = real_guide().metadata
    assert (metadata.reviewed_by, metadata.last_reviewed) == ("", None)
    review = plain_text(real().edition.imprint.review)
    assert "Awaiting clinical review" in review


def test_every_source_has_its_address() -> None:
    notes = real_guide().notes
    assert len(notes) > 10
    for label, note in notes.items():
        addresses = [node.target for node in walk(note.content) if isinstance(node, Link)]
        assert any(address.startswith(("https://", "http://")) for address in addresses), label


def test_what_is_dangerous_stands_in_a_safety_block_and_the_sheet_has_a_short_form_of_its_sections() -> None:
    kinds = [type(node) for section in real_guide().sections for node in walk(section.blocks)]
    assert kinds.count(Safety) == 1
    assert kinds.count(Brief) >= 8
