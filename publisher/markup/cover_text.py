"""The cover's words: a role of the Sheet and a greatest size a line, set one below the other in pixels."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from publisher.markup.fallback import spelling
from publisher.markup.tint import readable
from publisher.model.value import value
from publisher.style.colour import Colour
from publisher.style.face import Face
from publisher.style.sheet import Sheet, TextStyle

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

_SMALLEST = 0.3
_ROWS = 3


@value
class Line:
    """`size` in pixels is the greatest; `after` the space below, in pixels."""

    text: str
    role: str
    size: int
    after: int = 0


@value
class _Row:
    """A row of words, its baseline at `y`; it begins at `x`, or ends there."""

    text: str
    x: int
    y: float
    font: FreeTypeFont
    colour: Colour
    ends: bool


def set_lines(
    lines: Sequence[Line], sheet: Sheet, ground: Colour, area: tuple[int, float, int]
) -> tuple[Callable[[Image], None], float]:
    """What writes `lines` on a picture, and how far down they reach. `area` is left, top and right edge in pixels."""
    left, top, right = area
    rows: list[_Row] = []
    y = float(top)
    for line in lines:
        style = sheet.text(line.role, "cover")
        font, texts = _fitted(line, style, sheet.fallbacks, right - left)
        leading = font.size * max(1.05, style.leading / style.size)
        for text in texts:
            y += leading if rows and rows[-1].font is font else font.size
            ends = style.align == "right"
            rows.append(_Row(text, right if ends else left, y, font, readable(style.colour, ground), ends))
        y += line.after
    return lambda picture: _write(rows, picture), y


def _write(rows: Sequence[_Row], picture: Image) -> None:
    from PIL import ImageDraw

    draw = ImageDraw.Draw(picture)
    for row in rows:
        draw.text((row.x, row.y), row.text, fill=row.colour.hex, font=row.font, anchor="rs" if row.ends else "ls")


def _fitted(
    line: Line, style: TextStyle, families: Iterable[Sequence[Face]], width: int
) -> tuple[FreeTypeFont, tuple[str, ...]]:
    """The greatest size at which the text takes at most three rows and no word is wider than `width`; a word that
    never fits is broken."""
    face = spelling(line.text, style.face, families)
    for percent in range(100, round(_SMALLEST * 100) - 1, -4):
        font = _font(face, round(line.size * percent / 100))
        texts = _wrapped(line.text, font, width)
        if len(texts) <= _ROWS and all(font.getlength(text) <= width for text in texts):
            return font, texts
    return font, tuple(_broken(texts, font, width))


def _broken(texts: Sequence[str], font: FreeTypeFont, width: int) -> Iterator[str]:
    for text in texts:
        while font.getlength(text) > width:
            end = next(end for end in range(len(text), 0, -1) if end == 1 or font.getlength(text[:end]) <= width)
            yield text[:end]
            text = text[end:]
        yield text


def _font(face: Face, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(io.BytesIO(face.data), size)


def _wrapped(text: str, font: FreeTypeFont, width: int) -> tuple[str, ...]:
    """Rows of about equal width: the narrowest measure that takes no more rows than the whole width does."""
    rows = tuple(_filled(text, font, width))
    if len(rows) == 1:
        return rows
    narrower = range(width, width // 2, -max(1, width // 40))
    fits = [tuple(_filled(text, font, measure)) for measure in narrower]
    return [each for each in fits if len(each) == len(rows)][-1]


def _filled(text: str, font: FreeTypeFont, width: int) -> Iterator[str]:
    row = ""
    for word in text.split():
        longer = f"{row} {word}".strip()
        if row and font.getlength(longer) > width:
            yield row
            longer = word
        row = longer
    yield row
