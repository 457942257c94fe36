"""The `logo` section of _brand.yml: named images, and one for small, medium and large use, for light and dark grounds.

Only paths are read here; the images themselves are read, and found sound, where pictures are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from publisher.model.finding import Finding
from publisher.model.place import NOWHERE, Place
from publisher.model.value import value
from publisher.style.fields import Fields, Tell
from publisher.style.yaml_source import Node, Scalar, Table

SIZES = ("small", "medium", "large")


@value
class Logo:
    """`path` is relative to the brand's folder. `alt` is empty where the brand gives none."""

    path: str
    alt: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@value
class LogoPair:
    """The mark for a light ground and the one for a dark ground; the same where the brand has one only."""

    light: Logo | None
    dark: Logo | None


@value
class Logos:
    """`sizes` holds those of small, medium and large that the brand gives; `images` its other images by name."""

    sizes: Mapping[str, LogoPair] = field(default_factory=dict)
    images: Mapping[str, Logo] = field(default_factory=dict)

    def pick(self, *sizes: str) -> LogoPair | None:
        """The first of `sizes` that the brand has, else any."""
        found = [self.sizes[size] for size in (*sizes, *SIZES) if size in self.sizes]
        return found[0] if found else None


def read_logos(node: Node | None, tell: Tell) -> Logos:
    """`logo: mark.svg` is one mark for every size."""
    if node is None:
        return Logos()
    if isinstance(node, Scalar) or (isinstance(node, Table) and "path" in node.entries):
        pair = _pair(node, {}, tell)
        return Logos(dict.fromkeys(SIZES, pair))
    if not isinstance(node, Table):
        Fields(Table({}, {}, node.place), "", tell).refuse(node, "logo", "a path or a table")
        return Logos()
    fields = Fields(node, "logo", tell)
    inner = fields.fields("images")
    entries = inner.table.entries if inner else {}
    images = {name: logo for name, each in entries.items() if (logo := _logo(each, {}, tell))}
    sizes = {size: _pair(each, images, tell) for size in SIZES if (each := fields.node(size)) is not None}
    fields.close()
    return Logos({size: pair for size, pair in sizes.items() if pair.light or pair.dark}, images)


def _pair(node: Node, images: Mapping[str, Logo], tell: Tell) -> LogoPair:
    if isinstance(node, Table) and "path" not in node.entries:
        fields = Fields(node, "logo", tell)
        light, dark = (_logo(each, images, tell) if (each := fields.node(mode)) else None for mode in ("light", "dark"))
        fields.close()
        return LogoPair(light or dark, dark or light)
    logo = _logo(node, images, tell)
    return LogoPair(logo, logo)


def _logo(node: Node, images: Mapping[str, Logo], tell: Tell) -> Logo | None:
    if isinstance(node, Scalar):
        return images.get(node.text) or _local(Logo(node.text.strip(), place=node.place), tell)
    if not isinstance(node, Table):
        Fields(Table({}, {}, node.place), "", tell).refuse(node, "logo", "a path or a table with path and alt")
        return None
    fields = Fields(node, "logo", tell)
    path, alt = fields.text("path"), fields.text("alt")
    fields.close()
    known = images.get(path)
    return Logo(known.path, alt or known.alt, node.place) if known else _local(Logo(path, alt, node.place), tell)


def _local(logo: Logo, tell: Tell) -> Logo | None:
    if "://" in logo.path:
        tell(Finding("LOGO-REMOTE", logo.place, {"path": logo.path}))
        return None
    return logo if logo.path else None
