"""From colours to plates: brand inks kept, greys on black, everything else by profile and within the limit of ink."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageCms

from publisher.model.catalogue import hint, sentence
from publisher.model.finding import BrokenInput
from publisher.model.place import Place
from publisher.style.brand import read_brand
from publisher.style.colour import BLACK, WHITE, Colour, luminance, mixed, mixture
from publisher.style.ink_profile import cube, plates, read_ink_profile, standard_profile

PETROL = Colour("petrol", 11 / 255, 60 / 255, 73 / 255, (0.96, 0.42, 0.33, 0.7))
SEA = Colour("sea", 0, 0.4, 0.6, (1, 0.5, 0, 0), "Sea")
PLAIN = Colour("plain", 0.8, 0.3, 0.15)
STANDARD = standard_profile()
ICC = files("publisher") / "defaults" / "icc"
PART = st.integers(0, 255).map(lambda part: part / 255)


def shade(red: float, green: float, blue: float) -> Colour:
    return Colour("", red, green, blue)


# Mixing


def test_a_tint_of_a_colour_is_a_tint_of_its_plates() -> None:
    assert mixed(WHITE, PETROL, 0.5).ink == (0.48, 0.21, 0.165, 0.35)


def test_a_shade_is_mixed_with_black_ink() -> None:
    assert mixed(PETROL, BLACK, 0.5).ink == (0.48, 0.21, 0.165, 0.85)


def test_a_mixture_with_a_colour_that_has_no_ink_is_light() -> None:
    assert mixed(PETROL, PLAIN, 0.5).ink is None


def test_a_spot_ink_is_tinted_by_paper() -> None:
    tint = mixed(SEA, WHITE, 0.75)
    assert (tint.spot, tint.tint, tint.ink) == ("Sea", 0.25, (0.25, 0.125, 0, 0))
    assert mixed(tint, WHITE, 0.5).tint == 0.125


def test_a_spot_ink_mixed_with_another_colour_is_its_stand_in() -> None:
    found = mixed(SEA, PETROL, 0.5)
    assert (found.spot, found.tint) == ("", 1.0)
    assert found.ink == (0.98, 0.46, 0.165, 0.35)


def test_a_part_without_a_share_changes_nothing() -> None:
    assert mixture(((SEA, 1.0), (PETROL, 0.0))).spot == "Sea"


# Plates


def test_a_brand_ink_is_printed_as_it_is() -> None:
    heavy = Colour("", 0, 0, 0, (1, 1, 1, 1))
    assert plates(heavy, STANDARD) == (1, 1, 1, 1)
    assert plates(PETROL, STANDARD) == PETROL.ink


@pytest.mark.parametrize("grey", [0, 0.11, 0.5, 0.9, 1])
def test_greys_are_black_alone(grey: float) -> None:
    assert plates(shade(grey, grey, grey), STANDARD)[:3] == (0, 0, 0)


def test_black_is_all_of_black_and_white_is_paper() -> None:
    assert plates(shade(0, 0, 0), STANDARD) == (0, 0, 0, 1)
    assert plates(shade(1, 1, 1), STANDARD) == (0, 0, 0, 0)


@pytest.mark.parametrize("dark", [(0.1, 0.1, 0.14), (0.02, 0, 0.05)])
def test_what_is_nearly_black_is_no_rich_black(dark: tuple[float, float, float]) -> None:
    assert plates(shade(*dark), STANDARD)[:3] == (0, 0, 0)


@given(PART, PART)
def test_a_lighter_grey_never_has_more_ink(one: float, other: float) -> None:
    light, dark = (shade(each, each, each) for each in sorted((one, other), reverse=True))
    assert plates(light, STANDARD)[3] <= plates(dark, STANDARD)[3]


@pytest.mark.parametrize("limit", [2.0, 2.4, 3.0])
@given(PART, PART, PART)
def test_no_colour_is_over_the_limit(limit: float, red: float, green: float, blue: float) -> None:
    found = plates(shade(red, green, blue), standard_profile(limit))
    assert sum(found) <= limit + 1e-9
    assert all(0 <= part <= 1 for part in found)


@settings(deadline=None)
@given(PART, PART, PART)
def test_what_a_colour_becomes_looks_like_it(red: float, green: float, blue: float) -> None:
    """Read back through the profile: inks reach fewer colours, so light and dark are what must hold."""
    from io import BytesIO

    from PIL import Image

    colour = shade(red, green, blue)
    inks = bytes(round(part * 255) for part in plates(colour, STANDARD))
    press = ImageCms.ImageCmsProfile(BytesIO(STANDARD.data))
    screen = ImageCms.buildTransform(
        press, ImageCms.createProfile("sRGB"), "CMYK", "RGB", flags=ImageCms.Flags.BLACKPOINTCOMPENSATION
    )
    seen = ImageCms.applyTransform(Image.frombytes("CMYK", (1, 1), inks), screen)
    assert seen is not None
    back = shade(*(part / 255 for part in seen.tobytes()))
    assert abs(luminance(back) ** (1 / 3) - luminance(colour) ** (1 / 3)) < 0.25


def test_the_cube_of_pictures_keeps_the_limit() -> None:
    found = cube(STANDARD)
    assert len(found) == 33**3 * 4
    assert max(map(sum, zip(found[::4], found[1::4], found[2::4], found[3::4]))) < 3.0
    assert found[-4:] == (0, 0, 0, 0)  # white is paper


# Profiles


def refused(data: bytes) -> str:
    with pytest.raises(BrokenInput) as raised:
        read_ink_profile(data, "press.icc", 3.0, Place("_brand.yml", 7))
    (finding,) = raised.value.findings
    assert (finding.code, finding.place.line) == ("ICC-WRONG", 7)
    return f"{sentence(finding)} {hint(finding)}"


def test_a_profile_of_a_press_is_read_with_its_own_name() -> None:
    data = (ICC / "FOGRA39L.icc").read_bytes()
    found = read_ink_profile(data, "press.icc", 2.4)
    assert "FOGRA39L" in found.condition
    assert (found.limit, found.data) == (2.4, data)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\0" * 500])
def test_what_is_no_profile_is_refused(data: bytes) -> None:
    assert "press.icc is no colour profile; an ICC profile of a press that prints in CMYK is needed." in refused(data)


def test_a_profile_of_a_screen_is_refused() -> None:
    assert "press.icc is for RGB, the light of a screen; an ICC" in refused((ICC / "sRGB.icc").read_bytes())


@pytest.mark.parametrize("length", [200, 5000, 100_000])
def test_half_a_profile_is_refused(length: int) -> None:
    assert "press.icc is damaged" in refused((ICC / "FOGRA39L.icc").read_bytes()[:length])


def test_a_profile_that_links_devices_is_refused() -> None:
    data = bytearray((ICC / "FOGRA39L.icc").read_bytes())
    data[12:16] = b"link"
    assert "press.icc is not of a printing press" in refused(bytes(data))


# What a brand says


def brand(text: str) -> tuple[object, list[str]]:
    lines = f'color: {{ palette: {{ a: "#102030", b: "#405060" }} }}\ndefaults:\n  publisher:\n{text}'
    found, findings = read_brand("kit", "kit", lines.encode(), lambda path: path.encode())
    return found.rules.press, [f"{each.place.line} {each.code}" for each in findings]


def test_a_brand_names_its_press() -> None:
    press, findings = brand("    press: { profile: uncoated.icc, ink-limit: 260% }\n")
    assert (press.profile, press.limit, press.place.line, findings) == ("uncoated.icc", 2.6, 4, [])  # type: ignore[attr-defined]


def test_a_brand_that_says_nothing_prints_300_per_cent_on_coated_paper() -> None:
    press, _ = brand("    inks: { a: [1, 2, 3, 4] }\n")
    assert (press.profile, press.limit) == ("", 3.0)  # type: ignore[attr-defined]


@pytest.mark.parametrize("limit", ["50%", "900%", "much", "3 mm"])
def test_a_limit_that_no_paper_has_is_refused_once(limit: str) -> None:
    assert brand(f"    press: {{ ink-limit: {limit} }}\n")[1] == ["4 STYLE-VALUE"]


def test_an_unknown_key_is_told_once() -> None:
    assert brand("    press: { paper: thick }\n")[1] == ["4 STYLE-KEY"]


def test_an_ink_over_the_brands_own_limit_is_told_at_its_line() -> None:
    inks = "    press: { ink-limit: 240% }\n    inks:\n      a: [80, 80, 80, 0]\n      b: [80, 80, 80, 10]\n"
    assert brand(inks)[1] == ["7 INK-TOTAL"]


@pytest.mark.parametrize(
    ("parts", "spot", "found"),
    [("100, 40, 0, 20", "SEA", []), ("50, 20, 0, 10", "SEA", ["6 SPOT-TWICE"]), ("50, 20, 0, 10", "SKY", [])],
)
def test_a_spot_ink_of_two_colours_has_the_same_values_in_both(parts: str, spot: str, found: list[str]) -> None:
    inks = "    inks:\n      a: { cmyk: [100, 40, 0, 20], spot: SEA }\n"
    assert brand(f"{inks}      b: {{ cmyk: [{parts}], spot: {spot} }}\n")[1] == found


@pytest.mark.parametrize("name", ["Black", "all", "None", "cyan"])
def test_a_spot_ink_has_a_name_of_its_own(name: str) -> None:
    inks = f"    inks:\n      a: {{ cmyk: [80, 0, 0, 0], spot: {name} }}\n"
    assert brand(inks)[1] == ["5 STYLE-VALUE"]
