"""Drawings on paper, drawn when somebody looks at them: laying out needs their place alone. They are remembered: a run
of many clinics shows the same cover again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import overload

from publisher.drawing import DRAWINGS
from publisher.drawing.lettering import Lettering
from publisher.drawing.shape import Shape
from publisher.drawing.stand_in import standing
from publisher.style.look import Sheet


class Art(Sequence[Shape]):
    """The shapes that `draw` gives, asked for once and not before one is wanted."""

    __slots__ = ("_draw", "_shapes")

    def __init__(self, draw: Callable[[], Sequence[Shape]]) -> None:
        self._draw = draw
        self._shapes: tuple[Shape, ...] | None = None

    @property
    def shapes(self) -> tuple[Shape, ...]:
        if self._shapes is None:
            self._shapes = tuple(self._draw())
        return self._shapes

    @overload
    def __getitem__(self, index: int) -> Shape: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Shape, ...]: ...
    def __getitem__(self, index: int | slice) -> Shape | tuple[Shape, ...]:
        return self.shapes[index]

    def __len__(self) -> int:
        return len(self.shapes)

    def __iter__(self) -> Iterator[Shape]:
        return iter(self.shapes)

    def __eq__(self, other: object) -> bool:
        if other is self:
            return True
        return self.shapes == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.shapes)


def art(name: str, width: float, height: float, options: Mapping[str, str], sheet: Sheet) -> Sequence[Shape]:
    """The shapes of the drawing `name`, or of what the brand has stand for it, on `width` × `height` points; `options`
    go before the brand's own. KeyError if no drawing has that name."""
    if width <= 0 or height <= 0:
        return ()
    drawing, said = standing(name, sheet.drawings)
    chosen = {**said, **options}
    caption = sheet.text("caption")
    letters = Lettering(caption.face, caption.strong)
    return _art(drawing, round(width, 3), round(height, 3), tuple(sorted(chosen.items())), letters)


@lru_cache(maxsize=64)
def _art(
    name: str, width: float, height: float, options: tuple[tuple[str, str], ...], letters: Lettering
) -> Sequence[Shape]:
    drawing = DRAWINGS[name]
    return Art(lambda: drawing.draw(width, height, dict(options), letters))
