"""The Sheet: whole for every brand, faithful to what a brand says, readable on every ground."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import brand_yml
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.drawing import DRAWINGS
from publisher.model.catalogue import hint, sentence
from publisher.style.brand import Brand, read_brand
from publisher.style.colour import contrast
from publisher.style.contrast import contrast_findings, required
from publisher.style.fold import geometry
from publisher.style.layout import Layout
from publisher.style.layout_file import read_layout
from publisher.style.recipe import Recipe
from publisher.style.roles import BOXES, LISTS, MARKERS, ROLES
from publisher.style.sheet import Sheet, make_sheet
from tests.style.conftest import Read, listed

ROOT = Path(__file__).parents[2]
BROCHURE = Recipe("brochure", "pdf", "brief", "letter", "brochure", 9.5)
TWO_COLOURS = 'color: {foreground: "#222222", primary: "#7a1f5c"}\ntypography: {base: Source Serif Pro}\n'


def kit(folder: str) -> tuple[Brand, Layout]:
    path = ROOT / folder
    brand, findings = read_brand(
        path.name, str(path), (path / "_brand.yml").read_bytes(), lambda p: Path(p).read_bytes()
    )
    layout, more = read_layout(
        "brochure.yml",
        (path / "brochure.yml").read_bytes(),
        geometry("a4", "letter"),
        brand.colours,
        DRAWINGS,
    )
    assert (findings, more) == ((), ())
    return brand, layout


@pytest.fixture(params=["", TWO_COLOURS, "harbour", "plain"], ids=["empty", "two-colours", "harbour", "plain"])
def sheet(request: pytest.FixtureRequest, read: Read) -> Sheet:
    folders = {"harbour": "styles/harbour", "plain": "publisher/defaults/styles/plain"}
    if request.param in folders:
        brand, layout = kit(folders[request.param])
        made, findings = make_sheet(brand, BROCHURE, geometry("a4", "letter"), layout)
    else:
        made, findings = make_sheet(read(request.param)[0], BROCHURE, geometry("a4", "letter"))
    assert findings == ()
    return made


def test_every_role_exists_in_every_sheet(sheet: Sheet) -> None:
    assert set(ROLES) <= set(sheet.texts)
    assert set(BOXES) <= set(sheet.boxes) <= {*BOXES, *LISTS}
    assert set(LISTS) == set(sheet.lists)
    assert all(style.marker in MARKERS for style in sheet.lists.values())
    assert all(style.numeral in ("", *sheet.texts) for style in sheet.lists.values())


def test_every_role_can_be_spoken_in_every_voice(sheet: Sheet) -> None:
    for voice in ("", "cover", "call", "callout", "imprint", "no-such-voice"):
        for role in (*(role for role in ROLES if "." not in role), "subtitle", "phone"):
            assert sheet.text(role, voice).size >= sheet.limits.small_least


def test_every_face_is_loaded_and_none_names_a_path_of_the_machine(sheet: Sheet) -> None:
    for style in sheet.texts.values():
        for face in (style.face, style.strong, style.emphasis, style.strong_emphasis, style.code):
            assert face.data[:4] == b"\0\1\0\0"
            assert "/" not in face.path
        assert style.strong.weight > style.face.weight or style.face.weight >= 900
        assert style.emphasis.italic


def test_only_running_text_scales_and_no_title_does(sheet: Sheet) -> None:
    scaling = {key for key, style in sheet.texts.items() if style.scales and not key.startswith("cover.")}
    assert {"body", "label", "table-head", "table-cell", "call.body", "callout.body"} <= scaling
    assert not scaling & {"title", "heading", "subheading", "cover.title", "cover.subtitle", "small", "caption", "lead"}


def test_figures_in_tables_are_tabular(sheet: Sheet) -> None:
    assert sheet.text("table-cell").tabular
    assert not sheet.text("body").tabular


def test_titles_fall_in_size_from_cover_to_body(sheet: Sheet) -> None:
    keys = ("cover.title", "title", "heading", "subheading", "body", "small")
    sizes = [sheet.texts[key].size for key in keys]
    assert sizes == sorted(sizes, reverse=True)
    assert all(style.leading >= style.size * 0.95 for style in sheet.texts.values())


def test_harbour_sets_what_its_specification_says() -> None:
    brand, layout = kit("styles/harbour")
    sheet, _ = make_sheet(brand, BROCHURE, geometry("a4", "letter"), layout)
    told = {
        key: f"{style.face.family.split()[1]} {style.face.weight} {style.size:g} {style.colour.name}"
        for key in ("cover.title", "title", "lead", "body", "label", "small", "call.phone")
        if (style := sheet.texts[key])
    }
    assert told == {
        "cover.title": "Serif 300 36.7 white",
        "title": "Serif 400 25.5 petrol",
        "lead": "Serif 400 14.8 petrol",
        "body": "Sans 400 10.25 ink",
        "label": "Sans 600 10.25 petrol",
        "small": "Sans 400 9 ink",
        "call.phone": "Sans 600 21.3 white",
    }
    assert sheet.text("body").leading == pytest.approx(5 * 72 / 25.4)
    assert sheet.colours["petrol"].ink == (0.96, 0.42, 0.33, 0.7)
    assert max(sum(colour.ink) for colour in brand.palette.colours.values() if colour.ink) == pytest.approx(2.41)
    assert (sheet.boxes["safety"].voice, sheet.boxes["safety"].header.name) == ("call", "coral")  # type: ignore[union-attr]


def test_a_voice_takes_its_roles_from_the_plain_ones_where_it_says_nothing(read: Read) -> None:
    text = """
color: {primary: "#102030"}
defaults:
  publisher:
    text:
      lead: {size: 20 pt}
      night.body: {colour: white}
      night.lead: {tracking: 0.01}
