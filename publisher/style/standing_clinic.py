"""What a brand says of its clinics: the contact that stands in when no clinic is given, and what no clinic may change.

Keys of `publisher` in _brand.yml enter, a Clinic and places by key leave."""

from __future__ import annotations

from publisher.model.clinic import FIELDS, SETTING, Clinic
from publisher.model.place import Place
from publisher.model.visible import visible
from publisher.style.fields import Fields
from publisher.style.yaml_source import Scalar, Sequence


def read_standing_clinic(fields: Fields | None) -> Clinic:
    """`out-of-hours` may be written for `out_of_hours`."""
    if fields is None:
        return Clinic()
    spelt = {name: (name, name.replace("_", "-")) for name in FIELDS}
    values = {name: visible("\n".join(fields.texts(*names))) for name, names in spelt.items()}
    inner = fields.fields("settings")
    settings = {name: inner.text(name) for name in inner.table.entries} if inner else {}
    places = {name: fields.place(*names) for name, names in spelt.items() if values[name]}
    places |= {f"{SETTING}{name}": place for name, place in inner.table.keys.items()} if inner else {}
    fields.close()
    return Clinic(**values, settings=settings, place=fields.table.place, places=places)


def read_locked(section: Fields) -> dict[str, Place]:
    """`locked: [logo, settings.make_up_hours]`: keys of a clinic, each with its place."""
    node = section.node("locked")
    items = node.items if isinstance(node, Sequence) else (node,) if node else ()
    locked: dict[str, Place] = {}
    for item in items:
        if isinstance(item, Scalar) and (item.text in FIELDS or item.text.startswith(SETTING)):
            locked[item.text] = item.place
        else:
            section.refuse(item, "locked", f"any of {', '.join(FIELDS)} or settings.NAME")
    return locked
