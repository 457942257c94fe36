"""Our reading of _brand.yml held against the published `brand_yml` package: on its own examples and on more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import brand_yml
import pytest

from publisher.model.catalogue import severity
from publisher.model.finding import Severity
from publisher.style.brand import Brand, read_brand
from publisher.style.colour import Colour
from publisher.style.css_colour import css_colour
from publisher.style.installed_font import font_bytes, installed
from publisher.style.logo import Logo
from publisher.style.palette import THEME
from publisher.style.typography import SETTINGS, TypeSetting, weight_of

EXAMPLES = sorted((Path(brand_yml.__file__).parent / "examples").glob("*.yml"))

MORE = {
    "palette-chains": """
color:
  palette: {sea: "#0b3c49", deep: sea, deeper: deep, sky: "rgb(135, 206, 235)"}
  foreground: deeper
  primary: sky
  light: white
  dark: primary
""",
    "meta-extra": """
meta:
  name: {short: AC}
  link: {home: https://example.org, clinic: https://example.org/clinic}
  motto: Calm
""",
    "logo-resource": """
logo:
  images:
    mark: {path: mark.svg, alt: A wave}
  small: mark
  medium: {light: mark, dark: {path: white.svg, alt: A white wave}}
  large: wide.png
""",
    "monospace-inherits": """
color:
  palette: {sand: "#f7f0e5"}
typography:
  monospace: {family: Fira Code, weight: 500, size: 0.9em}
  monospace-inline: {color: sand, weight: bold}
  monospace-block: {line-height: 1.4, background-color: sand}
""",
    "type-words": """
typography:
  fonts:
    - {family: Inter, source: google, weight: [400, bold], style: [normal, italic]}
    - {family: Own, source: file, files: [{path: fonts/Own.ttf, weight: semi-bold, style: italic}]}
    - {family: Wide, source: bunny, weight: 200..700}
  base: {family: Inter, weight: light, size: 11pt, line-height: 1.5}
  headings: {family: Own, weight: extra-bold, style: italic, line-height: 1.1}
  link: {weight: 600, decoration: underline}
""",
}


@pytest.fixture(params=[*EXAMPLES, *MORE], ids=lambda each: each if isinstance(each, str) else each.stem)
def both(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Brand, Any]:
    path = request.param
    if isinstance(path, str):
        path = tmp_path / "_brand.yml"
        path.write_text(MORE[request.param])
        (tmp_path / "fonts").mkdir()
        (tmp_path / "fonts/Own.ttf").write_bytes(font_bytes(installed("Source Sans Pro")[0][2]))
    ours, findings = read_brand("kit", "", path.read_bytes(), lambda name: (path.parent / name).read_bytes())
    assert [finding for finding in findings if severity(finding) is Severity.ERROR] == []
    assert [finding for finding in findings if finding.code == "STYLE-KEY"] == []
    return ours, brand_yml.Brand.from_yaml(path)


def test_names_agree(both: tuple[Brand, Any]) -> None:
    ours, theirs = both
    name = theirs.meta.name if theirs.meta else None
    assert ours.name == ((name.full if name else "") or "kit")


def test_palettes_and_theme_colours_agree(both: tuple[Brand, Any]) -> None:
    ours, theirs = both
    color = theirs.color
    palette = (color.palette or {}) if color else {}
    theme = {name: value for name in THEME if color and (value := getattr(color, name))}
    expected = {name: seen(value) for name, value in {**palette, **theme}.items()}
    assert {name: colour.hex for name, colour in ours.palette.colours.items()} == expected


def test_typography_agrees(both: tuple[Brand, Any]) -> None:
    ours, theirs = both
    for name in SETTINGS:
        setting = getattr(theirs.typography, name.replace("-", "_")) if theirs.typography else None
        assert told(ours.typography.settings[name]) == expected(setting), name


def test_font_families_and_their_files_agree(both: tuple[Brand, Any]) -> None:
    ours, theirs = both
    fonts = theirs.typography.fonts if theirs.typography else []
    written = {family.family: family for family in ours.typography.families}
    for font in fonts:
        if font.family not in written:
            assert font.source == "system", "their default for a family that the list does not have"
            continue
        family = written[font.family]
        assert family.source == font.source
        files = [(str(f.path.root), f.style == "italic", weight_of(str(f.weight))) for f in getattr(font, "files", [])]
        assert [(file.path, file.italic, file.weight) for file in family.files] == files


def test_logos_agree(both: tuple[Brand, Any]) -> None:
    ours, theirs = both
    logo = theirs.logo
    if logo is None:
        assert ours.logos.sizes == {}
    elif hasattr(logo, "path"):
        assert all(mark(pair.light) == theirs_mark(logo) for pair in ours.logos.sizes.values())
    else:
        pairs = {size: pair for size in ("small", "medium", "large") if (pair := getattr(logo, size))}
        assert set(ours.logos.sizes) == set(pairs)
        for size, pair in pairs.items():
            own = ours.logos.sizes[size]
            assert mark(own.light) == theirs_mark(getattr(pair, "light", pair))
            assert mark(own.dark) == theirs_mark(getattr(pair, "dark", pair))
        assert {name: mark(each) for name, each in ours.logos.images.items()} == {
            name: theirs_mark(each) for name, each in (logo.images or {}).items()
        }


def mark(logo: Logo | None) -> tuple[str, str] | None:
    return (logo.path, logo.alt) if logo else None


def theirs_mark(logo: Any) -> tuple[str, str]:
    return str(logo.path.root), logo.alt or ""


def seen(text: str) -> str:
    return Colour("", *css_colour(text)).hex


def told(setting: TypeSetting) -> dict[str, object]:
    return {
        "family": setting.family,
        "weight": setting.weight,
        "italic": setting.italic,
        "size": setting.size,
        "line_height": setting.line_height,
        "colour": setting.colour.hex if setting.colour else None,
    }


def expected(setting: Any) -> dict[str, object]:
    def value(name: str) -> Any:
        return getattr(setting, name, None)

    weight = value("weight")
    return {
        "family": value("family") or "",
        "weight": None if weight is None else weight_of(str(weight)),
        "italic": value("style") == "italic",
        "size": value("size") or "",
        "line_height": value("line_height"),
        "colour": seen(value("color")) if value("color") else None,
    }
