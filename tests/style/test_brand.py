"""Brands: what is wrong in a file is found, with its line, and reading goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.model.catalogue import hint, sentence
from publisher.style.brand import read_brand
from tests.style.conftest import Read, listed


def test_an_empty_brand_is_a_brand(read: Read) -> None:
    brand, findings = read("")
    assert findings == ()
    assert (brand.slug, brand.name) == ("kit", "kit")


def test_unknown_keys_are_told_with_what_was_meant(read: Read) -> None:
    _, findings = read("colour: {}\ncolor:\n  foregroud: black\ntypography:\n  base: {famly: Lato}\n")
    assert listed(findings) == ["STYLE-KEY 3", "STYLE-KEY 5", "STYLE-KEY 1"]
    assert [hint(finding) for finding in findings] == [
        "Did you mean 'foreground'?",
        "Did you mean 'family'?",
        "Did you mean 'color'?",
    ]


def test_keys_that_the_format_leaves_free_are_left_alone(read: Read) -> None:
    text = "meta: {name: A, motto: b}\ndefaults:\n  quarto: {format: x}\n  shiny: {theme: y}\n"
    assert read(text)[1] == ()


def test_a_theme_colour_may_bear_the_name_of_its_palette_colour(read: Read) -> None:
    brand, findings = read('color:\n  palette: {primary: "#123456"}\n  primary: primary\n')
    assert findings == ()
    assert brand.colours["primary"].hex == "#123456"


def test_light_and_dark_theme_colours_are_told_apart(read: Read) -> None:
    text = 'color:\n  palette: {night: "#101820"}\n  background: {light: white, dark: night}\n'
    brand, findings = read(text)
    assert findings == ()
    assert brand.colours["background"].hex == "#ffffff"
    assert brand.palette.dark["background"].hex == "#101820"


def test_a_ring_of_colours_is_an_error(read: Read) -> None:
    _, findings = read("color:\n  palette:\n    a: b\n    b: c\n    c: a\n")
    assert {finding.code for finding in findings} == {"COLOUR-CYCLE"}
    assert "a → b → c → a" in sentence(findings[0])


def test_an_unknown_colour_is_an_error_that_names_the_nearest(read: Read) -> None:
    _, findings = read('color:\n  palette: {petrol: "#0B3C49"}\n  primary: petrl\n')
    assert listed(findings) == ["COLOUR-UNKNOWN 3"]
    assert "Did you mean 'petrol'?" in hint(findings[0])


def test_hex_without_quotes_is_a_comment_and_counts_as_nothing(read: Read) -> None:
    brand, findings = read("color:\n  primary: #0B3C49\n")
    assert findings == ()
    assert "primary" not in brand.palette.colours


def test_inks_belong_to_colours_wherever_they_are_named(read: Read) -> None:
    brand, findings = read(
        'color:\n  palette: {sea: "#0B3C49", deep: sea}\n  primary: deep\n  danger: "#c00"\n'
        "defaults: {publisher: {inks: {sea: [96, 42, 33, 70], danger: {cmyk: [0, 100, 100, 10], spot: Warm Red}}}}\n"
    )
    assert findings == ()
    assert brand.colours["primary"].ink == (0.96, 0.42, 0.33, 0.7)
    assert (brand.colours["danger"].ink, brand.colours["danger"].spot) == ((0, 1, 1, 0.1), "Warm Red")


@pytest.mark.parametrize("ink", ["[1, 2, 3]", "[0, 0, 0, 101]", "black", "[a, b, c, d]", "[[1], 2, 3, 4]"])
def test_ink_that_is_not_four_percentages_is_an_error(read: Read, ink: str) -> None:
    text = f'color: {{palette: {{sea: "#0B3C49"}}}}\ndefaults: {{publisher: {{inks: {{sea: {ink}}}}}}}\n'
    assert listed(read(text)[1]) == ["STYLE-VALUE 2"]


def test_more_ink_than_paper_takes_is_a_warning(read: Read) -> None:
    text = 'color: {palette: {sea: "#0B3C49"}}\ndefaults: {publisher: {inks: {sea: [90, 80, 70, 70]}}}\n'
    (finding,) = read(text)[1]
    assert sentence(finding).startswith("'sea' lays down 310 % of ink")


def test_the_clinic_that_stands_in_is_text_as_written(read: Read) -> None:
    brand, findings = read(
        "defaults:\n  publisher:\n    clinic:\n      name: A & B <clinic>\n      phone: 020 7946 0018\n"
        "      emergency: 999\n      address: [1 Street, Town]\n      out-of-hours: 111\n"
        "      settings: {make_up_hours: 24}\n"
    )
    clinic = brand.clinic
    assert findings == ()
    assert (clinic.name, clinic.phone, clinic.emergency) == ("A & B <clinic>", "020 7946 0018", "999")
    assert (clinic.address, clinic.out_of_hours) == ("1 Street\nTown", "111")
    assert clinic.settings == {"make_up_hours": "24"}


def test_values_of_the_wrong_kind_are_errors_with_their_lines(read: Read) -> None:
    _, findings = read(
        "typography:\n  base: {weight: heavy-ish, line-height: tall}\n  headings: [a]\n"
        "color: blue\nmeta: {name: [a]}\n"
        "defaults:\n  publisher:\n    text: {body: {size: big, scales: perhaps}}\n    limits: {body: 9 pt}\n"
    )
    assert sorted(listed(findings)) == sorted(
        [
            "STYLE-VALUE 2",
            "STYLE-VALUE 2",
            "STYLE-VALUE 3",
            "STYLE-VALUE 4",
            "STYLE-VALUE 5",
            "STYLE-VALUE 8",
            "STYLE-VALUE 8",
            "STYLE-VALUE 9",
        ]
    )


def test_unknown_roles_are_told_and_new_voices_allowed(read: Read) -> None:
    _, findings = read(
        "defaults:\n  publisher:\n    text:\n      titel: {size: 20 pt}\n      moss.lead: {size: 13 pt}\n"
        "      night.body: {size: 11 pt}\n      night.lead: {size: 13 pt}\n"
        "    boxes:\n      saftey: {radius: 1 mm}\n    lists:\n      stps: {indent: 1 mm}\n"
    )
    assert listed(findings) == ["STYLE-ROLE 4", "STYLE-ROLE 5", "STYLE-ROLE 9", "STYLE-ROLE 11"]
    assert hint(findings[0]) == "Did you mean 'title'?"


def test_a_logo_on_the_web_is_never_fetched(read: Read) -> None:
    brand, findings = read("logo: https://example.org/logo.svg\n")
    assert listed(findings) == ["LOGO-REMOTE 1"]
    assert brand.logos.pick("medium") is None or brand.logos.pick("medium").light is None  # type: ignore[union-attr]


@pytest.mark.parametrize("folder", ["styles/harbour", "publisher/defaults/styles/plain"])
def test_the_brands_that_come_along_read_without_a_finding(folder: str) -> None:
    path = Path(__file__).parents[2] / folder
    brand, findings = read_brand(
        path.name, str(path), (path / "_brand.yml").read_bytes(), lambda p: Path(p).read_bytes()
    )
    assert findings == ()
    for pair in brand.logos.sizes.values():
        assert all((path / logo.path).is_file() for logo in (pair.light, pair.dark) if logo)
