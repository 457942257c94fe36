from xml.etree import ElementTree

import pytest

from publisher.drawing import DRAWINGS
from publisher.drawing.picture import svg_shapes
from publisher.drawing.shape import Shape, circle, line, rectangle
from publisher.markup.svg import number, svg
from publisher.style.colour import Colour

COLOURS = {
    name: Colour(name, 0.25, 0.5, 0.75)
    for name in (
        "primary",
        "on-primary",
        "secondary-on-primary",
        "primary-line",
        "secondary-line",
        "light",
        "background",
        "rule",
    )
}
NS = "{http://www.w3.org/2000/svg}"


def test_a_drawing_is_an_image_with_a_title_and_a_description() -> None:
    root = ElementTree.fromstring(svg((), 10, 5, COLOURS, 'Skin & "needles"', "<five> of them"))
    assert (root.get("role"), root.get("viewBox")) == ("img", "0 0 10 5")
    assert root.findtext(NS + "title") == 'Skin & "needles"'
    assert root.findtext(NS + "desc") == "<five> of them"


def test_characters_that_xml_has_no_place_for_are_left_out() -> None:
    root = ElementTree.fromstring(svg((), 1, 1, COLOURS, "a\x00b\ud800c\uffff", ""))
    assert root.findtext(NS + "title") == "abc"


def test_nothing_in_it_has_an_id_that_could_clash() -> None:
    shapes = DRAWINGS["skin-section"].draw(200, 190, {})
    root = ElementTree.fromstring(svg(shapes, 200, 190, COLOURS, "t", "d"))
    assert all(element.get("id") is None for element in root.iter())


def test_a_ground_lies_beneath_a_drawing_that_needs_one() -> None:
    root = ElementTree.fromstring(svg((Shape(circle(5, 5, 2), fill="primary"),), 10, 10, COLOURS, "", "", "light"))
    assert next(path.get("d") for path in root) == "M0 0L10 0L10 10L0 10Z"


def test_strokes_dashes_and_the_rule_of_filling_are_kept() -> None:
    dashed = Shape(line(0, 0, 9, 0), stroke="primary", width=1.5, cap="round", dash=(1, 2.5))
    holed = Shape((*rectangle(0, 0, 9, 9), *rectangle(2, 2, 3, 3)), fill="primary", even_odd=True)
    first, second = ElementTree.fromstring(svg((dashed, holed), 9, 9, COLOURS, "", ""))
    assert first.attrib == {
        "d": "M0 0L9 0",
        "fill": "none",
        "stroke": "#4080bf",
        "stroke-width": "1.5",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
        "stroke-dasharray": "1 2.5",
    }
    assert second.get("fill-rule") == "evenodd"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.001, "0"),
        (1.005, "1"),
        (0.5, ".5"),
        (-0.25, "-.25"),
        (10, "10"),
        (12.3456, "12.35"),
        (100.1, "100.1"),
    ],
)
def test_numbers_are_as_short_as_they_can_be(value: float, text: str) -> None:
    assert number(value) == text


def test_what_is_written_reads_as_the_same_shapes() -> None:
    shapes = (
        Shape((("M", (-0.5, 0.25)), ("C", (1, -2, 3, -0.5, 4, 4)), ("L", (0.5, -0.5)), ("Z", ())), fill="primary"),
        Shape(line(1, 1, 2, 2), stroke="primary", width=0.5, cap="round"),
    )
    read = svg_shapes(svg(shapes, 10, 10, COLOURS, "", ""), 10).shapes
    assert [s.path for s in read] == [s.path for s in shapes]
    assert [(s.fill, s.stroke, s.width, s.cap) for s in read] == [
        ("#4080bf", "", 0, "butt"),
        ("", "#4080bf", 0.5, "round"),
    ]


def test_the_same_drawing_is_the_same_bytes() -> None:
    one, other = (svg(DRAWINGS["cover-field"].draw(200, 250, {}), 200, 250, COLOURS, "t", "d") for _ in range(2))
    assert one == other
