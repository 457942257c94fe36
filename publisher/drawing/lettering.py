"""Words in a drawing: the outlines of a face's glyphs as a path, so that a picture needs no font of its own.

A drawing bears no words but the figures of days and what its guide gives it as `labels`; whatever it shows is told in
its description too. uharfbuzz shapes and outlines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from publisher.drawing.shape import Segment
from publisher.model.value import value
from publisher.style.face import Face

if TYPE_CHECKING:
    import uharfbuzz

_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}
Outline = tuple[Segment, ...]


@value
class Lettering:
    """The faces that a drawing's words are set in: `plain` for labels, `strong` for figures."""

    plain: Face
    strong: Face

    def width(self, text: str, size: float, strong: bool = False) -> float:
        """How wide `text` is at `size`, in the same unit."""
        return _set(self._face(strong).data, text)[1] * size

    def path(self, text: str, x: float, y: float, size: float, anchor: str = "start", strong: bool = False) -> Outline:
        """`text` on the baseline `y`, which it begins (`start`), straddles (`middle`) or ends (`end`) at `x`."""
        outline, width = _set(self._face(strong).data, text)
        left = x - width * size * _SHARES[anchor]
        return tuple(
            (kind, tuple(at * size + (y if n % 2 else left) for n, at in enumerate(values))) for kind, values in outline
        )

    def _face(self, strong: bool) -> Face:
        return self.strong if strong else self.plain


@lru_cache(maxsize=256)
def _set(data: bytes, text: str) -> tuple[Outline, float]:
    """`text` in em, y downwards from the baseline, and its width."""
    import uharfbuzz as hb

    font = _font(data)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, {"lnum": True, "tnum": False})
    em, pen, outline = font.face.upem, 0, list[Segment]()
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        drawn = _Pen(pen + place.x_offset, place.y_offset, em)
        font.draw_glyph_with_pen(info.codepoint, drawn)
        outline += drawn.path
        pen += place.x_advance
    return tuple(outline), pen / em


@lru_cache(maxsize=8)
def _font(data: bytes) -> uharfbuzz.Font:
    import uharfbuzz as hb

    return hb.Font(hb.Face(hb.Blob(data)))


class _Pen:
    """What a font draws a glyph with (the segment pen protocol of fontTools, which uharfbuzz speaks)."""

    def __init__(self, right: int, up: int, em: int) -> None:
        self.path: list[Segment] = []
        self._at, self._em = (right, up), em
        self._last = (0.0, 0.0)

    def _points(self, points: tuple[tuple[float, float], ...]) -> Iterator[float]:
        self._last = points[-1]
        for x, y in points:
            yield (self._at[0] + x) / self._em
            yield -(self._at[1] + y) / self._em

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self.path.append(("M", tuple(self._points((point,)))))

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self.path.append(("L", tuple(self._points((point,)))))

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self.path.append(("C", tuple(self._points(points))))

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        """A quadratic curve as a cubic: the same curve, by degree elevation."""
        (x0, y0), (x1, y1), (x2, y2) = self._last, control, end
        first, second = (
            (x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3),
            (x2 + (x1 - x2) * 2 / 3, y2 + (y1 - y2) * 2 / 3),
        )
        self.curveTo(first, second, end)

    def closePath(self) -> None:  # noqa: N802
        self.path.append(("Z", ()))
