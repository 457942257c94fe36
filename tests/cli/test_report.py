"""Findings as text, JSON, GitHub annotations and SARIF."""

from __future__ import annotations

import json
import re

import pytest

from publisher import report
from publisher.model.catalogue import CATALOGUE
from publisher.model.finding import Finding
from publisher.model.place import NOWHERE, Place

OVERDUE = Finding("REVIEW-OVERDUE", Place("g/01.md", 4, 3), {"due": "2020-01-01"})
AWAITED = Finding("REVIEW-AWAITED", Place("g/01.md", 1))
STRAY = Finding("EDITION-UNKNOWN", NOWHERE, {"name": "a%b\r\nc", "known": "brochure"})


def test_text_says_place_grade_code_sentence_then_the_hint_and_the_counts() -> None:
    assert report.as_text((OVERDUE, AWAITED)) == (
        "g/01.md:4:3: error REVIEW-OVERDUE the review was due on 2020-01-01\n"
        "    hint: have the guide reviewed again and set last_reviewed and next_review; --allow-overdue builds it "
        "until then, and says so on every page\n"
        "g/01.md:1:1: warning REVIEW-AWAITED nobody has reviewed this guide yet\n"
        "    hint: have a clinician review it, then name them under reviewed_by with last_reviewed and next_review\n"
        "1 error, 1 warning\n"
    )


def test_nothing_found_prints_nothing() -> None:
    assert report.as_text(()) == ""


def test_what_several_editions_report_is_told_once_in_the_files_order() -> None:
    assert report.in_order((OVERDUE, AWAITED, OVERDUE)) == (AWAITED, OVERDUE)


def test_a_guide_cannot_steer_the_terminal() -> None:
    finding = Finding("BRAND-MISSING", Place("a\x1b[2Jb"), {"name": "\x1b]0;x\x07\u202e", "known": "\x9b1m"})
    text = report.as_text((finding,))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert "\\x1b]0;x\\x07\\u202e" in text


def test_colour_is_added_only_when_asked_for() -> None:
    assert "\x1b[" not in report.as_text((OVERDUE,))
    assert "\x1b[31;1merror REVIEW-OVERDUE\x1b[0m" in report.as_text((OVERDUE,), True)


def test_codes_are_selected_and_ignored_by_their_beginning() -> None:
    assert report.selected((OVERDUE, AWAITED, STRAY), ("REVIEW",), ("REVIEW-A",)) == (OVERDUE,)


def test_json_holds_every_part_of_a_finding() -> None:
    told = json.loads(report.as_json((OVERDUE,)))
    assert told["counts"] == {"error": 1, "warning": 0, "note": 0}
    assert told["findings"] == [
        {
            "code": "REVIEW-OVERDUE",
            "severity": "error",
            "file": "g/01.md",
            "line": 4,
            "column": 3,
            "message": "the review was due on 2020-01-01",
            "hint": "have the guide reviewed again and set last_reviewed and next_review; --allow-overdue builds it "
            "until then, and says so on every page",
        }
    ]


def test_github_annotations_escape_what_would_end_them() -> None:
    awkward = Finding("REVIEW-AWAITED", Place("a,b:c%.md", 2))
    assert report.as_github((awkward,)).startswith("::warning file=a%2Cb%3Ac%25.md,line=2,col=1,title=REVIEW-AWAITED::")
    line = report.as_github((STRAY,))
    assert line.startswith("::error title=EDITION-UNKNOWN::no edition is called “a%25b%0D%0Ac”%0A")
    assert line.count("\n") == 1


def test_sarif_holds_what_its_schema_demands() -> None:
    log = json.loads(report.as_sarif((OVERDUE, AWAITED, STRAY, Finding("REVIEW-AWAITED", Place("a b.md")))))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "publisher"
    for rule in driver["rules"]:
        assert set(rule) == {"id", "shortDescription", "fullDescription", "help", "defaultConfiguration"}
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        for location in result.get("locations", ()):
            physical = location["physicalLocation"]
            assert re.fullmatch(r"[!-~]+", physical["artifactLocation"]["uri"])
            assert all(value >= 1 for value in physical.get("region", {}).values())
    assert [("locations" in result) for result in run["results"]] == [True, True, False, True]


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_code_has_a_sentence_a_hint_and_a_reason_that_can_be_shown(code: str) -> None:
    entry = CATALOGUE[code]
    assert entry.sentence
    assert entry.why
    assert report.pattern(entry.sentence)
