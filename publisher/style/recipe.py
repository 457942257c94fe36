"""What makes an edition: data from `editions.yml`. No code asks an edition for its name."""

from __future__ import annotations

from dataclasses import dataclass, field

from publisher.model.place import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Recipe:
    """`output` is pdf or epub. `text` is brief (briefs and safety blocks, where the guide has any brief) or whole.
    `fold` is letter, z or half. `layout` names the file in the brand's folder. `body_least` in points."""

    name: str
    output: str
    text: str
    fold: str = ""
    layout: str = ""
    body_least: float = 9.5
    place: Place = field(default=NOWHERE, compare=False)
