"""Colours for screen and ink."""

from __future__ import annotations

from publisher.model.value import value


@value
class Colour:
    """`red`, `green`, `blue` are sRGB 0–1. `ink` is cyan, magenta, yellow, black 0–1 where the brand gives it.
    `spot` names a spot ink."""

    name: str
    red: float
    green: float
    blue: float
    ink: tuple[float, float, float, float] | None = None
    spot: str = ""

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


def mixed(one: Colour, other: Colour, share: float, name: str = "") -> Colour:
    """`share` (0–1) of `other` in `one`, mixed in sRGB: a screen colour without ink values."""
    parts = (a + (b - a) * share for a, b in zip((one.red, one.green, one.blue), (other.red, other.green, other.blue)))
    red, green, blue = (round(part * 255) / 255 for part in parts)
    return Colour(name, red, green, blue)


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
