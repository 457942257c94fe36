import pytest

from publisher.drawing import DRAWINGS
from publisher.drawing.shape import Shape

FIELD = DRAWINGS["cover-field"]
MM = 72 / 25.4
HEIGHT = 127 * MM


def marks(shapes: tuple[Shape, ...]) -> int:
    return sum(kind == "M" for shape in shapes if shape.stroke for kind, _ in shape.path)


def crossings(shapes: tuple[Shape, ...], x: float) -> list[float]:
    """The heights at which strokes cross `x`, from above."""
    heights = set()
    for shape in shapes:
        for (_, start), (kind, values) in zip(shape.path, shape.path[1:]):
            if shape.stroke and kind == "C" and start[-2] <= x < values[-2]:
                heights.add(round(height_at((*start[-2:], *values), x), 2))
    return sorted(heights)


def height_at(cubic: tuple[float, ...], x: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(40):
        t = (low + high) / 2
        low, high = (t, high) if bezier(cubic[::2], t) < x else (low, t)
    return bezier(cubic[1::2], low)


def bezier(p: tuple[float, ...], t: float) -> float:
    return (1 - t) ** 3 * p[0] + 3 * t * (1 - t) ** 2 * p[1] + 3 * t * t * (1 - t) * p[2] + t**3 * p[3]


def test_lines_meet_across_a_fold() -> None:
    cover = FIELD.draw(100 * MM, HEIGHT, {"from": ".726"})
    back = FIELD.draw(100 * MM, HEIGHT, {"from": ".726", "offset": "-100%"})
    left, right = crossings(cover, 0), crossings(back, 100 * MM)
    assert len(left) > 15
    assert left == pytest.approx(right, abs=0.1)


def test_an_offset_in_millimetres_is_the_same_as_one_in_parts_of_the_width() -> None:
    by_part = FIELD.draw(100 * MM, HEIGHT, {"offset": "-100%"})
    assert FIELD.draw(100 * MM, HEIGHT, {"offset": "-100"}) == by_part


def test_rows_before_the_first_wanted_are_not_drawn() -> None:
    whole, near = FIELD.draw(283, HEIGHT, {}), FIELD.draw(283, HEIGHT, {"from": "0.7"})
    top = min(values[1] for s in near for _, values in s.path if values)
    assert marks(near) < marks(whole)
    assert top > HEIGHT / 4


def test_a_fade_takes_marks_away() -> None:
    assert 0 < marks(FIELD.draw(283, HEIGHT, {"fade": ".6 .9"})) < marks(FIELD.draw(283, HEIGHT, {}))


def test_another_seed_is_another_landscape() -> None:
    assert FIELD.draw(283, HEIGHT, {"seed": "1"}) != FIELD.draw(283, HEIGHT, {"seed": "2"})


def test_marks_of_one_look_are_one_shape_so_that_a_cover_stays_small() -> None:
    shapes = FIELD.draw(292, 360, {})
    looks = [(s.stroke, s.width) for s in shapes if s.stroke]
    assert len(looks) == len(set(looks)) < 100
    assert marks(shapes) > 3000


def test_land_covers_the_ground_below_its_farthest_line_only() -> None:
    land = FIELD.draw(283, HEIGHT, {"from": "0.726"})[0]
    xs, ys = ([values[n] for _, values in land.path if values] for n in (0, 1))
    assert land.fill == "primary"
    assert (min(xs), max(xs), max(ys)) == (0, 283, 360)
    assert min(ys) > HEIGHT / 3


def test_without_a_ground_only_lines_are_drawn() -> None:
    assert all(not shape.fill for shape in FIELD.draw(283, HEIGHT, {"ground": "none"}))
