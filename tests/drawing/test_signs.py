import pytest
import zxingcpp
from PIL import Image

from publisher.drawing.icons import MARKERS
from publisher.drawing.qr import QUIET, modules, qr

ADDRESS = "https://example.org/microneedling"
SIGNS = sorted(set(MARKERS) - {"none"})


@pytest.mark.parametrize("name", SIGNS)
def test_a_sign_stands_beside_the_text_in_one_colour(name: str) -> None:
    shapes = MARKERS[name](10, "ink")
    values = [v for shape in shapes for _, vs in shape.path for v in zip(vs[::2], vs[1::2])]
    assert {ink for s in shapes for ink in (s.fill, s.stroke) if ink} == {"ink"}
    assert all(0 <= x <= 10.2 and -9 <= y <= 2.6 for x, y in values)


@pytest.mark.parametrize("name", ["bullet", "cross", "ring", "tick"])
def test_a_list_sign_is_at_most_half_an_em_wide(name: str) -> None:
    xs = [x for shape in MARKERS[name](10, "ink") for _, vs in shape.path for x in vs[::2]]
    reach = max(shape.width for shape in MARKERS[name](10, "ink")) / 2
    assert min(xs) - reach >= 0
    assert max(xs) + reach <= 5.2


@pytest.mark.parametrize("name", SIGNS)
def test_a_sign_grows_with_the_text(name: str) -> None:
    small, large = MARKERS[name](10, "ink"), MARKERS[name](20, "ink")
    for one, other in zip(small, large):
        for (_, before), (_, after) in zip(one.path, other.path):
            assert after == pytest.approx([2 * value for value in before], abs=0.02)


def test_none_is_no_sign() -> None:
    assert MARKERS["none"](10, "ink") == ()


def test_a_symbol_keeps_its_quiet_zone_within_its_size() -> None:
    size, grid = 100.0, modules(ADDRESS)
    unit = size / (len(grid) + 2 * QUIET)
    values = [v for shape in qr(ADDRESS, size, "ink") for _, vs in shape.path for v in vs]
    assert min(values) == pytest.approx(QUIET * unit)
    assert max(values) == pytest.approx(size - QUIET * unit)


def test_the_shapes_of_a_symbol_cover_its_dark_modules_and_no_other() -> None:
    grid = modules(ADDRESS)
    (shape,) = qr(ADDRESS, len(grid) + 2 * QUIET, "ink")
    corners = [values for kind, values in shape.path if kind != "Z"]
    area = sum(
        (corners[n + 1][0] - corners[n][0]) * (corners[n + 2][1] - corners[n][1]) for n in range(0, len(corners), 4)
    )
    assert area == pytest.approx(sum(sum(row) for row in grid))


def test_a_camera_reads_the_address() -> None:
    grid = modules(ADDRESS)
    side = len(grid) + 2 * QUIET
    picture = Image.new("L", (side, side), 255)
    for y, row in enumerate(grid):
        for x, dark in enumerate(row):
            picture.putpixel((x + QUIET, y + QUIET), 0 if dark else 255)
    (found,) = zxingcpp.read_barcodes(picture.resize((side * 6, side * 6), 0))
    assert (found.text, found.ec_level) == (ADDRESS, "M")


def test_an_address_too_long_for_a_symbol_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        modules("https://example.org/" + "x" * 3000)
