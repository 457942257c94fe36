"""What single figures show."""

from publisher.drawing import DRAWINGS
from publisher.drawing.shape import Shape


def moves(shape: Shape) -> int:
    return sum(kind == "M" for kind, _ in shape.path)


def of_fill(shapes: tuple[Shape, ...], ink: str) -> Shape:
    return next(shape for shape in shapes if shape.fill == ink)


def test_the_ribbon_shows_as_many_dots_a_day_as_it_is_told() -> None:
    shapes = DRAWINGS["recovery-ribbon"].draw(218, 58, {"dots": "3 2 1", "line": "ink"})
    assert moves(of_fill(shapes, "ink")) == 6


def test_the_ribbon_shades_the_days_it_is_told() -> None:
    shapes = DRAWINGS["recovery-ribbon"].draw(150, 40, {"bands": "0 1 4 8", "band": "sand"})
    band = of_fill(shapes, "sand")
    assert sorted({values[0] for _, values in band.path if values}) == [0, 10, 40, 80]


def test_dots_of_many_levels_stay_in_the_ribbon() -> None:
    shapes = DRAWINGS["recovery-ribbon"].draw(218, 58, {"dots": "9 9 9 9"})
    assert min(values[1] for s in shapes for _, values in s.path if values) >= 0


def test_the_plan_has_a_disc_for_each_session_and_a_ring_for_each_further_one() -> None:
    shapes = DRAWINGS["session-plan"].draw(227, 12, {"solid": "4", "open": "2", "line": "ink"})
    rings = next(s for s in shapes if s.stroke and s.path[-1][0] == "Z")
    assert (moves(of_fill(shapes, "ink")), moves(rings)) == (4, 2)


def test_a_plan_of_many_sessions_still_leaves_room_for_its_line() -> None:
    shapes = DRAWINGS["session-plan"].draw(227, 12, {"solid": "10", "open": "10"})
    assert max(values[0] for s in shapes[:1] for _, values in s.path if values) < 227 * 0.7


def test_a_stitch_rule_begins_as_points_and_ends_as_a_line() -> None:
    strokes = [
        (one[1][0], other[1][0])
        for shape in DRAWINGS["stitch-rule"].draw(227, 6, {})
        for one, other in zip(shape.path[::2], shape.path[1::2])
    ]
    lengths = [end - start for start, end in sorted(strokes)]
    assert lengths[0] < 0.05
    assert lengths[-1] > 227 / 3
    assert max(end for _, end in strokes) <= 227


def test_needles_reach_beyond_the_outer_skin_and_not_into_fat() -> None:
    shapes = DRAWINGS["skin-section"].draw(100, 95, {"outer": "outer", "fat": "fat", "line": "ink"})
    tops = {ink: min(v[1] for _, v in of_fill(shapes, ink).path if v) for ink in ("outer", "fat")}
    tip = max(
        v[1] for s in shapes if s.fill == "ink" and s.path[-1][0] == "Z" and moves(s) == 5 for _, v in s.path if v
    )
    assert tops["outer"] < tip < tops["fat"]


def test_the_three_reliefs_differ() -> None:
    paths = {DRAWINGS[f"relief-{kind}"].draw(71, 46, {})[1].path for kind in ("pits", "creases", "scar")}
    assert len(paths) == 3


def test_a_relief_keeps_within_its_rounded_tile() -> None:
    for kind in ("pits", "creases", "scar"):
        lines = DRAWINGS[f"relief-{kind}"].draw(71, 46, {})[1]
        ends = [values[-2:] for _, values in lines.path]
        assert all(0 <= x <= 71 and 0 <= y <= 46 for x, y in ends)
        assert not [(x, y) for x, y in ends if x + y < 1]
