"""Colours as CSS writes them (CSS Color 4): hex, rgb(), hsl() and names; red, green and blue 0–1 out.

A colour that is partly transparent is blended with white, since print has no transparency to give it."""

from __future__ import annotations

import re

from publisher.style.length import split

RGB = tuple[float, float, float]
_HEX = re.compile(r"#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_CALL = re.compile(r"(rgba?|hsla?)\(([^()]*)\)", re.IGNORECASE)
_ANGLES = {"deg": 1.0, "": 1.0, "turn": 360.0, "grad": 0.9, "rad": 57.29577951308232}


def css_colour(text: str) -> RGB:
    """ValueError, naming the text, if it is no colour. A hex number may lack its `#` only with six digits."""
    text = text.strip()
    match = _HEX.fullmatch(text)
    if match and (text[0] == "#" or len(text) == 6):
        return _hex(match[1])
    call = _CALL.fullmatch(text)
    if call:
        return _call(call[1].lower().rstrip("a"), call[2])
    from publisher.style.css_names import NAMED

    if text.lower() in NAMED:
        return _hex(NAMED[text.lower()])
    raise ValueError(f"{text!r} is no colour")


def _hex(digits: str) -> RGB:
    if len(digits) < 6:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue, *alpha = (int(digits[at : at + 2], 16) / 255 for at in range(0, len(digits), 2))
    return _on_white((red, green, blue), alpha[0] if alpha else 1)


def _call(kind: str, inside: str) -> RGB:
    parts = re.split(r"\s*[,/]\s*|\s+", inside.strip())
    if len(parts) not in (3, 4):
        raise ValueError(f"'{kind}({inside})' is no colour: it needs three parts")
    alpha = _part(parts[3], 1) if len(parts) == 4 else 1.0
    if kind == "rgb":
        red, green, blue = (_part(part, 255) for part in parts[:3])
        return _on_white((red, green, blue), alpha)
    return _on_white(_hsl(_angle(parts[0]), _part(parts[1], 100), _part(parts[2], 100)), alpha)


def _part(text: str, whole: float) -> float:
    number, unit = (float(text[:-1]), "%") if text.endswith("%") else (split(text)[0], "")
    return min(1.0, max(0.0, number / (100 if unit else whole)))


def _angle(text: str) -> float:
    match = re.fullmatch(r"([+-]?[\d.]+)(deg|turn|grad|rad|)", text.lower())
    if not match:
        raise ValueError(f"{text!r} is no angle")
    return float(match[1]) * _ANGLES[match[2]] % 360


def _hsl(hue: float, saturation: float, lightness: float) -> RGB:
    """CSS Color 4, §7.1."""

    def channel(shift: int) -> float:
        k = (shift + hue / 30) % 12
        return lightness - saturation * min(lightness, 1 - lightness) * max(-1.0, min(k - 3, 9 - k, 1.0))

    return channel(0), channel(8), channel(4)


def _on_white(rgb: RGB, alpha: float) -> RGB:
    red, green, blue = (1 - alpha * (1 - part) for part in rgb)
    return red, green, blue
