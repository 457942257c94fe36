"""Which drawing stands for which: a guide asks for `skin-section`, and a brand may have it drawn as another.

In: a name, and what the brand says of drawings by name (`sheet.drawings`). `as` names the other drawing, or none: such
a drawing is left out where it is mere decoration, and drawn as usual where it tells something."""

from __future__ import annotations

from collections.abc import Mapping

Said = Mapping[str, Mapping[str, str]]
AS, NOT_DRAWN = "as", "none"


def standing(name: str, said: Said) -> tuple[str, dict[str, str]]:
    """The name of the drawing that stands for `name`, and the brand's options for it: what it says under `name` goes
    before what it says of the other. One step only: a stand-in has no stand-in."""
    own = dict(said.get(name, {}))
    other = own.pop(AS, "")
    if other in ("", NOT_DRAWN):
        return name, own
    return other, {key: value for key, value in {**said.get(other, {}), **own}.items() if key != AS}


def left_out(name: str, said: Said) -> bool:
    """Whether the brand does not draw `name` where it only decorates."""
    return said.get(name, {}).get(AS) == NOT_DRAWN
