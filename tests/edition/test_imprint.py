"""What an edition says of itself: who hands it out, its version and its review, and the way to the ebook."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from publisher.edition.imprint import imprint, versioned, web_address
from publisher.edition.words import LANGUAGES, words
from publisher.model.block import Block
from publisher.model.clinic import Clinic
from publisher.model.guide import Metadata
from publisher.model.inline import Link, Text
from publisher.model.place import Place
from publisher.model.walk import plain_text, walk
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


def test_hours_stand_line_by_line_and_languages_below_them() -> None:
    clinic = Clinic(name="A", hours="Weekdays, 9 to 5\n\nSaturdays, 9 to 1", languages="English, Polish")
    assert lines(imprint(PLAIN, clinic).clinic) == [
        "A",
        "Weekdays, 9 to 5",
        "Saturdays, 9 to 1",
        "Languages: English, Polish",
    ]


def test_each_value_knows_its_line_in_the_clinics_file() -> None:
    places = {name: Place("c.yml", line) for line, name in enumerate(("name", "address", "phone", "hours"), 1)}
    clinic = Clinic(name="A", address="B\nC", phone="112", hours="D", places=places)
    found = [node for node in walk(imprint(PLAIN, clinic).clinic) if isinstance(node, Text | Link)]
    assert [node.place.line for node in found if node.place.line] == [1, 2, 2, 3, 4]


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


@pytest.mark.parametrize(
    ("locale", "day"),
    [("", "1 May 2026"), ("en-GB", "1 May 2026"), ("en-US", "May 1, 2026"), ("fr-CA", "May 1, 2026")],
)
def test_dates_are_written_as_the_locales_country_does(locale: str, day: str) -> None:
    reviewed = replace(PLAIN, reviewed_by="Dr A", last_reviewed=datetime.date(2026, 5, 1))
    assert lines(imprint(reviewed, CLINIC, locale).review) == [f"Reviewed by Dr A · {day}"]
    american = replace(reviewed, language="en-US")
    assert lines(imprint(american, CLINIC).review) == ["Reviewed by Dr A · May 1, 2026"]


def test_an_overdue_review_is_told_where_it_is_asked_for() -> None:
    due = replace(PLAIN, next_review=datetime.date(2020, 5, 1))
    assert lines(imprint(due, CLINIC, overdue=True).overdue) == ["Overdue for review since 1 May 2020"]
    assert imprint(due, CLINIC).overdue == imprint(PLAIN, CLINIC, overdue=True).overdue == ()


@pytest.mark.parametrize(
    ("address", "version", "coded"),
    [
        ("https://a.example/guide", "1.2", "https://a.example/guide?v=1.2"),
        ("https://a.example", "1.2", "https://a.example/?v=1.2"),
        ("https://a.example/g?x=1&y=2#top", "1.2", "https://a.example/g?x=1&y=2&v=1.2#top"),
        ("https://a.example/watch?v=film", "1.2", "https://a.example/watch?v=film&version=1.2"),
        ("https://a.example/g?", "1 b/c&d", "https://a.example/g?v=1%20b%2Fc%26d"),
        ("https://a.example/g", "", "https://a.example/g"),
        ("", "1.2", ""),
    ],
)
def test_the_code_carries_the_version_beside_what_the_address_asks_already(
    address: str, version: str, coded: str
) -> None:
    assert versioned(address, version) == coded


def test_the_printed_address_stays_as_short_as_it_was() -> None:
    found = imprint(replace(PLAIN, version="1.0"), CLINIC)
    assert lines(found.invitation)[1] == "Scan for the ebook, or visit oak.example.org/guide"
    assert found.address == "https://oak.example.org/guide?v=1.0"


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
