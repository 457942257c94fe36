"""A brand's layout of an edition, as data: which ground, drawings and frames each panel has, and what fills a frame.

A claim names a role or a class, never a section's id (ids stand only in a guide's own layout):
`title`, `subtitle`, `kicker`, `clinic-name`, `logo`, `imprint`, `qr`, `review`; `.class` of a section or block;
`#id`; `rest`: what no frame claims, in reading order, poured through all frames that claim it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from publisher.model.place import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Frame:
    """Where text goes on a panel. Insets from the panel's edges in points. `anchor` is top or bottom.
    `first` is the baseline of the first line below the frame's top, where the layout fixes it (0: the style's own)."""

    claims: tuple[str, ...]
    left: float
    right: float
    top: float
    bottom: float
    anchor: str = "top"
    voice: str = ""
    box: str = ""


@dataclass(frozen=True, slots=True)
class Art:
    """A drawing by name on a rectangle of insets from the panel's edges, in points (negative: into the bleed)."""

    drawing: str
    left: float = 0
    right: float = 0
    top: float = 0
    bottom: float = 0
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PanelLayout:
    ground: str = ""
    art: tuple[Art, ...] = ()
    frames: tuple[Frame, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Layout:
    """`panels` by name; `standard` lays out each panel that has no entry. `margin` keeps text off trims and folds."""

    panels: Mapping[str, PanelLayout]
    standard: PanelLayout
    place: Place = NOWHERE
