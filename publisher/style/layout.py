"""A brand's layout of an edition, as data: which ground, drawings and frames each panel has, and what fills a frame.

A claim names a role or a class, never a section's id (ids stand only in a guide's own layout):
`title`, `subtitle`, `kicker`, `clinic-name`, `imprint`, `qr`, `review`; of a page its number `folio` and the
section it shows, `running`; `.class` of a section or block;
`.class:head`: of such a section its heading and the leads that follow; the kind of a block (`safety`, `timeline`);
`drawing:name`: the figures that place it; `#id`; `rest`: what no frame claims, in reading order, poured through all
frames that claim it.

Lengths are insets from the panel's edges, absolute (`10 mm`) or parts of the panel (`40%`: of its width for left and
right, of its height for top and bottom). Reading (`layout_file`) works the parts out, so that a Layout holds points
only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from publisher.model.block import PRINTED_KINDS
from publisher.model.place import NOWHERE, Place
from publisher.model.value import value

FURNITURE = (
    "title",
    "subtitle",
    "kicker",
    "clinic-name",
    "imprint",
    "qr",
    "review",
    "rest",
    "folio",
    "running",
)
KINDS = tuple(kind.__name__.lower() for kind in PRINTED_KINDS)


@value
class Ground:
    """A colour under one frame: from inset `left` to inset `right` of the panel (below zero: into the bleed), from
    `above` points over the frame's text to `below` points under the frame's foot."""

    colour: str
    left: float = 0
    right: float = 0
    above: float = 0
    below: float = 0


@value
class Frame:
    """Where text goes on a panel. Insets from the panel's edges in points. `anchor` is top or bottom. A frame that
    hangs from the bottom begins at `hang` below the panel's top if its text has room beneath, and higher, up to its
    own top, if not. One that `follows` begins below what stands over it, at its own top at the earliest. What stands on
    a frame's `ground` needs no box of its own. `align` (left, right) is for what stands on every page: on left-hand
    pages the other side."""

    claims: tuple[str, ...]
    left: float
    right: float
    top: float
    bottom: float
    anchor: str = "top"
    voice: str = ""
    box: str = ""
    hang: float = 0
    follows: bool = False
    ground: Ground | None = None
    align: str = ""


@value
class Art:
    """A drawing by name on a rectangle of insets from the panel's edges, in points (negative: into the bleed). With
    `shows` it is the guide's figure of that drawing, whose words alone then stand in the text."""

    drawing: str
    left: float = 0
    right: float = 0
    top: float = 0
    bottom: float = 0
    options: Mapping[str, str] = field(default_factory=dict)
    place: Place = field(default=NOWHERE, compare=False)
    shows: str = ""


@value
class PanelLayout:
    """`ground` is a colour's name. It runs `over` points past each fold, since a folder drifts; below 0 it stops
    short. A layout made for a guide that has certain things names them in `needs`, as claims; `otherwise` is for
    guides without them. `crowded` stands in where the sheet cannot hold its text: art gives way to words; `wide` where
    a word or a number is wider than its column."""

    ground: str = ""
    art: tuple[Art, ...] = ()
    frames: tuple[Frame, ...] = ()
    place: Place = NOWHERE
    over: float = 0
    needs: tuple[str, ...] = ()
    otherwise: PanelLayout | None = None
    crowded: PanelLayout | None = None
    wide: PanelLayout | None = None

    def forms(self) -> Iterator[PanelLayout]:
        """This layout, and those for other texts."""
        yield self
        for other in (self.crowded, self.wide, self.otherwise):
            if other:
                yield from other.forms()


@value
class Layout:
    """`panels` by name; `standard` lays out each panel that has no entry. `notes`: the edition's notes stand behind its
    text; those marked on a book's cover stand in the book."""

    panels: Mapping[str, PanelLayout]
    standard: PanelLayout
    place: Place = NOWHERE
    notes: bool = True
