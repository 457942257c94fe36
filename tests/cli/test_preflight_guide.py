"""Is a guide fit to be handed out?"""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from publisher.model.block import Brief, Paragraph, Safety
from publisher.model.catalogue import severity
from publisher.model.finding import Severity
from publisher.model.guide import Guide, Metadata, Section
from publisher.model.inline import Text
from publisher.model.place import Place
from publisher.preflight.guide import check_guide, overdue

TODAY = datetime.date(2026, 6, 1)
METADATA = Metadata(
    "Needling",
    description="About needling.",
    version="1.0",
    reviewed_by="A clinician",
    last_reviewed=datetime.date(2026, 1, 1),
    next_review=datetime.date(2027, 1, 1),
    evidence="Studies.",
    conflicts="None.",
    feedback="Write to us.",
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
        ("evidence", "", "GOVERNANCE-MISSING"),
        ("conflicts", "", "GOVERNANCE-MISSING"),
        ("feedback", "", "GOVERNANCE-MISSING"),
        ("last_reviewed", None, "GOVERNANCE-MISSING"),
        ("next_review", None, "GOVERNANCE-MISSING"),
        ("last_reviewed", datetime.date(2027, 1, 1), "REVIEW-DATES"),
    ],
)
def test_what_the_front_matter_lacks_is_told(key: str, value: object, code: str) -> None:
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


def test_what_is_missing_is_told_in_one_finding_and_dates_only_after_a_review() -> None:
    nobody = with_metadata(reviewed_by="", last_reviewed=None, next_review=None, evidence="", feedback="")
    found = [finding for finding in check_guide(nobody, TODAY) if finding.code == "GOVERNANCE-MISSING"]
    assert [finding.arguments["keys"] for finding in found] == ["evidence, feedback"]


def test_no_version_is_a_warning() -> None:
    (finding,) = check_guide(with_metadata(version=""), TODAY)
    assert severity(finding) is Severity.WARNING


def test_a_lapsed_review_that_somebody_answers_for_is_a_warning() -> None:
    (finding,) = check_guide(GUIDE, datetime.date(2027, 1, 2), allowed=True)
    assert (finding.code, severity(finding)) == ("REVIEW-LAPSED", Severity.WARNING)
    assert overdue(GUIDE, datetime.date(2027, 1, 2))
    assert not overdue(GUIDE, datetime.date(2027, 1, 1))


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
