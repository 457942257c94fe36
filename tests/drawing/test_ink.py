import pytest

from publisher.drawing.ink import mix, parts, ramp, resolve, unknown
from publisher.style.colour import Colour

COLOURS = {
    "primary": Colour("primary", 0, 0, 0, (1, 0.5, 0, 0.5)),
    "light": Colour("light", 1, 1, 1, (0, 0, 0, 0)),
    "odd": Colour("odd", 0.5, 0.5, 0.5),
    "a+b": Colour("a+b", 0.25, 0, 0),
}


def test_a_name_is_the_colour_the_brand_gives_it() -> None:
    assert resolve("primary", COLOURS) is COLOURS["primary"]


def test_a_mixture_is_mixed_on_screen_and_in_ink() -> None:
    mixed = resolve("primary*25+light*75", COLOURS)
    assert (mixed.red, mixed.ink) == (0.75, (0.25, 0.125, 0, 0.125))


def test_a_mixture_with_a_screen_colour_has_no_ink() -> None:
    assert resolve("primary*50+odd*50", COLOURS).ink is None


def test_weights_need_not_sum_to_a_hundred() -> None:
    assert parts("primary*1+light*3") == (("primary", 0.25), ("light", 0.75))


def test_a_name_with_a_plus_in_it_is_still_a_name() -> None:
    assert resolve("a+b", COLOURS).red == 0.25


def test_a_literal_colour_is_itself() -> None:
    assert resolve("#ff8000", {}).hex == "#ff8000"


def test_mixing_a_mixture_stays_a_flat_mixture() -> None:
    assert mix("primary*50+light*50", "light", 0.5) == "primary*25+light*75"


def test_mixing_nothing_in_leaves_the_name() -> None:
    assert mix("primary", "light", 0) == "primary"


def test_a_ramp_begins_and_ends_at_its_stops() -> None:
    inks = ramp([(0, "primary"), (0.5, "odd"), (1, "light")], 5)
    assert (inks[0], inks[2], inks[4]) == ("primary", "odd", "light")


@pytest.mark.parametrize("ink", ["primary*50+tael*50", "tael", "#12", "#zzzzzz"])
def test_an_unknown_name_is_told_and_never_resolved(ink: str) -> None:
    assert unknown(ink, COLOURS)
    with pytest.raises(KeyError):
        resolve(ink, COLOURS)


@pytest.mark.parametrize("ink", ["primary*50+light*50", "none", "", "#0b3c49", "black"])
def test_a_sound_ink_has_no_unknown_names(ink: str) -> None:
    assert unknown(ink, COLOURS) == ()
