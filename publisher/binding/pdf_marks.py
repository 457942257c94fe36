"""What a print shop needs around the trimmed page: crop and fold marks, registration targets, colour bar, slug line.

In: a sheet's geometry and words. Out: marks like a page's own, in the page's coordinates, all of them outside the
bleed. Nothing of this is on the finished sheet, so it is in the printer's language, English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from publisher.binding.pdf_plates import REGISTRATION
from publisher.drawing.shape import Shape, circle, line, rectangle
from publisher.model.value import value
from publisher.style.colour import Colour
from publisher.style.face import Face
from publisher.style.geometry import Geometry
from publisher.style.length import points
from publisher.typesetting.font import runs
from publisher.typesetting.pages import Ink, Mark, TextRun

ROOM = points("12 mm")
"""Around the bleed."""
_CLEAR, _MARK = points("1 mm"), points("6 mm")  # off the bleed; how long
_LINE, _DASH = 0.3, (2.0, 1.5)
_TARGET = points("2 mm")  # radius
_PATCH = points("5 mm")
_INSET = points("8 mm")  # of bar and words from marks beside them
_SIZE, _LEADING = 6.5, 8.0
_INK = REGISTRATION.name
_COLOURS = {_INK: REGISTRATION}
_PATCHES = (
    *((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1)),
    *((0.5, 0, 0, 0), (0, 0.5, 0, 0), (0, 0, 0.5, 0), (0, 0, 0, 0.5)),
    *((1, 1, 0, 0), (1, 0, 1, 0), (0, 1, 1, 0)),
)


@value
class Words:
    """`parts` of the slug line, and the faces that set them."""

    parts: tuple[str, ...]
    face: Face
    fallbacks: tuple[tuple[Face, ...], ...] = ()


def printers_marks(geometry: Geometry, page: int, words: Words, spots: Sequence[Colour]) -> tuple[Mark, ...]:
    """The marks around page `page`; `spots` are the spot inks on it, which get patches in its colour bar."""
    folds = geometry.folds(page)
    target = _beside(geometry.width, folds)
    left, right = max(pairwise(sorted({0.0, *folds, target, geometry.width})), key=lambda gap: round(gap[1] - gap[0]))
    start, room = left + _INSET, right - left - 2 * _INSET
    lines = (*_crops(geometry), *_folds(geometry, folds), *_targets(geometry, target))
    bar = _bar(geometry, start, room, spots)
    return (Ink(tuple(lines), 0, 0, _COLOURS), bar, *_slug(geometry, start, room, words))


def _beside(width: float, folds: Sequence[float]) -> float:
    """The middle of the sheet, or where it is folded there, of the first panel."""
    middle = width / 2
    return middle if all(abs(fold - middle) > _INSET for fold in folds) else folds[0] / 2


def _stroke(x1: float, y1: float, x2: float, y2: float, dash: tuple[float, ...] = ()) -> Shape:
    return Shape(line(x1, y1, x2, y2), stroke=_INK, width=_LINE, dash=dash)


def _crops(sheet: Geometry) -> Iterator[Shape]:
    near = sheet.bleed + _CLEAR
    far = near + _MARK
    for x, out in ((0.0, -1), (sheet.width, 1)):
        for y, up in ((0.0, -1), (sheet.height, 1)):
            yield _stroke(x + out * near, y, x + out * far, y)
            yield _stroke(x, y + up * near, x, y + up * far)


def _folds(sheet: Geometry, folds: Sequence[float]) -> Iterator[Shape]:
    near = sheet.bleed + _CLEAR
    for x in folds:
        yield _stroke(x, -near, x, -near - _MARK, _DASH)
        yield _stroke(x, sheet.height + near, x, sheet.height + near + _MARK, _DASH)


def _targets(sheet: Geometry, x: float) -> Iterator[Shape]:
    out = sheet.bleed + ROOM / 2
    arm = 1.5 * _TARGET
    middle = sheet.height / 2
    for across, down in ((x, -out), (x, sheet.height + out), (-out, middle), (sheet.width + out, middle)):
        yield Shape(circle(across, down, _TARGET), stroke=_INK, width=_LINE)
        yield _stroke(across - arm, down, across + arm, down)
        yield _stroke(across, down - arm, across, down + arm)


def _bar(sheet: Geometry, x: float, room: float, spots: Sequence[Colour]) -> Ink:
    """Each ink solid and by half, and the process inks two by two."""
    colours = [Colour(f"patch {n}", 0, 0, 0, amounts) for n, amounts in enumerate(_PATCHES)]
    for spot in spots:
        colours += [Colour(f"{spot.spot} {tint}", 0, 0, 0, spot.ink, spot.spot, tint) for tint in (1.0, 0.5)]
    side = min(_PATCH, room / len(colours))
    top = -sheet.bleed - 2 * _CLEAR - _PATCH
    patches = (Shape(rectangle(x + n * side, top, side, _PATCH), fill=each.name) for n, each in enumerate(colours))
    return Ink(tuple(patches), 0, 0, {each.name: each for each in colours})


def _slug(sheet: Geometry, x: float, room: float, words: Words) -> Iterator[TextRun]:
    """The parts one after another in lines as wide as there is room; one that is wider is set smaller."""
    lines: list[str] = []
    for part in words.parts:
        longer = f"{lines[-1]} · {part}" if lines else part
        if lines and _width(longer, words, _SIZE) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    baseline = sheet.height + sheet.bleed + _CLEAR + _SIZE
    for each in lines:
        size = _SIZE * min(1.0, room / _width(each, words, _SIZE))
        yield from _set(each, words, size, x, baseline)
        baseline += _LEADING


def _width(text: str, words: Words, size: float) -> float:
    return sum(run.width for run in _set(text, words, size, 0, 0)) or 1.0


def _set(text: str, words: Words, size: float, x: float, baseline: float) -> Iterator[TextRun]:
    for piece, font in runs(text, words.face, words.fallbacks):
        shaped = font.shape(piece)
        yield TextRun(font, size, REGISTRATION, x, baseline, (shaped,), 0.0, None)
        x += shaped.width * size
