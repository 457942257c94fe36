"""What the text points at: ids, files, addresses, footnotes, variables. Enters: sections with targets as written;
leaves: the same with targets that hold, and findings for the rest."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar
from urllib.parse import unquote

from publisher.model.address import fault
from publisher.model.clinic import FIELDS
from publisher.model.finding import Finding
from publisher.model.guide import Metadata, Note
from publisher.model.inline import Image, Link, NoteReference, Text, Variable
from publisher.model.place import Place
from publisher.model.walk import Node, rewrite
from publisher.reading.nearest import suggestion
from publisher.reading.patterns import VARIABLE
from publisher.reading.sections import Outline

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WELCOME = ("http", "https", "mailto", "tel", "sms")
GUIDE_FIELDS = ("title", "version")
T = TypeVar("T")


class Links:
    """What links and marks become. `paths` are the guide's files as named by the user."""

    def __init__(
        self,
        outline: Outline,
        paths: Iterable[str],
        ids: set[str],
        notes: Mapping[str, Note],
        findings: list[Finding],
    ) -> None:
        self.outline, self.findings, self.ids, self.notes = outline, findings, ids, notes
        self.paths = tuple(paths)

    def change(self, node: Node) -> Iterator[Node]:
        """What stands instead of `node`: links with targets that hold, and marks without a footnote as text."""
        if isinstance(node, Link):
            yield from self.link(node)
        elif isinstance(node, NoteReference) and node.label not in self.notes:
            yield Text(f"[^{node.label}]", node.place)
        else:
            yield node

    def link(self, node: Link) -> Iterator[Node]:
        target = self.target(node.target, node.place)
        if target is None:
            yield from node.content
        elif target == node.target:
            yield node
        else:
            yield Link(node.content, target, node.title, node.attributes, node.place)

    def target(self, written: str, place: Place) -> str | None:
        """The target to use; None if there must be no link."""
        bare = re.sub(r"[\x00-\x20]", "", written)
        scheme = _SCHEME.match(bare)
        if scheme:
            if scheme[1].lower() in _WELCOME:
                self.judge(written, place)
                return written
            self.report("LINK-FORBIDDEN", place, target=written, scheme=scheme[1].lower())
            return None
        if bare.startswith("#"):
            return self.local(bare[1:], written, place)
        return written if bare.startswith("{{") else self.relative(bare, written, place)

    def judge(self, written: str, place: Place) -> None:
        """An address that a clinic's value completes is judged when that is known."""
        problem = "" if "{{" in written else fault(written)
        if problem:
            self.report("LINK-BROKEN", place, target=written, problem=problem)

    def local(self, fragment: str, written: str, place: Place) -> str:
        name = unquote(fragment)
        found = self.outline.aliases.get(name, name)
        if found not in self.ids:
            self.report("LINK-NOWHERE", place, target=written, suggestion=suggestion(name, self.ids, "'#{}'"))
        return f"#{found}"

    def relative(self, bare: str, written: str, place: Place) -> str | None:
        path, _, fragment = bare.partition("#")
        if not path or bare.startswith("//"):
            self.report("LINK-RELATIVE" if bare else "LINK-NOWHERE", place, target=written, suggestion="")
            return None
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(place.file.replace("\\", "/")), unquote(path)))
        for known in self.paths:
            if posixpath.normpath(known.replace("\\", "/")) == wanted:
                if fragment:
                    return self.local(fragment, written, place)
                return "#" + self.outline.firsts.get(known, "")
        self.report("LINK-RELATIVE", place, target=written)
        return None

    def report(self, code: str, place: Place, **arguments: str) -> None:
        self.findings.append(Finding(code, place, arguments))


def check_variables(nodes: Iterable[Node], metadata: Metadata, findings: list[Finding]) -> None:
    """UNKNOWN-VARIABLE for every name that no clinic, setting or guide can give."""
    known = [f"clinic.{name}" for name in FIELDS]
    known += [f"clinic.settings.{name}" for name in metadata.settings]
    known += [f"guide.{name}" for name in GUIDE_FIELDS]
    for name, place in _variables(nodes):
        if name not in known:
            arguments = {"name": name, "suggestion": suggestion(name, known)}
            findings.append(Finding("UNKNOWN-VARIABLE", place, arguments))


def _variables(nodes: Iterable[Node]) -> Iterator[tuple[str, Place]]:
    for node in nodes:
        if isinstance(node, Variable):
            yield node.name, node.place
        elif isinstance(node, Link | Image):
            written = (node.target, node.title) if isinstance(node, Link) else (node.alt, node.long_description)
            for found in VARIABLE.finditer("\n".join(written)):
                yield found[1].strip(), node.place


def check_notes(nodes: Iterable[Node], notes: Mapping[str, Note], findings: list[Finding]) -> None:
    """NOTE-NOWHERE for a mark without a definition, NOTE-UNUSED for a definition without a mark."""
    marked: set[str] = set()
    for node in nodes:
        if isinstance(node, NoteReference):
            marked.add(node.label)
            if node.label not in notes:
                arguments = {"label": node.label, "suggestion": suggestion(node.label, notes, "'[^{}]'")}
                findings.append(Finding("NOTE-NOWHERE", node.place, arguments))
    for label, note in notes.items():
        if label not in marked:
            findings.append(Finding("NOTE-UNUSED", note.place, {"label": label}))


def changed(nodes: tuple[T, ...], change: Callable[[Node], Iterator[Node]]) -> tuple[T, ...]:
    """`nodes`, and all below them, as `change` would have them."""
    return tuple(new for node in nodes for new in change(rewrite(node, change)))  # type: ignore[arg-type,misc]
