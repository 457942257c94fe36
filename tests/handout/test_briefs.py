"""Briefs for named editions, and what a single edition is called."""

from __future__ import annotations

from dataclasses import replace

from publisher.model.finding import Finding
from publisher.model.walk import plain_text
from publisher.reading import Source, read_guide
from tests.book.make import real as book
from tests.brochure.make import edition, real, stock
from tests.handout.make import handout

SHORT = stock().recipe
SHEET = stock().sheet
GUIDE = """---
title: T
subtitle: S
editions:
  handout: { title: After T, subtitle: "" }
---
# One

/// brief
For all.
///

/// brief | handout, card
For two.
///

Long.

# Two

/// brief
For all again.
///

# Three

/// safety | Mind
Danger.
///
"""


def told(name: str, text: str = GUIDE, own: bool = False) -> str:
    printed = edition(text, replace(SHORT, name=name, own_briefs=own), SHEET)[0]
    return " ".join(plain_text(section.blocks) for section in printed.sections).replace("\n", " ")


def findings(text: str) -> list[Finding]:
    return list(read_guide("g", ".", [Source("g.md", text.encode())], lambda _: b"")[1])


def test_an_edition_with_briefs_of_its_own_prints_those_and_safety_alone() -> None:
    assert told("handout", own=True) == told("card", own=True) == "For two. Mind Danger."


def test_an_edition_with_briefs_of_its_own_that_no_brief_names_prints_those_for_all() -> None:
    assert told("brochure", own=True) == "For all. For all again. Mind Danger."


def test_other_editions_have_of_each_section_what_names_them_or_else_what_is_for_all() -> None:
    assert told("card") == "For two. For all again. Mind Danger."


def test_a_heading_for_one_edition_stands_in_a_brief_for_two() -> None:
    text = GUIDE.replace("/// brief | handout, card\n", "//// brief | handout, card\n/// only | card\n# Ours\n///\n")
    text = text.replace("For two.\n///", "For two.\n////")
    for name, heading in (("card", "Ours"), ("handout", "One")):
        printed = edition(text, replace(SHORT, name=name), SHEET)[0]
        assert (plain_text(printed.sections[0].heading), plain_text(printed.sections[0].blocks)) == (
            heading,
            "For two.",
        )


def test_large_print_holds_the_aftercare_of_the_handout_and_the_briefs_for_all_once() -> None:
    large = [plain_text(section.blocks) for section in book("large-print", "harbour").edition.sections]
    sheet = [plain_text(section.blocks) for section in handout("harbour").edition.sections]
    stages, aims = sheet[1], sheet[2]
    assert large.count(stages) == large.count(aims) == 1
    assert "Touch with clean hands only" in stages
    assert "pick, rub or scrub" in aims
    assert sum("Day 0" in text for text in large) == 0, "the stages are told once"
    named = {section.id for section in real().edition.sections}
    assert named < {section.id for section in book("large-print", "harbour").edition.sections}


def test_an_edition_that_no_brief_names_prints_the_briefs_for_all() -> None:
    assert told("brochure") == "For all. For all again. Mind Danger."


def test_where_all_briefs_are_for_others_whole_sections_are_printed() -> None:
    assert told("brochure", "# One\n\n/// brief | handout\nShort.\n///\n\nLong.\n") == "Long."


def test_an_edition_is_called_what_the_front_matter_says_of_it() -> None:
    for name, called in (("handout", ("After T", "")), ("brochure", ("T", "S"))):
        metadata = edition(GUIDE, replace(SHORT, name=name), SHEET)[0].guide.metadata
        assert (metadata.title, metadata.subtitle) == called


def test_a_name_that_no_edition_has_is_told_where_it_stands() -> None:
    text = "---\ntitle: T\neditions:\n  poster: { title: P }\n---\n# One\n\n/// brief | flyer\nx\n///\n"
    unknown = [f for f in edition(text, SHORT, SHEET)[1] if f.code == "ONLY-UNKNOWN"]
    assert [(f.arguments["name"], f.place.line) for f in unknown] == [("poster", 3), ("flyer", 8)]


def test_two_briefs_for_one_edition_are_told() -> None:
    assert "BRIEF-TWICE" not in [f.code for f in findings(GUIDE)]
    twice = GUIDE.replace("/// brief | handout, card\n", "/// brief | card\nx\n///\n\n/// brief | handout, card\n")
    assert [f.place.line for f in findings(twice) if f.code == "BRIEF-TWICE"] == [17]


def test_only_title_subtitle_and_kicker_can_differ() -> None:
    wrong = "---\ntitle: T\neditions:\n  handout: { version: 2 }\n---\n# One\n\nx\n"
    assert [(f.code, f.arguments["key"]) for f in findings(wrong)] == [("FRONT-MATTER-TYPE", "editions.handout")]


def test_the_brochure_of_the_real_guide_is_not_touched() -> None:
    assert "Date" not in plain_text([block for section in real().edition.sections for block in section.blocks])
