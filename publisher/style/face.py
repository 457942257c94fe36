"""A font file as a brand names it."""

from __future__ import annotations

from dataclasses import field

from publisher.model.value import value


@value
class Face:
    """`weight` 1–1000 (CSS); `data` is the whole TrueType or OpenType file; `path` names it in findings."""

    family: str
    weight: int
    italic: bool
    path: str = field(compare=False, default="")
    data: bytes = field(repr=False, compare=False, default=b"")
