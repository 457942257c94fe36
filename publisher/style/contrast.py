"""Can every text be read on every ground that it may stand on? (WCAG 2.2, 1.4.3)

Grounds are the page, the fills of boxes and of their headers, and the panels of a layout whose frames speak in a
voice. Drawings that run beneath a frame are not judged."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.model.finding import Finding
from publisher.model.place import Place
from publisher.model.value import value
from publisher.style.book import BOOK_PANELS
from publisher.style.brand import Brand
from publisher.style.colour import Colour, contrast, readable
from publisher.style.layout import Frame, Layout, PanelLayout
from publisher.style.look import Sheet, TextStyle
from publisher.style.roles import BLOCK_ROLES

_NORMAL, _LARGE = 4.5, 3.0
_CLAIMED = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "kicker": ("kicker",),
    "clinic-name": ("label",),
    "review": ("small",),
    "qr": ("subheading", "body", "label"),
    "imprint": ("imprint.body", "imprint.label"),
}
_PAGE_ROLES = (*BLOCK_ROLES, "small", "folio", "imprint.body", "imprint.label")


@value
class _Standing:
    """A text style on a ground; `where` is the place that brought the two together, if a layout did."""

    role: str
    style: TextStyle
    ground: Colour
    where: Place | None = None


def contrast_findings(sheet: Sheet, brand: Brand, layout: Layout | None = None) -> tuple[Finding, ...]:
    """CONTRAST once for each pair of colours that fails, naming the roles it fails for. A colour that fails on the
    page is not told again for grounds that the brand did not choose itself."""
    failures: dict[tuple[str, str], list[tuple[_Standing, Colour, float]]] = {}
    standings: dict[tuple[int, int], _Standing] = {}
    for each in _standings(sheet, layout):
        standings.setdefault((id(each.style), id(each.ground)), each)
    for standing in standings.values():
        least = required(standing.style)
        style = standing.style
        for colour in {id(part): part for part in (style.colour, style.strong_colour, style.link_colour)}.values():
            if contrast(colour, standing.ground) < least:
                failures.setdefault((colour.hex, standing.ground.hex), []).append((standing, colour, least))
    page = sheet.page.hex
    return tuple(
        _finding(found, brand)
        for (colour, ground), found in failures.items()
        if ground == page or (colour, page) not in failures or found[0][0].ground.name in brand.palette.colours
    )


def required(style: TextStyle) -> float:
    """3 for text of 18 pt, or bold of 14 pt, and up; else 4.5."""
    large = style.size >= 18 or (style.size >= 14 and style.face.weight >= 700)
    return _LARGE if large else _NORMAL


def _finding(failures: list[tuple[_Standing, Colour, float]], brand: Brand) -> Finding:
    standing, colour, _ = failures[0]
    least = max(needed for _, _, needed in failures)
    ground = standing.ground
    roles = sorted({each.role for each, _, _ in failures})
    values: dict[str, str | int | float] = {
        "roles": ", ".join(roles[:6]) + (" …" if len(roles) > 6 else ""),
        "colour": _name(colour),
        "hex": colour.hex,
        "ground": _name(ground),
        "ground_hex": ground.hex,
        "ratio": f"{int(contrast(colour, ground) * 100) / 100:.2f}",
        "least": f"{least:g}",
        "shade": readable(colour, ground, least).hex,
    }
    return Finding("CONTRAST", _place(standing, colour, brand), values)


def _name(colour: Colour) -> str:
    return colour.name if colour.name and colour.name != colour.hex else "colour"


def _place(standing: _Standing, colour: Colour, brand: Brand) -> Place:
    """Where the layout or the brand brought it about: the frame's panel, the role's rule, the colour, the file."""
    rule = brand.rules.texts.get(standing.role)
    own = rule.place if rule and rule.colour else None
    return standing.where or own or brand.palette.places.get(colour.name) or brand.place


def _standings(sheet: Sheet, layout: Layout | None) -> Iterator[_Standing]:
    for role in _PAGE_ROLES:
        yield _Standing(role, sheet.texts[role], sheet.page)
    yield from _in_boxes(sheet)
    panels = (*_printed(layout), layout.standard) if layout else ()
    for panel in (form for each in panels for form in each.forms()):
        for frame in panel.frames:
            name = frame.ground.colour if frame.ground else panel.ground
            yield from _in_frame(sheet, frame, sheet.colours.get(name, sheet.page), panel.place)


def _printed(layout: Layout) -> Iterator[PanelLayout]:
    """Those of paper: an ebook's cover chooses colours that can be read itself."""
    own = {panel.name for panel in BOOK_PANELS}
    return (laid for name, laid in layout.panels.items() if name not in own)


def _in_boxes(sheet: Sheet) -> Iterator[_Standing]:
    for box in sheet.boxes.values():
        fill = box.fill or sheet.page
        headed = ("title", "phone") if box.header else ()
        for role in headed:
            yield _Standing(_key(sheet, role, box.voice), sheet.text(role, box.voice), box.header or fill)
        for role in BLOCK_ROLES:
            if role not in headed:
                yield _Standing(_key(sheet, role, box.voice), sheet.text(role, box.voice), fill)


def _in_frame(sheet: Sheet, frame: Frame, ground: Colour, place: Place) -> Iterator[_Standing]:
    box = sheet.boxes.get(frame.box)
    if box and box.fill:
        return
    for claim in frame.claims:
        for role in _CLAIMED.get(claim, BLOCK_ROLES):
            yield _Standing(_key(sheet, role, frame.voice), sheet.text(role, frame.voice), ground, place)


def _key(sheet: Sheet, role: str, voice: str) -> str:
    spoken = f"{voice}.{role}"
    return spoken if spoken in sheet.texts else role
