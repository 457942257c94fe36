"""The cover image: its size, its weight, and words that fit however long they are."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from typing import cast

import pytest
from PIL import Image, ImageChops

from publisher.drawing.shape import Shape, line, rectangle
from publisher.markup.cover import HEIGHT, WIDTH, cover_image, left_out
from publisher.markup.cover_png import STRIP, Plate, png, strips
from publisher.markup.cover_raster import raster
from publisher.model.clinic import Clinic
from publisher.model.guide import Metadata
from publisher.style.book import COVER, SPINE
from publisher.style.colour import BLACK, Colour, contrast
from publisher.style.layout import Art, Frame, PanelLayout
from tests.ebook.sample import edition, everything, section

PETROL = (11, 60, 73)
Pixel = tuple[int, int, int]


def opened(pieces: Iterable[bytes]) -> Image.Image:
    return Image.open(io.BytesIO(b"".join(pieces)))


def pixels(pieces: Iterable[bytes]) -> Image.Image:
    return opened(pieces).convert("RGB")


def counted(picture: Image.Image) -> list[tuple[int, Pixel]]:
    """How many pixels there are of each colour."""
    return cast("list[tuple[int, Pixel]]", picture.getcolors(9999))


def test_the_cover_is_as_large_as_bookshelves_ask_and_light() -> None:
    data = cover_image(everything())
    assert pixels(data).size == (1600, 2560) == (WIDTH, HEIGHT)
    assert sum(map(len, data)) <= 300_000


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
    cover = pixels(cover_image(made, {"cover": PanelLayout("petrol")}))
    for left, right in ((0, 120), (WIDTH - 90, WIDTH)):
        assert {colour for _, colour in counted(cover.crop((left, 0, right, HEIGHT)))} == {PETROL}
    assert len(counted(cover)) > 2


def test_without_drawings_the_cover_is_words_on_the_ground() -> None:
    cover = pixels(cover_image(everything(), {"cover": PanelLayout("petrol")}))
    assert counted(cover.crop((0, 1600, WIDTH, HEIGHT))) == [(WIDTH * 960, PETROL)]


def shade(pixel: Pixel) -> Colour:
    red, green, blue = (part / 255 for part in pixel)
    return Colour("", red, green, blue)


def surfaces(*art: Art) -> dict[str, PanelLayout]:
    """A brand's own cover of a book: the title at the top, the review at the foot, art from 40 % of the height on."""
    frames = (
        Frame(("clinic-name",), 40, 20, 20, 400),
        Frame(("title", "subtitle"), 40, 20, 40, 300),
        Frame(("review",), 40, 20, 400, 20, "bottom"),
    )
    return {COVER: PanelLayout("petrol", art, frames), SPINE: PanelLayout("sand1")}


def test_a_brands_cover_has_its_spine_and_its_words_where_it_says() -> None:
    cover = pixels(cover_image(everything(), surfaces()))
    assert cover.getpixel((0, 0)) == cover.getpixel((179, HEIGHT - 1)) == (247, 240, 229)
    assert cover.getpixel((180, 0)) == PETROL
    inked = [top for top in range(0, HEIGHT, 64) if len(counted(cover.crop((180, top, WIDTH, top + 64)))) > 1]
    assert 64 < inked[0] < 320
    assert HEIGHT - 320 < inked[-1] < HEIGHT - 100
    assert len(counted(cover.crop((180, 1200, WIDTH, 2000)))) == 1


@pytest.mark.parametrize("anchor", ["top", "bottom"])
def test_a_frame_for_words_that_an_edition_has_not_stays_empty(anchor: str) -> None:
    layout = PanelLayout("petrol", (), (Frame(("clinic-name",), 40, 20, 20, 20, anchor),))
    nameless = edition([section("a", "A")], clinic=Clinic())
    assert counted(pixels(cover_image(nameless, {COVER: layout}))) == [(WIDTH * HEIGHT, PETROL)]


def test_the_art_of_a_cover_gives_way_to_a_long_title() -> None:
    art = Art("relief-pits", top=130.0, options={"ground": "sand1", "line": "sand1"})
    long = edition(
        [section("a", "A")], metadata=Metadata("Words that take a good many rows on a cover " * 3, "More " * 30)
    )
    first: dict[str, int] = {}
    for name, made in (("short", everything()), ("long", long)):
        cover = pixels(cover_image(made, surfaces(art)))
        rows = range(HEIGHT)
        first[name] = next(y for y in rows if cover.getpixel((WIDTH - 60, y)) == (247, 240, 229))
    assert 700 < first["short"] < 850
    assert first["long"] > first["short"]


LONG = "Northtown University Hospital Centre for Dermatology, Skin Health and Reconstructive Care of the Riverside"


def words(name: str) -> Image.Image:
    """The words at the top of a cover for a clinic of that name, down to the last of them."""
    cover = pixels(cover_image(edition([section("a", "A")], clinic=Clinic(name)), surfaces()))
    top = cover.crop((200, 0, WIDTH, HEIGHT - 400))
    _, _, right, foot = ImageChops.difference(top, Image.new("RGB", top.size, PETROL)).getbbox() or (0, 0, 0, 0)
    assert right < top.width
    return top.crop((0, 0, top.width, foot))


