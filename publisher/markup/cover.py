"""The cover image: the brand's ground and cover drawing, with kicker, title, subtitle and clinic, as a PNG.

Cover images are shown as thumbnails by programs that draw no fonts and no SVG, so the words are pixels here; as text
they stand on the title page. 1600 × 2560 pixels is the size that bookshelves ask for.

All but the clinic's name is drawn once and kept, in the colours that the file will have. The name is written on it
last; where it does not move anything else, only the strips of rows that it stands on are made anew.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from publisher.drawing import DRAWINGS
from publisher.drawing.drawing import moved
from publisher.drawing.ink import resolve
from publisher.drawing.shape import Shape, extent
from publisher.drawing.stand_in import standing
from publisher.edition.edition import Edition
from publisher.markup.cover_png import STRIP, Plate, png, strips
from publisher.markup.cover_raster import raster
from publisher.markup.cover_text import Line, Mark, Row, colour_of, lacking, marks, seen, set_lines, write
from publisher.markup.tint import mixed
from publisher.model.block import Paragraph
from publisher.model.remembering import Memory, remembered
from publisher.model.walk import plain_text
from publisher.style.book import BOOK_PANELS, COVER, SPINE
from publisher.style.colour import WHITE, Colour, contrast
from publisher.style.layout import Art, PanelLayout
from publisher.style.look import Sheet

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH, HEIGHT = 1600, 2560
_PANELS = {panel.name: panel for panel in BOOK_PANELS}
_SCALE = WIDTH / _PANELS[COVER].width  # pixels to the point
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
_NAME = "clinic-name"
_STANDARD_CLAIMS = frozenset({"clinic-name", "kicker", "title", "subtitle"})
_RAMP = 24  # the palette's first colours lead from the ground (0) to the name on it
_PLATES = Memory[Plate](64, lambda plate: plate.weight, 16_000_000)


def cover_image(edition: Edition, surfaces: Mapping[str, PanelLayout] = MappingProxyType({})) -> tuple[bytes, ...]:
    """The pieces of a PNG, after the brand's layout of a book's cover and spine, or else of a sheet's cover: its ground
    and its drawings, which then fill the cover below its words."""
    laid = surfaces.get(COVER)
    own = laid or surfaces.get("cover") or STANDARD
    ground = resolve(own.ground or STANDARD.ground, edition.sheet.colours)
    rows, foot = _framed(laid, edition, ground) if laid and laid.frames else _standard(edition, ground)
    names = tuple(row for row in rows if row.line.own)
    rest = tuple(row for row in rows if not row.line.own)
    low = _lowered(laid, foot, edition.sheet) if laid else min(round(foot) + _AIR, HEIGHT - _ART_LEAST)
    make = partial(_plate, surfaces, edition.sheet, rest, low)
    plate = _PLATES.of((rest, low), make, surfaces, edition.sheet)
    return png(_named(plate, names) if names else plate)


def _plate(surfaces: Mapping[str, PanelLayout], sheet: Sheet, rows: tuple[Row, ...], low: float) -> Plate:
    """The cover without the clinic's name. Its drawings stand `low` points lower than the brand has them, or, after a
    sheet's cover, below that row."""
    from PIL import Image

    laid, spine = surfaces.get(COVER), surfaces.get(SPINE)
    own = laid or surfaces.get("cover") or STANDARD
    ground = resolve(own.ground or STANDARD.ground, sheet.colours)
    cover = Image.new("RGB", (WIDTH, HEIGHT), _pixel(ground))
    shapes = moved(_on(laid, COVER, sheet), 0, low) if laid else _filling(own, round(low), sheet, ground)
    if shapes:
        raster(shapes, cover, 0 if laid else round(low), _SCALE, sheet.colours)
    if spine:
        _bind(spine, low if laid else 0, cover, sheet)
    write(marks(rows), cover)
    palette = _palette(cover, ground, colour_of(_LINES[_NAME][0], sheet, ground))
    numbered = Image.new("P", (1 + WIDTH, HEIGHT))
    numbered.paste(_indexed(cover, palette), (1, 0))
    return Plate(WIDTH, palette, strips(WIDTH, numbered.tobytes()))


