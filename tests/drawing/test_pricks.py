"""The drawings made of needle pricks."""

from collections import Counter

from publisher.drawing import DRAWINGS
from publisher.drawing.leaf import pricks
from publisher.drawing.shape import Shape

LEAF, RIBBON, RULE = (DRAWINGS[name] for name in ("leaf", "healing-ribbon", "prick-rule"))
WHERE = {"joint": "66 125", "length": "121", "turn": "121"}
MM = 72 / 25.4


def places(shapes: tuple[Shape, ...], ink: str = "") -> list[tuple[float, float]]:
    return [(v[0], v[1]) for s in shapes if s.stroke and ink in s.stroke for kind, v in s.path if kind == "M"]


def test_a_leaf_that_crosses_a_fold_goes_on_where_it_stopped() -> None:
    width, height = 100 * MM, 210 * MM
    whole = LEAF.draw(2 * width, height, {**WHERE, "offset": "-100"})
    left = places(LEAF.draw(width, height, {**WHERE, "offset": "-100%"}))
    right = [(x + width, y) for x, y in places(LEAF.draw(width, height, WHERE))]
    grid = {(round(x), round(y)) for x, y in places(whole)}
    near = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    assert left
    for x, y in (*left, *right):
        assert any((round(x) + dx, round(y) + dy) in grid for dx, dy in near)


def test_a_leaf_standing_alone_fits_its_rectangle() -> None:
    shown = len(places(LEAF.draw(200, 210, {})))
    everywhere = len(places(LEAF.draw(400, 210, {"offset": "-25%"})))
    assert shown == everywhere > 1000


def test_a_leaf_has_a_lit_half_and_a_shaded_one() -> None:
    shapes = LEAF.draw(200, 210, {"lit": "sand", "shade": "fern"})
    assert len(places(shapes, "sand")) > 500
    assert len(places(shapes, "fern")) > 500


def test_no_prick_is_too_fine_to_print() -> None:
    for size in (30, 100, 300):
        assert min(shape.width for shape in LEAF.draw(size, size, {})) >= 0.2 * MM


def test_pricks_of_a_blade_never_run_into_a_blot() -> None:
    pitch = 0.0105
    assert max(prick.radius for prick in pricks(pitch)) <= pitch * 0.47


def test_a_small_leaf_has_fewer_pricks() -> None:
    assert len(places(LEAF.draw(30, 30, {}))) < len(places(LEAF.draw(300, 300, {}))) / 3


def test_a_ribbon_has_four_columns_a_day_and_a_block_a_stage() -> None:
    shapes = RIBBON.draw(227, 25, {"stages": "0 1 2 4 8 15"})
    assert sum(kind == "M" for kind, _ in shapes[0].path) == 5
    assert len({x for x, _ in places(shapes)}) == 60


def test_pricks_of_the_ribbon_shrink_day_by_day_until_they_are_healed() -> None:
    shapes = RIBBON.draw(227, 25, {"healed": "7.5"})
    widths = {v[0]: s.width for s in shapes if s.stroke for kind, v in s.path if kind == "M"}
    ordered = [widths[x] for x in sorted(widths)]
    assert ordered == sorted(ordered, reverse=True)
    assert Counter(ordered)[ordered[-1]] > 25


def test_days_in_disorder_make_the_same_ribbon() -> None:
    assert RIBBON.draw(227, 25, {"stages": "4 0 15 2 2 8 1"}) == RIBBON.draw(227, 25, {"stages": "0 1 2 4 8 15"})


def test_a_prick_rule_runs_from_edge_to_edge() -> None:
    (shape,) = RULE.draw(200, 4, {"radius": "0.5"})
    xs = [x for x, _ in places((shape,))]
    assert min(xs) - shape.width / 2 < 0.1
    assert 199.9 < max(xs) + shape.width / 2 < 200.1


def test_signs_of_stages_thin_out() -> None:
    spans = ("0 1", "1 4", "4 15")
    pricks = [sum(s.width for s in DRAWINGS["healing-strip"].draw(120, 20, {"span": span})) for span in spans]
    assert pricks == sorted(pricks, reverse=True)
