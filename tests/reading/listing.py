"""A guide as text: a line a node, with its place, its kind and its own words; what it holds is indented below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from publisher.model.catalogue import sentence
from publisher.model.finding import Finding
from publisher.model.guide import Guide
from publisher.model.inline import Attributes

_OWN = ("place", "seams", "attributes")


def listing(guide: Guide, findings: tuple[Finding, ...]) -> str:
    lines = [f"title {guide.metadata.title!r}"]
    for section in guide.sections:
        place = section.place
        lines.append(f"{place.line}:{place.column} Section #{section.id}{_attributes(section.attributes)}")
        lines += _held(section.heading, "heading", 1)
        lines += _held(section.blocks, "", 1)
    for note in guide.notes.values():
        lines.append(f"{note.place.line}:{note.place.column} Note {note.label}")
        lines += _held(note.content, "", 1)
    lines += [f"! {each.place.line}:{each.place.column} {each.code} {sentence(each)}" for each in findings]
    return "\n".join(lines) + "\n"


def _node(node: Any, depth: int) -> Iterator[str]:
    place = getattr(node, "place")  # noqa: B009
    words = [f"{place.line}:{place.column}", type(node).__name__]
    words += [f"{field.name}={getattr(node, field.name)!r}" for field in fields(node) if _plain(node, field)]
    yield "  " * depth + " ".join(words) + _attributes(getattr(node, "attributes", None))
    for field in fields(node):
        value = getattr(node, field.name)
        if field.name not in _OWN and (hasattr(value, "place") or _holds(value)):
            name = "" if field.name in ("content", "items") else field.name
            yield from _held(value if isinstance(value, tuple) else (value,), name, depth + 1)


def _held(nodes: tuple[Any, ...], name: str, depth: int) -> Iterator[str]:
    if name and nodes:
        yield "  " * depth + f".{name}"
    for node in nodes:
        if isinstance(node, tuple):
            yield from _held(node, "-", depth)
        else:
            yield from _node(node, depth)


def _plain(node: Any, field: Any) -> bool:
    value = getattr(node, field.name)
    return field.name not in _OWN and not hasattr(value, "place") and not _holds(value) and value != field.default


def _holds(value: Any) -> bool:
    return isinstance(value, tuple) and any(isinstance(part, tuple) or hasattr(part, "place") for part in value)


def _attributes(attributes: Attributes | None) -> str:
    if attributes is None:
        return ""
    words = [f"#{attributes.id}"] if attributes.id else []
    words += [f".{name}" for name in attributes.classes]
    words += [f"{key}={value!r}" for key, value in attributes.values]
    return " {" + " ".join(words) + "}" if words else ""
