"""Every safety block is in every edition, whole and unaltered, or the edition says which is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.edition import Edition, Passage
from publisher.edition.safety import checked
from publisher.edition.select import select
from publisher.model.block import Paragraph, Safety
from publisher.model.clinic import Clinic
from publisher.model.finding import Finding
from publisher.model.inline import Text
from publisher.style.recipe import Recipe
from tests.brochure.make import CLINIC, edition, guide, real_guide, stock

SHORT = stock().recipe
WHOLE = Recipe("ebook", "epub", "whole")
SAFETY = "# H\n\nLong.\n\n/// brief\nShort.\n///\n\n/// safety | Mind\nA fever. Call {{ clinic.phone }}.\n///\n"


def built(text: str, recipe: Recipe, clinic: Clinic = CLINIC) -> tuple[Edition, tuple[Finding, ...]]:
    return edition(f"---\ntitle: T\n---\n{text}", recipe, stock().sheet, clinic)


def told(text: str, recipe: Recipe, clinic: Clinic = CLINIC) -> list[tuple[str, int]]:
    """Code and line of each finding about safety."""
    findings = built(text, recipe, clinic)[1]
    return [(found.code, found.place.line) for found in findings if found.code.startswith("SAFETY")]


@pytest.mark.parametrize("recipe", [SHORT, WHOLE])
def test_a_block_that_stands_by_itself_is_in_every_edition(recipe: Recipe) -> None:
    assert told(SAFETY, recipe) == []
    assert told("# A\n\n//// callout | C\n/// safety\nDeep.\n///\n////\n\n/// brief\nShort.\n///\n", recipe) == []


def test_a_block_inside_a_brief_is_missing_where_sections_are_whole() -> None:
    text = "# H\n\nLong.\n\n//// brief\nShort.\n\n/// safety\nDanger.\n///\n////\n"
    assert told(text, SHORT) == []
    assert told(text, WHOLE) == [("SAFETY-DROPPED", 11)]
    (finding,) = (found for found in built(text, WHOLE)[1] if found.code == "SAFETY-DROPPED")
    assert finding.arguments == {"edition": "ebook", "cause": "it stands inside `/// brief` of line 8"}


def test_a_block_for_one_edition_only_is_missing_in_the_others() -> None:
    text = "# H\n\nLong.\n\n//// only | ebook\n/// safety\nDanger.\n///\n////\n"
    assert told(text, WHOLE) == []
    assert told(text, SHORT) == [("SAFETY-DROPPED", 9)]


def test_words_inside_a_block_that_one_edition_leaves_out_alter_it() -> None:
    only = "# H\n\nLong.\n\n//// safety\nDanger.\n\n/// only | ebook\nCall.\n///\n////\n"
    assert told(only, WHOLE) == []
    assert told(only, SHORT) == [("SAFETY-ALTERED", 11)]
    brief = "# H\n\nLong.\n\n//// safety\nDanger.\n\n/// brief\nCall.\n///\n////\n"
    assert told(brief, WHOLE) == [("SAFETY-ALTERED", 11)]


def test_a_variable_without_a_value_alters_the_block_it_stands_in() -> None:
    assert told(SAFETY, WHOLE, replace(CLINIC, phone="  ")) == [("SAFETY-ALTERED", 13)]
    (empty, altered_block) = built(SAFETY, WHOLE, Clinic())[1]
    assert (empty.code, altered_block.arguments["lost"]) == ("VARIABLE-EMPTY", "{{ clinic.phone }}")


def test_the_same_words_elsewhere_in_the_edition_will_do() -> None:
    same = "/// safety\nDanger.\n///\n"
    text = f"# H\n\n{same}\n//// brief\n{same}////\n"
    assert told(text, WHOLE) == told(text, SHORT) == []


def test_a_recipe_may_require_some_blocks_only() -> None:
    text = "# H {: .call }\n\nLong.\n\n//// brief\n/// safety\nDanger.\n///\n////\n"
    assert told(text, replace(WHOLE, safety=(".other",))) == []
    assert told(text, replace(WHOLE, safety=(".call",))) == [("SAFETY-DROPPED", 9)]


def test_a_block_whose_printed_words_are_others_is_found() -> None:
    selected = select(guide(SAFETY), WHOLE)
    (section,) = selected
    cut = tuple(
        replace(block, content=(Paragraph((Text("A fever."),)),)) if isinstance(block, Safety) else block
        for block in section.blocks
    )
    _, found = checked(WHOLE, selected, (replace(section, blocks=cut),), {"clinic.phone": "112"})
    assert [(each.code, each.place.line) for each in found] == [("SAFETY-ALTERED", 9)]


def record(text: str, recipe: Recipe, clinic: Clinic = CLINIC) -> tuple[Passage, ...]:
    return built(text, recipe, clinic)[0].safety


def test_every_edition_records_the_same_words_whatever_their_spaces() -> None:
    (short,), (whole,) = record(SAFETY, SHORT), record(SAFETY, WHOLE)
    assert short == whole
    (other,) = record(SAFETY.replace("A fever.", "A\nfever. "), SHORT)
    assert (other.written, other.printed) == (short.written, short.printed)
    (changed,) = record(SAFETY.replace("A fever", "No fever"), SHORT)
    assert changed.written != short.written


def test_clinics_share_what_is_written_and_differ_in_what_is_printed() -> None:
    (ours,), (theirs,) = record(SAFETY, SHORT), record(SAFETY, SHORT, replace(CLINIC, phone="112"))
    assert ours.written == theirs.written
    assert ours.printed != theirs.printed


def test_the_real_guide_keeps_its_promises() -> None:
    (short, found), (whole, more) = (edition(real_guide(), recipe, stock().sheet) for recipe in (SHORT, WHOLE))
    assert [each.code for each in (*found, *more) if each.code.startswith("SAFETY")] == []
    assert [passage.printed for passage in short.safety] == [passage.printed for passage in whole.safety] != []
