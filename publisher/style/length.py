"""Lengths: text that people write in, points out. The one module that knows units.

Absolute units follow CSS Values and Units 4, §6.2: an inch is 72 pt, 2.54 cm, 96 px."""

from __future__ import annotations

import math
import re

UNITS: dict[str, float] = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "px": 0.75, "pc": 12.0}
RELATIVE: tuple[str, ...] = ("%", "em", "rem")
_LENGTH = re.compile(r"([+-]?(?:\d+(?:\.\d*)?|\.\d+))\s*([a-z%]*)", re.IGNORECASE | re.ASCII)
_REM = 12.0


def points(text: str | float, default_unit: str = "pt", base: float | None = None) -> float:
    """`text` ("5 mm", "9.5pt", 12) as points. A bare number counts in `default_unit`. `%` and `em` are parts of
    `base` (points) and `rem` is the 12 pt of a browser; without a base all three are refused.
    ValueError, naming the text, if it is no finite length."""
    number, unit = split(text)
    unit = unit or default_unit
    if unit in UNITS:
        return number * UNITS[unit]
    if unit not in RELATIVE:
        raise ValueError(f"{text!r} is no length: the unit {unit!r} is not one of {', '.join((*UNITS, *RELATIVE))}")
    if base is None:
        raise ValueError(f"{text!r} is relative, and here is nothing that it could be relative to")
    return number * {"%": base / 100, "em": base, "rem": _REM}[unit]


def split(text: str | float) -> tuple[float, str]:
    """Number and unit ("" if bare) of a length. ValueError, naming the text, if it is none."""
    if isinstance(text, int | float):
        number, unit = float(text), ""
    else:
        match = _LENGTH.fullmatch(text.strip())
        if not match:
            raise ValueError(f"{text!r} is no length")
        number, unit = float(match[1]), match[2].lower()
    if not math.isfinite(number) or abs(number) > 1e6:
        raise ValueError(f"{text!r} is no length that paper can have")
    return number, unit
