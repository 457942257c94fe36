"""What a PDF is for, as data: the same Pages are drawn for each profile, equal glyphs at equal places."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from publisher.model.value import value
from publisher.style.length import points


@value
class Profile:
    """`margin` in points: grounds, drawings and pictures are cut that far from every edge, where a desk printer
    prints nothing."""

    margin: float = 0.0


PROFILES: Mapping[str, Profile] = MappingProxyType({"screen": Profile(), "office": Profile(margin=points("6 mm"))})
