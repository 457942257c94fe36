"""The Sheet: the look of every role, decided once. Two translators read it: `typesetting` and `markup.css`.

A colour or a size anywhere else is a defect. All lengths are points, tracking is em."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import PurePath
from typing import TypeVar

from publisher.model.place import NOWHERE, Place
from publisher.model.remembering import remembered
from publisher.model.value import value
from publisher.style.colour import Colour
from publisher.style.face import Face
from publisher.style.font_file import version

Style = TypeVar("Style")


@value
class TextStyle:
    """How a role's text looks. `scales`: the size follows copyfitting. `before` and `after` are the spaces around a
    block; `align` is right, or empty for left; `mark` is the least size of footnote marks, in em."""

    role: str
    face: Face
    strong: Face
    emphasis: Face
    strong_emphasis: Face
    code: Face
    size: float
    leading: float
    tracking: float
    colour: Colour
    strong_colour: Colour
    link_colour: Colour
    before: float = 0
    after: float = 0
    scales: bool = False
    balanced: bool = False
    tabular: bool = False
    align: str = ""
    mark: float = 0.0

    @property
    def faces(self) -> tuple[Face, ...]:
        return (self.face, self.strong, self.emphasis, self.strong_emphasis, self.code)


@value
class BoxStyle:
    """A frame drawn round blocks: grounds, border (points), corner radius, padding, and how far it hangs out of the
    column on both sides. `header` is the ground of its title; `icon` a sign before the telephone number in it. `phone`
    is where that number stands: at the head, or at the foot, before the line for emergencies. `rule` is drawn above
    that line."""

    fill: Colour | None = None
    border: Colour | None = None
    border_width: float = 0
    radius: float = 0
    padding: float = 0
    hang: float = 0
    header: Colour | None = None
    voice: str = ""
    icon: str = ""
    phone: str = "head"
    rule: Colour | None = None


@value
class ListStyle:
    """`marker` is bullet, cross, ring, tick, numeral, none, or field for places to write in, `pitch` high. `rule` is
    drawn above each item. `numeral` is the text role of step numbers. `icon` is a sign before the heading that names
    the list. `columns` sets the items side by side, that many to a row, or a list with markers in that many columns
    where they find room. `scale` makes the marker larger."""

    marker: str = "bullet"
    colour: Colour | None = None
    indent: float = 0
    rule: Colour | None = None
    rule_width: float = 0
    pitch: float = 0
    numeral: str = ""
    icon: str = ""
    columns: int = 0
    scale: float = 1


@value
class TableStyle:
    """`heads` is the text role of the heads of rows. `rule` is a drawing by name between the rows, empty for a plain
    rule. `sign` is a drawing by name under each row's head, told the days that the head names (`span`)."""

    heads: str = "table-head"
    rule: str = ""
    sign: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@value
class Limits:
    """What copyfitting may do. Body size between `body_least` and `body_most` points; leading and space may grow by
    these factors at most (1.0 = not at all)."""

    body_least: float
    body_most: float
    small_least: float
    leading_most: float = 1.12
    space_most: float = 2.2


@value
class Sheet:
    """`texts`, `boxes`, `lists` and `tables` are keyed by role; of texts and boxes `voice.role` (such as `cover.title`)
    comes before `role`."""

    brand: str
    texts: Mapping[str, TextStyle]
    boxes: Mapping[str, BoxStyle]
    lists: Mapping[str, ListStyle]
    colours: Mapping[str, Colour]
    limits: Limits
    page: Colour
    rule: Colour
    rule_width: float = 0.57
    fallbacks: tuple[tuple[Face, ...], ...] = field(default=())
    drawings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    tables: Mapping[str, TableStyle] = field(default_factory=dict)

    @property
    def font_versions(self) -> dict[str, str]:
        """The version of each face that texts are set in, by its file's name."""
        return _font_versions(self)

    def text(self, role: str, voice: str = "") -> TextStyle:
        """The style of `role` spoken in `voice`, or in the last part of it that has the role (`call` of `sheet.call`);
        KeyError if the role is unknown, which is our defect."""
        return _spoken(self.texts, role, voice)

    def box(self, role: str, voice: str = "") -> BoxStyle:
        """The style of the box `role` in a frame of `voice`, likewise."""
        return _spoken(self.boxes, role, voice)

    def table(self, classes: Iterable[str]) -> TableStyle:
        """The style of a table of `classes`: the first that names one, or the plain one."""
        return next((self.tables[name] for name in classes if name in self.tables), TableStyle())


def _spoken(styles: Mapping[str, Style], role: str, voice: str) -> Style:
    while voice:
        if found := styles.get(f"{voice}.{role}"):
            return found
        voice = voice.partition(".")[2]
    return styles[role]


@remembered(16)
def _font_versions(sheet: Sheet) -> dict[str, str]:
    faces = {face for style in sheet.texts.values() for face in style.faces if face.data}
    return {PurePath(face.path).name: version(face.data) for face in faces}
