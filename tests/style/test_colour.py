"""CSS colours, contrast by the published formula, and the nearest shade that can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.style.colour import BLACK, WHITE, Colour, contrast, readable
from publisher.style.css_colour import css_colour


def colour(text: str) -> Colour:
    return Colour(text, *css_colour(text))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("#0B3C49", "#0b3c49"),
        ("0B3C49", "#0b3c49"),
        ("#abc", "#aabbcc"),
        ("#0f08", "#77ff77"),
        ("#00000080", "#7f7f7f"),
        ("rgb(11, 60, 73)", "#0b3c49"),
        ("rgb(11 60 73)", "#0b3c49"),
        ("rgb(100%, 0%, 50%)", "#ff0080"),
        ("rgba(0, 0, 0, 0.5)", "#808080"),
        ("rgb(0 0 0 / 50%)", "#808080"),
        ("rgb(300, -5, 0)", "#ff0000"),
        ("hsl(120, 100%, 25%)", "#008000"),
        ("hsl(0.5turn 100% 50%)", "#00ffff"),
        ("hsla(240deg, 100%, 50%, 1)", "#0000ff"),
        ("rebeccapurple", "#663399"),
        ("White", "#ffffff"),
    ],
)
def test_colours_of_css_are_read(written: str, expected: str) -> None:
    assert colour(written).hex == expected


@pytest.mark.parametrize(
    "written", ["", "#12", "#12345", "#ggg", "abc", "rgb(1,2)", "rgb(a,b,c)", "hsl(x 1% 1%)", "petrol", "url(x)"]
)
def test_what_is_no_colour_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"colour|length|angle"):
        css_colour(written)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#fff", 21), ("#777", "#fff", 4.48), ("#767676", "#fff", 4.54), ("#0B3C49", "#F7F0E5", 10.6)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(colour(one), colour(other)) == pytest.approx(ratio, abs=0.05)
    assert contrast(colour(one), colour(other)) == contrast(colour(other), colour(one))


PART = st.integers(0, 255).map(lambda part: part / 255)
ANY = st.builds(Colour, st.just(""), PART, PART, PART)


@given(ANY, ANY)
def test_a_readable_shade_can_be_read_wherever_black_or_white_can(text: Colour, ground: Colour) -> None:
    shade = readable(text, ground, 4.5)
    reachable = max(contrast(BLACK, ground), contrast(WHITE, ground)) >= 4.5
    assert contrast(shade, ground) >= 4.5 or not reachable


@given(ANY, ANY)
def test_a_colour_that_can_be_read_is_left_alone(text: Colour, ground: Colour) -> None:
    if contrast(text, ground) >= 4.5:
        assert readable(text, ground, 4.5) is text
