"""Is a guide fit to be handed out?"""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from publisher.model.block import Brief, Paragraph, Safety
from publisher.model.guide import Guide, Metadata, Section
from publisher.model.inline import Text
from publisher.model.place import Place
from publisher.preflight.guide import check_guide

TODAY = datetime.date(2026, 6, 1)
METADATA = Metadata(
    "Needling",
    description="About needling.",
    version="1.0",
    reviewed_by="A clinician",
    next_review=datetime.date(2027, 1, 1),
    places={"next_review": Place("g.md", 7, 1), "title": Place("g.md", 2, 1)},
)
TEXT = Paragraph((Text("Hello"),))
GUIDE = Guide("needling", "g", METADATA, (Section("one", (Text("One"),), (TEXT,)),))


def codes(guide: Guide, today: datetime.date = TODAY) -> list[str]:
    return [finding.code for finding in check_guide(guide, today)]


def with_metadata(**changes: object) -> Guide:
    return replace(GUIDE, metadata=replace(METADATA, **changes))  # type: ignore[arg-type]


def test_a_reviewed_guide_within_its_date_is_fit() -> None:
    assert codes(GUIDE) == []


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("reviewed_by", " ", "REVIEW-AWAITED"),
        ("version", "", "VERSION-MISSING"),
        ("description", "", "DESCRIPTION-MISSING"),
        ("language", "de-AT", "LANGUAGE-UNSPOKEN"),
    ],
)
def test_what_the_front_matter_lacks_is_told(key: str, value: str, code: str) -> None:
    assert codes(with_metadata(**{key: value})) == [code]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (datetime.date(2026, 10, 2), []),
        (datetime.date(2026, 10, 3), ["REVIEW-DUE"]),
        (datetime.date(2027, 1, 1), ["REVIEW-DUE"]),
        (datetime.date(2027, 1, 2), ["REVIEW-OVERDUE"]),
    ],
)
def test_a_review_is_announced_ninety_days_before_and_overdue_the_day_after(
    today: datetime.date, expected: list[str]
) -> None:
    assert codes(GUIDE, today) == expected


def test_a_finding_names_the_line_of_its_key_or_the_top_of_the_guide() -> None:
    (due,) = check_guide(GUIDE, datetime.date(2027, 1, 2))
    assert due.place == Place("g.md", 7, 1)
    (missing,) = check_guide(with_metadata(version=""), TODAY)
    assert missing.place == Place("g.md", 1, 1)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((TEXT, Brief((TEXT,))), ["SAFETY-MISSING"]),
        ((Brief((TEXT,)), Safety((), (TEXT,))), []),
        ((Brief((Safety((), (TEXT,)),)),), []),
        ((TEXT,), []),
    ],
)
def test_short_forms_without_a_safety_block_are_told(blocks: tuple[object, ...], expected: list[str]) -> None:
    assert codes(replace(GUIDE, sections=(Section("one", (), blocks),))) == expected  # type: ignore[arg-type]
