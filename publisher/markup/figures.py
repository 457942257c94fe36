"""Drawings by name → SVG files that look meant by day and by night.

A reading system shows them by `<img>`, where the book's style sheet does not reach. So a file brings both palettes, the
one for dark pages by a media query, and lays its own ground under either: a reading system that knows no night shows
a light card on its dark page, and every label keeps its contrast. Words are outlines, since a picture loads no font."""

from __future__ import annotations

from collections.abc import Mapping

from publisher.drawing import DRAWINGS
from publisher.drawing.drawing import Drawing
from publisher.drawing.ink import NO_INK, resolve
from publisher.drawing.lettering import Lettering
from publisher.drawing.stand_in import standing
from publisher.markup.night import at_night
from publisher.markup.svg import svg
from publisher.markup.tint import WHITE, mixed, night, readable
from publisher.model.remembering import Memory
from publisher.style.colour import Colour
from publisher.style.look import Sheet

_WIDTH = 400.0  # points; an SVG file scales
_STRIP, _MARGIN = 0.6, 14.0  # a flat drawing stands on its ground with air around it, points; a tall one fills it
_DIMMED = 0.9
GROUND = "ground of the page"


def figure(
    name: str, options: Mapping[str, str], description: str, sheet: Sheet, size: tuple[float, float] | None = None
) -> bytes:
    """The drawing `name`, or what the brand has stand for it, as a file. `options` go before the brand's own. With a
    `size` in points it is drawn for that, and the page shows through. KeyError if no drawing has that name."""
    key = (name, tuple(options.items()), description, size)
    return _FIGURES.of(key, lambda: _figure(name, options, description, sheet, size), sheet)


_FIGURES = Memory[bytes](128, len, 16_000_000)


def _figure(
    name: str, options: Mapping[str, str], description: str, sheet: Sheet, size: tuple[float, float] | None
) -> bytes:
    other, own = standing(name, sheet.drawings)
    drawing, said = DRAWINGS[other], {**own, **options}
    day = _colours(drawing, said, sheet)
    dark = night(sheet.colours["primary"])
    by_night = {**at_night(day, drawing.turns), GROUND: dark}
    if "label" in day:
        day["label"] = readable(day["label"], day[GROUND])
        by_night["label"] = mixed(WHITE, dark, _DIMMED)
    width, height = size or (_WIDTH, _WIDTH * drawing.aspect)
    margin = _MARGIN if not size and drawing.aspect < _STRIP else 0
    shapes = drawing.draw(
        width, height, {**said, **{slot: slot for slot in day if slot in drawing.slots}}, letters(sheet)
    )
    return svg(shapes, width, height, day, "", description, "" if size else GROUND, by_night, margin)


def letters(sheet: Sheet) -> Lettering:
    """What a drawing's words are set in: the faces of captions."""
    caption = sheet.text("caption")
    return Lettering(caption.face, caption.strong)


def _colours(drawing: Drawing, said: Mapping[str, str], sheet: Sheet) -> dict[str, Colour]:
    """By day, what each slot looks like that is painted, and the ground."""
    refused = drawing.refused(said)
    inks = {slot: said[slot] if slot in said and slot not in refused else ink for slot, ink in drawing.slots.items()}
    painted = {slot: resolve(ink, sheet.colours) for slot, ink in inks.items() if ink not in NO_INK}
    return {**painted, GROUND: sheet.page}
