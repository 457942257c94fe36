"""What does not fit is said so that a writer can act, and what the finding promises is true."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings

from publisher.model.catalogue import hint, sentence
from publisher.model.clinic import Clinic
from publisher.model.finding import Finding
from publisher.model.place import Place
from tests.brochure.invented import GUIDES, text, titled
from tests.brochure.laws import breaches
from tests.brochure.make import WORDY, Made, made, real_guide, stock, with_limits
from tests.brochure.words import panels, runs


def overset(body: str) -> tuple[Made, Finding]:
    found = made(body)
    assert found.pages is None
    (finding,) = [each for each in found.findings if each.code == "PANEL-OVERSET"]
    return found, finding


def paragraphs(count: int, words: int = 40) -> str:
    return "\n\n".join(text(words, n) for n in range(count))


def test_a_finding_names_the_line_and_section_where_the_room_ends() -> None:
    body = titled(f"# First\n\n{paragraphs(12)}\n\n# Second\n\n{paragraphs(30)}")
    _, finding = overset(body)
    line = body.splitlines()[finding.place.line - 1]
    assert finding.place.file == "guide.md"
    assert line.startswith("x ")
    assert finding.place.line > body.splitlines().index("# Second")
    assert finding.arguments["section"] == "Second"
    assert finding.arguments["panel"] == "back"


@pytest.mark.parametrize("count", [40, 45, 60])
def test_the_words_too_many_are_about_those_past_the_last_line_that_fits(count: int) -> None:
    body = titled(f"# First\n\n{paragraphs(count)}")
    _, finding = overset(body)
    excess = int(finding.arguments["words"])
    after = body.splitlines()[finding.place.line - 1 :]
    there = sum(len(line.split()) for line in after)
    assert there - 41 <= excess <= there
    per_line = excess / int(finding.arguments["lines"])
    assert 4 < per_line < 14


def test_cutting_as_many_words_as_the_finding_says_cures_it() -> None:
    body = titled(f"# First\n\n{paragraphs(40)}")
    _, finding = overset(body)
    words = body.split(" ")
    shorter = " ".join(words[: -int(finding.arguments["words"]) - 6])
    assert made(shorter).pages is not None
    assert made(" ".join(words[: -int(finding.arguments["words"]) + 20])).pages is None


def test_the_size_a_finding_offers_is_one_at_which_it_fits() -> None:
    body = titled(f"# First\n\n{paragraphs(42)}")
    _, finding = overset(body)
    offered = re.search(r"([\d.]+) pt", str(finding.arguments["cure"]))
    assert offered, finding.arguments
    size = float(offered[1])
    on = stock()
    assert made(body, with_limits(on, body_least=size)).pages is not None
    assert made(body, with_limits(on, body_least=size + 0.05)).pages is None


def test_where_no_size_would_do_the_cure_is_to_cut() -> None:
    _, finding = overset(titled(f"# First\n\n{paragraphs(300)}"))
    assert finding.arguments["cure"] == f"cut about {finding.arguments['words']} words"


def test_a_frame_that_cannot_hold_its_own_claims_is_named_itself() -> None:
    laid = """
standard: { frames: [{ claims: [rest], left: 9 mm, right: 9 mm, top: 12 mm, bottom: 10 mm }] }
panels: { back: { frames: [{ claims: [.big], left: 9 mm, right: 9 mm, top: 12 mm, bottom: 10 mm }] } }
"""
    body = titled(f"# First\n\nText.\n\n# Second {{: .big }}\n\n{paragraphs(12)}")
    found = made(body, stock(layout=laid))
    assert found.pages is None
    (finding,) = found.findings
    assert (finding.code, finding.arguments["panel"], finding.arguments["section"]) == (
        "PANEL-OVERSET",
        "back",
        "Second",
    )
    assert finding.place.line > body.splitlines().index("# Second {: .big }")


def test_what_a_frame_has_claimed_and_cannot_hold_runs_on_with_the_rest() -> None:
    laid = """
