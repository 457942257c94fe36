"""`{{ clinic.… }}` becomes the clinic's own words, as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast

from publisher.edition.imprint import dialled, telephone, web_address
from publisher.model.address import fault
from publisher.model.clinic import FIELDS, Clinic
from publisher.model.finding import Finding
from publisher.model.guide import Guide
from publisher.model.inline import Image, Inline, Link, Text, Variable
from publisher.model.place import Place
from publisher.model.walk import Node, rewrite

_VARIABLE = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")


def values(guide: Guide, clinic: Clinic) -> dict[str, str]:
    """Every variable that has a meaning here, by name; a clinic's settings go before the guide's."""
    known = {f"clinic.{name}": str(getattr(clinic, name)) for name in FIELDS}
    settings = {**guide.metadata.settings, **clinic.settings}
    known |= {f"clinic.settings.{name}": value for name, value in settings.items()}
    return known | {"guide.title": guide.metadata.title, "guide.version": guide.metadata.version}


def personaliser(known: dict[str, str], findings: list[Finding]) -> Callable[[Node], tuple[Node, ...]]:
    """A change for `model.walk.rewrite`. A variable without a value is added to `findings` (VARIABLE-EMPTY)."""

    def value(name: str, place: Place) -> str:
        if not known.get(name):
            findings.append(Finding("VARIABLE-EMPTY", place, {"name": name}))
        return known.get(name, "")

    def filled(text: str, place: Place) -> str:
        return _VARIABLE.sub(lambda found: value(found[1], place), text)

    def broken(link: Link, changed: bool = True) -> Iterator[Node]:
        """The link; its words alone where a value made an address that cannot be opened."""
        problem = fault(link.target) if changed else ""
        if problem:
            findings.append(Finding("LINK-BROKEN", link.place, {"target": link.target, "problem": problem}))
        yield from link.content if problem else (link,)

    def linked(node: Link) -> Iterator[Node]:
        """The link, its target filled. Reading judged the targets it could see; one that a value completes is judged
        here, and loses its link if it may not be followed."""
        content, target = _unlinked(node.content), _target(filled(node.target, node.place))
        scheme = _SCHEME.match(target)
        if target == node.target or target.startswith("#") or (scheme and scheme[1].lower() in _FOLLOWED):
            yield from broken(replace(node, target=target, content=content), changed=target != node.target)
        elif scheme is None:
            yield from broken(replace(node, target=web_address(target), content=content))
        else:
            findings.append(Finding("LINK-FORBIDDEN", node.place, {"scheme": scheme[1]}))
            yield from content

    def change(node: Node) -> tuple[Node, ...]:
        if isinstance(node, Variable):
            text = value(node.name, node.place)
            return (_placed(telephone(text), node.place) if node.name in _DIALLED else Text(text, node.place),)
        if isinstance(node, Link):
            return tuple(linked(node))
        if isinstance(node, Image):
            long = filled(node.long_description, node.place)
            return (replace(node, alt=filled(node.alt, node.place), long_description=long),)
        return (node,)

    return change


_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
_FOLLOWED = frozenset({"http", "https", "mailto", "tel"})
_DIALLED = frozenset({"clinic.phone", "clinic.out_of_hours", "clinic.emergency"})


def _placed(node: Link | Text, place: Place) -> Link | Text:
    return replace(node, place=place)


def _unlinked(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A telephone number inside a link is part of that link, however deep: links do not nest."""

    def open_link(node: Node) -> Iterator[Node]:
        yield from node.content if isinstance(node, Link) else (node,)

    return tuple(cast("Inline", new) for node in content for new in open_link(rewrite(node, open_link)))


def _target(target: str) -> str:
    if not target.startswith("tel:"):
        return target
    return f"tel:{dialled(target[4:])}"
