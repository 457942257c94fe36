"""Colour spaces: PDF objects enter; which inks they name and how much ink a colour in them is, leave.

A space inside another counts as what it is made of: an Indexed picture as its base, a spot ink also as the space that
stands in for it (ISO 32000-2, 8.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from publisher.model.value import value
from publisher.preflight.pdf_objects import NONSENSE, text, under

if TYPE_CHECKING:
    import pikepdf

PROCESS = frozenset({"Cyan", "Magenta", "Yellow", "Black"})
_DEPTH = 8


@value
class Space:
    """`kind` as a person calls it. `spots`: the inks beside the process colours that it prints. `base`: what it falls
    back on or looks up in. `names`: one a component where the space names its inks."""

    kind: str
    components: int
    names: tuple[str, ...] = ()
    base: Space | None = None

    @property
    def spots(self) -> tuple[str, ...]:
        return tuple(name for name in self.names if name not in PROCESS | {"All", "None"})

    @property
    def light(self) -> str:
        """The space, here or beneath, that is made of light instead of ink; empty if there is none."""
        if self.kind in _LIGHT:
            return self.kind
        return self.base.light if self.base else ""

    @property
    def first(self) -> tuple[float, ...]:
        """The colour that choosing the space brings (ISO 32000-2, 8.6.5.1): black, or all of each named ink."""
        if self.names:
            return (1.0,) * self.components
        return (0.0, 0.0, 0.0, 1.0) if self.components == 4 else (0.0,) * self.components

    def ink(self, colour: Sequence[float]) -> float:
        """Per cent of ink of all plates together. Amounts outside 0–1 count as these (ISO 32000-2, 8.6.4.1)."""
        amounts = [min(max(part, 0.0), 1.0) for part in colour]
        if self.names:
            return 100 * sum(_plates(name) * tint for name, tint in zip(self.names, amounts))
        if self.kind in _INKS and len(amounts) == self.components:
            return 100 * (sum(amounts) if self.components == 4 else 1 - amounts[0])
        return 0.0


def _plates(name: str) -> int:
    """How many plates an ink of this name prints on, as far as process colours go."""
    return {"All": 4, "None": 0}.get(name, 1)


GREY, RGB, CMYK = Space("DeviceGray", 1), Space("DeviceRGB", 3), Space("DeviceCMYK", 4)
UNKNOWN, PATTERN = Space("an unknown space", 0), Space("Pattern", 0)
_LIGHT = frozenset({"DeviceRGB", "CalRGB", "Lab", "RGB by ICC profile"})
_INKS = frozenset({"DeviceGray", "CalGray", "DeviceCMYK", "grey by ICC profile", "CMYK by ICC profile"})
_DEVICE: Mapping[str, Space] = MappingProxyType(
    {
        **{"/DeviceGray": GREY, "/G": GREY, "/CalGray": GREY},
        **{"/DeviceRGB": RGB, "/RGB": RGB, "/DeviceCMYK": CMYK, "/CMYK": CMYK},
        "/Pattern": PATTERN,
    }
)
_ICC: Mapping[int, str] = MappingProxyType(
    {1: "grey by ICC profile", 3: "RGB by ICC profile", 4: "CMYK by ICC profile"}
)


def read_space(found: pikepdf.Object | None, named: Any = None, depth: int = 0) -> Space:
    """The space that `found` is or, in `named` (the resources' ColorSpace), names. UNKNOWN for what makes no sense."""
    import pikepdf

    if found is None or depth > _DEPTH:
        return UNKNOWN
    if isinstance(found, pikepdf.Name):
        device = _DEVICE.get(text(found))
        return device or read_space(under(named, found), None, depth + 1)
    try:
        return _family(text(found[0]), list(found), named, depth)
    except NONSENSE:
        return UNKNOWN


def _family(family: str, parts: list[Any], named: Any, depth: int) -> Space:
    """An array's space by its first entry."""
    if family in _DEVICE and (len(parts) == 1 or family == "/CalGray"):
        return _DEVICE[family]
    if family in ("/CalRGB", "/Lab"):
        return Space(family[1:], 3)
    if len(parts) < 2:
        return UNKNOWN
    if family == "/ICCBased":
        count = int(parts[1].get("/N", 0))
        return Space(_ICC.get(count, "an unknown space"), count)
    if family in ("/Indexed", "/I"):
        return Space("Indexed", 1, base=read_space(parts[1], named, depth + 1))
    if family == "/Pattern":
        return Space("Pattern", 0, base=read_space(parts[1], named, depth + 1))
    if family in ("/Separation", "/DeviceN") and len(parts) > 2:
        names = (parts[1],) if family == "/Separation" else tuple(parts[1])
        inks = tuple(text(name)[1:] for name in names)
        return Space(family[1:], len(inks), inks, read_space(parts[2], named, depth + 1))
    return UNKNOWN
