"""What holds no value of a clinic's is the very same object for every clinic, and what holds one is its own."""

from __future__ import annotations

from dataclasses import replace

from publisher.edition.edition import Edition
from publisher.edition.make import make_edition
from publisher.model.clinic import Clinic
from publisher.model.finding import Finding
from publisher.model.walk import plain_text
from tests.brochure.make import CLINIC, guide, stock

TEXT = """---
title: T
settings:
  days: '3'
---
# Same

A [link](https://example.org/), `code` and a note.[^n]

# Ours

Nothing of a clinic's.

Call {{ clinic.phone }} after {{ clinic.settings.days }} days.

![Call {{ clinic.name }}](drawing:leaf)

[^n]: A note.
"""
WEST = replace(CLINIC, name="West", phone="116117")
GUIDE = guide(TEXT)


def made(clinic: Clinic) -> tuple[Edition, tuple[Finding, ...]]:
    return make_edition(GUIDE, stock().recipe, stock().sheet, clinic)


def test_a_section_or_note_without_values_is_the_same_for_every_clinic() -> None:
    (one, _), (other, _) = made(CLINIC), made(WEST)
    assert one.sections[0] is other.sections[0]
    assert one.notes[0] is other.notes[0]
    assert one.guide is other.guide


def test_of_a_section_with_values_the_blocks_without_stay() -> None:
    (one, _), (other, _) = made(CLINIC), made(WEST)
    first, call, picture = other.sections[1].blocks
    assert first is one.sections[1].blocks[0]
    assert plain_text((call,)) == "Call 116117 after 3\u00a0days."
    assert "West" in repr(picture)


def test_the_same_values_give_the_same_section_whoever_has_them() -> None:
    (one, _), (other, _) = made(WEST), made(replace(WEST, address="1 Elm Street", web="west.example"))
    assert one.sections[1] is other.sections[1]


def test_a_setting_of_the_clinics_own_is_its_own() -> None:
    (_, _), (other, _) = made(WEST), made(replace(WEST, settings={"days": "5"}))
    assert "5\u00a0days" in plain_text(other.sections[1].blocks)


def test_what_is_wrong_is_said_of_every_clinic_that_has_it() -> None:
    nameless = replace(WEST, name="", phone="")
    told = [[(each.code, each.place.line) for each in made(nameless)[1]] for _ in range(2)]
    assert told[0] == told[1] == [("VARIABLE-EMPTY", 14), ("VARIABLE-EMPTY", 16)]
    assert made(WEST)[1] == ()
