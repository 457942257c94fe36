"""The frames of callouts and safety blocks, by day and by night. Their grounds are the book's own, so every text colour
in them is measured against its ground."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from publisher.markup.css_rule import Rule, families, number, rule
from publisher.markup.tint import WHITE, mixed, night, readable
from publisher.style.colour import Colour
from publisher.style.sheet import BoxStyle, Sheet, TextStyle

# The blocks that stand in a box, by the box's role. Other boxes are frames of a printed panel.
BOXED: Mapping[str, str] = {"callout": "aside.callout", "safety": "section.safety"}
_DIMMED, _GLOW = 0.9, 0.4  # the share of white in text at night, and in titles
_PADDING = 1.0


def box_rules(sheet: Sheet) -> Iterator[Rule]:
    """The boxes on a light page."""
    for selector, box in _boxes(sheet):
        body, title = sheet.text("body", box.voice).colour, sheet.text("title", box.voice)
        yield _frame(selector, box, sheet)
        yield from _title(selector, box, title, sheet)
        ground = _ground(box)
        if ground:
            yield rule(f"{selector} *", color="inherit")
            yield from _colours(selector, box, ground, readable(body, ground), title.colour)


def night_rules(sheet: Sheet) -> Iterator[Rule]:
    """The boxes on a dark page: a dark ground that remembers the box's colour. A title's own ground stays, and a safety
    block that had its whole ground to be found by has an outline."""
    for selector, box in _boxes(sheet):
        ground = _ground(box)
        if ground:
            dark = night(box.header or ground)
            light = mixed(WHITE, dark, _DIMMED)
            title = sheet.text("title", box.voice).colour
            yield from _colours(selector, box, dark, light, title if box.header else _glow(ground))
            if selector == BOXED["safety"] and not (box.border or box.header):
                yield rule(selector, border=f".12em solid {readable(ground, dark).hex}")


def _glow(ground: Colour) -> Colour:
    """What stands out at night in a box of that colour by day."""
    return mixed(WHITE, ground, _GLOW)


def _boxes(sheet: Sheet) -> Iterator[tuple[str, BoxStyle]]:
    return ((selector, sheet.boxes[role]) for role, selector in BOXED.items() if role in sheet.boxes)


def _ground(box: BoxStyle) -> Colour | None:
    """A box with a header needs a ground, so that the header belongs to something."""
    return box.fill or (WHITE if box.header else None)


def _colours(selector: str, box: BoxStyle, ground: Colour, text: Colour, title: Colour) -> Iterator[Rule]:
    yield rule(selector, background_color=ground.hex, color=text.hex)
    top = box.header or ground
    own = top.hex if box.header else None
    yield rule(f"{selector} > .title", background_color=own, color=readable(title, top).hex)


def _frame(selector: str, box: BoxStyle, sheet: Sheet) -> Rule:
    em = sheet.text("body").size
    border = box.border or box.header
    width = max(box.border_width, 1.5 if box.header else 0)
    return rule(
        selector,
        border=f"{number(width / em)}em solid {border.hex}" if border and width else None,
        border_radius=f"{number(box.radius / em)}em" if box.radius else None,
        padding=f"{number(_PADDING)}em",
    )


def _title(selector: str, box: BoxStyle, title: TextStyle, sheet: Sheet) -> Iterator[Rule]:
    size = min(max(title.size / sheet.text("body").size, 1.1), 1.5)
    family = title.face.family != sheet.text("body").face.family
    yield rule(
        f"{selector} > .title",
        font_family=families(title) if family else families(sheet.text("body")),
        font_size=f"{number(size)}em",
        font_weight=str(title.face.weight),
        letter_spacing="0",
    )
    if box.header:
        edge = _PADDING / size
        band = {"margin": f"-{number(edge)}em -{number(edge)}em .7em", "padding": f".55em {number(edge)}em"}
        yield rule(f"{selector} > .title", **band)
