"""recovery-tones and healing-tones: the course of recovery on light, medium and dark skin, one strip below the other.

Number and size of dots tell the course on every tone alike; tones are told apart by their place and by the guide's own
labels, never by colour alone. Labels: of the three strips, and of the days."""

from __future__ import annotations

from collections.abc import Callable

from publisher.drawing.days import LANE, Place, figure_size, figures, fit, thinned
from publisher.drawing.drawing import Drawing, Look, enlarged, moved
from publisher.drawing.pricks import blocks, figure_places, stages
from publisher.drawing.ribbon import CELL, course, day_places
from publisher.drawing.shape import Segment, Shape, rounded

_TONES = ("light", "medium", "dark")
_GAP = 0.018  # of the width, between strips
_LANE_MOST = 0.36  # of the width, for labels
_CORNER = 1.2
_SLOTS = {
    "light": "#F5DBC6",
    "medium": "#CA936B",
    "dark": "#8F604A",
    "on-light": "#A8383C",
    "on-medium": "#5E1F22",
    "on-dark": "#1E0D0C",
    "label": "foreground",
}
Strip = Callable[[float, float, str, Look], tuple[Shape, ...]]
Days = Callable[[float, float, Look], list[Place]]


def _plot(strip: Strip, days: Days) -> Callable[[float, float, Look], tuple[Shape, ...]]:
    def plot(width: float, height: float, look: Look) -> tuple[Shape, ...]:
        size = _size(width, look)
        lane = _lane(size, width, look)
        places = days(width - lane, size, look)
        figured = height > 3 * LANE * size and fit(places, size, look)
        foot = height - (LANE * size if figured else 0)
        tall = (foot - 2 * _GAP * width) / 3
        if tall <= 0:
            return ()
        shapes: list[Shape] = []
        for n, tone in enumerate(_TONES):
            shapes += moved(strip(width - lane, tall, tone, look), lane, n * (tall + _GAP * width))
        if figured:
            shifted = [(text, lane + middle, room) for text, middle, room in places]
            shapes.append(figures(shifted, height - 0.3 * size, size, look))
        middles = [n * (tall + _GAP * width) + tall / 2 + 0.33 * size for n in range(3)]
        return (*shapes, *_labels([*middles, height - 0.3 * size], size, look))

    return plot


def _size(width: float, look: Look) -> float:
    """The size of figures and labels: smaller only where long labels would leave the strips too little room."""
    size = figure_size(width)
    widest = max((look.letters.width(label, size) for label in look.labels), default=0.0) if look.letters else 0.0
    return size * min(1.0, _LANE_MOST * width / widest) if widest else size


def _lane(size: float, width: float, look: Look) -> float:
    if not look.letters or not look.labels:
        return 0.0
    return max(look.letters.width(label, size, n > 2) for n, label in enumerate(look.labels)) + 0.035 * width


def _labels(baselines: list[float], size: float, look: Look) -> tuple[Shape, ...]:
    path: list[Segment] = []
    for n, (label, baseline) in enumerate(zip(look.labels, baselines)):
        if look.letters:
            path += look.letters.path(label, 0, baseline, size, strong=n > 2)
    return (Shape(tuple(path), fill=look.ink("label")),)


def _healing(width: float, height: float, tone: str, look: Look) -> tuple[Shape, ...]:
    edges = stages(look)
    return blocks(edges, width, height, look, tone, f"on-{tone}") if len(edges) > 1 else ()


def _recovery(width: float, height: float, tone: str, look: Look) -> tuple[Shape, ...]:
    days = _days(look)
    unit = width / (days * CELL)
    tall = height / unit
    ground = Shape(rounded(0, 0, days * CELL, tall, _CORNER), fill=look.ink(tone))
    return enlarged((ground, *course(tall - 1.3, days, look, f"on-{tone}")), unit)


def _days(look: Look) -> int:
    return max(1, round(look.number("days")))


RECOVERY_TONES = Drawing(
    _plot(_recovery, lambda width, size, look: thinned(day_places(_days(look), width), size, look)),
    0.5,
    _SLOTS,
    {"days": "15", "dots": "5 4 3 3 2 2 2 1"},
    labels=4,
    turns=frozenset(["label"]),
)
HEALING_TONES = Drawing(
    _plot(_healing, lambda width, _, look: figure_places(stages(look), width) if len(stages(look)) > 1 else []),
    0.33,
    _SLOTS,
    {"stages": "0 1 2 4 8 15", "healed": "7.5"},
    labels=4,
    turns=frozenset(["label"]),
)
