"""skin-wedge: what it promises to whoever lays text beside it."""

import math
from itertools import pairwise

from publisher.drawing import DRAWINGS
from publisher.drawing.shape import Shape
from publisher.drawing.wedge_layers import WIDE, Wedge, even

WEDGE = DRAWINGS["skin-wedge"]
SLOTS = {slot: slot for slot in WEDGE.slots}
WIDTH, HEIGHT = 570.0, 425.0


def drawn(**options: str) -> dict[str, Shape]:
    """The last shape of each ink."""
    shapes = WEDGE.draw(WIDTH, HEIGHT, {**SLOTS, "surface": "34%", **options})
    return {shape.fill or shape.stroke: shape for shape in shapes}


def points(shape: Shape) -> list[tuple[float, float]]:
    return [values[-2:] for _, values in shape.path if values]  # type: ignore[misc]


def parts(shape: Shape) -> int:
    return sum(kind == "M" for kind, _ in shape.path)


def test_its_lower_right_is_left_to_text() -> None:
    unit = WIDTH / WIDE
    wedge = Wedge(0.34 * HEIGHT / unit, HEIGHT / unit * 0.66 - 2.5)
    for shape in drawn().values():
        for x, y in points(shape):
            assert y <= unit * (wedge.cut(x / unit) + 3) + 0.5


def test_needles_are_as_many_as_asked_and_stop_short_of_the_cut() -> None:
    for count in (3, 8):
        tips = drawn(needles=str(count))["tip"]
        assert parts(tips) == count
    deepest = max(y for _, y in points(drawn()["tip"]))
    assert deepest > max(y for _, y in points(drawn(reach="40%")["tip"]))


def test_needles_fall_in_depth_from_left_to_right() -> None:
    tips: list[float] = []
    for kind, values in drawn()["tip"].path:
        if kind == "M":
            tips.append(0.0)
        if values:
            tips[-1] = max(tips[-1], values[1])
    assert tips == sorted(tips, reverse=True)


def test_no_cell_lies_under_a_needle() -> None:
    cells = [s for s in WEDGE.draw(WIDTH, HEIGHT, SLOTS) if s.stroke == "cell"]
    places = [point for shape in cells for point in points(shape)]
    needle = 0.38 * WIDTH
    assert len(places) > 200
    assert not [x for x, _ in places if abs(x - needle) < 2]


def test_every_slot_is_inked() -> None:
    assert set(drawn()) == set(WEDGE.slots)


def test_it_stands_in_a_column_too() -> None:
    shapes = WEDGE.draw(230, 230 * WEDGE.aspect, {})
    assert len(shapes) > 10
    assert all(math.isfinite(value) for shape in shapes for _, values in shape.path for value in values)


def test_without_needles_there_is_only_skin() -> None:
    assert "needle" not in drawn(needles="0")


def test_even_numbers_never_bunch() -> None:
    found = sorted(even(n, 0.3) for n in range(50))
    gaps = [after - before for before, after in pairwise(found)]
    assert min(gaps) > 0.005
    assert max(gaps) < 0.05
