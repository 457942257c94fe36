"""The page for people: whole, escaped, the same each time, and written by the command."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

from click.testing import CliRunner

from publisher import report
from publisher.cli import main
from publisher.preflight.language import check_language
from publisher.preflight.language_page import page
from publisher.preflight.language_questions import INSTRUMENTS
from tests.lint.measured import CLINIC, SHORT, WHOLE
from tests.lint.test_language import guide

HOSTILE = """---
title: "<b>Skin</b> & co"
allow: [{words: youthful, reason: "A rival's <advert>."}]
---

# Hello <script>alert(1)</script>

Our cure is “a <i>miracle</i> & more” for you. A youthful look.
"""


def made(text: str) -> str:
    source = guide(text)
    reading = check_language(source, (SHORT, WHOLE), CLINIC)
    return page(source, reading, report.in_order(reading.findings)).decode()


def test_no_text_of_the_guide_becomes_mark_up() -> None:
    root = ET.fromstring(made(HOSTILE).removeprefix("<!DOCTYPE html>\n"))
    assert {each.tag for each in root.iter()}.isdisjoint({"script", "b", "i", "advert"})
    assert "<script>alert(1)</script>" in "".join(root.itertext())
    assert "A rival's <advert>." in "".join(root.itertext())


def test_it_needs_nothing_from_elsewhere_and_is_the_same_each_time() -> None:
    text = made(HOSTILE)
    assert made(HOSTILE) == text
    assert not re.search(r"(?:src|href)=|url\(|@import", text)


def test_it_has_marks_findings_with_their_sentence_and_every_question() -> None:
    text = "".join(ET.fromstring(made("# One\n\n" + "This is a cure.\n\n" * 30).partition("\n")[2]).itertext())
    assert "Plain enough." in text
    assert "This is a cure." in text
    assert "What to do: " in text
    for instrument in INSTRUMENTS:
        assert all(question in text for _, question in instrument.questions)


def test_every_answer_has_a_label_and_every_table_heads() -> None:
    root = ET.fromstring(made(HOSTILE).partition("\n")[2])
    inputs = {id(each) for each in root.iter("input")}
    assert {id(child) for label in root.iter("label") for child in label.iter("input")} == inputs
    assert all(head.get("scope") in ("col", "row") for head in root.iter("th"))
    levels = [int(each.tag[1]) for each in root.iter() if re.fullmatch("h[1-6]", each.tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_command_writes_it_beside_its_findings(tmp_path: Path) -> None:
    (tmp_path / "guide.md").write_text("# One\n\nThis is a cure.\n", "utf-8")
    told = CliRunner().invoke(
        main, ["check", str(tmp_path / "guide.md"), "--report", str(tmp_path / "out" / "report.html")]
    )
    assert told.exit_code == 1, told.output
    assert "CLAIM-FORBIDDEN" in told.output
    assert "This is a cure." in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_a_guide_that_cannot_be_read_leaves_no_page(tmp_path: Path) -> None:
    (tmp_path / "guide.md").write_text("", "utf-8")
    told = CliRunner().invoke(main, ["check", str(tmp_path / "guide.md"), "--report", str(tmp_path / "report.html")])
    assert told.exit_code == 1
    assert "is not written" in told.output
    assert not (tmp_path / "report.html").exists()
