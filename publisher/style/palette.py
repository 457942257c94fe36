"""The colours of a brand: the `color` section of _brand.yml and the inks that print adds to it.

A palette name may stand for another, and a theme colour for either; where a name means nothing in the brand it may
still be a CSS colour. `{light: …, dark: …}` gives a theme colour for either mode: paper takes the light one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from publisher.model.finding import Finding
from publisher.model.place import Place
from publisher.model.value import value
from publisher.style.colour import BLACK, WHITE, Colour
from publisher.style.css_colour import css_colour
from publisher.style.fields import Fields, Tell
from publisher.style.nearest import suggestion
from publisher.style.yaml_source import Node, Scalar, Table

THEME = (
    "foreground",
    "background",
    "primary",
    "secondary",
    "tertiary",
    "success",
    "info",
    "warning",
    "danger",
    "light",
    "dark",
)


@value
class Ink:
    """Cyan, magenta, yellow, black 0–1; `spot` names a spot ink that prints instead of them."""

    parts: tuple[float, float, float, float]
    spot: str = ""


@value
class Palette:
    """`colours` holds palette and theme by name, `dark` the dark mode's theme colours where the brand gives any."""

    colours: Mapping[str, Colour] = field(default_factory=dict)
    dark: Mapping[str, Colour] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    def colour(self, node: Node | None, tell: Tell) -> Colour | None:
        """The colour that a value of the brand's file means; None, and a finding, if it means none."""
        if isinstance(node, Table) and "light" in node.entries:
            node = node.entries["light"]
        if not isinstance(node, Scalar):
            if node is not None:
                tell(_unknown("a list or table", node.place, self.colours))
            return None
        found = self.colours.get(node.text) or _css(node.text)
        if found is None:
            tell(_unknown(node.text, node.place, self.colours))
        return found


def read_palette(section: Fields | None, inks: Mapping[str, Ink], tell: Tell) -> Palette:
    if section is None:
        return Palette()
    inner = section.fields("palette")
    own = dict(inner.table.entries) if inner else {}
    theme = {name: node for name in THEME if (node := section.node(name)) is not None}
    section.close()
    reading = _Resolving(own, theme, inks, tell)
    colours = {name: found for name in own if (found := reading.resolve(own[name], (name,), own))}
    for name, node in theme.items():
        light = _mode(node, "light")
        if light is not None and (found := reading.resolve(light, (name,), reading.all)):
            colours[name] = found
    dark = {
        name: found
        for name, node in theme.items()
        if isinstance(node, Table)
        and (value := _mode(node, "dark"))
        and (found := reading.resolve(value, (name,), reading.all))
    }
    places = dict(section.table.keys) | dict(inner.table.keys if inner else {})
    return Palette(colours, dark, places)


class _Resolving:
    def __init__(self, own: Mapping[str, Node], theme: Mapping[str, Node], inks: Mapping[str, Ink], tell: Tell) -> None:
        self.own, self.inks, self.tell = own, inks, tell
        self.all = {**own, **theme}

    def resolve(self, node: Node, trail: tuple[str, ...], names: Mapping[str, Node]) -> Colour | None:
        """Follows names until one is a colour. `trail` holds the names on the way here, to see a ring. A theme
        colour may bear the name of the palette colour it stands for."""
        node = _mode(node, "light") or node
        if not isinstance(node, Scalar):
            self.tell(_unknown("a list or table", node.place, names))
            return None
        name = node.text
        if name == trail[-1] and names is not self.own and name in self.own:
            return self.resolve(self.own[name], (name,), self.own)
        if name in names and name != trail[-1]:
            if name in trail:
                self.tell(Finding("COLOUR-CYCLE", node.place, {"ring": " → ".join((*trail, name))}))
                return None
            return self.resolve(names[name], (*trail, name), names)
        found = _css(node.text)
        if found is None:
            self.tell(_unknown(node.text, node.place, names))
            return None
        return self.inked(replace(found, name=trail[-1]))

    def inked(self, colour: Colour) -> Colour:
        ink = self.inks.get(colour.name)
        if ink:
            return replace(colour, ink=ink.parts, spot=ink.spot)
        return replace(colour, ink=WHITE.ink) if colour.hex == WHITE.hex else colour


def _mode(node: Node, mode: str) -> Node | None:
    return node.entries.get(mode) if isinstance(node, Table) else node


def _css(text: str) -> Colour | None:
    try:
        red, green, blue = css_colour(text)
    except ValueError:
        return None
    return Colour(text.lower(), red, green, blue, {WHITE.hex: WHITE.ink, BLACK.hex: BLACK.ink}.get(text.lower()))


def _unknown(text: str, place: Place, names: Mapping[str, object]) -> Finding:
    return Finding("COLOUR-UNKNOWN", place, {"name": text, "suggestion": suggestion(text, names)})
