"""`{{ clinic.… }}` becomes the clinic's own words, as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

from publisher.edition.imprint import dialled, telephone, web_address
from publisher.model.address import fault
from publisher.model.clinic import FIELDS, Clinic
from publisher.model.finding import Finding
from publisher.model.guide import Guide
from publisher.model.inline import Image, Inline, Link, Text, Variable
from publisher.model.place import Place
from publisher.model.value import value
from publisher.model.visible import visible
from publisher.model.walk import Node, rewrite

VARIABLE = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):(\d+(?=[/?#]|$))?")
_FOLLOWED = frozenset({"http", "https", "mailto", "tel"})
_DIALLED = frozenset({"clinic.phone", "clinic.out_of_hours", "clinic.emergency"})


def values(guide: Guide, clinic: Clinic) -> dict[str, str]:
    """Every variable that has a meaning here, by name; a clinic's settings go before the guide's."""
    known = {f"clinic.{name}": str(getattr(clinic, name)) for name in FIELDS}
    settings = {**guide.metadata.settings, **clinic.settings}
    known |= {f"clinic.settings.{name}": value for name, value in settings.items()}
    known |= {"guide.title": guide.metadata.title, "guide.version": guide.metadata.version}
    return {name: visible(value) for name, value in known.items()}


@value
class Personaliser:
    """`change` is a change for `model.walk.rewrite`. What is wrong with a value is added to `findings`: VARIABLE-EMPTY
    for one that nobody gives, LINK-FORBIDDEN and LINK-BROKEN for addresses that values complete."""

    known: Mapping[str, str]
    findings: list[Finding]

    def change(self, node: Node) -> tuple[Node, ...]:
        if isinstance(node, Variable):
            return (self._word(node),)
        if isinstance(node, Link):
            return tuple(self._link(node))
        if isinstance(node, Image):
            long, alt = (self._filled(text, node.place) for text in (node.long_description, node.alt))
            same = (alt, long) == (node.alt, node.long_description)
            return (node if same else replace(node, alt=alt, long_description=long),)
        return (node,)

    def _word(self, node: Variable) -> Link | Text:
        text = self._value(node.name, node.place)
        return replace(telephone(text) if node.name in _DIALLED else Text(text), place=node.place)

    def _value(self, name: str, place: Place) -> str:
        if not self.known.get(name):
            self.findings.append(Finding("VARIABLE-EMPTY", place, {"name": name}))
        return self.known.get(name, "")

    def _filled(self, text: str, place: Place) -> str:
        return VARIABLE.sub(lambda found: self._value(found[1], place), text)

    def _link(self, node: Link) -> Iterator[Node]:
        """The link, its target filled. Reading judged the targets it could see; one that a value completes is judged
        here, and loses its link if it may not be followed."""
        content, target = _unlinked(node.content), _target(self._filled(node.target, node.place))
        if target == node.target or target.startswith("#"):
            same = (target, content) == (node.target, node.content)
            yield node if same else replace(node, target=target, content=content)
            return
        scheme, port = _scheme(target)
        if scheme and scheme not in _FOLLOWED and not port:
            self.findings.append(Finding("LINK-FORBIDDEN", node.place, {"scheme": scheme}))
            yield from content
        else:
            followed = target if scheme in _FOLLOWED else web_address(target)
            yield from self._opening(replace(node, target=followed, content=content))

    def _opening(self, link: Link) -> Iterator[Node]:
        """The link; its words alone where a value made an address that cannot be opened."""
        problem = fault(link.target)
        if problem:
            self.findings.append(Finding("LINK-BROKEN", link.place, {"target": link.target, "problem": problem}))
        yield from link.content if problem else (link,)


def _scheme(target: str) -> tuple[str, bool]:
    """What stands before the first colon of an address, in small letters, and whether a port stands behind it: then
    it is a site's name."""
    found = _SCHEME.match(target)
    return (found[1].lower(), bool(found[2])) if found else ("", False)


def _unlinked(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A telephone number inside a link is part of that link, however deep: links do not nest."""

    def open_link(node: Node) -> Iterator[Node]:
        yield from node.content if isinstance(node, Link) else (node,)

    return tuple(cast("Inline", new) for node in content for new in open_link(rewrite(node, open_link)))


def _target(target: str) -> str:
    if not target.startswith("tel:"):
        return target
    return f"tel:{dialled(target[4:])}"
