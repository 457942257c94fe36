"""The style sheet: nothing fixed that a reader may want to change, and contrast by day and night."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.markup.css import style_sheet
from publisher.markup.tint import BLACK, LEAST, WHITE, mixed, night, readable, tint
from publisher.style.colour import Colour, contrast
from tests.ebook.sample import sheet

part = st.integers(0, 255).map(lambda value: value / 255)
colours = st.builds(lambda red, green, blue: Colour("any", red, green, blue), part, part, part)


def colour(code: str) -> Colour:
    red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return Colour(code, red, green, blue)


def rules(css: str) -> list[tuple[str, str]]:
    return re.findall(r"([^{};]+)\{([^{}]*)\}", css)


def test_no_length_of_text_is_absolute() -> None:
    assert re.findall(r"font-size:[^;]*(?:px|pt|cm|mm|in|pc)\b", style_sheet(sheet())) == []
    assert re.findall(r"\d(?:pt|cm|mm|pc)\b", style_sheet(sheet())) == []


def test_page_and_running_text_have_no_colour_of_their_own() -> None:
    for selector, inner in rules(style_sheet(sheet())):
        if {"html", "body", "p", ":root"} & {each.strip() for each in selector.split(",")}:
            assert not re.search(r"(?<!-)\bcolor:|background", inner), selector


def test_a_text_colour_is_mixed_with_the_readers_or_stands_on_a_ground_of_its_own() -> None:
    for selector, inner in rules(style_sheet(sheet())):
        found = re.search(r"(?<![-\w])color: ([^;]+);", inner)
        if found and not found[1].startswith(("inherit", "color-mix(in srgb, currentcolor")):
            assert "background-color" in inner or ".title" in selector, selector


def test_every_ground_is_readable_by_day_and_night() -> None:
    pairs = re.findall(r"background-color: (#\w{6}); color: (#\w{6});", style_sheet(sheet()))
    assert len(pairs) >= 5
    for ground, text in pairs:
        assert contrast(colour(ground), colour(text)) >= LEAST


@pytest.mark.parametrize(("size", "large"), [(1.0, False), (1.9, True)])
def test_only_large_numerals_stand_in_the_margin_and_none_in_the_contents(size: float, large: bool) -> None:
    plain = sheet()
    label = replace(plain.text("label"), size=size * plain.text("body").size)
    ordered = replace(plain.lists["ordered"], marker="numeral", numeral="label")
    made = replace(plain, texts={**plain.texts, "label": label}, lists={**plain.lists, "ordered": ordered})
    found = dict(each for each in rules(style_sheet(made)) if each[0].strip().startswith(("ol >", "nav ol >")))
    named = {selector.strip(): inner for selector, inner in found.items()}
    assert ("ol > li::before" in named) == large
    assert ("ol > li::marker" in named) != large
    assert "content: none" in named["nav ol > li::before"]


@given(colours, colours)
def test_readable_text_is_readable_on_any_ground(wish: Colour, ground: Colour) -> None:
    assert contrast(readable(wish, ground), ground) >= LEAST


@given(colours)
def test_white_reads_on_every_night_ground(memory: Colour) -> None:
    assert contrast(WHITE, night(memory)) >= 7


@given(colours)
def test_a_tint_reads_on_white_and_on_black_pages(wish: Colour) -> None:
    found = tint(wish)
    if found:
        assert contrast(mixed(BLACK, found.colour, found.share), WHITE) >= LEAST
        assert contrast(mixed(WHITE, found.colour, found.share), BLACK) >= LEAST


@pytest.mark.parametrize("code", ["#0b3c49", "#40253c", "#1d1d1b"])
def test_a_dark_brand_colour_shows_unchanged_on_black_text(code: str) -> None:
    found = tint(colour(code))
    assert found is not None
    assert mixed(BLACK, found.colour, found.share).hex == code


def test_the_style_sheet_is_the_same_each_time() -> None:
    assert style_sheet(sheet()) == style_sheet(sheet())
