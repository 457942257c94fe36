"""A brand's layout of an edition, as data: which ground, drawings and frames each panel has, and what fills a frame.

A claim names a role or a class, never a section's id (ids stand only in a guide's own layout):
`title`, `subtitle`, `kicker`, `clinic-name`, `logo`, `imprint`, `qr`, `review`; of a page its number `folio` and the
section it shows, `running`; `.class` of a section or block;
`.class:head`: of such a section its heading and the leads that follow; the kind of a block (`safety`, `timeline`);
`drawing:name`: the figures that place it; `#id`; `rest`: what no frame claims, in reading order, poured through all
frames that claim it.

Lengths are insets from the panel's edges, absolute (`10 mm`) or parts of the panel (`40%`: of its width for left and
right, of its height for top and bottom). Reading works the parts out, so that a Layout holds points only."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field

from publisher.model.block import PRINTED_KINDS
from publisher.model.finding import Finding
from publisher.model.place import NOWHERE, Place
from publisher.model.value import value
from publisher.style.book import BOOK_PANELS
from publisher.style.fields import Fields, Tell
from publisher.style.fold import PANEL_NAMES
from publisher.style.geometry import Geometry, Panel
from publisher.style.nearest import suggestion
from publisher.style.page import KINDS as PAGE_KINDS
from publisher.style.roles import BOXES, LISTS
from publisher.style.yaml_source import Node, Scalar, Sequence, Table, read_yaml

FURNITURE = (
    "title",
    "subtitle",
    "kicker",
    "clinic-name",
    "logo",
    "imprint",
    "qr",
    "review",
    "rest",
    "folio",
    "running",
)
KINDS = tuple(kind.__name__.lower() for kind in PRINTED_KINDS)
_SIDES = ("left", "right", "top", "bottom")


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
    """`panels` by name; `standard` lays out each panel that has no entry."""

    panels: Mapping[str, PanelLayout]
    standard: PanelLayout
    place: Place = NOWHERE


def read_layout(
    path: str, data: bytes, geometry: Geometry, colours: Collection[str], drawings: Collection[str], ids: bool = False
) -> tuple[Layout, tuple[Finding, ...]]:
    """The layout in the file at `path`, for the panels of `geometry`. `colours` and `drawings` are the names that may
    be used; `ids` allows claims of sections by id (a guide's own layout). BrokenInput if the YAML is not sound.

    A panel of another fold is passed over; a name that no fold has is LAYOUT-PANEL."""
    findings: list[Finding] = []
    reading = _Reading(colours, drawings, ids, findings.append)
    top = Fields(read_yaml(path, data), "", findings.append)
    panels = {panel.name: panel for panel in (*BOOK_PANELS, *geometry.panels)}
    standard = reading.panel(top.fields("standard"), geometry.panels[0])
    found = {
        name: reading.panel(fields, panels[name])
        for name, fields in top.each("panels")
        if reading.known_panel(name, fields) and name in panels
    }
    top.close()
    if standard is None:
        findings.append(Finding("LAYOUT-STANDARD", Place(path)))
    plain = _plain(geometry.panels[0], Place(path))
    return Layout(
        {name: panel for name, panel in found.items() if panel},
        standard or plain,
        Place(path),
    ), tuple(findings)


def _plain(panel: Panel, place: Place) -> PanelLayout:
    margin = panel.width * 0.1
    return PanelLayout(frames=(Frame(("rest",), margin, margin, margin, margin),), place=place)


class _Reading:
    def __init__(self, colours: Collection[str], drawings: Collection[str], ids: bool, tell: Tell) -> None:
        self.colours, self.drawings, self.ids, self.tell = colours, drawings, ids, tell

    def known_panel(self, name: str, fields: Fields) -> bool:
        known = {*PANEL_NAMES, *PAGE_KINDS, *(panel.name for panel in BOOK_PANELS)}
        if name in known:
            return True
        values = {"name": name, "suggestion": suggestion(name, known)}
        self.tell(Finding("LAYOUT-PANEL", fields.table.place, values))
        return False

    def panel(self, fields: Fields | None, panel: Panel) -> PanelLayout | None:
        if fields is None:
            return None
        layout = PanelLayout(
            ground=self.colour(fields, "ground"),
            over=fields.length("over") or 0.0,
            art=tuple(art for each in self.tables(fields, "art") if (art := self.art(each, panel))),
            frames=tuple(self.frame(each, panel) for each in self.tables(fields, "frames")),
            place=fields.table.place,
            needs=self.claims(fields, "needs"),
            otherwise=self.panel(fields.fields("otherwise"), panel),
            crowded=self.panel(fields.fields("crowded"), panel),
            wide=self.panel(fields.fields("wide"), panel),
        )
        fields.close()
        return layout

    def tables(self, fields: Fields, name: str) -> Iterator[Fields]:
        node: Node | None = fields.node(name)
        if node is not None and not isinstance(node, Sequence):
            fields.refuse(node, name, "a list")
        for item in node.items if isinstance(node, Sequence) else ():
            if isinstance(item, Table):
                yield Fields(item, f"{fields.where}.{name}", self.tell)
            else:
                fields.refuse(item, name, "a list of tables")

    def art(self, fields: Fields, panel: Panel) -> Art | None:
        drawing, shows = fields.text("drawing"), fields.text("shows")
        left, right, top, bottom = _insets(fields, panel)
        options = {
            name: node.text
            for name in fields.table.entries
            if name not in ("drawing", "shows", *_SIDES) and isinstance(node := fields.node(name), Scalar)
        }
        fields.close()
        for key, name in (("drawing", drawing), ("shows", shows or drawing)):
            if name not in self.drawings:
                values = {"name": name, "suggestion": suggestion(name, self.drawings)}
                self.tell(Finding("LAYOUT-DRAWING", fields.place(key), values))
                return None
        return Art(drawing, left, right, top, bottom, options, fields.place("drawing"), shows)

    def frame(self, fields: Fields, panel: Panel) -> Frame:
        left, right, top, bottom = _insets(fields, panel)
        frame = Frame(
            claims=self.claims(fields, "claims"),
            left=left,
            right=right,
            top=top,
            bottom=bottom,
            anchor=fields.one_of(("top", "bottom"), "anchor", default="top"),
            voice=fields.text("voice"),
            box=fields.one_of((*BOXES, *LISTS), "box"),
            hang=fields.length("hang", base=panel.height) or 0.0,
            follows=bool(fields.yes("follows")),
            ground=self.ground(fields.fields("ground"), panel),
            align=fields.one_of(("left", "right"), "align"),
        )
        fields.close()
        if left + right >= panel.width or top + bottom >= panel.height:
            self.tell(Finding("LAYOUT-FRAME", fields.table.place, {"panel": panel.name}))
        return frame

    def ground(self, fields: Fields | None, panel: Panel) -> Ground | None:
        if fields is None:
            return None
        left, right = (fields.length(side, base=panel.width) or 0.0 for side in ("left", "right"))
        above, below = (fields.length(side, base=panel.height) or 0.0 for side in ("above", "below"))
        colour = self.colour(fields, "colour")
        fields.close()
        return Ground(colour, left, right, above, below) if colour else None

    def claims(self, fields: Fields, name: str) -> tuple[str, ...]:
        return tuple(claim for claim in fields.texts(name) if self.claim(claim, fields.place(name)))

    def claim(self, claim: str, place: Place) -> bool:
        bare = claim.removesuffix(":head")
        if (
            claim in FURNITURE + KINDS
            or (bare[:1] == "." and bare[1:])
            or (claim.startswith("drawing:") and claim.removeprefix("drawing:") in self.drawings)
            or (self.ids and claim[:1] == "#" and claim[1:])
        ):
            return True
        self.tell(Finding("LAYOUT-CLAIM", place, {"claim": claim, "suggestion": suggestion(claim, FURNITURE + KINDS)}))
        return False

    def colour(self, fields: Fields, name: str) -> str:
        text = fields.text(name)
        if not text or text in self.colours:
            return text
        values = {"name": text, "suggestion": suggestion(text, self.colours)}
        self.tell(Finding("COLOUR-UNKNOWN", fields.place(name), values))
        return ""


def _insets(fields: Fields, panel: Panel) -> tuple[float, float, float, float]:
    left, right, top, bottom = (
        fields.length(side, base=panel.width if side in ("left", "right") else panel.height) or 0.0 for side in _SIDES
    )
    return left, right, top, bottom
