"""What a PDF is for, as data: the same Pages are drawn for each profile, equal glyphs at equal places."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from publisher.model.value import value
from publisher.style.length import points


@value
class Profile:
    """`margin` in points: grounds, drawings and pictures are cut that far from every edge, where a desk printer
    prints nothing. `fillable`: what is to be written in can be typed in the file. `press`: in inks, with bleed and
    printer's marks, and nothing that is of use on a screen alone."""

    margin: float = 0.0
    fillable: bool = False
    press: bool = False


PROFILES: Mapping[str, Profile] = MappingProxyType(
    {"screen": Profile(fillable=True), "press": Profile(press=True), "office": Profile(margin=points("6 mm"))}
)
