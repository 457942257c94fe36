"""What every drawing promises, whatever it shows."""

import math
from collections.abc import Iterator

import pytest

from publisher.drawing import DRAWINGS
from publisher.drawing.ink import unknown
from publisher.drawing.shape import Shape
from publisher.style.tones import named_colours

COLOURS = named_colours({})
SIZES = ((292, 360), (283, 306), (226, 190), (420, 600), (120, 80), (40, 90), (3, 3), (600, 4))

every_drawing = pytest.mark.parametrize("name", sorted(DRAWINGS))


def points(shapes: tuple[Shape, ...]) -> Iterator[tuple[float, float]]:
    for shape in shapes:
        for _, values in shape.path:
            yield from zip(values[::2], values[1::2])


@every_drawing
def test_a_drawing_asks_only_for_colours_that_every_brand_has(name: str) -> None:
    shapes = DRAWINGS[name].draw(200, 200 * DRAWINGS[name].aspect, {})
    assert shapes
    assert {missing for s in shapes for ink in (s.fill, s.stroke) for missing in unknown(ink, COLOURS)} == set()


@every_drawing
@pytest.mark.parametrize("size", SIZES)
def test_a_drawing_fits_any_rectangle(name: str, size: tuple[float, float]) -> None:
    width, height = size
    for x, y in points(DRAWINGS[name].draw(width, height, {})):
        assert math.isfinite(x)
        assert math.isfinite(y)
        assert -0.2 * width - 20 <= x <= 1.2 * width + 20


@every_drawing
@pytest.mark.parametrize("size", [(0, 10), (10, 0), (-5, 10)])
def test_an_empty_rectangle_has_no_shapes(name: str, size: tuple[float, float]) -> None:
    assert DRAWINGS[name].draw(*size, {}) == ()


@every_drawing
def test_a_path_begins_with_a_move_and_every_shape_is_painted(name: str) -> None:
    for shape in DRAWINGS[name].draw(200, 150, {}):
        assert shape.path[0][0] == "M"
        assert shape.fill or (shape.stroke and shape.width > 0)


@every_drawing
def test_each_colour_slot_is_the_brands_to_set(name: str) -> None:
    drawing = DRAWINGS[name]
    shapes = drawing.draw(200, 200 * drawing.aspect, dict.fromkeys(drawing.slots, "#123456"))
    assert {ink for s in shapes for ink in (s.fill, s.stroke) if ink} == {"#123456"}


@every_drawing
def test_an_option_nobody_can_read_changes_nothing_and_is_told(name: str) -> None:
    drawing = DRAWINGS[name]
    nonsense = {"colour-of-the-sky": "blue", **dict.fromkeys(drawing.settings, "many")}
    assert set(drawing.refused(nonsense)) == set(nonsense)
    assert drawing.draw(200, 150, nonsense) == drawing.draw(200, 150, {})


@every_drawing
def test_its_own_defaults_are_options_it_takes(name: str) -> None:
    drawing = DRAWINGS[name]
    options = {**drawing.slots, **{key: value for key, value in drawing.settings.items() if value}}
    assert drawing.refused(options) == ()
    assert drawing.draw(200, 150, options) == drawing.draw(200, 150, {})


@every_drawing
def test_a_slot_set_to_none_is_not_painted(name: str) -> None:
    drawing = DRAWINGS[name]
    assert drawing.draw(200, 150, dict.fromkeys(drawing.slots, "none")) == ()