standard: { frames: [{ claims: [rest], left: 9 mm, right: 9 mm, top: 12 mm, bottom: 10 mm }] }
panels: { flap: { frames: [{ claims: [.big], left: 9 mm, right: 9 mm, top: 12 mm, bottom: 10 mm }] } }
"""
    found = made(titled(f"# First\n\nText.\n\n# Second {{: .big }}\n\n{paragraphs(12)}"), stock(layout=laid))
    shown = {panel.name for panel in panels(found.set) if any(run.text.startswith("x ") for run in runs(panel))}
    assert shown > {"flap"}
    assert breaches(found, in_order=False) == []


def test_a_box_too_tall_for_any_panel_is_named_and_never_cut() -> None:
    body = titled(f"# First\n\n/// safety | Call\n{paragraphs(14)}\n///")
    _, finding = overset(body)
    assert finding.place.line in (5, 7)  # its heading goes with it
    assert int(finding.arguments["words"]) >= 14 * 40


@given(GUIDES)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_finding_says_where_how_much_and_what_to_do(body: str) -> None:
    more = f"{body}\n\n# More\n\n{paragraphs(36)}"
    found = made(titled(more))
    for finding in found.findings:
        assert finding.place.line > 0
        assert finding.arguments["section"]
        assert int(finding.arguments["lines"]) > 0
        assert int(finding.arguments["words"]) > 0
        assert "pt" in str(finding.arguments["cure"]) or "cut" in str(finding.arguments["cure"])
    assert (found.pages is None) == bool(found.findings)


STANDARD = "standard: { frames: [{ claims: [rest], left: 9 mm, right: 9 mm, top: 12 mm, bottom: 10 mm }] }\n"


@pytest.mark.parametrize(
    "panel",
    [
        pytest.param("flap: { ground: primary, frames: [{ claims: [.big], bottom: 80%", id="letters for a dark panel"),
        pytest.param("flap: { frames: [{ claims: [clinic-name, .big], bottom: 80%", id="the clinic's name"),
    ],
)
def test_what_belongs_to_one_panel_never_runs_on_to_another(panel: str) -> None:
    laid = f"{STANDARD}panels: {{ {panel}, left: 9 mm, right: 9 mm, top: 12 mm, voice: cover }}] }} }}\n"
    body = titled(f"# First\n\nText.\n\n# Second {{: .big }}\n\n{paragraphs(6)}")
    found = made(body, stock(layout=laid))
    assert found.pages is None
    assert [(f.code, f.arguments["panel"]) for f in found.findings] == [("PANEL-OVERSET", "flap")]


def test_a_clinic_that_finds_no_room_is_named_with_its_own_file_and_remedy() -> None:
    clinic = Clinic(name="Oak Street Clinic", address="A line of an address\n" * 60, place=Place("oak.yml", 1))
    found = made(titled("# First\n\nText."), clinic=clinic)
    (finding,) = found.findings
    assert finding.place == Place("oak.yml", 1)
    assert sentence(finding).startswith("“The clinic's details” does not fit on the panel back")
    assert "address" in hint(finding)
    assert "brief" not in hint(finding)


def test_a_title_without_front_matter_that_finds_no_room_names_its_line() -> None:
    finding = made("\n# " + "Very long title " * 80 + "\n\nText.\n").findings[0]
    assert str(finding.place) == "guide.md:2:3"
    assert len(sentence(finding)) < 200
    assert "title" in hint(finding)


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("fold", ["letter", "z", "half"])
@pytest.mark.parametrize("name", ["plain", "harbour", "linden"])
@pytest.mark.parametrize("guide", ["of a few words", "the real one"])
def test_a_brand_holds_a_clinic_with_much_to_say(guide: str, name: str, fold: str, size: str) -> None:
    text = real_guide() if guide == "the real one" else titled("# First\n\nText.")
    found = made(text, stock(name, size, fold), WORDY)
    assert breaches(found, in_order=False) == []
