"""Which blocks an edition prints: short forms, whole sections, and safety in every one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.model.block import Brief, Only, Safety
from publisher.model.guide import Section
from publisher.model.walk import plain_text, walk
from publisher.style.recipe import Recipe
from tests.brochure.make import CLINIC, edition, real_guide, stock

SHORT = stock().recipe
WHOLE = Recipe("ebook", "epub", "whole")
GUIDE = """---
title: T
---
# One {: #one .a }

/// brief
# Short one {: #other .b }

Short.
///

Long.

/// safety | Mind
Danger.
///

# Two {: .untitled }

Whole only.

/// brief
Brief two.
///

# Three

No short form here.
"""


def sections(text: str, recipe: Recipe = SHORT) -> tuple[Section, ...]:
    return edition(text, recipe, stock().sheet)[0].sections


def told(text: str, recipe: Recipe = SHORT) -> list[str]:
    """Each section in one line: its heading, then the words of its blocks."""
    return [
        f"{plain_text(section.heading)}: {plain_text(section.blocks)}".replace("\n", " ")
        for section in sections(text, recipe)
    ]


def test_a_short_edition_prints_briefs_and_safety_alone() -> None:
    assert told(GUIDE) == ["Short one: Short. Mind Danger.", ": Brief two."]


def test_a_whole_edition_prints_sections_without_their_briefs() -> None:
    assert told(GUIDE, WHOLE) == ["One: Long. Mind Danger.", "Two: Whole only.", "Three: No short form here."]


def test_a_brief_that_opens_with_a_heading_names_its_section_and_adds_classes() -> None:
    first, second = sections(GUIDE)
    assert (first.id, first.classes) == ("one", ("a", "b"))
    assert second.heading == ()


def test_a_guide_without_any_brief_is_printed_whole() -> None:
    text = "---\ntitle: T\n---\n# One\n\nLong.\n\n# Two\n\n# Three\n\nMore.\n"
    assert told(text) == told(text, WHOLE) == ["One: Long.", "Two: ", "Three: More."]


def test_only_the_editions_named_print_a_block() -> None:
    hand, paper = "/// only | handout\nHand.\n///", "/// only | brochure, handout\nPaper.\n///"
    text = f"---\ntitle: T\n---\n# H\n\n{hand}\n\n{paper}\n\nAll.\n"
    assert told(text) == ["H: Paper. All."]
    assert told(text, replace(SHORT, name="handout")) == ["H: Hand. Paper. All."]
    assert told(text, WHOLE) == ["H: All."]


def test_an_only_inside_other_blocks_is_opened_or_dropped_there() -> None:
    text = "---\ntitle: T\n---\n# H\n\n//// callout | C\nText.\n\n/// only | ebook\nBook.\n///\n////\n"
    assert told(text) == ["H: C Text."]
    assert told(text, WHOLE) == ["H: C Text. Book."]


def test_an_edition_that_no_recipe_lists_is_named_with_its_line() -> None:
    _, findings = edition("# H\n\n/// only | brochur\nText.\n///\n\nAll.\n", SHORT, stock().sheet)
    (finding,) = findings
    assert (finding.code, finding.place.line, finding.arguments["name"]) == ("ONLY-UNKNOWN", 3, "brochur")
    assert "brochure" in str(finding.arguments["known"])


def test_safety_is_printed_however_deep_it_stands() -> None:
    text = """---
title: T
---
# H

//// callout | Aside
Long.

/// safety | Deep
Danger.
///
////

///// brief
Short.

//// safety | In the brief
Also.
////
/////

//// only | brochure
/// safety | On paper
Third.
///
////
"""
    assert told(text) == ["H: Deep Danger. Short. In the brief Also. On paper Third."]


@pytest.mark.parametrize("recipe", [SHORT, WHOLE], ids=["short", "whole"])
def test_the_line_that_goes_with_a_safety_block_is_printed_wherever_that_is(recipe: Recipe) -> None:
    safety = "/// safety\nCall 1.\n///\n\nWhen closed, call 2.\n{: .closed }\n"
    brief = "/// brief\nShort.\n///\n"
    found = told(f"# H\n\n{safety}\n//// callout\n{safety}////\n\n{brief}", recipe)
    assert " ".join(found).count("Call 1. When closed, call 2.") == 2


def test_a_line_of_that_kind_that_follows_no_safety_block_is_text_like_any_other() -> None:
    text = "---\ntitle: T\n---\n# H\n\nLong.\n\nWhen closed, call 2.\n{: .closed }\n\n/// brief\nShort.\n///\n"
    assert told(text) == ["H: Short."]


def test_a_safety_box_is_the_same_in_every_edition() -> None:
    def boxes(recipe: Recipe) -> list[Safety]:
        found = edition(real_guide(), recipe, stock().sheet, CLINIC)[0]
        return [node for s in found.sections for node in walk(s.blocks) if isinstance(node, Safety)]

    assert boxes(SHORT) == boxes(WHOLE) != []


def test_a_brief_inside_another_block_counts_as_the_sections_own() -> None:
    text = "---\ntitle: T\n---\n# H\n\n//// callout | Aside\n/// brief\nShort.\n///\n\nLong.\n////\n"
    assert told(text) == ["H: Short."]
    assert told(text, WHOLE) == ["H: Aside Long."]


def test_no_edition_holds_what_only_steers_it() -> None:
    for recipe in (SHORT, WHOLE):
        found = edition(real_guide(), recipe, stock().sheet, CLINIC)[0]
        nodes = list(walk(block for section in found.sections for block in section.blocks))
        assert not [node for node in nodes if isinstance(node, Brief | Only)]


def test_an_edition_with_nothing_to_print_says_so() -> None:
    _, findings = edition("# H\n\n/// only | handout\nHand.\n///\n\n/// brief\n///\n", SHORT, stock().sheet)
    assert [finding.code for finding in findings] == ["EDITION-EMPTY"]


BARE = "# Soups {: #soups }\n\nAll start alike.\n\n## What goes in\n\nLeeks.\n\n# Times\n\nTen minutes.\n"


@pytest.mark.parametrize("recipe", [SHORT, WHOLE], ids=["sheet", "book"])
@pytest.mark.parametrize("front", ["", "---\ntitle: Soups\n---\n"], ids=["bare", "titled"])
def test_a_title_that_is_the_first_heading_too_is_said_once(front: str, recipe: Recipe) -> None:
    first, second = edition(front + BARE, recipe, stock().sheet)[0].sections
    assert (first.id, plain_text(first.heading)) == ("soups", "")
    assert "untitled" in first.classes
    assert plain_text(second.heading) == "Times"


@pytest.mark.parametrize(
    "guide", [f"---\ntitle: Other\n---\n{BARE}", "# Times\n\n# Soups\n\nText.\n\n# Times\n\nText.\n"]
)
def test_another_title_and_a_later_heading_of_the_same_words_stay(guide: str) -> None:
    headings = [plain_text(section.heading) for section in edition(guide, WHOLE, stock().sheet)[0].sections]
    assert headings in (["Soups", "Times"], ["Times", "Soups", "Times"])
