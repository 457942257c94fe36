"""The figures of days below a ribbon, where faces are given to set them in."""

from __future__ import annotations

from collections.abc import Iterable

from publisher.drawing.drawing import Look
from publisher.drawing.shape import Segment, Shape

_SHARE, _LEAST, _MOST = 0.0413, 9.0, 17.0  # of a ribbon's width, and points: how large its figures are
LANE = 1.45  # a line of figures, in sizes
Place = tuple[str, float, float]  # a figure, its middle, and how wide it may be


def figure_size(width: float) -> float:
    """How large the figures of a ribbon `width` points wide are."""
    return min(max(_LEAST, _SHARE * width), _MOST)


_STEPS = (1, 2, 7)


def thinned(places: list[Place], size: float, look: Look) -> list[Place]:
    """As many of days that stand side by side as have room: each, every second, one a week; else all."""
    for step in _STEPS:
        some = [(text, middle, room * step) for text, middle, room in places[::step]]
        if fit(some, size, look):
            return some
    return places


def fit(places: Iterable[Place], size: float, look: Look) -> bool:
    """Whether there are faces, and every figure has room."""
    letters = look.letters
    return letters is not None and all(letters.width(text, size, True) <= room for text, _, room in places)


def figures(places: Iterable[Place], baseline: float, size: float, look: Look) -> Shape:
    path: list[Segment] = []
    for text, middle, _ in places:
        if look.letters:
            path += look.letters.path(text, middle, baseline, size, "middle", True)
    return Shape(tuple(path), fill=look.ink("label"))


def span(start: int, end: int) -> str:
    """The days from `start` to the one before `end`, in figures."""
    return str(start) if end - start == 1 else f"{start}\u2013{end - 1}"
