"""Pages: what lies where, as plain values that know no file format.

Points, from the top left corner of the trimmed sheet, y downwards; `moved` goes so many to the right and down. Every
mark carries its `owner`, the block or inline of the Edition it shows (None: decoration, an artifact). A binder draws
the same Pages for screen, press and office; the structure tree is made from the Edition and these owners, not from the
order of drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import NamedTuple

from publisher.drawing.shape import Shape
from publisher.model.inline import Inline
from publisher.model.picture import Picture
from publisher.model.value import value
from publisher.style.colour import Colour
from publisher.style.geometry import Geometry
from publisher.typesetting.font import Font, Shaped

Owner = object


@value
class Running:
    """The owner of what stands beside the text page after page, at its `edge` top or bottom: no part of what is read
    out. Others without a block of their own have no owner."""

    edge: str


@value
class TextRun:
    """Words and spaces of one font, size and colour on one baseline, in the order they are read. A line that the
    paragraph goes on after ends in a space, so that its text can be read on. `tracking` in points. `inlines` are the
    inlines with a meaning of their own that the words stand in, outermost first."""

    font: Font
    size: float
    colour: Colour
    x: float
    baseline: float
    pieces: tuple[Shaped, ...]
    tracking: float
    owner: Owner
    link: Owner = None
    inlines: tuple[Inline, ...] = ()

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def width(self) -> float:
        """Points, trailing space left out."""
        pieces = self.pieces[:-1] if self.pieces and self.pieces[-1].text == " " else self.pieces
        return sum(p.width * self.size + self.tracking * len(p.glyphs) for p in pieces)

    def moved(self, right: float, down: float) -> TextRun:
        x, baseline = self.x + right, self.baseline + down
        return TextRun(
            self.font,
            self.size,
            self.colour,
            x,
            baseline,
            self.pieces,
            self.tracking,
            self.owner,
            self.link,
            self.inlines,
        )


@value
class Ink:
    """Shapes in their own coordinates, moved to (x, y)."""

    shapes: Sequence[Shape]
    x: float
    y: float
    colours: Mapping[str, Colour]
    owner: Owner = None
    clip: tuple[float, float, float, float] | None = None

    def moved(self, right: float, down: float) -> Ink:
        clip = (self.clip[0] + right, self.clip[1] + down, *self.clip[2:]) if self.clip else None
        return Ink(self.shapes, self.x + right, self.y + down, self.colours, self.owner, clip)


@value
class Placed:
    """A picture of pixels on a rectangle."""

    picture: Picture
    x: float
    y: float
    width: float
    height: float
    owner: Owner

    def moved(self, right: float, down: float) -> Placed:
        return Placed(self.picture, self.x + right, self.y + down, self.width, self.height, self.owner)


@value
class LinkArea:
    """A rectangle that leads to `target` (an address or `#id`); `text` says it in words."""

    x: float
    y: float
    width: float
    height: float
    target: str
    text: str
    owner: Owner

    def moved(self, right: float, down: float) -> LinkArea:
        x, y = self.x + right, self.y + down
        return LinkArea(x, y, self.width, self.height, self.target, self.text, self.owner)


@value
class FieldArea:
    """A rectangle to write in, by hand or on a screen. `label` says what belongs there; what is typed is set in `font`
    and `colour`."""

    x: float
    y: float
    width: float
    height: float
    label: str
    font: Font
    colour: Colour
    owner: Owner

    def moved(self, right: float, down: float) -> FieldArea:
        return replace(self, x=self.x + right, y=self.y + down)


@value
class Landing:
    """A place that bookmarks and links lead to. `level` 0 is a bookmark of the first level, -1 no bookmark."""

    id: str
    title: str
    level: int
    page: int
    y: float


Mark = TextRun | Ink | Placed


@value
class PanelMarks:
    """The marks of one panel in reading order, frame by frame."""

    name: str
    frames: tuple[tuple[Mark, ...], ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(mark for frame in self.frames for mark in frame)


@value
class Page:
    """`under` is decoration beneath all panels; `panels` in the order a reader meets them."""

    under: tuple[Mark, ...]
    panels: tuple[PanelMarks, ...]
    links: tuple[LinkArea, ...] = ()
    fields: tuple[FieldArea, ...] = ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every mark in the order of drawing."""
        return (*self.under, *(mark for panel in self.panels for mark in panel.marks))


class Fit(NamedTuple):
    """What copyfitting chose: body text at `scale` times the sheet's size, figures at `figures` of the height they
    would like, leading and space at these factors."""

    scale: float = 1.0
    figures: float = 1.0
    leading: float = 1.0
    space: float = 1.0


@value
class Pages:
    """`landings` in reading order. `fit` tells what copyfitting chose; `sections` which sections each panel shows."""

    geometry: Geometry
    pages: tuple[Page, ...]
    landings: tuple[Landing, ...]
    fit: Fit
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _goals: set[str] = field(default_factory=set, init=False, compare=False, repr=False)

    def by_hand(self) -> Pages:
        """These pages without anything to fill in on a screen; the boxes stay."""
        return replace(self, pages=tuple(replace(page, fields=()) for page in self.pages))

    def leads(self, area: LinkArea) -> bool:
        """Whether a link has a goal: one to a section that is not in this edition keeps its words only."""
        if not self._goals:
            self._goals.update(landing.id for landing in self.landings)
        return not area.target.startswith("#") or area.target[1:] in self._goals
