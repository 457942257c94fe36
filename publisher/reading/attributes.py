"""Attribute lists, `{: #id .class key="value" }`, put on elements under names that nothing else uses: no attribute a
person writes can stand in for a link's address or a picture's source."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.core import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor

from publisher.model.inline import PLAIN, Attributes
from publisher.reading.marks import MARK, plain

_TOKEN = r"(?:[#.][^\s{}#.\"'=]+|[\w:-]+=(?:\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|[^\s{}\"'=]+))"
_EACH = re.compile(_TOKEN)
_TOKENS = rf"[ ]*({_TOKEN}(?:[ ]+{_TOKEN})*)[ ]*\}}"
_END = rf"(?:{MARK})*[ ]*$"
_ALONE = re.compile(rf"\s*\{{:{_TOKENS}(?:{MARK}|\s)*$")
ID, CLASS, VALUE = "=#", "=.", "="


class AttributeReader(AttrListTreeprocessor):
    """Python-Markdown's own places for attribute lists, but only for lists that are whole and sound; anything else in
    braces stays text."""

    HEADER_RE = re.compile(rf"(?<![ ])[ ]+\{{:?{_TOKENS}{_END}")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*\{{:?{_TOKENS}{_END}")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^\{{:{_TOKENS}")  # type: ignore[misc]

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        assign(elem, attrs_string)
        return ""


def assign(element: Element, text: str) -> None:
    """Add the attributes in `text` (what stands between the braces) to `element`."""
    for token in _EACH.findall(plain(text)):
        if token[0] == "#":
            element.set(ID, token[1:])
        elif token[0] == ".":
            _add_class(element, token[1:])
        else:
            key, _, value = token.partition("=")
            value = re.sub(r"\\(.)", r"\1", value[1:-1]) if value[:1] in ("'", '"') else value
            if key == "class":
                _add_class(element, value)
            else:
                element.set(ID if key == "id" else VALUE + key, value)


def _add_class(element: Element, name: str) -> None:
    element.set(CLASS, f"{element.get(CLASS, '')} {name}".strip())


def alone(text: str | None) -> str | None:
    """What stands between the braces, if `text` is an attribute list and nothing else."""
    found = _ALONE.match(text or "")
    return found[1] if found else None


def attributes(element: Element) -> Attributes:
    """What people wrote for `element`, as the model holds it."""
    if not any(key.startswith("=") for key in element.attrib):
        return PLAIN
    values = tuple((key[1:], value) for key, value in element.items() if key[:1] == "=" and key not in (ID, CLASS))
    return Attributes(element.get(ID, ""), tuple(dict.fromkeys(element.get(CLASS, "").split())), values)


def reader(md: Markdown) -> AttributeReader:
    return AttributeReader(md)
