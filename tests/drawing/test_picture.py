"""SVG files that people bring."""

import pytest

from publisher.drawing.picture import Vector, svg_shapes

BOX = 'viewBox="0 0 10 10"'


def read(body: str, attributes: str = BOX, width: float = 100) -> Vector:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return svg_shapes(f"<svg {names} {attributes}>{body}</svg>".encode(), width)


def first_corner(vector: Vector) -> tuple[float, ...]:
    return vector.shapes[0].path[0][1]


def test_a_view_box_is_scaled_to_the_width_asked_for() -> None:
    vector = read('<rect x="1" y="2" width="3" height="4"/>', 'viewBox="0 0 20 10"')
    assert vector.height == 50
    assert first_corner(vector) == (5, 10)


@pytest.mark.parametrize(
    ("attributes", "height"),
    [
        ('width="20mm" height="5mm" viewBox="0 0 40 10"', 25),
        ('width="200" viewBox="0 0 10 5"', 50),
        ('height="100%" viewBox="0 0 10 5"', 50),
        ('height="2in" viewBox="0 0 10 20"', 200),
        ('width="40" height="30"', 75),
        ("", 50),
    ],
)
def test_the_height_follows_the_files_proportions(attributes: str, height: float) -> None:
    assert read('<rect width="1" height="1"/>', attributes).height == height


def test_transforms_of_groups_move_paths_and_thicken_strokes() -> None:
    (shape,) = read(
        '<g transform="translate(1 1) scale(2)"><path d="M0 0H2" stroke="blue" stroke-dasharray="1,2"/></g>'
    ).shapes
    assert shape.path == (("M", (10, 10)), ("L", (50, 10)))
    assert (shape.stroke, shape.width, shape.dash) == ("#0000ff", 20, (20, 40))


def test_a_quadratic_curve_becomes_the_same_cubic() -> None:
    (shape,) = read('<path d="M0 0Q3 6 6 0"/>').shapes
    assert shape.path[1] == ("C", (20, 40, 40, 40, 60, 0))


def test_a_copy_is_drawn_where_it_is_placed_and_its_symbol_is_not() -> None:
    vector = read('<symbol id="a"><rect width="1" height="1"/></symbol><use href="#a" x="3"/>')
    assert [shape.path[0] for shape in vector.shapes] == [("M", (30, 0))]


def test_fills_strokes_and_styles_are_read() -> None:
    (shape,) = read('<style>.a{fill:#00ff00}</style><path class="a" style="stroke:red" d="M0 0H1V1Z"/>').shapes
    assert (shape.fill, shape.stroke) == ("#00ff00", "#ff0000")


def test_a_hole_is_filled_by_its_rule() -> None:
    (shape,) = read('<path fill-rule="evenodd" d="M0 0H9V9H0ZM2 2H4V4H2Z"/>').shapes
    assert shape.even_odd


def test_words_are_returned_not_drawn() -> None:
    vector = read('<text x="1">Outer <tspan>skin</tspan></text><rect width="1" height="1"/><text> </text>')
    assert vector.texts == ("Outer skin",)
    assert len(vector.shapes) == 1


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ('<image href="data:image/png;base64,AAAA" width="3" height="3"/>', "image"),
        ('<rect width="1" height="1" opacity=".5"/>', "opacity"),
        ('<rect width="1" height="1" style="fill-opacity: 50%"/>', "opacity"),
        ('<clipPath id="c"><rect width="1" height="1"/></clipPath><g clip-path="url(#c)"/>', "clip-path"),
        ('<mask id="c"><rect width="1" height="1"/></mask><g mask="url(#c)"/>', "mask"),
        ('<linearGradient id="g"><stop stop-color="#ff0000"/></linearGradient>', "gradient"),
        ('<pattern id="p"><rect width="1" height="1"/></pattern>', "pattern"),
        ('<use id="u" href="#u"/>', "use"),
    ],
)
def test_what_is_not_drawn_is_told(body: str, kind: str) -> None:
    assert read(body).unread == (kind,)


def test_masks_and_clips_are_not_drawn_as_shapes() -> None:
    body = "".join(
        f'<{kind}><rect width="9" height="9"/></{kind}>' for kind in ("mask", "clipPath", "pattern", "marker")
    )
    assert read(body).shapes == ()


def test_a_gradient_becomes_one_of_its_colours() -> None:
    stops = '<stop stop-color="#ff0000"/><stop style="stop-color:#00ff00"/>'
    body = f'<linearGradient id="g">{stops}</linearGradient><linearGradient id="h" xlink:href="#g"/>'
    vector = read(body + '<rect width="1" height="1" fill="url(#h)" style="stroke: url(#g)"/>')
    assert (vector.shapes[0].fill, vector.shapes[0].stroke) == ("#00ff00", "#00ff00")


def test_copies_of_copies_are_counted_before_they_multiply() -> None:
    levels = ['<g id="a0"><path d="M0 0H1"/></g>']
    levels += [f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 12)]
    vector = read("<defs>" + "".join(levels) + "</defs>" + '<use href="#a11"/>')
    assert (vector.shapes, vector.unread) == ((), ("use",))


def test_what_is_hidden_stays_hidden() -> None:
    body = '<rect width="1" height="1" display="none"/><g visibility="hidden"><rect width="1" height="1"/></g>'
    assert read(body + '<rect width="1" height="1" fill="none"/>').shapes == ()


@pytest.mark.parametrize(
    "body",
    [
        '<rect width="1e999" height="1"/>',
        '<path d="M0 0 L foo"/>',
        '<path d="M0 0"/>',
    ],
)
def test_a_shape_that_makes_no_sense_is_left_out(body: str) -> None:
    assert [shape.path[0] for shape in read(body + '<path d="M5 5H6V6"/>').shapes] == [("M", (50, 50))]


@pytest.mark.parametrize(
    "data", [b"", b"<svg", b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 0'/>", b"\xff\xfe"]
)
def test_a_file_that_cannot_be_read_is_told_and_never_raises(data: bytes) -> None:
    assert svg_shapes(data, 100) == Vector(50, (), (), ("drawing",))