def test_a_long_name_pushes_the_title_down_and_does_not_run_into_it() -> None:
    short, long = words("Oak"), words(LONG)
    assert long.height > short.height + 50
    lower = long.crop((0, long.height - 300, long.width, long.height))
    difference = ImageChops.difference(short.crop((0, short.height - 300, short.width, short.height)), lower)
    assert max(high for _, high in cast("tuple[tuple[int, int], ...]", difference.getextrema())) < 40


def test_a_name_changes_nothing_but_the_place_it_stands_on() -> None:
    left, top, right, foot = ImageChops.difference(words(""), words("Oak Street")).getbbox() or (0, 0, 0, 0)
    assert 20 < left < right < 500
    assert 110 < top < foot < 200


@pytest.mark.parametrize("name", ["中文诊所", "קליניקה", "Elm 诊所"])
def test_a_name_that_no_font_has_is_left_out_and_told_and_prints_no_boxes(name: str) -> None:
    written = replace(everything(), clinic=Clinic(name=name))
    assert cover_image(written) == cover_image(replace(written, clinic=Clinic()))
    assert [(claim, line.text) for claim, line, _ in left_out(written, {})] == [("clinic-name", name)]
    assert not [*left_out(everything(), {})]


def test_characters_that_print_nothing_print_nothing() -> None:
    plain, odd = (
        replace(everything(), clinic=Clinic(name=name)) for name in ("Elm Clinic", "E\u200blm Cli\u00adnic\ufeff")
    )
    assert cover_image(odd) == cover_image(plain)
    assert not [*left_out(odd, {})]


@pytest.mark.parametrize("primary", ["#101820", "#f4d9e4", "#ff2bd6"])
def test_words_on_a_plain_brands_cover_can_be_read_whatever_its_colour(primary: str) -> None:
    made = everything()
    red, green, blue = (int(primary[place : place + 2], 16) / 255 for place in (1, 3, 5))
    ground = Colour("primary", red, green, blue)
    sheet = replace(made.sheet, colours={**made.sheet.colours, "primary": ground})
    cover = pixels(cover_image(replace(made, sheet=sheet), {"cover": PanelLayout("primary")}))
    found = counted(cover.crop((0, 0, WIDTH, 900)))
    strongest = max(contrast(shade(pixel), ground) for _, pixel in found)
    assert strongest >= 4.5


def test_lines_of_a_plain_brands_art_show_on_a_pale_ground() -> None:
    made = everything()
    sheet = replace(made.sheet, colours={**made.sheet.colours, "primary": shade((246, 217, 227))})
    art = Art("cover-field", options={"line": "secondary*55+background*45", "light": "secondary*15+background*85"})
    cover = pixels(cover_image(replace(made, sheet=sheet), {"cover": PanelLayout("primary", (art,))}))
    found = counted(cover.crop((0, 2000, WIDTH, HEIGHT)))
    assert max(contrast(shade(pixel), shade((246, 217, 227))) for _, pixel in found) > 3


def test_a_raster_shows_fills_strokes_and_round_ends() -> None:
    shapes = (
        Shape(rectangle(0, 0, 2, 2), fill="black"),
        Shape(line(4, 1, 8, 1), stroke="black", width=2, cap="round"),
        Shape(line(4, 5, 8, 5), stroke="black", width=2),
    )
    drawn = Image.new("RGB", (12, 6), "white")
    raster(shapes, drawn, 0, 1, {"black": BLACK})
    picture = drawn.convert("L")
    dark = ["".join("#" if cast("int", picture.getpixel((x, y))) < 90 else "." for x in range(12)) for y in range(6)]
    assert dark[0][:2] == dark[1][:2] == "##"
    assert dark[1][3] == "#"
    assert dark[5][4:8] == "####"
    assert dark[5][3] == "."
    assert dark[3] == "............"


def test_an_unknown_ink_is_an_error() -> None:
    with pytest.raises(KeyError):
        raster([Shape(rectangle(0, 0, 1, 1), fill="nothing")], Image.new("RGB", (2, 2)), 0, 1, {})


def test_a_png_file_holds_the_pixels_it_was_given() -> None:
    rows = b"\0\0\1\2\0\2\1\0"
    picture = opened(png(Plate(3, b"\xff\0\0\0\xff\0\0\0\xff", strips(3, rows))))
    picture.load()
    red, green, blue = (255, 0, 0), (0, 255, 0), (0, 0, 255)
    assert picture.size == (3, 2)
    assert [picture.convert("RGB").getpixel((x, y)) for y in range(2) for x in range(3)] == [
        red, green, blue, blue, green, red
    ]  # fmt: skip


def test_a_picture_with_some_rows_changed_is_the_file_that_it_would_be_from_the_start() -> None:
    palette, width = bytes(range(12)), 5
    old = b"\0\1\2\3\0\1" * STRIP * 3
    size = len(old) // 3
    new = old[:size] + bytes(size) + old[2 * size :]
    plate = Plate(width, palette, strips(width, old))
    assert plate.rows(0, 3) == old
    changed = plate.changed(1, 2, bytes(size))
    whole, was = (Plate(width, palette, strips(width, rows)) for rows in (new, old))
    assert b"".join(png(changed)) == b"".join(png(whole)) != b"".join(png(was))
    rows = (new[at + 1 : at + 1 + width] for at in range(0, len(new), 1 + width))
    assert opened(png(changed)).tobytes() == b"".join(rows)
