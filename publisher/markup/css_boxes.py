"""The frames of callouts and safety blocks, by day and by night. Their grounds are the book's own, so every text colour
in them is measured against its ground."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.markup.css_rule import Rule, number, rule
from publisher.markup.tint import WHITE, night, readable
from publisher.style.colour import Colour
from publisher.style.sheet import BoxStyle, Sheet, TextStyle


def box_rules(sheet: Sheet) -> Iterator[Rule]:
    """The boxes on a light page."""
    for role, box in sheet.boxes.items():
        yield _frame(f".{role}", box, sheet)
        yield _heading(f".{role}", sheet.text("title", box.voice), sheet)
        yield from _colours(f".{role}", box, _ground(box), sheet)


def night_rules(sheet: Sheet) -> Iterator[Rule]:
    """The boxes on a dark page: a dark ground that remembers the box's colour. A title's own ground stays."""
    for role, box in sheet.boxes.items():
        memory = box.header or _ground(box)
        yield from _colours(f".{role}", box, night(memory) if memory else None, sheet)


def _ground(box: BoxStyle) -> Colour | None:
    """A box with a header needs a ground, so that the header belongs to something."""
    return box.fill or (WHITE if box.header else None)


def _colours(selector: str, box: BoxStyle, ground: Colour | None, sheet: Sheet) -> Iterator[Rule]:
    body, title = sheet.text("body", box.voice).colour, sheet.text("title", box.voice).colour
    if ground:
        yield rule(selector, background_color=ground.hex, color=readable(body, ground).hex)
    top = box.header or ground
    if top:
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
        padding="1em",
        overflow="hidden" if box.radius else None,
    )


def _heading(selector: str, title: TextStyle, sheet: Sheet) -> Rule:
    size = min(title.size / sheet.text("body").size, 1.5)
    return rule(f"{selector} > .title", font_size=f"{number(size)}em", font_weight=str(max(title.face.weight, 600)))
