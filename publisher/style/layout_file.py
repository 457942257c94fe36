"""A layout's YAML becomes a Layout: names checked, lengths worked out for the panels of one geometry."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from publisher.model.finding import Finding
from publisher.model.place import Place
from publisher.style.book import BOOK_PANELS
from publisher.style.fields import Fields, Tell
from publisher.style.fold import PANEL_NAMES
from publisher.style.geometry import Geometry, Panel
from publisher.style.layout import FURNITURE, KINDS, Art, Frame, Ground, Layout, PanelLayout
from publisher.style.nearest import suggestion
from publisher.style.page import KINDS as PAGE_KINDS
from publisher.style.roles import BOXES, LISTS
from publisher.style.yaml_source import Node, Scalar, Sequence, Table, read_yaml

_SIDES = ("left", "right", "top", "bottom")


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
