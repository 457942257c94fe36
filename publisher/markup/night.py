"""What a drawing's colours become on a dark page.

A colour is turned over in lightness and keeps its hue: what was ink on paper becomes light on a dark ground, and two
colours that were told apart still are. Björn Ottosson's Oklab does the measuring: equal steps in it look equal."""

from __future__ import annotations

from collections.abc import Mapping

from publisher.style.colour import Colour

_GROUND, _SPAN = 0.19, 0.9  # the lightness that white becomes, and how much of the range is kept
_MUTED = 0.9


def at_night(day: Mapping[str, Colour], turns: frozenset[str] | None) -> dict[str, Colour]:
    """A drawing's colours by slot on a dark page: those of the slots `turns` (None: of all) turned, the rest as they
    are."""
    return {slot: turned(colour) if turns is None or slot in turns else colour for slot, colour in day.items()}


def turned(colour: Colour) -> Colour:
    """`colour` with its lightness turned over, a little muted."""
    light, green_red, blue_yellow = _oklab(colour)
    chroma = _MUTED
    for _ in range(8):
        lights = _light(_GROUND + _SPAN * (1 - light), green_red * chroma, blue_yellow * chroma)
        if all(-0.001 <= part <= 1.001 for part in lights):
            break
        chroma *= 0.8  # not every hue is there at every lightness
    red, green, blue = (_curved(min(1.0, max(0.0, part))) for part in lights)
    return Colour(f"{colour.name} at night", red, green, blue)


def _oklab(colour: Colour) -> tuple[float, float, float]:
    r, g, b = (_straight(part) for part in (colour.red, colour.green, colour.blue))
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _light(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    """Linear red, green and blue of an Oklab colour."""
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _straight(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _curved(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)
