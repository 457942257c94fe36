"""The few colours of a brand that all derived ones come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from publisher.style.colour import BLACK, WHITE, Colour, contrast, mixed, readable

LEAST_CONTRAST = 4.5


@dataclass(frozen=True, slots=True)
class Tones:
    """Page and text, the accent for headings, the cover's ground, the alarm of the call box, tint and rule."""

    page: Colour
    text: Colour
    accent: Colour
    cover: Colour
    alarm: Colour
    tint: Colour
    rule: Colour


def tones_of(named: Mapping[str, Colour]) -> Tones:
    """The tones of a brand with these palette and theme colours."""
    page = named.get("background", WHITE)
    text = named.get("foreground") or readable(BLACK, page, LEAST_CONTRAST)
    primary = named.get("primary") or next(
        (c for c in named.values() if contrast(c, page) >= LEAST_CONTRAST and c.hex != text.hex), text
    )
    cover = primary
    return Tones(
        page=page,
        text=text,
        accent=readable(primary, page, LEAST_CONTRAST),
        cover=cover,
        alarm=readable(named.get("danger", primary), page, LEAST_CONTRAST),
        tint=mixed(page, primary, 0.08, "tint"),
        rule=mixed(page, primary, 0.35, "rule"),
    )


def on(ground: Colour, tones: Tones) -> Colour:
    """White or black, page or text colour: the one that reads best on `ground`."""
    return max((WHITE, tones.page, tones.text, BLACK), key=lambda colour: round(contrast(colour, ground), 6))


def named_colours(own: Mapping[str, Colour]) -> dict[str, Colour]:
    """What drawings and layouts may name: the brand's own, and the tones where the brand has no such name."""
    tones = tones_of(own)
    derived = {
        "background": tones.page,
        "foreground": tones.text,
        "primary": tones.cover,
        "secondary": tones.accent,
        "danger": tones.alarm,
        "tint": tones.tint,
        "rule": tones.rule,
        "white": WHITE,
        "black": BLACK,
    }
    return {**derived, **own}
