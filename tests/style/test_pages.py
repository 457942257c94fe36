"""Pages that reflow, as data: recipes, sizes, and a look made for another size."""

from __future__ import annotations

import pytest

from publisher.style.enlarge import enlarged_texts
from publisher.style.length import points
from publisher.style.page import KINDS, PAGES, page_geometry, sheet_size
from publisher.style.recipe import Recipe, read_recipes
from publisher.typesetting.book_page import mirrored
from tests.book.make import stock

RECIPE = b"""\
big:
  output: pdf
  page: full
  body: 18 pt
  least: 16 pt
  space: 1.3
  emphasis: strong
  contents: true
  paper: 0.12 mm
"""


def test_a_recipe_of_pages_has_no_fold() -> None:
    recipes, findings = read_recipes("editions.yml", RECIPE)
    recipe = recipes["big"]
    assert findings == ()
    assert (recipe.page, recipe.fold, recipe.body, recipe.least, recipe.space) == ("full", "", 18.0, 16.0, 1.3)
    assert (recipe.upright, recipe.contents) == (True, True)
    assert recipe.paper == pytest.approx(points("0.12 mm"))


def test_a_page_that_nobody_knows_is_told() -> None:
    _, findings = read_recipes("editions.yml", RECIPE.replace(b"full", b"quarter"))
    assert [finding.code for finding in findings] == ["STYLE-VALUE"]


@pytest.mark.parametrize(
    "line",
    [
        *("space: -1", "space: 0", "space: 3.1", "body: -4 pt", "body: 0", "body: 73 pt"),
        *("body-least: 0", "least: -2 pt", "least: 80 pt", "paper: -3 mm", "paper: 2 mm"),
    ],
)
def test_a_value_with_which_no_page_can_be_set_is_told(line: str) -> None:
    _, findings = read_recipes("editions.yml", f"big:\n  output: pdf\n  page: full\n  {line}\n".encode())
    assert [(finding.code, finding.place.line) for finding in findings] == [("STYLE-VALUE", 4)]


def test_values_at_the_ends_of_what_is_allowed_are_taken_as_they_are() -> None:
    lines = b"big: {output: pdf, page: full, space: 0.5, body: 72 pt, body-least: 4 pt, least: 4 pt, paper: 0}\n"
    recipes, findings = read_recipes("editions.yml", lines)
    big = recipes["big"]
    assert findings == ()
    assert (big.space, big.body, big.body_least, big.least, big.paper) == (0.5, 72.0, 4.0, 4.0, 0.0)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("size", ["a4", "letter"])
def test_two_pages_stand_on_a_sheet(page: str, size: str) -> None:
    one, (width, height) = page_geometry(size, page), sheet_size(size, page)
    assert [panel.name for panel in one.panels] == list(KINDS)
    assert 0 <= width - 2 * one.width <= points("1.01 mm")
    assert height == pytest.approx(one.height)


def test_other_text_grows_by_as_many_points_as_the_body_and_nothing_stays_too_small() -> None:
    texts = stock("booklet").sheet.texts
    body = texts["body"].size
    big = enlarged_texts(texts, Recipe("big", "pdf", "brief", page="full", body=18.0, least=17.0))
    assert big["body"].size == 18.0
    assert big["title"].size == pytest.approx(texts["title"].size + 18 - body)
    assert big["body"].leading / 18 == pytest.approx(texts["body"].leading / body)
    assert min(style.size for style in big.values()) == 17.0


def test_on_a_left_hand_page_inside_stays_inside() -> None:
    right = stock("booklet").layout.standard
    left = mirrored(right)
    for one, other in zip(right.frames, left.frames, strict=True):
        assert (one.left, one.right) == (other.right, other.left)
        assert {one.align, other.align} in ({"left", "right"}, {"", "right"})
    assert mirrored(left).frames[0].left == right.frames[0].left