"""
    brand, findings = read(text)
    assert findings == ()
    sheet, _ = make_sheet(brand, BROCHURE)
    assert (sheet.text("lead", "night").size, sheet.text("lead", "night").tracking) == (20, 0.01)
    assert sheet.text("heading", "night").colour.name == "white"


@pytest.mark.parametrize(
    ("size", "expected"),
    [("16px", 10.5), ("1rem", 10.5), ("11pt", 11), ("4 mm", 11.339), ("110%", 10.5), ("soup", 10.5)],
)
def test_a_base_size_for_screens_is_not_a_size_on_paper(read: Read, size: str, expected: float) -> None:
    sheet, _ = make_sheet(read(f"typography: {{base: {{size: {size}}}}}\n")[0], BROCHURE)
    assert sheet.text("body").size == pytest.approx(expected, abs=0.001)


def test_the_brand_may_raise_the_least_body_size_but_not_lower_the_recipes(read: Read) -> None:
    for limits, least in (("[10 pt, 11 pt]", 10), ("[8 pt, 11 pt]", 9.5)):
        sheet, _ = make_sheet(read(f"defaults: {{publisher: {{limits: {{body: {limits}}}}}}}\n")[0], BROCHURE)
        assert (sheet.limits.body_least, sheet.limits.body_most) == (least, 11)
    large, _ = make_sheet(read("")[0], replace(BROCHURE, body_least=18))
    assert large.text("body").size == large.limits.body_least == 18
    assert large.limits.body_most >= 18


def test_type_below_nine_points_is_raised_and_told(read: Read) -> None:
    sheet, findings = make_sheet(read("defaults: {publisher: {text: {small: {size: 8.5 pt}}}}\n")[0], BROCHURE)
    assert listed(findings) == ["TYPE-SMALL 1"]
    assert sentence(findings[0]) == "small is set at 8.5 pt; it was raised to 9 pt."
    assert sheet.text("small").size == 9


def test_text_that_cannot_be_read_is_an_error_naming_both_colours_and_a_shade_that_can() -> None:
    text = (
        'color:\n  palette: {mist: "#b8c4cc"}\n  background: white\ndefaults:\n  publisher:\n    text:\n'
        "      caption: {colour: mist}\n"
    )
    brand, _ = read_brand("kit", "kit", text.encode(), lambda path: path.encode())
    _, findings = make_sheet(brand, BROCHURE)
    assert listed(findings) == ["CONTRAST 7"]
    (finding,) = findings
    assert sentence(finding) == "mist #b8c4cc on background #ffffff has a contrast of 1.77:1, and caption needs 4.5:1."
    assert finding.arguments["shade"] in hint(finding)


def test_large_type_needs_less_contrast(read: Read) -> None:
    text = 'color: {palette: {grey: "#8a8a8a"}}\ndefaults: {publisher: {text: {title: {colour: grey, size: %s}}}}\n'
    small, large = (make_sheet(read(text % size)[0], BROCHURE)[1] for size in ("17.9 pt", "18 pt"))
    assert (listed(small), listed(large)) == (["CONTRAST 2"], [])


def test_the_ground_of_a_panel_is_judged_with_the_voice_that_speaks_on_it(read: Read) -> None:
    brand, _ = read('color: {palette: {night: "#101820", fog: "#5a6670"}, primary: night}\n')
    layout, findings = read_layout(
        "brochure.yml",
        b"standard: {frames: [{claims: [rest]}]}\npanels:\n  cover:\n    ground: night\n"
        b"    frames: [{claims: [title], voice: cover}]\n"
        b"  flap:\n    ground: fog\n    frames: [{claims: [.suitable]}]\n",
        geometry("a4", "letter"),
        brand.colours,
        (),
    )
    assert findings == ()
    sheet, found = make_sheet(brand, BROCHURE, geometry("a4", "letter"), layout)
    grounds = {finding.arguments["ground"] for finding in found}
    assert grounds == {"fog"}
    assert {str(finding.place) for finding in found} == {"brochure.yml:7:5"}
    assert contrast_findings(sheet, brand) == ()


@pytest.mark.parametrize(
    "path", sorted((Path(brand_yml.__file__).parent / "examples").glob("*.yml")), ids=lambda p: p.stem
)
def test_published_examples_make_whole_sheets_and_only_their_own_words_are_faulted(path: Path) -> None:
    brand, _ = read_brand("kit", "", path.read_bytes(), lambda name: (path.parent / name).read_bytes())
    sheet, findings = make_sheet(brand, BROCHURE)
    assert set(ROLES) <= set(sheet.texts)
    setting = brand.typography.settings
    said = {colour.hex for kind in ("headings", "link") if (colour := setting[kind].colour)}
    assert {finding.arguments["hex"] for finding in findings} <= said


PART = st.integers(0, 255)
HEX = st.builds(lambda red, green, blue: f"#{red:02x}{green:02x}{blue:02x}", PART, PART, PART)


@given(primary=HEX, danger=HEX)
def test_whatever_the_two_colours_are_the_derived_sheet_can_be_read(primary: str, danger: str) -> None:
    text = f'color: {{primary: "{primary}", danger: "{danger}"}}\n'
    brand, _ = read_brand("kit", "kit", text.encode(), lambda path: path.encode())
    sheet, findings = make_sheet(brand, BROCHURE)
    assert findings == ()
    for key in ("cover.title", "cover.body", "cover.kicker"):
        assert contrast(sheet.texts[key].colour, sheet.colours["primary"]) >= required(sheet.texts[key])


def test_the_same_brand_makes_the_same_sheet(read: Read) -> None:
    assert make_sheet(read(TWO_COLOURS)[0], BROCHURE) == make_sheet(read(TWO_COLOURS)[0], BROCHURE)
