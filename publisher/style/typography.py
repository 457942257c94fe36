"""The `typography` section of _brand.yml: which families there are, and how base text, headings, code and links look.

Shorthand (`base: Open Sans`) is a family; what `monospace` says holds for its inline and block forms too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from publisher.model.place import NOWHERE, Place
from publisher.model.value import value
from publisher.style.colour import Colour
from publisher.style.fields import Fields, Tell
from publisher.style.installed_font import WEIGHTS
from publisher.style.palette import Palette
from publisher.style.yaml_source import Node, Scalar, Sequence, Table

SOURCES = ("file", "google", "bunny", "system")
SETTINGS = ("base", "headings", "monospace", "monospace-inline", "monospace-block", "link")


@value
class FontFile:
    """`path` as written; `weight` None where the file itself says it ("auto")."""

    path: str
    weight: int | None = None
    italic: bool = False
    place: Place = field(default=NOWHERE, compare=False)


@value
class FontFamily:
    family: str
    source: str
    files: tuple[FontFile, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)


@value
class TypeSetting:
    """`size` is the length as written ("0.9em"), `line_height` a factor of it. None and "": the brand does not say."""

    family: str = ""
    weight: int | None = None
    italic: bool = False
    size: str = ""
    line_height: float | None = None
    colour: Colour | None = None
    place: Place = field(default=NOWHERE, compare=False)


@value
class Typography:
    """`settings` holds every key of `SETTINGS`."""

    families: tuple[FontFamily, ...]
    settings: Mapping[str, TypeSetting]


def read_typography(section: Fields | None, palette: Palette, tell: Tell) -> Typography:
    plain = dict.fromkeys(SETTINGS, TypeSetting())
    if section is None:
        return Typography((), plain)
    families = tuple(_families(section.node("fonts"), section, tell))
    written = {name: node for name in SETTINGS if (node := section.node(name)) is not None}
    section.close()
    settings = {name: _setting(name, written[name], palette, tell) for name in SETTINGS if name in written}
    return Typography(families, plain | _inherited(plain | settings, written))


def _inherited(settings: Mapping[str, TypeSetting], written: Mapping[str, Node]) -> dict[str, TypeSetting]:
    mono = settings["monospace"]
    forms = {}
    for name in ("monospace-inline", "monospace-block"):
        own = settings[name]
        filled = replace(
            own,
            family=own.family or mono.family,
            weight=own.weight or mono.weight,
            size=own.size or mono.size,
        )
        forms[name] = filled if name in written or "monospace" in written else own
    return {**settings, **forms}


def _setting(name: str, node: Node, palette: Palette, tell: Tell) -> TypeSetting:
    if isinstance(node, Scalar):
        return TypeSetting(family=node.text.strip(), place=node.place)
    if not isinstance(node, Table):
        Fields(Table({}, {}, node.place), "typography", tell).refuse(node, name, "a family or a table")
        return TypeSetting()
    fields = Fields(node, f"typography.{name}", tell)
    setting = TypeSetting(
        family=fields.text("family"),
        weight=weight(fields, "weight"),
        italic="italic" in fields.texts("style"),
        size=fields.text("size"),
        line_height=_line_height(fields),
        colour=palette.colour(fields.node("color"), tell),
        place=fields.place("family"),
    )
    for unused in ("background-color", "decoration"):
        fields.node(unused)
    fields.close()
    return setting


def _line_height(fields: Fields) -> float | None:
    node = fields.node("line-height", "line_height")
    if isinstance(node, Scalar) and node.text.strip().endswith("%"):
        return fields.length("line-height", "line_height", base=1)
    return fields.number("line-height", "line_height")


def weight(fields: Fields, *names: str) -> int | None:
    """A weight 1–1000 by number or CSS name; None for "auto" or nothing."""
    text = fields.text(*names)
    if text in ("", "auto"):
        return None
    number = weight_of(text)
    if number is None:
        fields.refuse(fields.table.entries[names[0]], names[0], "a weight of 1 to 1000, or a name such as bold")
    return number


def weight_of(text: str) -> int | None:
    text = text.strip()
    if text.isascii() and text.isdigit():
        return int(text) if 1 <= int(text) <= 1000 else None
    return WEIGHTS.get(text.lower().replace("-", ""))


def _families(node: Node | None, section: Fields, tell: Tell) -> list[FontFamily]:
    if node is None:
        return []
    if not isinstance(node, Sequence):
        section.refuse(node, "fonts", "a list of families")
        return []
    families = []
    for item in node.items:
        if isinstance(item, Table):
            families.append(_family(Fields(item, "typography.fonts", tell), tell))
        else:
            section.refuse(item, "fonts", "a table with family and source")
    return [family for family in families if family.family]


def _family(fields: Fields, tell: Tell) -> FontFamily:
    files = fields.node("files")
    for item in files.items if isinstance(files, Sequence) else ():
        if not isinstance(item, Table):
            fields.refuse(item, "files", "a table with path, and perhaps weight and style")
    family = FontFamily(
        family=fields.text("family"),
        source=fields.one_of(SOURCES, "source", default="file" if files else "google"),
        files=tuple(_file(item, tell) for item in files.items if isinstance(item, Table))
        if isinstance(files, Sequence)
        else (),
        place=fields.place("family"),
    )
    for name in ("weight", "style", "display", "version", "url"):
        fields.node(name)
    fields.close()
    if not family.family:
        fields.refuse(fields.table, "family", "the family's name")
    return family


def _file(item: Table, tell: Tell) -> FontFile:
    fields = Fields(item, "typography.fonts.files", tell)
    text = fields.text("weight")
    single = None if ".." in text else weight(fields, "weight")
    file = FontFile(fields.text("path"), single, fields.text("style") == "italic", fields.place("path"))
    fields.close()
    return file
