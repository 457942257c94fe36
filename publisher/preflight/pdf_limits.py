"""What each profile demands, as numbers. Lengths in millimetres, type and lines in points."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from publisher.model.value import value


@value
class Limits:
    """`ink`: per cent of all plates together. `coarse` and `soft`: pixels an inch under which an image is bad or not
    sharp. `text_margin`: text to trim or fold. `ink_margin`: any ink to the edge of the sheet; 0 where it may bleed."""

    ink: float = 300.0
    coarse: float = 150.0
    soft: float = 225.0
    hairline: float = 0.25
    knockout: float = 6.0
    text_margin: float = 5.0
    ink_margin: float = 0.0
    bleed: float = 3.0


LIMITS: Mapping[str, Limits] = MappingProxyType(
    {"screen": Limits(), "press": Limits(), "office": Limits(text_margin=6.0, ink_margin=6.0)}
)
