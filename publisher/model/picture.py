"""An image file, read and found sound. Reading decides; nothing later opens a file."""

from __future__ import annotations

from dataclasses import field

from publisher.model.place import NOWHERE, Place
from publisher.model.value import value


@value
class Picture:
    """`kind` is jpeg, png or svg; `data` the file's bytes; `width` and `height` in pixels (SVG: user units)."""

    source: str
    kind: str
    data: bytes = field(repr=False)
    width: float = 0
    height: float = 0
    place: Place = field(default=NOWHERE, compare=False)


@value
class Logo:
    """A mark for light grounds and one for dark grounds (the same file, where there is one only). `alt` says it in
    words."""

    light: Picture
    dark: Picture
    alt: str = ""
