"""What print needs beyond the public format: the `publisher` key under `defaults` in _brand.yml.

Inks, limits, the look of roles, boxes and lists, and the clinic that stands in. Everything is optional; what is not
said is derived (see `sheet`). Lengths come out in points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from publisher.model.clinic import Clinic
from publisher.model.finding import Finding
from publisher.model.place import Place
from publisher.model.value import value
from publisher.style.colour import Colour
from publisher.style.fields import Fields, Tell
from publisher.style.length import split
from publisher.style.look import TableStyle
from publisher.style.palette import Ink, Palette
from publisher.style.press_rule import PressRule, read_press
from publisher.style.roles import BLOCK_ROLES, BOXES, ICONS, LISTS, MARKERS, TABLES
from publisher.style.standing_clinic import read_locked, read_standing_clinic
from publisher.style.text_rule import TextRule, read_texts, unknown_role
from publisher.style.yaml_source import Node, Scalar, Sequence, Table

_PROCESS = ("cyan", "magenta", "yellow", "black", "all", "none")


@value
class LimitRule:
    """Body sizes in points; leading and space as factors. None where the brand does not say."""

    body_least: float | None = None
    body_most: float | None = None
    small_least: float | None = None
    leading_most: float | None = None
    space_most: float | None = None


@value
class DrawingRule:
    """The options that a brand gives a drawing wherever it stands, and where it says so."""

    options: Mapping[str, str]
    place: Place


@value
class PrintRules:
    """`boxes` and `lists` hold, by role, the attributes of BoxStyle and ListStyle that the brand sets. `locked` are the
    values of `clinic` (or the guide's settings) that no clinic may change, `fallbacks` the families for characters
    that the brand's own lack, in their order; both with the places where the brand says so."""

    texts: Mapping[str, TextRule] = field(default_factory=dict)
    boxes: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    lists: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    tables: Mapping[str, TableStyle] = field(default_factory=dict)
    drawings: Mapping[str, DrawingRule] = field(default_factory=dict)
    limits: LimitRule = field(default_factory=LimitRule)
    rule_colour: Colour | None = None
    rule_width: float | None = None
    press: PressRule = field(default_factory=PressRule)
    clinic: Clinic = field(default_factory=Clinic)
    locked: Mapping[str, Place] = field(default_factory=dict)
    fallbacks: Mapping[str, Place] = field(default_factory=dict)


def read_print_rules(section: Fields | None, palette: Palette, tell: Tell) -> PrintRules:
    if section is None:
        return PrintRules()
    section.node("inks", "press")
    rule = section.fields("rule")
    rules = PrintRules(
        texts=read_texts(section, palette, tell),
        boxes=_boxes(section, palette, tell),
        lists=_lists(section, palette, tell),
        tables=_tables(section, tell),
        drawings={name: _drawing(fields) for name, fields in section.each("drawings")},
        limits=_limits(section.fields("limits"), tell),
        rule_colour=palette.colour(rule.node("colour", "color"), tell) if rule else None,
        rule_width=rule.length("width") if rule else None,
        press=read_press(section, tell),
        clinic=read_standing_clinic(section.fields("clinic")),
        locked=read_locked(section),
        fallbacks=read_fallbacks(section),
    )
    if rule:
        rule.close()
    section.close()
    return rules


def read_fallbacks(section: Fields) -> dict[str, Place]:
    return dict.fromkeys(filter(None, section.texts("fallbacks")), section.place("fallbacks"))


def read_inks(section: Fields | None, tell: Tell) -> dict[str, Ink]:
    """`petrol: [96, 42, 33, 70]` in percent, or `{cmyk: […], spot: PANTONE 302 C}`."""
    inner = section.fields("inks") if section else None
    most = read_press(section, lambda _: None).limit
    inks: dict[str, Ink] = {}
    spots: dict[str, str] = {}
    for name, node in (inner.table.entries if inner else {}).items():
        ink = _ink(name, node, inner, most, tell) if inner else None
        if ink:
            inks[name] = ink
            other = spots.setdefault(ink.spot, name) if ink.spot else name
            if inks[other].parts != ink.parts:
                tell(Finding("SPOT-TWICE", node.place, {"name": name, "other": other, "spot": ink.spot}))
    return inks


def _ink(name: str, node: Node, section: Fields, most: float, tell: Tell) -> Ink | None:
    spot, parts = "", node
    if isinstance(node, Table):
        fields = Fields(node, f"publisher.inks.{name}", tell)
        spot, parts = fields.text("spot"), fields.node("cmyk") or node
        if spot.lower() in _PROCESS:
            fields.refuse(node.entries["spot"], "spot", "a spot ink's name, such as PANTONE 302 C")
            spot = ""
        fields.close()
    percents = _percents(parts)
    if percents is None:
        section.refuse(node, name, "four percentages: cyan, magenta, yellow, black")
        return None
    total = round(sum(percents), 4)
    if total > most and not spot:
        values: dict[str, str | int | float] = {"name": name, "total": round(total * 100), "most": round(most * 100)}
        tell(Finding("INK-TOTAL", node.place, values))
    return Ink(percents, spot)


def _percents(node: Node) -> tuple[float, float, float, float] | None:
    if not isinstance(node, Sequence) or len(node.items) != 4:
        return None
    try:
        cyan, magenta, yellow, black = (split(item.text)[0] / 100 for item in node.items if isinstance(item, Scalar))
    except ValueError:
        return None
    percents = (cyan, magenta, yellow, black)
    return percents if all(0 <= part <= 1 for part in percents) else None


def _boxes(section: Fields, palette: Palette, tell: Tell) -> dict[str, Mapping[str, object]]:
    boxes: dict[str, Mapping[str, object]] = {}
    for role, fields in section.each("boxes"):
        if role.rpartition(".")[2] not in (*BOXES, *LISTS):
            unknown_role(role, (*BOXES, *LISTS), fields.table.place, tell)
        values = {
            **_colours(fields, ("fill", "border", "header", "rule"), palette, tell),
            "border_width": fields.length("border-width"),
            "radius": fields.length("radius"),
            "padding": fields.length("padding"),
            "hang": fields.length("hang"),
            "voice": fields.text("voice") or None,
            "icon": fields.one_of(ICONS, "icon") or None,
            "phone": fields.one_of(("head", "foot"), "phone") or None,
        }
        fields.close()
        boxes[role] = _said(values)
    return boxes


def _lists(section: Fields, palette: Palette, tell: Tell) -> dict[str, Mapping[str, object]]:
    lists: dict[str, Mapping[str, object]] = {}
    for role, fields in section.each("lists"):
        if role not in LISTS:
            unknown_role(role, LISTS, fields.table.place, tell)
        values = {
            **_colours(fields, ("colour", "rule"), palette, tell),
            "marker": fields.one_of(MARKERS, "marker") or None,
            "indent": fields.length("indent"),
            "rule_width": fields.length("rule-width"),
            "pitch": fields.length("pitch"),
            "numeral": fields.text("numeral") or None,
            "icon": fields.one_of(ICONS, "icon") or None,
            "columns": int(fields.number("columns") or 0) or None,
            "scale": fields.number("scale") or None,
        }
        fields.close()
        lists[role] = _said(values)
    return lists


def _tables(section: Fields, tell: Tell) -> dict[str, TableStyle]:
    tables: dict[str, TableStyle] = {}
    for role, fields in section.each("tables"):
        if role not in TABLES:
            unknown_role(role, TABLES, fields.table.place, tell)
        heads = fields.one_of(BLOCK_ROLES, "heads", default="table-head")
        tables[role] = TableStyle(heads, fields.text("rule"), fields.text("sign"), fields.table.place)
        fields.close()
    return tables


def _drawing(fields: Fields) -> DrawingRule:
    names = tuple(fields.table.entries)
    return DrawingRule({name: fields.text(name) for name in names}, fields.table.place)


def _colours(fields: Fields, names: tuple[str, ...], palette: Palette, tell: Tell) -> dict[str, object]:
    """Colours by attribute; the word `none` takes away what would be derived."""
    found: dict[str, object] = {}
    for name in names:
        node = fields.node(name, *(["color"] if name == "colour" else []))
        if isinstance(node, Scalar) and node.text == "none":
            found[name] = _NONE
        else:
            found[name] = palette.colour(node, tell)
    return found


_NONE = object()


def _said(values: Mapping[str, object]) -> dict[str, object]:
    return {name: None if value is _NONE else value for name, value in values.items() if value is not None}


def _limits(fields: Fields | None, tell: Tell) -> LimitRule:
    if fields is None:
        return LimitRule()
    node = fields.node("body")
    least, most = None, None
    if isinstance(node, Sequence) and len(node.items) == 2:
        pair = Fields(Table(dict(zip(("least", "most"), node.items)), {}, node.place), "publisher.limits.body", tell)
        least, most = pair.length("least"), pair.length("most")
    elif node is not None:
        fields.refuse(node, "body", "two lengths, the least and the most")
    if least and most and least > most and node is not None:
        fields.refuse(node, "body", "the least length before the most")
        least, most = None, None
    limits = LimitRule(least, most, fields.length("small"), fields.number("leading"), fields.number("space"))
    fields.close()
    return limits
