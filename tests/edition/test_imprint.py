"""What an edition says of itself: who hands it out, its version and its review, and the way to the ebook."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from publisher.edition.imprint import imprint, web_address
from publisher.edition.words import LANGUAGES, words
from publisher.model.block import Block
from publisher.model.clinic import Clinic
from publisher.model.guide import Metadata
from publisher.model.walk import plain_text
from tests.brochure.make import CLINIC, edition, guide, real_guide, stock

PLAIN = Metadata("T")


def lines(blocks: tuple[Block, ...]) -> list[str]:
    return plain_text(blocks).splitlines()


def test_the_clinic_is_told_line_by_line() -> None:
    assert lines(imprint(PLAIN, CLINIC).clinic) == [
        "Oak Street Clinic",
        "4 Oak Street",
        "Northtown",
        "020 7946 0018",
        "Out of hours: 020 7946 0999",
        "Weekdays, 9 to 5",
    ]


def test_what_is_not_known_leaves_no_empty_line() -> None:
    assert lines(imprint(PLAIN, Clinic(phone="112", address="\n  \n")).clinic) == ["112"]
    assert imprint(PLAIN, Clinic()).clinic == ()


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "Awaiting clinical review"),
        ({"version": "1.0"}, "Version 1.0 · Awaiting clinical review"),
        ({"last_reviewed": datetime.date(2026, 5, 1)}, "Awaiting clinical review"),
        ({"reviewed_by": "Dr A", "version": "2"}, "Version 2 · Reviewed by Dr A"),
        (
            {
                "reviewed_by": "Dr A",
                "last_reviewed": datetime.date(2026, 5, 1),
                "next_review": datetime.date(2028, 12, 31),
            },
            "Reviewed by Dr A · 1 May 2026 · Next review 31 December 2028",
        ),
    ],
)
def test_the_review_state_is_always_told(changes: dict[str, object], line: str) -> None:
    assert lines(imprint(replace(PLAIN, **changes), CLINIC).review) == [line]  # type: ignore[arg-type]


def test_the_real_guide_awaits_review() -> None:
    found = edition(real_guide(), stock().recipe, stock().sheet)[0]
    assert lines(found.imprint.review) == ["Version 1.0 · Awaiting clinical review"]


@pytest.mark.parametrize(
    ("web", "address"),
    [
        ("", ""),
        ("oak.example.org/a", "https://oak.example.org/a"),
        ("http://oak.example.org", "http://oak.example.org"),
    ],
)
def test_an_address_without_a_scheme_is_a_secure_one(web: str, address: str) -> None:
    assert web_address(web) == address
    assert imprint(PLAIN, Clinic(web=web)).address == address


def test_the_invitation_shows_the_address_it_leads_to() -> None:
    found = imprint(PLAIN, replace(CLINIC, web="https://oak.example.org/guide/"))
    assert lines(found.invitation) == [
        "Read the full guide",
        "Scan for the ebook, or visit oak.example.org/guide",
        "Ask us for other formats: large print, audio.",
    ]
    assert found.address == "https://oak.example.org/guide/"
    assert imprint(PLAIN, Clinic()).invitation == ()


def test_notes_come_in_the_order_of_their_marks_each_once() -> None:
    text = (
        "# H\n\nB.[^b] A.[^a] B again.[^b]\n\n"
        "[^a]: First[^deep].\n\n[^b]: Second.\n\n[^deep]: Third.\n\n[^never]: Not marked.\n"
    )
    found = edition(guide(text), stock().recipe, stock().sheet)[0]
    assert [note.label for note in found.notes] == ["b", "a", "deep"]


def test_notes_of_parts_that_are_not_printed_stay_out() -> None:
    text = "# H\n\n/// brief\nShort.[^a]\n///\n\nLong.[^b]\n\n[^a]: One.\n[^b]: Two.\n"
    found = edition(guide(text), stock().recipe, stock().sheet)[0]
    assert [note.label for note in found.notes] == ["a"]


def test_every_language_has_twelve_months_and_whole_sentences() -> None:
    for spoken in LANGUAGES.values():
        assert len(set(spoken.months)) == 12
        assert "{address}" in spoken.scan
    assert words("en-GB") is words("EN") is LANGUAGES["en"]
