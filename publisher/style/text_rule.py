"""What a brand says of each text role: `text` under its `publisher` key. Lengths come out in points."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import field, replace

from publisher.model.finding import Finding
from publisher.model.place import NOWHERE, Place
from publisher.model.value import value
from publisher.style.colour import Colour
from publisher.style.fields import Fields, Tell
from publisher.style.length import split
from publisher.style.nearest import suggestion
from publisher.style.palette import Palette
from publisher.style.roles import ROLES
from publisher.style.typography import weight
from publisher.style.yaml_source import Scalar

BODY_SIZE = 10.5


@value
class TextRule:
    """What a brand says of a role; None and "" where it does not. `leading` is points, `ratio` a factor of the size."""

    family: str = ""
    weight: int | None = None
    strong: int | None = None
    italic: bool | None = None
    size: float | None = None
    leading: float | None = None
    ratio: float | None = None
    tracking: float | None = None
    colour: Colour | None = None
    strong_colour: Colour | None = None
    before: float | None = None
    after: float | None = None
    scales: bool | None = None
    balanced: bool | None = None
    tabular: bool | None = None
    align: str = ""
    place: Place = field(default=NOWHERE, compare=False)

    def over(self, other: TextRule) -> TextRule:
        """This rule, and `other` where this one says nothing."""
        said = {
            each.name: value
            for each in dataclasses.fields(self)
            if (value := getattr(self, each.name)) not in (None, "")
        }
        if "leading" in said or "ratio" in said:
            said = {"leading": None, "ratio": None} | said
        return replace(other, **said)


def read_texts(section: Fields, palette: Palette, tell: Tell) -> dict[str, TextRule]:
    """The body comes first: other sizes in em are parts of it."""
    found = dict(section.each("text"))
    body = _text(found["body"], palette, tell, BODY_SIZE) if "body" in found else TextRule()
    base = body.size or BODY_SIZE
    rules = {role: body if role == "body" else _text(fields, palette, tell, base) for role, fields in found.items()}
    for role in rules:
        voice, _, bare = role.rpartition(".")
        known = role in ROLES or (bare in ROLES and f"{voice}.body" in {*rules, *ROLES})
        if not known:
            place = section.fields("text").place(role)  # type: ignore[union-attr]
            unknown_role(role, ROLES, place, tell)
    return rules


def _text(fields: Fields, palette: Palette, tell: Tell, base: float) -> TextRule:
    size = fields.length("size", base=base)
    leading, ratio = _leading(fields, size or base)
    rule = TextRule(
        family=fields.text("family"),
        weight=weight(fields, "weight"),
        strong=weight(fields, "strong"),
        italic=fields.yes("italic"),
        size=size,
        leading=leading,
        ratio=ratio,
        tracking=_tracking(fields),
        colour=palette.colour(fields.node("colour", "color"), tell),
        strong_colour=palette.colour(fields.node("strong-colour", "strong-color"), tell),
        before=fields.length("before", base=size or base),
        after=fields.length("after", base=size or base),
        scales=fields.yes("scales"),
        balanced=fields.yes("balanced"),
        tabular=fields.yes("tabular"),
        align=fields.one_of(("left", "right"), "align"),
        place=fields.table.place,
    )
    fields.close()
    return rule


def _leading(fields: Fields, size: float) -> tuple[float | None, float | None]:
    """A bare number below 4 is a factor, as in CSS; with a unit, or larger, it is a length."""
    length = fields.length("leading", base=size)
    node = fields.node("leading")
    if length is not None and isinstance(node, Scalar) and not split(node.text)[1] and length < 4:
        return None, length
    return length, None


def _tracking(fields: Fields) -> float | None:
    return fields.length("tracking", base=1)


def unknown_role(role: str, known: Collection[str], place: Place, tell: Tell) -> None:
    tell(Finding("STYLE-ROLE", place, {"role": role, "suggestion": suggestion(role, known)}))
