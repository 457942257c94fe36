"""Geometry of every fold and size by value, and proof by folding a strip."""

from __future__ import annotations

import pytest

from publisher.model.finding import BrokenInput
from publisher.style.fold import FOLDS, SIZES, geometry
from publisher.style.geometry import Geometry

MM = 72 / 25.4


def sides(sheet: Geometry, unit: float) -> list[list[tuple[str, float, float]]]:
    """Each page's panels from left to right: name, left edge, width."""
    pages = [[p for p in sheet.panels if p.page == page] for page in range(sheet.pages)]
    return [
        [(p.name, round(p.left / unit, 5), round(p.width / unit, 5)) for p in sorted(page, key=lambda p: p.left)]
        for page in pages
    ]


def test_a4_letter_fold() -> None:
    sheet = geometry("a4", "letter")
    assert (sheet.width, sheet.height) == (pytest.approx(297 * MM), pytest.approx(210 * MM))
    assert sides(sheet, MM) == [
        [("flap", 0, 97), ("back", 97, 100), ("cover", 197, 100)],
        [("inside-left", 0, 100), ("inside-middle", 100, 100), ("inside-right", 200, 97)],
    ]
    assert sheet.folds(0) == pytest.approx((97 * MM, 197 * MM))
    assert sheet.folds(1) == pytest.approx((100 * MM, 200 * MM))


def test_us_letter_letter_fold() -> None:
    sheet = geometry("letter", "letter")
    assert (sheet.width, sheet.height) == (792, 612)
    assert sides(sheet, 72) == [
        [("flap", 0, 3.625), ("back", 3.625, 3.6875), ("cover", 7.3125, 3.6875)],
        [("inside-left", 0, 3.6875), ("inside-middle", 3.6875, 3.6875), ("inside-right", 7.375, 3.625)],
    ]
    assert sheet.folds(0) == (261, 526.5)
    assert sheet.folds(1) == (265.5, 531)


def test_a4_z_fold() -> None:
    assert sides(geometry("a4", "z"), MM) == [
        [("fourth", 0, 99), ("fifth", 99, 99), ("cover", 198, 99)],
        [("second", 0, 99), ("third", 99, 99), ("back", 198, 99)],
    ]


def test_us_letter_z_fold() -> None:
    assert sides(geometry("letter", "z"), 1) == [
        [("fourth", 0, 264), ("fifth", 264, 264), ("cover", 528, 264)],
        [("second", 0, 264), ("third", 264, 264), ("back", 528, 264)],
    ]


def test_a4_half_fold() -> None:
    assert sides(geometry("a4", "half"), MM) == [
        [("back", 0, 148.5), ("cover", 148.5, 148.5)],
        [("inside-left", 0, 148.5), ("inside-right", 148.5, 148.5)],
    ]


def test_us_letter_half_fold() -> None:
    assert sides(geometry("letter", "half"), 72) == [
        [("back", 0, 5.5), ("cover", 5.5, 5.5)],
        [("inside-left", 0, 5.5), ("inside-right", 5.5, 5.5)],
    ]


@pytest.mark.parametrize(
    ("fold", "reading"),
    [
        ("letter", ["cover", "flap", "inside-left", "inside-middle", "inside-right", "back"]),
        ("z", ["cover", "second", "third", "fourth", "fifth", "back"]),
        ("half", ["cover", "inside-left", "inside-right", "back"]),
    ],
)
def test_panels_come_in_the_order_a_reader_meets_them(fold: str, reading: list[str]) -> None:
    assert [panel.name for panel in geometry("a4", fold).panels] == reading


@pytest.mark.parametrize("fold", FOLDS)
@pytest.mark.parametrize("size", SIZES)
def test_the_two_pages_are_the_two_sides_of_one_sheet(size: str, fold: str) -> None:
    """Behind a panel that starts at x stands one that ends at the sheet's width less x: the same folds."""
    sheet = geometry(size, fold)
    mirrored = sorted(sheet.width - x for x in sheet.folds(0))
    assert mirrored == pytest.approx(sheet.folds(1))
    for page in (0, 1):
        widths = [p.width for p in sheet.panels if p.page == page]
        assert sum(widths) == pytest.approx(sheet.width)


@pytest.mark.parametrize("fold", FOLDS)
def test_edges_that_are_folds_are_told_from_those_that_are_trimmed(fold: str) -> None:
    sheet = geometry("a4", fold)
    for panel in sheet.panels:
        assert panel.fold_left == (panel.left > 1)
        assert panel.fold_right == (panel.left + panel.width < sheet.width - 1)


def leaves(sheet: Geometry) -> list[tuple[str, str]]:
    """The strip's leaves from left to right, seen from the outside: the panel in front and the one behind it."""
    front, behind = (sorted((p for p in sheet.panels if p.page == n), key=lambda p: p.left) for n in (0, 1))
    return [(a.name, b.name) for a, b in zip(front, reversed(behind), strict=True)]


def test_a_letter_folded_strip_opens_in_reading_order() -> None:
    """Lying with the inside up, leaves from left to right are: behind the cover, the back, the flap. The right leaf
    folds in first, the left one over it."""
    strip = [(behind, front) for front, behind in reversed(leaves(geometry("a4", "letter")))]
    left, middle, right = strip
    assert left[1] == "cover", "the last leaf to fold shows the cover"
    assert middle[1] == "back", "the leaf that stays put shows the back"
    shown_on_opening_the_cover = (left[0], right[1])
    assert shown_on_opening_the_cover == ("inside-left", "flap")
    assert (left[0], middle[0], right[0]) == ("inside-left", "inside-middle", "inside-right")


@pytest.mark.parametrize("size", SIZES)
def test_the_leaf_that_folds_in_is_the_narrow_one(size: str) -> None:
    widths = {panel.name: panel.width for panel in geometry(size, "letter").panels}
    assert widths["flap"] == widths["inside-right"] < widths["inside-middle"]
    assert widths["cover"] == widths["back"] == widths["inside-left"] == widths["inside-middle"]


def test_a_z_folded_strip_opens_in_reading_order() -> None:
    """The outside up, leaves a, b, c from left to right; c is on top, hinged at its left to b, b at its left to a.
    Each fold turns the other way, so faces that meet inside the z are of the same page."""
    a, b, c = leaves(geometry("a4", "z"))
    stack = [c, (b[1], b[0]), a]  # upper and lower face of each leaf, from the top
    assert stack[0][0] == "cover"
    assert stack[-1][1] == "back"
    first_opening = (stack[0][1], stack[1][0])
    second_opening = (stack[2][0], stack[1][1])
    assert (*first_opening, *second_opening) == ("second", "third", "fourth", "fifth")


def test_a_half_folded_strip_opens_in_reading_order() -> None:
    left, right = leaves(geometry("a4", "half"))
    assert (right[0], right[1], left[1], left[0]) == ("cover", "inside-left", "inside-right", "back")


@pytest.mark.parametrize(("size", "fold"), [("a5", "letter"), ("a4", "gate")])
def test_an_unknown_fold_or_size_is_refused(size: str, fold: str) -> None:
    with pytest.raises(BrokenInput) as broken:
        geometry(size, fold)
    assert [finding.code for finding in broken.value.findings] == ["FOLD-UNKNOWN"]
