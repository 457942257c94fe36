"""The cover image: the brand's ground and cover drawing, with kicker, title, subtitle and clinic, as a PNG.

Cover images are shown as thumbnails by programs that draw no fonts and no SVG, so the words are pixels here; as text
they stand on the title page. 1600 × 2560 pixels is the size that bookshelves ask for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from publisher.drawing import DRAWINGS
from publisher.drawing.drawing import moved
from publisher.drawing.ink import resolve
from publisher.drawing.shape import Shape, extent
from publisher.drawing.stand_in import standing
from publisher.edition.edition import Edition
from publisher.markup.cover_png import png
from publisher.markup.cover_raster import raster
from publisher.markup.cover_text import Line, set_lines
from publisher.model.block import Paragraph
from publisher.model.walk import plain_text
from publisher.style.book import BOOK_PANELS, COVER, SPINE
from publisher.style.colour import WHITE, Colour, contrast
from publisher.style.layout import Art, PanelLayout

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH, HEIGHT = 1600, 2560
_SCALE = WIDTH / next(panel.width for panel in BOOK_PANELS if panel.name == COVER)  # pixels to the point
_LEFT, _TOP, _RIGHT = 150, 190, 110
_ART_LEAST = 900
_AIR = 70
_PALE = 2.0  # a ground with less contrast than that to white
STANDARD = PanelLayout("primary", (Art("cover-field"),))
# The greatest size of each line and the space below it, in pixels: a role of the sheet for each claim of a frame.
_LINES: Mapping[str, tuple[str, int, int]] = {
    "clinic-name": ("label", 56, 36),
    "kicker": ("kicker", 56, 36),
    "title": ("title", 216, 84),
    "subtitle": ("subtitle", 86, 84),
    "review": ("small", 40, 36),
}
Words = Callable[["Image"], None]


def cover_image(edition: Edition, surfaces: Mapping[str, PanelLayout] = MappingProxyType({})) -> bytes:
    """The PNG, after the brand's layout of a book's cover and spine, or else of a sheet's cover: its ground and its
    drawings, which then fill the cover below its words."""
    from PIL import Image

    laid, spine = surfaces.get(COVER), surfaces.get(SPINE)
    own = laid or surfaces.get("cover") or STANDARD
    ground = resolve(own.ground or STANDARD.ground, edition.sheet.colours)
    cover = Image.new("RGB", (WIDTH, HEIGHT), _pixel(ground))
    words, foot = _framed(laid, edition, ground) if laid and laid.frames else _standard(edition, ground)
    shapes, top = _placed(laid, foot, edition) if laid else _filling(own, foot, edition, ground)
    if shapes:
        raster(shapes, cover, top, _SCALE, edition.sheet.colours)
    if spine:
        _bind(spine, cover, edition)
    for write in words:
        write(cover)
    return _png(cover)


def _standard(edition: Edition, ground: Colour) -> tuple[list[Words], float]:
    """The words in one column, for a brand that does not say where they stand; and their foot."""
    claims = ("clinic-name", "kicker", "title", "subtitle")
    lines = tuple(replace(line, after=230) if line.role == "label" else line for line in _lines(claims, edition))
    words, foot = set_lines(lines, edition.sheet, ground, (_LEFT, _TOP, WIDTH - _RIGHT))
    return [words], foot - (lines[-1].after if lines else 0)


def _framed(laid: PanelLayout, edition: Edition, ground: Colour) -> tuple[list[Words], float]:
    """The words in their frames, and the foot of those that hang from the top."""
    found, foot = list[Words](), 0.0
    for frame in laid.frames:
        left, right = round(frame.left * _SCALE), round(WIDTH - frame.right * _SCALE)
        lines = _lines(frame.claims, edition)
        if not lines:
            continue
        words, end = set_lines(lines, edition.sheet, ground, (left, frame.top * _SCALE, right))
        if frame.anchor == "bottom":
            start = frame.top * _SCALE + HEIGHT - frame.bottom * _SCALE - end
            words, _ = set_lines(lines, edition.sheet, ground, (left, start + lines[-1].after, right))
        else:
            foot = max(foot, end - lines[-1].after)
        found.append(words)
    return found, foot


def _lines(claims: Iterable[str], edition: Edition) -> tuple[Line, ...]:
    metadata = edition.guide.metadata
    texts = {
        "clinic-name": edition.clinic.name,
        "kicker": plain_text(edition.imprint.kicker),
        "title": metadata.title,
        "subtitle": metadata.subtitle,
        "review": " ".join(
            plain_text(block.content) for block in edition.imprint.review if isinstance(block, Paragraph)
        ),
    }
    return tuple(
        Line(texts[claim], role, size, after)
        for claim, (role, size, after) in _LINES.items()
        if claim in claims and texts[claim]
    )


def _filling(laid: PanelLayout, foot: float, edition: Edition, ground: Colour) -> tuple[tuple[Shape, ...], int]:
    """The drawings of a sheet's cover over all that the words leave, and the row they begin at."""
    art = tuple(_darker(each) for each in laid.art) if contrast(ground, WHITE) < _PALE else laid.art
    top = min(round(foot) + _AIR, HEIGHT - _ART_LEAST)
    width, height = WIDTH / _SCALE, (HEIGHT - top) / _SCALE
    return tuple(shape for each in art for shape in _drawn(each, width, height, edition)), top


def _darker(art: Art) -> Art:
    """`art` for a pale ground: what is mixed with paper to stand out on a dark one is mixed with ink."""
    inks = {name: said.replace("background", "foreground") for name, said in art.options.items()}
    return replace(art, options=inks)


def _placed(laid: PanelLayout, foot: float, edition: Edition) -> tuple[tuple[Shape, ...], int]:
    """The drawings where the brand has them, or as much lower as the words need."""
    shapes = _on(laid, WIDTH, edition)
    low = (foot + _AIR) / _SCALE - extent(shapes)[1] if shapes else 0
    return moved(shapes, 0, low) if low > 0 else shapes, 0


def _on(laid: PanelLayout, pixels: int, edition: Edition) -> tuple[Shape, ...]:
    """The drawings of a surface so many `pixels` wide, each on its own rectangle."""
    width, height = pixels / _SCALE, HEIGHT / _SCALE
    return tuple(
        shape
        for art in laid.art
        for shape in moved(
            _drawn(art, width - art.left - art.right, height - art.top - art.bottom, edition), art.left, art.top
        )
    )


def _bind(laid: PanelLayout, cover: Image, edition: Edition) -> None:
    """The spine over the cover's left edge."""
    from PIL import Image

    width = round(next(panel.width for panel in BOOK_PANELS if panel.name == SPINE) * _SCALE)
    spine = Image.new("RGB", (width, HEIGHT), _pixel(resolve(laid.ground or "background", edition.sheet.colours)))
    raster(_on(laid, width, edition), spine, 0, _SCALE, edition.sheet.colours)
    cover.paste(spine, (0, 0))


def _drawn(art: Art, width: float, height: float, edition: Edition) -> tuple[Shape, ...]:
    name, own = standing(art.drawing, edition.sheet.drawings)
    return DRAWINGS[name].draw(width, height, {**own, **art.options})


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
