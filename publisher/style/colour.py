"""Colours for screen and ink."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publisher.model.value import value

Plates = tuple[float, float, float, float]
"""Cyan, magenta, yellow, black, 0–1."""


@value
class Colour:
    """`red`, `green`, `blue` are sRGB 0–1. `ink` is what its plates carry where the brand says so. `spot` names the
    spot ink that prints `tint` (0–1) of itself instead of them."""

    name: str
    red: float
    green: float
    blue: float
    ink: Plates | None = None
    spot: str = ""
    tint: float = 1.0

    @property
    def hex(self) -> str:
        return "#" + "".join(f"{round(part * 255):02x}" for part in (self.red, self.green, self.blue))


def luminance(colour: Colour) -> float:
    """Relative luminance 0–1 (WCAG 2.2, definition of relative luminance)."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio 1–21 (WCAG 2.2, 1.4.3)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixture(parts: Sequence[tuple[Colour, float]], name: str = "") -> Colour:
    """Colours in shares that sum to 1, mixed in sRGB and, where all have inks, in ink: a tint of a colour is a tint of
    its plates. A spot ink stays itself with nothing but paper beside it; among other colours its stand-in is mixed."""
    red, green, blue = (sum(getattr(colour, part) * share for colour, share in parts) for part in _LIGHTS)
    inks = [(colour.ink, share) for colour, share in parts if colour.ink is not None]
    if len(inks) < len(parts):
        return Colour(name, red, green, blue)
    cyan, magenta, yellow, black = (round(sum(ink[plate] * share for ink, share in inks), 4) for plate in range(4))
    whole = Colour(name, red, green, blue, (cyan, magenta, yellow, black))
    printed = [(colour, share) for colour, share in parts if share and (colour.spot or any(colour.ink or ()))]
    spots = {colour.spot for colour, _ in printed}
    if len(spots) != 1 or not all(spots):
        return whole
    return replace(whole, spot=spots.pop(), tint=round(sum(colour.tint * share for colour, share in printed), 4))


_LIGHTS = ("red", "green", "blue")


def mixed(one: Colour, other: Colour, share: float, name: str = "") -> Colour:
    """`share` (0–1) of `other` in `one`; its light in steps of 255."""
    found = mixture(((one, 1 - share), (other, share)), name)
    lights = ((getattr(one, part), getattr(other, part)) for part in _LIGHTS)
    red, green, blue = (round((a + (b - a) * share) * 255) / 255 for a, b in lights)
    return replace(found, red=red, green=green, blue=blue)


def clarity(one: Colour, other: Colour) -> float:
    """The contrast ratio in colour or in grey, whichever is less: a guide is copied without colour too."""
    return min(contrast(one, other), contrast(_grey(one), _grey(other)))


def _grey(colour: Colour) -> Colour:
    """As office printers make it: luma (ITU-R BT.601)."""
    luma = 0.299 * colour.red + 0.587 * colour.green + 0.114 * colour.blue
    return Colour("", luma, luma, luma)


def readable(colour: Colour, ground: Colour, least: float) -> Colour:
    """`colour` if its contrast on `ground` is `least` or more; else its nearest shade, towards black or white, that
    is. Where none is (a middling ground and a high ratio), black or white, whichever is clearer."""
    if contrast(colour, ground) >= least:
        return colour
    ends = sorted((BLACK, WHITE), key=lambda end: -contrast(end, ground))
    if contrast(ends[0], ground) < least:
        return ends[0]
    reachable = [end for end in ends if contrast(end, ground) >= least]
    shades = (_nearest_shade(colour, end, ground, least) for end in reachable)
    return min(shades, key=lambda shade: abs(luminance(shade) - luminance(colour)))


def _nearest_shade(colour: Colour, end: Colour, ground: Colour, least: float) -> Colour:
    steps = (mixed(colour, end, step / 64, _mixture(colour, end, step / 64)) for step in range(1, 65))
    return next(shade for shade in steps if contrast(shade, ground) >= least)


def _mixture(colour: Colour, end: Colour, share: float) -> str:
    """A shade's name, by which a drawing finds it again: under its colour's own it would be that colour."""
    return f"{colour.name}*{100 * (1 - share):g}+{end.name}*{100 * share:g}" if colour.name else ""


BLACK = Colour("black", 0, 0, 0, (0, 0, 0, 1))
WHITE = Colour("white", 1, 1, 1, (0, 0, 0, 0))
