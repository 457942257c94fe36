"""Guides that no brand has seen: three sections, many briefs, tables in bare Markdown; in every brand and the plain
one. They keep every law of the look, and the rules that make them look cared for."""

from __future__ import annotations

import pytest

from publisher.model.block import Table
from publisher.model.guide import Section
from publisher.model.walk import walk
from publisher.typesetting.pages import TextRun
from tests.brochure.laws import breaches as unlawful
from tests.brochure.make import Made
from tests.look import laid, landed
from tests.look.sheets import BRANDS, GUIDES, Look, folds, look

NAMES = sorted(path.stem for path in GUIDES.glob("*.md"))
STYLES = (*BRANDS, "plain")
KINDS = [("a4", "letter"), ("letter", "z"), ("a4", "half")]
SHEETS = [
    (style, size, fold, name) for style in STYLES for size, fold in KINDS if fold in folds(style) for name in NAMES
]


@pytest.fixture(params=SHEETS, ids=["-".join(sheet) for sheet in SHEETS])
def sheet(request: pytest.FixtureRequest) -> Look:
    return look(*request.param)


def test_an_unseen_guide_keeps_every_law(sheet: Look) -> None:
    made = Made(sheet.edition, sheet.stock, sheet.pages, ())
    assert unlawful(made, in_order=False) == []
    assert laid.breaches(sheet) == []
    assert landed.breaches(sheet) == []


def homes(sheet: Look, *nodes: object) -> set[str]:
    """The panels that show text of any of `nodes`."""
    wanted = {id(node) for node in nodes}

    def shows(run: TextRun) -> bool:
        return id(run.owner[0] if isinstance(run.owner, tuple) else run.owner) in wanted

    panels = [panel.name for panel in sheet.pages.geometry.panels]
    return {panel for panel in panels if any(map(shows, sheet.panel_runs(panel)))}


def headed(sheet: Look, section: Section) -> set[str]:
    """The panels that show the heading of `section`, which claims may have given other blocks."""
    return {
        panel.name
        for panel in sheet.pages.geometry.panels
        for run in sheet.panel_runs(panel.name)
        if isinstance(run.owner, Section) and run.owner.id == section.id
    }


def test_no_heading_is_parted_from_its_text(sheet: Look) -> None:
    for section in sheet.edition.sections:
        assert headed(sheet, section) <= homes(sheet, *walk(section.blocks)), section.id


def test_a_table_stays_on_one_panel(sheet: Look) -> None:
    tables = [node for section in sheet.edition.sections for node in walk(section.blocks) if isinstance(node, Table)]
    for table in tables:
        cells = [cell for row in (table.header, *table.rows) for cell in row]
        assert len(homes(sheet, table, *cells)) == 1


@pytest.mark.parametrize("style", STYLES)
def test_each_section_of_a_short_guide_opens_a_panel(style: str) -> None:
    shown = look(style, guide="short")
    panels = [headed(shown, section) for section in shown.edition.sections]
    assert [len(panel) for panel in panels] == [1, 1, 1]
    assert len(set.union(*panels)) == 3
