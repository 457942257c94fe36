"""Colours for screen and ink."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
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
