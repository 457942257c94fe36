"""Python-Markdown, set up once for a guide and asked only for element trees.

It is made of the library's own processors, put together by hand: no extension is looked up by name, nothing is
serialised, and HTML is not parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown.core import Markdown
from markdown.util import AtomicString

from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.reading import attributes, patterns, structure
from publisher.reading.marks import Marks
from publisher.reading.nesting import DEEPEST
from publisher.reading.prepared import Prepared

_SIGNS = re.compile(r"[\\`*_\[<&{]|  \n")
_BRACKETS = re.compile(r"[\[\]]")
_TANGLE = 50


class Tree:
    """One file's elements, piece by piece; the definitions it holds are known once all its pieces are parsed."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.roots: list[Element] = []
        self.references: dict[str, tuple[str, str]] = {}
        self.abbreviations = prepared.abbreviations
        self.notes: list[tuple[str, Element]] = []


class Grammar:
    """Parses blocks and lines. The instance keeps nothing between files but its set-up."""

    def __init__(self, marks: Marks, findings: list[Finding]) -> None:
        self.md = Markdown()
        self.marks, self.findings = marks, findings
        self.md.preprocessors.deregister("html_block")
        self.prepared: Prepared | None = None
        self.collected = structure.register(self.md.parser, self._current, findings, marks)
        self.patterns = patterns.register(self.md, marks)
        self.attributes = attributes.AttributeReader(self.md)
        inline: Any = self.md.treeprocessors["inline"]
        self.inline = inline

    def _current(self) -> Prepared:
        assert self.prepared is not None
        return self.prepared

    def parse(self, prepared: Prepared) -> Tree:
        """The blocks of a file, and what its definitions say; lines are not read yet.

        BrokenInput NESTED-TOO-DEEP for what even the limits of `lines` do not catch."""
        tree = Tree(prepared)
        self.prepared, self.md.references = prepared, tree.references
        pieces = prepared.pieces[::-1]
        prepared.pieces.clear()
        while pieces:  # each is let go before the next is parsed
            tree.roots.append(self._blocks("\n".join(pieces.pop())))
        for label, text in self._notes():
            tree.notes.append((label, self._blocks(text)))
        return tree

    def _notes(self) -> Iterator[tuple[str, str]]:
        """The footnotes found so far, and those found while these are parsed."""
        while self.collected.notes:
            yield self.collected.notes.pop(0)

    def _blocks(self, text: str) -> Element:
        root = Element("div")
        try:
            self.md.parser.parseChunk(root, text)
        except RecursionError as error:
            raise self._too_deep() from error
        return root

    def read_lines(self, tree: Tree, root: Element) -> Element:
        """`root`, one of `tree`, with its lines read: emphasis, links and the like have become elements."""
        self.prepared, self.md.references = tree.prepared, tree.references
        written = "".join(root.itertext())
        # A list, since a registry takes its time over each look-up; of these patterns alone, since most match nothing.
        self.inline.inlinePatterns = [pattern for sign, pattern in self.patterns if sign in written]
        for element in root.iter():
            element.text, element.tail = self._aside(element.text), self._aside(element.tail)
        try:
            self.inline.run(root)
        except RecursionError as error:
            raise self._too_deep() from error
        self.attributes.run(root)
        return root

    def _aside(self, text: str | None) -> str | None:
        """Text without any sign of mark-up needs no pattern tried on it, and most text is such; nor does a tangle."""
        if not text or isinstance(text, AtomicString):
            return text
        if not _SIGNS.search(text):
            return AtomicString(text)
        if not _tangled(text):
            return text
        place = self._current().place(self.marks.first(text) or (0, 1))
        self.findings.append(Finding("NESTED-TOO-DEEP", place, {"limit": DEEPEST}))
        return AtomicString(text)

    def _too_deep(self) -> BrokenInput:
        place = Place(self._current().file)
        return BrokenInput(Finding("NESTED-TOO-DEEP", place, {"limit": DEEPEST}))


def _tangled(text: str) -> bool:
    """Whether brackets are nested, or left open, so often that looking for their ends would take for ever."""
    if text.count("](") - text.count(")") > _TANGLE:
        return True
    if text.count("[") <= _TANGLE:
        return False
    depth = deepest = 0
    for sign in _BRACKETS.findall(text):
        depth = depth + 1 if sign == "[" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest > _TANGLE
