"""The files of a guide → `Guide` and findings.

    bytes → lines (`decoding`) → front matter (`front`) and marked lines (`lines`) → element trees (`grammar`)
    → blocks (`blocks`, `inlines`) → sections (`sections`) → checked references and pictures

All files are parsed before any line is read, so that a footnote or an abbreviation defined in one file serves all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from publisher.model.block import Block
from publisher.model.finding import BrokenInput, Finding
from publisher.model.guide import Guide, Metadata, Note, Section
from publisher.model.inline import Image
from publisher.model.picture import Picture
from publisher.model.place import Place
from publisher.model.value import value
from publisher.model.walk import Node, walk
from publisher.reading import front
from publisher.reading.decoding import decoded

if TYPE_CHECKING:
    from publisher.reading.context import Context
    from publisher.reading.grammar import Tree
    from publisher.reading.sections import Chapter


@value
class Source:
    """A Markdown file: its path as the user named it, and its bytes."""

    path: str
    data: bytes


def read_guide(
    name: str, folder: str, sources: Sequence[Source], load: Callable[[str], bytes]
) -> tuple[Guide, tuple[Finding, ...]]:
    """The guide that `sources` make, in their order, and all that is to say about it.

    `load` gives the bytes of an image by its path relative to `folder`, and raises OSError where it cannot.
    BrokenInput where no guide can be made: too large, not text, empty, broken front matter, no heading."""
    findings: list[Finding] = []
    files, metadata = _files(sources, findings)
    guide = _Assembly(files, metadata, findings).guide(name, folder)
    guide = replace(guide, pictures=_pictures(guide, load, findings))
    return guide, _ordered(findings, [source.path for source in sources])


@value
class _File:
    path: str
    lines: list[str]
    first: int


def _files(sources: Sequence[Source], findings: list[Finding]) -> tuple[list[_File], Metadata]:
    metadata = Metadata("")
    files: list[_File] = []
    for index, source in enumerate(sources):
        lines = decoded(source.path, source.data, findings)
        text, taken = front.split(source.path, lines)
        if taken and index == 0:
            metadata = front.metadata(source.path, text, findings)
        elif taken:
            findings.append(Finding("FRONT-MATTER-LATER", Place(source.path, 1)))
        files.append(_File(source.path, lines[taken:], taken + 1))
    if not any(line.strip() for file in files for line in file.lines):
        raise BrokenInput(Finding("GUIDE-EMPTY", Place(sources[0].path if sources else "")), *findings)
    return files, metadata


class _Assembly:
    """Parses the files and puts together what they hold. What is done with is let go, so that memory is not the sum of
    all stages."""

    def __init__(self, files: list[_File], metadata: Metadata, findings: list[Finding]) -> None:
        from publisher.reading.grammar import Grammar
        from publisher.reading.lines import prepared
        from publisher.reading.marks import Marks

        self.metadata, self.findings = metadata, findings
        marks = Marks()
        self.grammar = Grammar(marks, findings)
        self.trees: list[Tree] = []
        for file in files:
            ready = prepared(file.path, file.lines, file.first, marks, findings)
            file.lines.clear()
            self.trees.append(self.grammar.parse(ready))
        self.contexts = self._contexts()

    def _contexts(self) -> list[Context]:
        from publisher.reading.context import Context

        shared = {key: value for tree in reversed(self.trees) for key, value in tree.abbreviations.items()}
        language = self.metadata.language
        return [
            Context(tree.prepared, self.findings, language, {**shared, **tree.abbreviations}) for tree in self.trees
        ]

    def guide(self, name: str, folder: str) -> Guide:
        from publisher.reading import references
        from publisher.reading.sections import outline

        notes = self.notes()
        plan = outline(self.metadata.title, self.chapters(), self.findings)
        nodes = [*_nodes(plan.sections), *(node for note in notes.values() for node in walk(note.content))]
        references.check_variables(nodes, self.metadata, self.findings)
        references.check_notes(nodes, notes, self.findings)
        ids = {section.id for section in plan.sections} | {_id(node) for node in nodes} - {""}
        paths = [tree.prepared.file for tree in self.trees]
        change = references.Links(plan, paths, ids, notes, self.findings).change
        sections = tuple(
            replace(
                section,
                heading=references.changed(section.heading, change),
                blocks=references.changed(section.blocks, change),
            )
            for section in plan.sections
        )
        kept = {label: replace(note, content=references.changed(note.content, change)) for label, note in notes.items()}
        return Guide(name, folder, replace(self.metadata, title=plan.title), sections, kept)

    def chapters(self) -> list[Chapter]:
        from publisher.reading.sections import Chapter

        return [
            Chapter(tree.prepared.file, tuple(self._blocks(tree, context)))
            for tree, context in zip(self.trees, self.contexts, strict=True)
        ]

    def _blocks(self, tree: Tree, context: Context) -> Iterator[Block]:
        from publisher.reading.blocks import blocks

        for root in tree.roots:
            yield from blocks(context, self.grammar.read_lines(tree, root))
            root.clear()

    def notes(self) -> dict[str, Note]:
        """The footnotes of all files by label; the first of two that share a label is kept."""
        from publisher.reading.blocks import blocks, place

        notes: dict[str, Note] = {}
        for tree, context in zip(self.trees, self.contexts, strict=True):
            for label, root in tree.notes:
                self.grammar.read_lines(tree, root)
                at = place(context, root)
                if label in notes:
                    arguments = {"label": label, "first": str(notes[label].place)}
                    self.findings.append(Finding("NOTE-TWICE", at, arguments))
                notes.setdefault(label, Note(label, blocks(context, root), at))
        return notes


def _nodes(sections: Sequence[Section]) -> Iterator[Node]:
    for section in sections:
        yield from walk((*section.heading, *section.blocks))


def _id(node: Node) -> str:
    attributes = getattr(node, "attributes", None)
    return attributes.id if attributes else ""


def _pictures(guide: Guide, load: Callable[[str], bytes], findings: list[Finding]) -> dict[str, Picture]:
    """Every image file that the guide names, once; findings for images without words and files that will not do."""
    from publisher.reading.pictures import picture

    found: dict[str, Picture | None] = {}
    images = [node for node in _nodes(guide.sections) if isinstance(node, Image)]
    images += [node for note in guide.notes.values() for node in walk(note.content) if isinstance(node, Image)]
    for image in images:
        if not image.alt and not image.decorative:
            findings.append(Finding("IMAGE-NO-ALT", image.place, {"source": image.source}))
        if image.source not in found and not image.source.startswith("drawing:"):
            found[image.source] = picture(image, load, findings)
    return {source: each for source, each in found.items() if each}


def _ordered(findings: list[Finding], paths: Sequence[str]) -> tuple[Finding, ...]:
    """In the order of the text, each once."""
    order = {path: index for index, path in enumerate(paths)}
    key = {id(each): (order.get(each.place.file, -1), each.place.line, each.place.column) for each in findings}
    seen: list[Finding] = []
    for each in sorted(findings, key=lambda each: key[id(each)]):
        if not seen or each != seen[-1]:
            seen.append(each)
    return tuple(seen)
