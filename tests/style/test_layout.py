"""Layouts as data: insets, parts of a panel, claims; and recipes."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.drawing import DRAWINGS
from publisher.model.catalogue import hint, severity
from publisher.model.finding import BrokenInput, Finding, Severity
from publisher.style.brand import read_brand
from publisher.style.fold import FOLDS, SIZES, geometry
from publisher.style.layout import Art, Frame, Ground, Layout
from publisher.style.layout_file import read_layout
from publisher.style.recipe import Recipe, read_recipes
from tests.style.conftest import listed

ROOT = Path(__file__).parents[2]
A4 = geometry("a4", "letter")
MM = 72 / 25.4
STANDARD = "standard: {frames: [{claims: [rest]}]}\n"


def read(text: str, **options: bool) -> tuple[Layout, tuple[Finding, ...]]:
    return read_layout("brochure.yml", (STANDARD + text).encode(), A4, {"sand", "sea"}, {"cover-field"}, **options)


def test_insets_are_points_and_parts_are_of_the_panel_itself() -> None:
    layout, findings = read(
        "panels:\n  flap:\n    frames:\n      - {claims: [.suitable, rest],"
        " left: 10 mm, right: 10%, top: 25%, bottom: 12, voice: cover, anchor: bottom}\n"
    )
    assert findings == ()
    (frame,) = layout.panels["flap"].frames
    assert frame == Frame(
        (".suitable", "rest"),
        left=pytest.approx(10 * MM),
        right=pytest.approx(9.7 * MM),
        top=pytest.approx(52.5 * MM),
        bottom=12,
        anchor="bottom",
        voice="cover",
    )


def test_a_drawing_may_reach_into_the_bleed_and_takes_its_own_options() -> None:
    layout, findings = read(
        "panels: {cover: {ground: sea, art: [{drawing: cover-field, right: -3 mm, top: 40%, seed: 7}]}}\n"
    )
    assert findings == ()
    assert layout.panels["cover"].ground == "sea"
    assert layout.panels["cover"].art == (
        Art("cover-field", 0, pytest.approx(-3 * MM), pytest.approx(84 * MM), 0, {"seed": "7"}),
    )


def test_panels_of_another_fold_are_passed_over() -> None:
    layout, findings = read("panels: {second: {ground: sea}, cover: {ground: sea}}\n")
    assert findings == ()
    assert set(layout.panels) == {"cover"}


def test_a_frame_may_hang_and_have_a_ground_of_its_own() -> None:
    layout, findings = read(
        "panels:\n  flap:\n    frames:\n      - claims: [.tell]\n        anchor: bottom\n        hang: 50%\n"
        "        ground: {colour: sea, left: -3 mm, right: 10%, above: 7 mm, below: 12 mm}\n"
    )
    assert findings == ()
    (frame,) = layout.panels["flap"].frames
    assert frame.hang == pytest.approx(105 * MM)
    assert frame.ground == Ground(
        "sea",
        left=pytest.approx(-3 * MM),
        right=pytest.approx(9.7 * MM),
        above=pytest.approx(7 * MM),
        below=pytest.approx(12 * MM),
    )


def test_a_drawing_may_show_a_figure_of_the_guide() -> None:
    layout, findings = read("panels: {cover: {art: [{drawing: cover-field, shows: cover-field, seed: 7}]}}\n")
    assert findings == ()
    (piece,) = layout.panels["cover"].art
    assert (piece.shows, dict(piece.options)) == ("cover-field", {"seed": "7"})


def test_a_panel_may_need_things_and_have_a_form_for_guides_without_them() -> None:
    layout, findings = read(
        "panels:\n  flap:\n    needs: [.about, 'drawing:cover-field']\n    ground: sea\n"
        "    otherwise: {ground: sand, frames: [{claims: [rest]}]}\n"
    )
    assert findings == ()
    first, second = layout.panels["flap"].forms()
    assert (first.ground, first.needs) == ("sea", (".about", "drawing:cover-field"))
    assert (second.ground, second.needs) == ("sand", ())


def test_a_panel_may_have_forms_for_much_text_and_for_wide_words() -> None:
    layout, findings = read(
        "panels:\n  flap:\n    ground: sea\n    crowded: {ground: sand}\n    wide: {frames: [{claims: [rest]}]}\n"
    )
    assert findings == ()
    flap = layout.panels["flap"]
    assert list(flap.forms()) == [flap, flap.crowded, flap.wide]
    assert [form.ground for form in flap.forms()] == ["sea", "sand", ""]


def test_claims_may_name_heads_of_sections_and_figures_by_drawing() -> None:
    layout, findings = read("panels: {cover: {frames: [{claims: ['.about:head', 'drawing:cover-field']}]}}\n")
    assert findings == ()
    assert layout.panels["cover"].frames[0].claims == (".about:head", "drawing:cover-field")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("panels:\n  covr: {}\n", "LAYOUT-PANEL 3"),
        ("panels:\n  cover: {ground: see}\n", "COLOUR-UNKNOWN 3"),
        ("panels:\n  cover:\n    art: [{drawing: waves}]\n", "LAYOUT-DRAWING 4"),
        ("panels:\n  cover:\n    frames: [{claims: [titel]}]\n", "LAYOUT-CLAIM 4"),
        ("panels:\n  cover:\n    frames: [{claims: [logo]}]\n", "LAYOUT-CLAIM 4"),
        ("panels:\n  cover:\n    frames: [{claims: ['#safety']}]\n", "LAYOUT-CLAIM 4"),
        ("panels:\n  cover:\n    frames: [{claims: [.]}]\n", "LAYOUT-CLAIM 4"),
        ("panels:\n  cover:\n    frames: [{claims: [rest], top: 60%, bottom: 40%}]\n", "LAYOUT-FRAME 4"),
        ("panels:\n  cover:\n    frames: [{claims: [rest], left: wide}]\n", "STYLE-VALUE 4"),
        ("panels:\n  cover:\n    frames: [{claims: [rest], anchor: middle}]\n", "STYLE-VALUE 4"),
        ("panels:\n  cover:\n    frames: [{claims: [rest], box: crate}]\n", "STYLE-VALUE 4"),
        ("panels:\n  cover:\n    frames: {claims: rest}\n", "STYLE-VALUE 4"),
        ("panels:\n  cover:\n    frames: [rest]\n", "STYLE-VALUE 4"),
        ("panels:\n  cover:\n    frmes: []\n", "STYLE-KEY 4"),
        ("panels:\n  cover:\n    frames: [{claims: ['drawing:waves']}]\n", "LAYOUT-CLAIM 4"),
        ("panels:\n  cover:\n    frames: [{claims: [.:head]}]\n", "LAYOUT-CLAIM 4"),
        ("panels:\n  cover:\n    frames: [{claims: [rest], ground: {colour: see}}]\n", "COLOUR-UNKNOWN 4"),
        ("panels:\n  cover:\n    frames: [{claims: [rest], ground: {color: sea}}]\n", "STYLE-KEY 4"),
        ("panels:\n  cover:\n    frames: [{claims: [rest], ground: sea}]\n", "STYLE-VALUE 4"),
        ("panels:\n  cover:\n    art: [{drawing: cover-field, shows: waves}]\n", "LAYOUT-DRAWING 4"),
        ("panels:\n  cover:\n    needs: [titel]\n", "LAYOUT-CLAIM 4"),
        ("panels: [cover]\n", "STYLE-VALUE 2"),
        ("pannels: {}\n", "STYLE-KEY 2"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_nothing_else_is(text: str, found: str) -> None:
    assert listed(read(text)[1]) == [found]


def test_a_guides_own_layout_may_claim_ids() -> None:
    layout, findings = read("panels: {cover: {frames: [{claims: ['#safety', safety, timeline]}]}}\n", ids=True)
    assert findings == ()
    assert layout.panels["cover"].frames[0].claims == ("#safety", "safety", "timeline")


def test_a_layout_without_a_standard_still_has_a_home_for_the_rest() -> None:
    layout, findings = read_layout("brochure.yml", b"", A4, (), ())
    assert listed(findings) == ["LAYOUT-STANDARD 0"]
    assert layout.standard.frames[0].claims == ("rest",)


@pytest.mark.parametrize("fold", FOLDS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("folder", ["styles/harbour", "styles/linden", "publisher/defaults/styles/plain"])
def test_the_layouts_that_come_along_serve_every_fold_and_size(folder: str, size: str, fold: str) -> None:
    path = ROOT / folder
    brand, _ = read_brand(path.name, folder, (path / "_brand.yml").read_bytes(), lambda name: name.encode())
    sheet = geometry(size, fold)
    file = "handout.yml" if fold == "flat" else "brochure.yml"
    layout, findings = read_layout(file, (path / file).read_bytes(), sheet, brand.colours, DRAWINGS)
    assert findings == ()
    claims = [
        claim
        for panel in sheet.panels
        for frame in layout.panels.get(panel.name, layout.standard).frames
        for claim in frame.claims
    ]
    assert "rest" in claims
    assert {"title", "subtitle", "kicker", "clinic-name", "qr", "imprint", "review"} <= set(claims)
    assert not [claim for claim in claims if claim.startswith("#")]


@pytest.mark.parametrize("path", ["styles/editions.yml", "publisher/defaults/styles/editions.yml"])
def test_the_recipes_that_come_along(path: str) -> None:
    recipes, findings = read_recipes(path, (ROOT / path).read_bytes())
    assert findings == ()
    for recipe in (
        Recipe("brochure", "pdf", "brief", "letter", "brochure", 9.5),
        Recipe("ebook", "epub", "whole", "letter", "brochure", 9.5),
        Recipe("handout", "pdf", "brief", "flat", "handout", 12, body=12, least=10.5, own_briefs=True),
    ):
        assert recipes[recipe.name] == recipe
    assert str(recipes["brochure"].place).startswith(f"{path}:5")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: {output: pdf, fold: gate}\n", "STYLE-VALUE 1"),
        ("a: {output: docx}\n", "STYLE-VALUE 1"),
        ("a:\n  text: brief\n", "STYLE-VALUE 2"),
        ("a: {output: epub, text: some}\n", "STYLE-VALUE 1"),
        ("a: {output: pdf, body-least: small}\n", "STYLE-VALUE 1"),
        ("a: {output: pdf}\nb: pdf\n", "STYLE-VALUE 2"),
        ("a: {output: pdf, fold: z, page: full}\n", "STYLE-VALUE 1"),
        ("a: {output: epub, page: full}\n", "STYLE-VALUE 1"),
        ("a: {ouput: pdf, output: pdf}\n", "STYLE-KEY 1"),
    ],
)
def test_what_is_wrong_in_a_recipe_is_told(text: str, found: str) -> None:
    findings = read_recipes("editions.yml", text.encode())[1]
    assert listed(findings) == [found]
    assert all(severity(finding) in (Severity.ERROR, Severity.WARNING) for finding in findings)
    assert all(hint(finding) for finding in findings)


def test_a_recipe_file_that_is_no_yaml_is_refused() -> None:
    with pytest.raises(BrokenInput):
        read_recipes("editions.yml", b"a: [")
