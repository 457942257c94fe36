"""Floor 1: the drawings by name: options and a rectangle → shapes, known to no output."""

from collections.abc import Mapping
from types import MappingProxyType

from publisher.drawing.drawing import Drawing
from publisher.drawing.field import COVER_FIELD
from publisher.drawing.ink import resolve
from publisher.drawing.shape import Shape
from publisher.drawing.stitch import STITCH_RULE

__all__ = ["DRAWINGS", "Drawing", "Shape", "resolve"]

DRAWINGS: Mapping[str, Drawing] = MappingProxyType(
    {
        "cover-field": COVER_FIELD,
        "stitch-rule": STITCH_RULE,
    }
)
