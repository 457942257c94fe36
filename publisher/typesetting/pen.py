"""The pen: the one mutable thing in typesetting. It notes marks, links, fields and landings of one panel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from publisher.drawing.shape import Shape
from publisher.model.inline import Link
from publisher.model.picture import Picture
from publisher.model.walk import plain_text
from publisher.style.colour import Colour
from publisher.style.sheet import TextStyle
from publisher.typesetting.art import Art
from publisher.typesetting.font import Shaped
from publisher.typesetting.pages import FieldArea, Fit, Ink, Landing, LinkArea, Mark, Owner, Placed, TextRun
from publisher.typesetting.words import Atom, Unit


class Stood(NamedTuple):
    """Where a part of a galley was drawn, at which fit, and which marks and links it made."""

    place: tuple[float, float, float]  # x, y, width
    fit: Fit
    marks: range
    links: range


class Pen:
    """Collects what is drawn on page `page`, in reading order. Points from the sheet's top left corner. `stood` knows
    of the parts that may be set again where they stood, `passed` of the forms of a galley that were not
    drawn because another was, both by identity, before all was lowered `down`."""

    def __init__(self, page: int, colours: Mapping[str, Colour]) -> None:
        self.page = page
        self.colours = colours
        self.down = 0.0
        self.marks: list[Mark] = []
        self.links: list[LinkArea] = []
        self.fields: list[FieldArea] = []
        self.landings: list[Landing] = []
        self.parted: list[tuple[Owner, str]] = []
        self.stood: dict[int, Stood] = {}
        self.passed: set[int] = set()

    @property
    def at(self) -> tuple[int, int]:
        """How many marks and links there are."""
        return len(self.marks), len(self.links)

    def note(self, part: object, place: tuple[float, float, float], fit: Fit, since: tuple[int, int]) -> None:
        """`part` was drawn at x, y and a width, and has made what has come `since`."""
        marks, links = self.at
        self.stood[id(part)] = Stood(place, fit, range(since[0], marks), range(since[1], links))

    def lowered(self, down: float) -> Pen:
        """All that was drawn, so far `down`."""
        new = Pen(self.page, self.colours)
        new.marks = [mark.moved(0.0, down) for mark in self.marks]
        new.links = [link.moved(0.0, down) for link in self.links]
        new.fields = [field.moved(0.0, down) for field in self.fields]
        new.landings = [replace(landing, y=landing.y + down) for landing in self.landings]
        new.parted, new.stood, new.passed, new.down = self.parted, self.stood, self.passed, self.down + down
        return new

    def ink(
        self,
        shapes: Sequence[Shape],
        x: float,
        y: float,
        owner: Owner = None,
        clip: tuple[float, float] | None = None,
    ) -> None:
        """Shapes at (x, y), cut at a rectangle of `clip` (width, height) from there."""
        if isinstance(shapes, Art) or shapes:
            cut = (x, y, *clip) if clip else None
            self.marks.append(Ink(shapes if isinstance(shapes, Art) else tuple(shapes), x, y, self.colours, owner, cut))

    def place(self, picture: Picture, x: float, y: float, width: float, height: float, owner: Owner) -> None:
        self.marks.append(Placed(picture, x, y, width, height, owner))

    def land(self, id: str, title: str, level: int, y: float) -> None:
        self.landings.append(Landing(id, title, level, self.page, y))

    def field(self, area: FieldArea) -> None:
        self.fields.append(area)

    def line(
        self, units: Sequence[Unit], style: TextStyle, size: float, x: float, baseline: float, last: bool, owner: Owner
    ) -> None:
        """One line of text; `last`: the paragraph ends here."""
        run: list[Shaped] = []
        look: Atom | None = None
        start = at = x
        for index, unit in enumerate(units):
            for atom in unit.atoms:
                if look is None or _differ(atom, look):
                    self._run(run, look, style, size, start, baseline, owner)
                    run, look, start = [], atom, at
                run.append(atom.shaped)
                at += (atom.shaped.width * atom.size + style.tracking * len(atom.shaped.glyphs)) * size
            if (unit.space or unit.ends_line) and look and (index < len(units) - 1 or not last):
                run.append(look.font.shape(" "))
                at += unit.space * size
        self._run(run, look, style, size, start, baseline, owner)

    def _run(
        self,
        pieces: list[Shaped],
        look: Atom | None,
        style: TextStyle,
        size: float,
        x: float,
        baseline: float,
        owner: Owner,
    ) -> None:
        if not pieces or look is None:
            return
        own = size * look.size
        run = TextRun(
            look.font,
            own,
            look.colour,
            x,
            baseline - look.rise * size,
            tuple(pieces),
            style.tracking * size,
            owner,
            look.link,
            look.inlines,
        )
        self.marks.append(run)
        if look.link is not None:
            self._linked(look.link, run)

    def _linked(self, link: Link, run: TextRun) -> None:
        top = run.baseline - 0.78 * run.size
        area = LinkArea(run.x, top, run.width, run.size, link.target, plain_text(link.content), link)
        before = self.links[-1] if self.links else None
        if before and before.owner is link and before.y == area.y:
            self.links[-1] = LinkArea(
                before.x, before.y, run.x + run.width - before.x, before.height, before.target, before.text, link
            )
        else:
            self.links.append(area)


def _differ(one: Atom, other: Atom) -> bool:
    """Whether two pieces of a line look otherwise, or mean something else, and so are no one run."""
    return (
        one.font is not other.font
        or one.size != other.size
        or one.rise != other.rise
        or one.inlines is not other.inlines
        or one.colour != other.colour
    )
