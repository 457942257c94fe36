"""Python-Markdown, set up once for a guide and asked only for element trees.

It is made of the library's own processors, put together by hand: no extension is looked up by name, nothing is
serialised, and HTML is not parsed.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.core import Markdown

from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.reading import attributes, patterns, structure
from publisher.reading.lines import Prepared
from publisher.reading.marks import Marks
from publisher.reading.nesting import DEEPEST


class Tree:
    """One file's elements, piece by piece; the definitions it holds are known once all its pieces are parsed."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.roots: list[Element] = []
        self.references: dict[str, tuple[str, str]] = {}
        self.abbreviations: dict[str, str] = {}
        self.notes: list[tuple[str, Element]] = []


class Grammar:
    """Parses blocks and lines. The instance keeps nothing between files but its set-up."""

    def __init__(self, marks: Marks, findings: list[Finding]) -> None:
        self.md = Markdown()
        self.md.preprocessors.deregister("html_block")
        self.prepared: Prepared | None = None
        self.collected = structure.register(self.md.parser, self._current, findings, marks)
        patterns.register(self.md, marks)
        self.attributes = attributes.AttributeReader(self.md)

    def _current(self) -> Prepared:
        assert self.prepared is not None
        return self.prepared

    def parse(self, prepared: Prepared) -> Tree:
        """The blocks of a file, and what its definitions say; lines are not read yet.

        BrokenInput NESTED-TOO-DEEP for what even the limits of `lines` do not catch."""
        tree = Tree(prepared)
        self.prepared, self.md.references = prepared, tree.references
        for piece in prepared.pieces:
            tree.roots.append(self._blocks("\n".join(piece)))
        for label, text in self._notes():
            tree.notes.append((label, self._blocks(text)))
        tree.abbreviations |= self.collected.abbreviations
        self.collected.abbreviations.clear()
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

    def lines(self, tree: Tree) -> None:
        """Read the lines in `tree`: emphasis, links and all that stands inside a line become elements."""
        self.prepared, self.md.references = tree.prepared, tree.references
        inline = self.md.treeprocessors["inline"]
        for root in (*tree.roots, *(root for _, root in tree.notes)):
            try:
                inline.run(root)
            except RecursionError as error:
                raise self._too_deep() from error
            self.attributes.run(root)

    def _too_deep(self) -> BrokenInput:
        place = Place(self._current().file)
        return BrokenInput(Finding("NESTED-TOO-DEEP", place, {"limit": DEEPEST}))
