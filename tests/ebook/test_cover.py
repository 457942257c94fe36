"""The cover image: its size, its weight, and words that fit however long they are."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from publisher.drawing.shape import Shape, line, rectangle
from publisher.markup.cover import HEIGHT, WIDTH, cover_image
from publisher.markup.cover_png import png
from publisher.markup.cover_raster import raster
from publisher.model.guide import Metadata
from publisher.style.colour import BLACK
from publisher.style.layout import PanelLayout
from tests.ebook.sample import edition, everything, section

PETROL = (11, 60, 73)


def pixels(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def test_the_cover_is_as_large_as_bookshelves_ask_and_light() -> None:
    data = cover_image(everything())
    assert pixels(data).size == (1600, 2560) == (WIDTH, HEIGHT)
    assert len(data) <= 300_000


def test_the_same_edition_has_the_same_cover() -> None:
    assert cover_image(everything()) == cover_image(everything())


@pytest.mark.parametrize(
    ("title", "subtitle"),
    [
        ("Microneedling", ""),
        (
            "A title of a good many words that has to be set smaller to fit at all",
            "And a subtitle that is long too " * 4,
        ),
        ("Donaudampfschifffahrtsgesellschaftskapitän", "W" * 60),
    ],
)
def test_words_keep_to_the_margins(title: str, subtitle: str) -> None:
    made = edition([section("a", "A")], metadata=Metadata(title, subtitle))
    cover = pixels(cover_image(made, PanelLayout("petrol")))
    for left, right in ((0, 120), (WIDTH - 90, WIDTH)):
        assert {colour for _, colour in cover.crop((left, 0, right, HEIGHT)).getcolors()} == {PETROL}
    assert len(cover.getcolors(9999)) > 2


def test_without_drawings_the_cover_is_words_on_the_ground() -> None:
    cover = pixels(cover_image(everything(), PanelLayout("petrol")))
    assert cover.crop((0, 1600, WIDTH, HEIGHT)).getcolors() == [(WIDTH * 960, PETROL)]


def test_a_raster_shows_fills_strokes_and_round_ends() -> None:
    shapes = (
        Shape(rectangle(0, 0, 2, 2), fill="black"),
        Shape(line(4, 1, 8, 1), stroke="black", width=2, cap="round"),
        Shape(line(4, 5, 8, 5), stroke="black", width=2),
    )
    drawn = Image.new("RGB", (12, 6), "white")
    raster(shapes, drawn, 0, 1, {"black": BLACK})
    picture = drawn.convert("L")
    dark = ["".join("#" if picture.getpixel((x, y)) < 90 else "." for x in range(12)) for y in range(6)]
    assert dark[0][:2] == dark[1][:2] == "##"
    assert dark[1][3] == "#"
    assert dark[5][4:8] == "####"
    assert dark[5][3] == "."
    assert dark[3] == "............"


def test_an_unknown_ink_is_an_error() -> None:
    with pytest.raises(KeyError):
        raster([Shape(rectangle(0, 0, 1, 1), fill="nothing")], Image.new("RGB", (2, 2)), 0, 1, {})


def test_a_png_file_holds_the_pixels_it_was_given() -> None:
    rows = b"\0\1\2\2\1\0"
    picture = Image.open(io.BytesIO(png(3, 2, b"\xff\0\0\0\xff\0\0\0\xff", rows)))
    picture.load()
    red, green, blue = (255, 0, 0), (0, 255, 0), (0, 0, 255)
    assert picture.size == (3, 2)
    assert [picture.convert("RGB").getpixel((x, y)) for y in range(2) for x in range(3)] == [
        red, green, blue, blue, green, red
    ]  # fmt: skip
