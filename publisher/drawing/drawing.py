"""What a drawing is: a name's function from a rectangle and options to shapes, with its colour slots and settings.

Options come from a brand's layout and are text. A drawing never fails over one: what cannot be read counts as not
given, and `Drawing.refused` tells which, so that whoever read the layout can say so with its line.

Words come from outside too: a guide's `labels`, parted by semicolons, and the faces they are set in. Without faces a
drawing has no words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from types import MappingProxyType

from publisher.drawing.curve import scaled
from publisher.drawing.lettering import Lettering
from publisher.drawing.shape import Shape
from publisher.model.value import value

MM = 72 / 25.4  # points in a millimetre: drawings are thought in millimetres
LABELS = "labels"  # the option that holds a guide's words for a drawing
_NUMBERS = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)%?")


@value
class Look:
    """A drawing's inks by slot and its settings by name, options already laid over the defaults; the words it bears and
    what sets them, None where it is to bear none."""

    inks: Mapping[str, str]
    settings: Mapping[str, str]
    labels: tuple[str, ...] = ()
    letters: Lettering | None = None

    def ink(self, slot: str) -> str:
        """The ink of `slot`, '' where it is not to be painted."""
        ink = self.inks[slot]
        return "" if ink == "none" else ink

    def number(self, name: str, whole: float = 1.0) -> float:
        """A setting as a number; a percentage is that much of `whole`."""
        return self.numbers(name, whole)[0]

    def numbers(self, name: str, whole: float = 1.0) -> tuple[float, ...]:
        """A setting as numbers parted by spaces; empty where it says nothing."""
        return tuple(
            float(word[:-1]) / 100 * whole if word.endswith("%") else float(word)
            for word in self.settings[name].split()
        )


Plot = Callable[[float, float, Look], tuple[Shape, ...]]


@value
class Drawing:
    """`aspect` is its natural height / width as a figure in a column. `slots` holds the default ink of each colour
    slot, `settings` the default of each setting: numbers parted by spaces, of which an option must have as many; a
    default of none takes a pair, one of three or more takes any number. An option of the same name overrides. `labels`
    says how many words it has room for; `turns` which slots a dark page turns, None for all (see `markup/night.py`)."""

    plot: Plot = field(repr=False)
    aspect: float
    slots: Mapping[str, str]
    settings: Mapping[str, str] = field(default_factory=dict)
    labels: int = 0
    turns: frozenset[str] | None = None

    def draw(
        self, width: float, height: float, options: Mapping[str, str], letters: Lettering | None = None
    ) -> tuple[Shape, ...]:
        """Its painted shapes on a rectangle of `width` × `height` points. Strokes may reach past the edge of it by
        part of a line's width; whoever places it clips. An empty rectangle has no shapes."""
        if width <= 0 or height <= 0:
            return ()
        refused = self.refused(options)
        taken = {name: str(value) for name, value in options.items() if name not in refused}
        inks = MappingProxyType({slot: taken.get(slot, ink) for slot, ink in self.slots.items()})
        settings = MappingProxyType({name: taken.get(name, value) for name, value in self.settings.items()})
        labels = _parted(taken.get(LABELS, ""))
        shapes = self.plot(width, height, Look(inks, settings, labels, letters))
        return tuple(shape for shape in shapes if shape.path and (shape.fill or (shape.stroke and shape.width > 0)))

    def refused(self, options: Mapping[str, str]) -> tuple[str, ...]:
        """The options that it does not know or cannot read."""
        return tuple(name for name, value in options.items() if not self._takes(name, str(value)))

    def _takes(self, name: str, value: str) -> bool:
        if name in self.slots:
            return bool(value.strip())
        if name == LABELS:
            return len(_parted(value)) <= self.labels
        if name not in self.settings:
            return False
        words, usual = value.split(), self.settings[name].split()
        fits = len(words) == (len(usual) or 2) or (len(usual) > 2 and words)
        return bool(fits) and all(_NUMBERS.fullmatch(word) for word in words)


def _parted(labels: str) -> tuple[str, ...]:
    return tuple(label.strip() for label in labels.split(";") if label.strip())


def moved(shapes: Iterable[Shape], dx: float, dy: float) -> tuple[Shape, ...]:
    if not dx and not dy:
        return tuple(shapes)
    return tuple(replace(shape, path=scaled(shape.path, 1, dx, dy)) for shape in shapes)


def enlarged(shapes: Iterable[Shape], unit: float) -> tuple[Shape, ...]:
    """Shapes thought in units of `unit` points, in points; strokes stay thick enough to print (0.3 point)."""
    return tuple(
        replace(
            shape,
            path=scaled(shape.path, unit),
            width=round(max(0.3, shape.width * unit), 2) if shape.stroke else 0,
            dash=tuple(round(length * unit, 2) for length in shape.dash),
        )
        for shape in shapes
    )
