"""An SVG document made ready for a reader of shapes: definitions that only a browser keeps unseen are put into
`defs`, gradients become one of their own colours, endless copies are taken out. The tree is changed in place."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

SIZELESS = 0.5  # height / width of a drawing that says nothing of its size: CSS's 300 × 150 (CSS 2.2, 10.3.2)
_SVG = "{http://www.w3.org/2000/svg}"
_HREF = ("href", "{http://www.w3.org/1999/xlink}href")
_UNSEEN = ("symbol", "mask", "marker", "filter", "linearGradient", "radialGradient")
_EFFECTS = ("mask", "clip-path", "filter", "marker-start", "marker-mid", "marker-end")
_OPACITIES = ("opacity", "fill-opacity", "stroke-opacity")
_MOST_ELEMENTS = 20_000
_LENGTH = re.compile(r"\s*(\d*\.?\d+)(px|pt|pc|mm|cm|in)?\s*")
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}  # CSS Values 3, 5.2
_PAINT = re.compile(r"url\(\s*['\"]?#([^)'\"\s]+)['\"]?\s*\)[^;]*")


class Source(NamedTuple):
    root: Element
    texts: tuple[str, ...]
    unread: tuple[str, ...]


def prepared(root: Element) -> Source:
    """The document for a reader of shapes, its words, and the names of what such a reader leaves out."""
    ids = {element.get("id", ""): element for element in root.iter() if element.get("id")}
    unread = {kind for element in root.iter() for kind in _left_out(element)}
    texts = (" ".join("".join(element.itertext()).split()) for element in root.iter(_SVG + "text"))
    words = tuple(text for text in texts if text)
    _flatten(root, ids)
    if _copied(root, ids) > _MOST_ELEMENTS:
        unread.add("use")
        _without_copies(root)
    _define(root)
    _size(root)
    return Source(root, words, tuple(sorted(unread)))


def _name(element: Element) -> str:
    return element.tag.removeprefix(_SVG) if isinstance(element.tag, str) else ""


def _properties(element: Element) -> dict[str, str]:
    """Presentation attributes, over which stand the declarations of `style`."""
    declared = (part.partition(":") for part in element.get("style", "").split(";"))
    return {**element.attrib, **{name.strip(): value.strip() for name, _, value in declared if value}}


def _left_out(element: Element) -> list[str]:
    properties = _properties(element)
    kinds = [
        name.split("-")[0] if name.startswith("marker") else name
        for name in _EFFECTS
        if "url(" in properties.get(name, "")
    ]
    if any(_partial(properties.get(name, "1")) for name in _OPACITIES):
        kinds.append("opacity")
    if _name(element) == "image":
        kinds.append("image")
    if _name(element) in ("linearGradient", "radialGradient"):
        kinds.append("gradient")
    if _name(element) == "pattern":
        kinds.append("pattern")
    return kinds


def _partial(opacity: str) -> bool:
    try:
        value = float(opacity.removesuffix("%")) / (100 if opacity.endswith("%") else 1)
    except ValueError:
        return False
    return 0 < value < 1


def _flatten(root: Element, ids: dict[str, Element]) -> None:
    """A gradient's middle colour in place of each reference to it; no paint in place of a pattern."""
    for element in root.iter():
        for name in ("fill", "stroke", "style"):
            value = element.get(name, "")
            if "url(" in value:
                element.set(name, _PAINT.sub(lambda found: _flat(found[1], ids), value))


def _flat(id: str, ids: dict[str, Element], depth: int = 0) -> str:
    gradient = ids.get(id)
    if gradient is None or not _name(gradient).endswith("Gradient"):
        return "none"
    stops = [_properties(stop).get("stop-color", "black") for stop in gradient.iter(_SVG + "stop")]
    if stops:
        return stops[len(stops) // 2]
    other = _target(gradient)
    return _flat(other, ids, depth + 1) if other and depth < 8 else "none"


def _target(element: Element) -> str:
    return next((element.get(key, "")[1:] for key in _HREF if element.get(key, "").startswith("#")), "")


def _copied(root: Element, ids: dict[str, Element]) -> int:
    """How many elements there are once every `use` is replaced by its copy; more than the most if they never end."""
    known: dict[int, int] = {}

    def count(element: Element, above: frozenset[int]) -> int:
        here = id(element)
        if here in above:
            return _MOST_ELEMENTS + 1
        if here not in known:
            inner = above | {here}
            parts = list(element)
            copy = ids.get(_target(element)) if _name(element) == "use" else None
            total = 1 + sum(count(part, inner) for part in (*parts, *([] if copy is None else [copy])))
            known[here] = min(total, _MOST_ELEMENTS + 1)
        return known[here]

    return count(root, frozenset())


def _without_copies(root: Element) -> None:
    for parent in list(root.iter()):
        for child in [child for child in parent if _name(child) == "use"]:
            parent.remove(child)


def _define(root: Element) -> None:
    for parent in list(root.iter()):
        for place, child in enumerate(list(parent)):
            if _name(child) in _UNSEEN:
                defs = Element(_SVG + "defs")
                parent[place] = defs
                defs.append(child)


def _size(root: Element) -> None:
    """A width and a height in the viewBox's proportions where the root gives none or a percentage (SVG 2, 8.2)."""
    box = [float(word) for word in root.get("viewBox", "").replace(",", " ").split()] or [0, 0, 300, 300 * SIZELESS]
    width, height = (_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height"))
    if width and height:
        return
    scale = _pixels(width) / box[2] if width else _pixels(height) / box[3] if height else 1.0
    root.set("width", f"{box[2] * scale}")
    root.set("height", f"{box[3] * scale}")


def _pixels(length: re.Match[str]) -> float:
    return float(length[1]) * _PIXELS[length[2] or "px"]
