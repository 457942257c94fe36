"""What a brand says of its press: `press: { profile: coated.icc, ink-limit: 300% }` below `publisher:`."""

from __future__ import annotations

from dataclasses import field

from publisher.model.place import NOWHERE, Place
from publisher.model.value import value
from publisher.style.fields import Fields, Tell

STANDARD_LIMIT = 3.0
_LEAST, _MOST = 1.0, 4.0


@value
class PressRule:
    """`profile` is the path of an ICC profile in the brand's folder, empty for the one that comes with the publisher.
    `limit` is how much ink all plates together may carry, 1 for all of one."""

    profile: str = ""
    limit: float = STANDARD_LIMIT
    place: Place = field(default=NOWHERE, compare=False)


def read_press(section: Fields | None, tell: Tell) -> PressRule:
    fields = Fields(section.table, section.where, tell).fields("press") if section else None
    if section is None or fields is None:
        return PressRule()
    limit = fields.length("ink-limit", base=100.0)
    node = fields.node("ink-limit")
    if limit is not None and node is not None and not _LEAST <= limit / 100 <= _MOST:
        fields.refuse(node, "ink-limit", f"between {_LEAST:.0%} and {_MOST:.0%}")
        limit = None
    rule = PressRule(
        fields.text("profile"), STANDARD_LIMIT if limit is None else limit / 100, fields.place("profile", "ink-limit")
    )
    fields.close()
    return rule
