"""Fonts: files of the brand, installed families, the fallback; files that are none."""

from __future__ import annotations

import struct
from pathlib import Path

import brand_yml
import pytest

from publisher.model.catalogue import sentence
from publisher.style import font_file
from publisher.style.face import Face
from publisher.style.family import nearest
from publisher.style.installed_font import face_name, font_bytes, installed
from publisher.style.recipe import Recipe
from publisher.style.sheet import make_sheet
from tests.style.conftest import Read, listed

SANS = {(weight, italic): path for weight, italic, path in installed("Source Sans Pro")}
REGULAR = font_bytes(SANS[400, False])
FILE = "typography:\n  fonts:\n    - family: Own\n      source: file\n      files: [{path: %s}]\n  base: Own\n"


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("SourceSansPro-Regular", (400, False)),
        ("SourceSansPro-It", (400, True)),
        ("SourceSerifPro-SemiboldIt", (600, True)),
        ("Lato-ExtraLightItalic", (200, True)),
        ("Roboto-Semi-Bold", (700, False)),
        ("Caladea", (400, False)),
        ("Some-Display", None),
    ],
)
def test_weight_and_slope_are_read_from_a_files_name(stem: str, expected: tuple[int, bool] | None) -> None:
    assert face_name(stem) == expected


def test_an_installed_family_is_found_by_its_name() -> None:
    assert {200, 300, 400, 600, 700, 900} == {weight for weight, _, _ in installed("Source Serif Pro")}
    assert installed("source SERIF pro") == installed("Source Serif Pro")


@pytest.mark.parametrize("family", ["", "No Such Family", "..", "os.path", "Füllfeder"])
def test_a_family_that_no_package_holds_has_no_faces(family: str) -> None:
    assert installed(family) == ()


@pytest.mark.parametrize("source", ["google", "bunny", "system"])
def test_a_family_that_is_not_here_is_told_once_and_the_fallback_stands_in(
    read: Read, recipe: Recipe, source: str
) -> None:
    fonts = f"fonts: [{{family: Roboto Slab, source: {source}}}]"
    text = f"typography:\n  {fonts}\n  base: Roboto Slab\n  headings: Roboto Slab\n"
    brand, findings = read(text)
    assert listed(findings) == ["FONT-MISSING 3"]
    assert "Source Sans Pro stands in" in sentence(findings[0])
    sheet, _ = make_sheet(brand, recipe)
    assert sheet.text("body").face.family == "Source Sans Pro"


def test_a_family_declared_and_never_used_is_no_finding(read: Read) -> None:
    assert read("typography:\n  fonts: [{family: Lato, source: google}]\n")[1] == ()


def test_a_font_file_of_the_brand_is_used(read: Read, recipe: Recipe) -> None:
    brand, findings = read(FILE % "fonts/Own.ttf", {"fonts/Own.ttf": font_bytes(SANS[600, False])})
    assert findings == ()
    sheet, _ = make_sheet(brand, recipe)
    face = sheet.text("body").face
    assert (face.family, face.weight, face.path) == ("Own", 600, "kit/fonts/Own.ttf")
    assert face.data == font_bytes(SANS[600, False])


@pytest.mark.parametrize("path", ["../Own.ttf", "/etc/Own.ttf", "a/../../Own.ttf", "C:/Own.ttf", "..\\Own.ttf", "."])
def test_a_font_outside_the_brands_folder_is_refused_unread(read: Read, path: str) -> None:
    assert listed(read(FILE % path)[1]) == ["FONT-OUTSIDE 5", "FONT-MISSING 6"]


def test_a_font_file_that_is_missing_is_an_error(read: Read) -> None:
    assert listed(read(FILE % "Own.ttf")[1]) == ["FONT-UNREADABLE 5", "FONT-MISSING 6"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "FONT-BROKEN"),
        (b"GIF89a not a font at all", "FONT-BROKEN"),
        (REGULAR[:2000], "FONT-BROKEN"),
        (REGULAR[:11], "FONT-BROKEN"),
        (REGULAR[:-50_000], "FONT-BROKEN"),
        (b"\0\1\0\0" + struct.pack(">4H", 0, 0, 0, 0), "FONT-BROKEN"),
        (b"OTTO" + REGULAR[4:], "FONT-FORMAT"),
        (b"wOF2" + bytes(40), "FONT-FORMAT"),
        (b"wOFF" + bytes(40), "FONT-FORMAT"),
        (b"ttcf" + bytes(40), "FONT-FORMAT"),
    ],
)
def test_a_file_that_is_no_usable_font_is_told_by_name(read: Read, data: bytes, code: str) -> None:
    _, findings = read(FILE % "Own.ttf", {"Own.ttf": data})
    assert listed(findings) == [f"{code} 5", "FONT-MISSING 6"]
    assert "Own.ttf" in sentence(findings[0])


def test_a_font_whose_head_is_wrong_is_broken() -> None:
    start = next(
        struct.unpack_from(">L", REGULAR, at + 8)[0] for at in range(12, 400, 16) if REGULAR[at : at + 4] == b"head"
    )
    damaged = REGULAR[: start + 12] + b"\0\0\0\0" + REGULAR[start + 16 :]
    assert font_file.problem(REGULAR) == ""
    assert "head" in font_file.problem(damaged)


def test_a_font_on_the_web_is_never_fetched(read: Read) -> None:
    assert listed(read(FILE % '"https://example.org/a.woff2"')[1]) == ["FONT-FORMAT 5", "FONT-MISSING 6"]


def faces(*weights: int, italic: bool = False) -> list[Face]:
    return [Face("X", weight, italic) for weight in weights]


@pytest.mark.parametrize(
    ("held", "wanted", "found"),
    [
        ([300, 400, 700], 400, 400),
        ([300, 500, 700], 400, 500),
        ([300, 700], 400, 300),
        ([400, 500], 450, 500),
        ([600, 700], 400, 600),
        ([200, 400], 300, 200),
        ([400, 700], 300, 400),
        ([400, 700], 600, 700),
        ([400, 500], 600, 500),
        ([400], 900, 400),
    ],
)
def test_the_nearest_weight_is_that_of_css(held: list[int], wanted: int, found: int) -> None:
    face = nearest(faces(*held), wanted, False)
    assert face is not None
    assert face.weight == found


def test_slope_goes_before_weight_and_upright_stands_in_for_missing_italic() -> None:
    mixed = faces(400) + faces(700, italic=True)
    assert nearest(mixed, 400, True) == Face("X", 700, True)
    assert nearest(faces(400), 400, True) == Face("X", 400, False)


def test_a_variable_font_is_used_at_the_weight_it_has_by_itself(read: Read) -> None:
    data = (Path(brand_yml.__file__).parent / "examples/fonts/open-sans/OpenSans-Variable.ttf").read_bytes()
    brand, findings = read(FILE % "Own.ttf", {"Own.ttf": data})
    assert listed(findings) == ["FONT-VARIABLE 5"]
    assert [face.weight for face in brand.faces["own"]] == [400]


def test_a_font_that_forbids_embedding_is_told(read: Read) -> None:
    start = next(
        struct.unpack_from(">L", REGULAR, at + 8)[0] for at in range(12, 400, 16) if REGULAR[at : at + 4] == b"OS/2"
    )
    locked = REGULAR[: start + 8] + b"\0\2" + REGULAR[start + 10 :]
    assert listed(read(FILE % "Own.ttf", {"Own.ttf": REGULAR})[1]) == []
    assert listed(read(FILE % "Own.ttf", {"Own.ttf": locked})[1]) == ["FONT-RESTRICTED 5"]
