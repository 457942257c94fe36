"""The Paint of the press: which operators choose a colour, and which text is printed over its ground."""

from __future__ import annotations

import pytest

from publisher.binding.pdf_plates import REGISTRATION, Plates
from publisher.drawing.ink import resolve
from publisher.drawing.shape import Shape, rectangle
from publisher.style.colour import BLACK, WHITE, Colour, mixed
from publisher.style.ink_profile import standard_profile
from publisher.typesetting.pages import Ink

NAME = "Sée (C) 5"
SPOT = f"Spot{NAME.encode().hex()}"
SEA = Colour("sea", 0, 0.4, 0.6, (1, 0.5, 0, 0.2), NAME)
PETROL = Colour("petrol", 11 / 255, 60 / 255, 73 / 255, (0.96, 0.42, 0.33, 0.7))
COLOURS = {"sea": SEA, "petrol": PETROL, "white": WHITE}
PAINT = Plates(standard_profile(), COLOURS)


def drawn(*fills: str) -> Ink:
    return Ink(tuple(Shape(rectangle(0, 0, 9, 9), fill=fill) for fill in fills), 0, 0, COLOURS)


def test_a_brand_ink_is_chosen_plate_by_plate() -> None:
    assert PAINT(PETROL, False) == "0.96 0.42 0.33 0.7 k"
    assert PAINT(PETROL, True) == "0.96 0.42 0.33 0.7 K"


def test_a_spot_ink_is_chosen_by_name_and_tint() -> None:
    assert PAINT(SEA, False) == f"/{SPOT} cs 1 scn"
    assert PAINT(mixed(WHITE, SEA, 0.3), True) == f"/{SPOT} CS 0.3 SCN"
    assert PAINT(resolve("sea*30+white*70", COLOURS), False) == f"/{SPOT} cs 0.3 scn"


def test_a_colour_written_as_light_that_the_brand_has_as_ink_is_the_brands() -> None:
    assert PAINT(Colour("#0b3c49", 11 / 255, 60 / 255, 73 / 255), False) == PAINT(PETROL, False)
    assert PAINT(Colour("#006699", 0, 0.4, 0.6), False) == PAINT(SEA, False)
    assert PAINT(Colour("#0b3c4a", 11 / 255, 60 / 255, 74 / 255), False) != PAINT(PETROL, False)


def test_a_spot_inks_colour_space_falls_back_on_its_plates() -> None:
    fade = "<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 0.5 0 0.2]/N 1>>"
    assert PAINT.separation(NAME).decode() == f"[/Separation/S#c3#a9e#20#28C#29#205/DeviceCMYK{fade}]"
    assert b"/Separation/All/DeviceCMYK" in PAINT.separation(REGISTRATION.spot)


def test_only_the_spot_inks_that_marks_use_are_named() -> None:
    assert PAINT.spots((drawn("petrol", "white"),)) == ()
    assert PAINT.spots((drawn("petrol"), drawn("sea*30+white*70"))) == (NAME,)
    assert PAINT.spots((drawn("sea*30+petrol*70"),)) == ()  # mixed with another colour, its stand-in prints


@pytest.mark.parametrize(
    ("colour", "over"),
    [
        (BLACK, True),
        (Colour("", 0.1, 0.1, 0.1), True),
        (Colour("", 0.9, 0.9, 0.9), False),  # light grey on a dark ground would vanish
        (WHITE, False),
        (PETROL, False),
        (SEA, False),
        (REGISTRATION, False),
    ],
)
def test_black_alone_is_printed_over_its_ground(colour: Colour, over: bool) -> None:
    assert PAINT.overprints(colour) == over
