"""The cover's words: a role of the Sheet and a greatest size a line, set one below the other in pixels."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import takewhile
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from publisher.markup.fallback import characters, spelling
from publisher.markup.tint import readable
from publisher.model.remembering import Memory
from publisher.model.value import value
from publisher.style.colour import Colour
from publisher.style.face import Face
from publisher.style.sheet import Sheet

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

_SMALLEST = 0.3
_ROWS = 3
Measure = Callable[[str], float]


@value
class Line:
    """`size` in pixels is the greatest; `after` the space below, in pixels; `own`: it is the clinic's."""

    text: str
    role: str
    size: int
    after: int = 0
    own: bool = False


@value
class Row:
    """A row of words of a Line, its baseline at `y`; it begins at `x`, or ends there."""

    line: Line
    text: str
    x: int
    y: float
    font: FreeTypeFont
    colour: Colour
    ends: bool


_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff"))
_LACKING = Memory[str](256)


def seen(text: str) -> str:
    """`text` without characters that print nothing: a font that lacks them would draw a box."""
    return text.translate(_UNSEEN)


def lacking(line: Line, sheet: Sheet) -> str:
    """The characters of `line` that the one face that is to set it does not have."""

    def found() -> str:
        face = spelling(line.text, sheet.text(line.role, "cover").face, sheet.fallbacks)
        return "".join(sorted({char for char in line.text if not char.isspace()} - characters(face.data)))

    return _LACKING.of((line.text, line.role), found, sheet)


Area = tuple[int, float, int]


def set_lines(lines: tuple[Line, ...], sheet: Sheet, ground: Colour, area: Area) -> tuple[tuple[Row, ...], float]:
    """`lines` in rows, and how far down they reach. `area` is left, top and right edge in pixels."""
    return _SET.of((lines, ground, area), partial(_set, lines, sheet, ground, area), sheet)


def _set(lines: tuple[Line, ...], sheet: Sheet, ground: Colour, area: Area) -> tuple[tuple[Row, ...], float]:
    left, top, right = area
    rows: list[Row] = []
    y = float(top)
    for line in lines:
        style = sheet.text(line.role, "cover")
        font, texts = _FITTED.of((line, right - left), partial(_fitted, line, sheet, right - left), sheet)
        leading = font.size * max(1.05, style.leading / style.size)
        colour, ends = colour_of(line.role, sheet, ground), style.align == "right"
        for text in texts:
            y += leading if rows and rows[-1].font is font else font.size
            rows.append(Row(line, text, right if ends else left, y, font, colour, ends))
        y += line.after
    return tuple(rows), y


_SET = Memory[tuple[tuple[Row, ...], float]](64)
_FITTED = Memory[tuple["FreeTypeFont", tuple[str, ...]]](64)
_FONTS = Memory["FreeTypeFont"](64)


def colour_of(role: str, sheet: Sheet, ground: Colour) -> Colour:
    return readable(sheet.text(role, "cover").colour, ground)


@value
class Mark:
    """A word as `ink` on each pixel, its corner at `left` and `top`."""

    ink: Image
    left: int
    top: int
    colour: Colour

    @property
    def right(self) -> int:
        return self.left + self.ink.width

    @property
    def foot(self) -> int:
        return self.top + self.ink.height


def marks(rows: Iterable[Row]) -> Iterator[Mark]:
    """The words of `rows` as they are drawn."""
    for row in rows:
        x = row.x - _width(row.font, row.text) if row.ends else row.x
        for word in _words(row.text):
            ink, (left, top) = _INKS.of(word, partial(_ink, word, row.font), row.font)
            yield Mark(ink, round(x) + left, round(row.y) + top, row.colour)
            x += _width(row.font, f"{word} ")


def write(marks: Iterable[Mark], picture: Image, corner: tuple[int, int] = (0, 0)) -> None:
    """Draw `marks` on a picture whose corner lies at `corner` (left, top)."""
    for mark in marks:
        picture.paste(mark.colour.hex, (mark.left - corner[0], mark.top - corner[1]), mark.ink)


def _words(text: str) -> Sequence[str]:
    """What can be drawn by itself, from left to right."""
    turned = any(bidirectional(letter) in _FROM_THE_RIGHT for letter in text)
    return (text,) if turned else text.split(" ")


_FROM_THE_RIGHT = frozenset({"R", "AL", "AN"})  # Unicode, annex 9
_INKS = Memory[tuple["Image", tuple[int, int]]](512, lambda ink: ink[0].width * ink[0].height, 8_000_000)


def _ink(word: str, font: FreeTypeFont) -> tuple[Image, tuple[int, int]]:
    """How much ink is on each pixel, and where the corner lies from the start of the baseline."""
    from PIL import Image, ImageDraw

    em = round(font.size)
    drawn = Image.new("L", (round(font.getlength(word)) + 2 * em, 3 * em))
    ImageDraw.Draw(drawn).text((em, 2 * em), word, fill=255, font=font, anchor="ls")
    left, top, right, foot = drawn.getbbox() or (0, 0, 1, 1)
    return drawn.crop((left, top, right, foot)), (left - em, top - 2 * em)


def _fitted(line: Line, sheet: Sheet, width: int) -> tuple[FreeTypeFont, tuple[str, ...]]:
    """The greatest size at which the text takes at most three rows and no word is wider than `width`; a word that
    never fits is broken."""
    face = spelling(line.text, sheet.text(line.role, "cover").face, sheet.fallbacks)
    for percent in range(100, round(_SMALLEST * 100) - 1, -4):
        font = _font(face, round(line.size * percent / 100))
        measure = cache(partial(_width, font))
        texts = _wrapped(line.text, measure, width)
        if len(texts) <= _ROWS and all(measure(text) <= width for text in texts):
            return font, texts
    return font, tuple(_broken(texts, measure, width))


_WIDTHS = Memory[float](4096)


def _width(font: FreeTypeFont, text: str) -> float:
    """Words that clinics share are measured once."""
    words = text.split(" ")
    space = _WIDTHS.of(" ", partial(font.getlength, " "), font)
    return sum(_WIDTHS.of(word, partial(font.getlength, word), font) for word in words) + space * (len(words) - 1)


def _broken(texts: Sequence[str], measure: Measure, width: int) -> Iterator[str]:
    for text in texts:
        while measure(text) > width:
            end = next(end for end in range(len(text), 0, -1) if end == 1 or measure(text[:end]) <= width)
            yield text[:end]
            text = text[end:]
        yield text


def _font(face: Face, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    return _FONTS.of(size, lambda: ImageFont.truetype(io.BytesIO(face.data), size), face.data)


def _wrapped(text: str, measure: Measure, width: int) -> tuple[str, ...]:
    """Rows of about equal width: the narrowest measure that takes no more rows than the whole width does."""
    words = text.split()
    widths, space = [measure(word) for word in words], measure(" ")
    ends = _filled(widths, space, width)
    if len(ends) > 1:
        narrower = range(width, width // 2, -max(1, width // 40))
        fits = (_filled(widths, space, narrow) for narrow in narrower)
        ends = [ends, *takewhile(lambda fit: len(fit) == len(ends), fits)][-1]
    return tuple(" ".join(words[start:end]) for start, end in zip((0, *ends), ends))


def _filled(widths: Sequence[float], space: float, width: int) -> list[int]:
    """Behind which words the rows end that take as many words as go into `width`."""
    ends, filled = list[int](), 0.0
    for place, wide in enumerate(widths):
        filled += space + wide if place else wide
        if place and filled > width:
            ends.append(place)
            filled = wide
    return [*ends, len(widths)]
