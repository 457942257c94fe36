"""The cover image: the brand's ground and cover drawing, with kicker, title, subtitle and clinic, as a PNG.

Cover images are shown as thumbnails by programs that draw no fonts and no SVG, so the words are pixels here; as text
they stand on the title page. 1600 × 2560 pixels is the size that bookshelves ask for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from publisher.drawing import DRAWINGS
from publisher.drawing.ink import resolve
from publisher.drawing.shape import Shape
from publisher.drawing.stand_in import standing
from publisher.edition.edition import Edition
from publisher.markup.cover_png import png
from publisher.markup.cover_raster import raster
from publisher.markup.cover_text import Line, set_lines
from publisher.model.walk import plain_text
from publisher.style.colour import Colour
from publisher.style.layout import Art, PanelLayout

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH, HEIGHT = 1600, 2560
# Pixels to the point: the cover is drawn as a panel 100 mm wide.
_SCALE = WIDTH / (100 * 72 / 25.4)
_LEFT, _TOP, _RIGHT = 150, 190, 110
_ART_LEAST = 900
_AIR = 90
STANDARD = PanelLayout("primary", (Art("cover-field"),))


def cover_image(edition: Edition, layout: PanelLayout = STANDARD) -> bytes:
    """The PNG. `layout` gives the ground and the drawings, which fill the cover below its words."""
    from PIL import Image

    colours = edition.sheet.colours
    ground = resolve(layout.ground or STANDARD.ground, colours)
    words, foot = set_lines(_lines(edition), edition.sheet, ground, (_LEFT, _TOP, WIDTH - _RIGHT))
    cover = Image.new("RGB", (WIDTH, HEIGHT), _pixel(ground))
    top = min(round(foot) + _AIR, HEIGHT - _ART_LEAST)
    if layout.art:
        shapes = _drawn(layout.art, WIDTH / _SCALE, (HEIGHT - top) / _SCALE, edition)
        raster(shapes, cover, top, _SCALE, colours)
    words(cover)
    return _png(cover)


def _lines(edition: Edition) -> tuple[Line, ...]:
    metadata, kicker = edition.guide.metadata, plain_text(edition.imprint.kicker)
    lines = (
        Line(edition.clinic.name, "label", 56, after=230),
        Line(kicker, "kicker", 56, after=36),
        Line(metadata.title, "title", 216, after=84),
        Line(metadata.subtitle, "subtitle", 86),
    )
    return tuple(line for line in lines if line.text)


def _drawn(art: Iterable[Art], width: float, height: float, edition: Edition) -> Iterator[Shape]:
    for each in art:
        name, own = standing(each.drawing, edition.sheet.drawings)
        yield from DRAWINGS[name].draw(width, height, {**own, **each.options})


def _pixel(colour: Colour) -> tuple[int, int, int]:
    red, green, blue = (round(part * 255) for part in (colour.red, colour.green, colour.blue))
    return red, green, blue


def _png(cover: Image) -> bytes:
    """The cover in the 256 colours that it holds most of, each exact: flat grounds stay flat and the file small. Every
    fourth pixel both ways is asked: counting takes a table as large as the most colours there can be."""
    from PIL import Image
    from PIL.Image import Dither, Resampling

    sample = cover.resize((WIDTH // 4, HEIGHT // 4), Resampling.NEAREST)
    counted = cast("list[tuple[int, tuple[int, int, int]]]", sample.getcolors(WIDTH * HEIGHT // 16))
    colours = bytes(part for _, pixel in sorted(counted, reverse=True)[:256] for part in pixel)
    palette = Image.new("P", (1, 1))
    palette.putpalette(colours)
    return png(WIDTH, HEIGHT, colours, cover.quantize(palette=palette, dither=Dither.NONE).tobytes())
