"""Drawings on paper, remembered: a run of many clinics shows the same cover again and again."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from publisher.drawing import DRAWINGS
from publisher.drawing.lettering import Lettering
from publisher.drawing.shape import Shape
from publisher.drawing.stand_in import standing
from publisher.style.look import Sheet


def art(name: str, width: float, height: float, options: Mapping[str, str], sheet: Sheet) -> tuple[Shape, ...]:
    """The shapes of the drawing `name`, or of what the brand has stand for it, on `width` × `height` points; `options`
    go before the brand's own. KeyError if no drawing has that name."""
    drawing, said = standing(name, sheet.drawings)
    chosen = {**said, **options}
    caption = sheet.text("caption")
    letters = Lettering(caption.face, caption.strong)
    return _art(drawing, round(width, 3), round(height, 3), tuple(sorted(chosen.items())), letters)


@lru_cache(maxsize=64)
def _art(
    name: str, width: float, height: float, options: tuple[tuple[str, str], ...], letters: Lettering
) -> tuple[Shape, ...]:
    return DRAWINGS[name].draw(width, height, dict(options), letters)