def _named(plate: Plate, names: tuple[Row, ...]) -> Plate:
    """`plate` with the clinic's name on it."""
    from PIL import Image

    inked = tuple(marks(names))
    left, right = max(0, min(mark.left for mark in inked)), min(WIDTH, max(mark.right for mark in inked))
    first, end = max(0, min(mark.top for mark in inked) // STRIP), -(-max(mark.foot for mark in inked) // STRIP)
    rows = plate.rows(first, end)
    band = Image.frombytes("P", (1 + WIDTH, len(rows) // (1 + WIDTH)), rows)
    spot = band.crop((1 + left, 0, 1 + right, band.height))
    (_on_art if spot.getbbox() else _on_ground)(spot, plate, inked, (left, first * STRIP))
    band.paste(spot, (1 + left, 0))
    return plate.changed(first, end, band.tobytes())


def _on_ground(spot: Image, _: Plate, inked: Sequence[Mark], corner: tuple[int, int]) -> None:
    for mark in inked:
        spot.paste(_RAMP, (mark.left - corner[0], mark.top - corner[1]), mark.ink)


def _on_art(spot: Image, plate: Plate, inked: Sequence[Mark], corner: tuple[int, int]) -> None:
    drawn = spot.copy()
    drawn.putpalette(plate.palette)
    drawn = drawn.convert("RGB")
    write(inked, drawn, corner)
    spot.paste(_indexed(drawn, plate.palette))


def left_out(edition: Edition, surfaces: Mapping[str, PanelLayout]) -> Iterator[tuple[str, Line, str]]:
    """The lines that the cover does not show, each with what it is and the characters that no face for it has: words
    are pixels here, so a letter that is lacking would be an empty box."""
    laid = surfaces.get(COVER)
    claims = {claim for frame in laid.frames for claim in frame.claims} if laid and laid.frames else _STANDARD_CLAIMS
    for claim, line, characters in _said(edition):
        if claim in claims and characters:
            yield claim, line, characters


def _standard(edition: Edition, ground: Colour) -> tuple[tuple[Row, ...], float]:
    """The words in one column, for a brand that does not say where they stand; and their foot."""
    lines = _lines(_STANDARD_CLAIMS, edition)
    lines = tuple(replace(line, after=230) if line.role == "label" else line for line in lines)
    rows, foot = set_lines(lines, edition.sheet, ground, (_LEFT, _TOP, WIDTH - _RIGHT))
    return rows, foot - (lines[-1].after if lines else 0)


def _framed(laid: PanelLayout, edition: Edition, ground: Colour) -> tuple[tuple[Row, ...], float]:
    """The words in their frames, and the foot of those that hang from the top. Words that need more than their frame
    push those below them down."""
    rows, hanging = list[Row](), list[tuple[int, int, float]]()
    for frame in laid.frames:
        left, right = round(frame.left * _SCALE), round(WIDTH - frame.right * _SCALE)
        lines = _lines(frame.claims, edition)
        if not lines:
            continue
        above = (foot for start, end, foot in hanging if start < right and left < end)
        top = frame.top * _SCALE if frame.anchor == "bottom" else max(frame.top * _SCALE, *above, 0)
        set_, end = set_lines(lines, edition.sheet, ground, (left, top, right))
        if frame.anchor == "bottom":
            start = frame.top * _SCALE + HEIGHT - frame.bottom * _SCALE - end
            set_, _ = set_lines(lines, edition.sheet, ground, (left, start + lines[-1].after, right))
        else:
            hanging.append((left, right, end - lines[-1].after))
        rows.extend(set_)
    return tuple(rows), max((foot for _, _, foot in hanging), default=0.0)


def _lines(claims: Container[str], edition: Edition) -> tuple[Line, ...]:
    return tuple(line for claim, line, characters in _said(edition) if claim in claims and not characters)


def _said(edition: Edition) -> tuple[tuple[str, Line, str], ...]:
    """All that a cover may be asked to say: each claim with its line and the characters that no face for it has."""
    return _SAID.of((), lambda: tuple(_wanted(edition)), edition)


_SAID = Memory[tuple[tuple[str, Line, str], ...]](16)


def _wanted(edition: Edition) -> Iterator[tuple[str, Line, str]]:
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
    for claim, (role, size, after) in _LINES.items():
        text = seen(texts[claim])
        if text:
            line = Line(text, role, size, after, claim == _NAME)
            yield claim, line, lacking(line, edition.sheet)


def _filling(laid: PanelLayout, top: int, sheet: Sheet, ground: Colour) -> tuple[Shape, ...]:
    """The drawings of a sheet's cover over all that the words leave, from the row `top` on."""
    art = tuple(_darker(each) for each in laid.art) if contrast(ground, WHITE) < _PALE else laid.art
    width, height = WIDTH / _SCALE, (HEIGHT - top) / _SCALE
    return tuple(shape for each in art for shape in _drawn(each, width, height, sheet))


def _darker(art: Art) -> Art:
    """`art` for a pale ground: what is mixed with paper to stand out on a dark one is mixed with ink."""
    inks = {name: said.replace("background", "foreground") for name, said in art.options.items()}
    return replace(art, options=inks)


def _lowered(laid: PanelLayout, foot: float, sheet: Sheet) -> float:
    """How much lower than the brand has them the drawings stand, so that they leave the words their room; in points."""
    return max(0.0, (foot + _AIR) / _SCALE - _top(laid, sheet))


@remembered(16)
def _top(laid: PanelLayout, sheet: Sheet) -> float:
    """Where the drawings begin, in points; where there are none they are never in the way."""
    shapes = _on(laid, COVER, sheet)
    return extent(shapes)[1] if shapes else math.inf


@remembered(8)
def _on(laid: PanelLayout, name: str, sheet: Sheet) -> tuple[Shape, ...]:
    """The drawings of the surface called `name`, each on its own rectangle."""
    width, height = round(_PANELS[name].width * _SCALE) / _SCALE, HEIGHT / _SCALE
    return tuple(
        shape
        for art in laid.art
        for shape in moved(
            _drawn(art, width - art.left - art.right, height - art.top - art.bottom, sheet), art.left, art.top
        )
    )


def _bind(laid: PanelLayout, low: float, cover: Image, sheet: Sheet) -> None:
    """The spine over the cover's left edge, its drawings as much lower as the cover's."""
    from PIL import Image

    width = round(_PANELS[SPINE].width * _SCALE)
    spine = Image.new("RGB", (width, HEIGHT), _pixel(resolve(laid.ground or "background", sheet.colours)))
    raster(moved(_on(laid, SPINE, sheet), 0, low), spine, 0, _SCALE, sheet.colours)
    cover.paste(spine, (0, 0))


def _drawn(art: Art, width: float, height: float, sheet: Sheet) -> tuple[Shape, ...]:
    name, own = standing(art.drawing, sheet.drawings)
    return DRAWINGS[name].draw(width, height, {**own, **art.options})


def _pixel(colour: Colour) -> tuple[int, int, int]:
    red, green, blue = (round(part * 255) for part in (colour.red, colour.green, colour.blue))
    return red, green, blue


def _palette(cover: Image, ground: Colour, name: Colour) -> bytes:
    """The colours between the ground and the name, then those that the cover holds most of, each exact: flat grounds
    stay flat and the file small. Every fourth pixel both ways is asked: counting takes a table as large as the most
    colours there can be."""
    from PIL.Image import Resampling

    sample = cover.resize((WIDTH // 4, HEIGHT // 4), Resampling.NEAREST)
    counted = cast("list[tuple[int, tuple[int, int, int]]]", sample.getcolors(WIDTH * HEIGHT // 16))
    ramp = [_pixel(mixed(name, ground, step / _RAMP)) for step in range(_RAMP + 1)]
    others = [pixel for _, pixel in sorted(counted, reverse=True) if pixel not in ramp]
    return bytes(part for pixel in [*ramp, *others][:256] for part in pixel)


def _indexed(picture: Image, palette: bytes) -> Image:
    """As the number of each pixel's colour."""
    from PIL import Image
    from PIL.Image import Dither

    colours = Image.new("P", (1, 1))
    colours.putpalette(palette)
    return picture.quantize(palette=colours, dither=Dither.NONE)
