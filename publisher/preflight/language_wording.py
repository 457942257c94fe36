"""What an edition says, as the language checks read it: sections enter, Wordings leave.

A Wording is the words of one paragraph, item, cell, heading or picture, with the place of every word and what stands
around it. The checks never see blocks, so that a new kind of block is judged by the words in it without a line here."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from itertools import count
from types import MappingProxyType

from publisher.model.block import (
    Callout,
    Definition,
    Figure,
    Heading,
    Item,
    Paragraph,
    Quote,
    Safety,
    Stage,
    Table,
    Timeline,
)
from publisher.model.guide import Guide, Note, Section
from publisher.model.inline import (
    Abbreviation,
    Code,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Strong,
    Variable,
)
from publisher.model.inline import Text as Words
from publisher.model.place import NOWHERE, Place
from publisher.model.value import value
from publisher.model.walk import Node, children, plain_text
from publisher.preflight.language_sentences import Sentence, sentences

RUNNING = frozenset({"paragraph", "item", "meaning", "stage"})
"""Kinds of wording that are running text; the others are headings, labels and the like."""
GLOSSARY, DISTRUST, QUOTE, CITATION = "glossary", "distrust", "quote", "citation"

_GIVEN = frozenset({"alt", "caption", "front"})
_TITLES: Mapping[type, tuple[str, str]] = MappingProxyType(
    {
        Heading: ("content", "heading"),
        Table: ("caption", "caption"),
        Figure: ("caption", "caption"),
        Callout: ("title", "title"),
        Safety: ("title", "title"),
        Timeline: ("title", "title"),
        Stage: ("when", "term"),
    }
)
_INSIDE: Mapping[type, str] = MappingProxyType({Item: "item", Definition: "meaning", Stage: "stage"})
_SHOWN = ("title", "subtitle", "kicker", "description")


@value
class Wording:
    """`seams` give the place of the character at each offset, and so of all that follow it up to the next.
    `around`: what this stands in. `stretch` numbers the list, table or paragraph that it is part of. `marks` are the
    offsets of footnote marks, `links` runs of text with the addresses they lead to, `lead` the end of the bold words
    that open it as a heading would, or that are all of it."""

    kind: str
    text: str
    seams: tuple[tuple[int, Place], ...]
    section: str = ""
    around: frozenset[str] = frozenset()
    stretch: int = 0
    marks: tuple[int, ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()
    lead: int = 0
    sentences: tuple[Sentence, ...] = field(default=(), compare=False, repr=False)

    def place(self, offset: int = 0) -> Place:
        """Where the character at `offset` was written; of words that an attribute gives, where those begin."""
        if not self.seams:
            return NOWHERE
        if self.kind in _GIVEN:
            return self.seams[0][1]
        start, place = self.seams[max(bisect_right(self.seams, offset, key=lambda seam: seam[0]) - 1, 0)]
        return replace(place, column=place.column + offset - start) if place.line and offset > start else place

    def sentence(self, offset: int) -> Sentence:
        """The sentence around `offset`; the whole wording where it falls between two."""
        found = (each for each in self.sentences if each.start <= offset < each.end)
        return next(found, Sentence(0, len(self.text), self.text, whole=False))


def front_wordings(guide: Guide) -> tuple[Wording, ...]:
    """The words that the front matter puts on covers and into catalogues."""
    shown = ((key, str(getattr(guide.metadata, key))) for key in _SHOWN)
    return tuple(
        Wording("front", text, ((0, guide.metadata.place(key)),), sentences=sentences(text))
        for key, text in shown
        if text
    )


def edition_wordings(
    sections: Iterable[Section], notes: Iterable[Note], known: Mapping[str, str]
) -> tuple[Wording, ...]:
    """All that an edition says, in reading order, its notes last; `known` are the variables' values by name."""
    return tuple(_Gathering(known).all(sections, notes))


class _Gathering:
    """Walks blocks and carries what stands around them."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self.known, self.stretches = known, count(1)
        self.section, self.stretch = "", 0

    def all(self, sections: Iterable[Section], notes: Iterable[Note]) -> Iterator[Wording]:
        for section in sections:
            self.section = section.id
            around = frozenset(section.classes)
            if section.heading:
                yield from self.line(section.heading, "heading", around)
            yield from self.blocks(section.blocks, "paragraph", around)
        for note in notes:
            yield from self.blocks(note.content, "note", frozenset({CITATION}))

    def blocks(self, blocks: Iterable[Node], kind: str, around: frozenset[str]) -> Iterator[Wording]:
        for block in blocks:
            yield from self.block(block, kind, around)

    def block(self, block: Node, kind: str, around: frozenset[str]) -> Iterator[Wording]:
        if kind in ("paragraph", "note") and type(block) not in _INSIDE:
            self.stretch = next(self.stretches)
        own = self.within(block, around)
        if type(block) in _TITLES:
            name, title = _TITLES[type(block)]
            yield from self.line(getattr(block, name), title, own)
        if isinstance(block, Paragraph):
            yield from self.line(block.content, kind, own)
        elif isinstance(block, Definition):
            for term in block.terms:
                yield from self.line(term, "term", own)
        elif isinstance(block, Figure):
            yield from self.picture(block.image, own)
        elif isinstance(block, Table):
            for cell in block.header:
                yield from self.line(cell.content, "header", own)
            for row in block.rows:
                for cell in row:
                    yield from self.line(cell.content, "cell", own)
        for child in children(block, inlines=False):
            yield from self.block(child, _INSIDE.get(type(block), kind), own)

    def within(self, block: Node, around: frozenset[str]) -> frozenset[str]:
        attributes = getattr(block, "attributes", None)
        own = {*(attributes.classes if attributes else ())}
        if isinstance(block, Quote):
            own.add(QUOTE)
        if isinstance(block, Callout) and warns_of(plain_text(block.title)):
            own.add(DISTRUST)
        return around | own if own else around

    def picture(self, image: Image, around: frozenset[str]) -> Iterator[Wording]:
        for text in filter(None, (image.alt, image.long_description)):
            seams = ((0, image.place),)
            yield Wording("alt", text, seams, self.section, around, self.stretch, sentences=sentences(text))

    def line(self, content: tuple[Inline, ...], kind: str, around: frozenset[str]) -> Iterator[Wording]:
        line = _Line(self.known)
        line.add(content)
        text = "".join(line.pieces)
        if text.strip():
            yield Wording(
                kind, text, tuple(line.seams), self.section, around, self.stretch,
                tuple(line.marks), tuple(line.links), line.lead,
                sentences(text, line.lead if line.lead < len(text.rstrip()) else 0),
            )  # fmt: skip
        for image in line.images:
            yield from self.picture(image, around)


def warns_of(title: str) -> bool:
    """Whether a box with this title lists what a reader should distrust."""
    return title.casefold().startswith(_WARNINGS)


_WARNINGS = (
    "walk away", "be wary", "be careful of", "beware", "do not trust", "don’t trust", "claims to distrust",
    "claims to doubt", "warning signs", "red flags", "watch out", "myth",
)  # fmt: skip


class _Line:
    """One line of inlines as text, with where each part came from."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self.known, self.length, self.lead = known, 0, 0
        self.pieces: list[str] = []
        self.seams: list[tuple[int, Place]] = []
        self.marks: list[int] = []
        self.links: list[tuple[int, int, str]] = []
        self.images: list[Image] = []

    def add(self, content: Iterable[Inline]) -> None:
        for node in content:
            if isinstance(node, Words):
                self.seams.append((self.length, node.place))
                self.seams.extend((self.length + offset, place) for offset, place in node.seams)
                self.text(node.text)
            elif isinstance(node, Emphasis | Strong | Link):
                self.nested(node)
            elif isinstance(node, Abbreviation):
                self.links.append((self.length, self.length + len(node.text), "#"))
                self.placed(node.text, node.place)
            elif isinstance(node, Code):
                self.placed(node.text, node.place)
            elif isinstance(node, Variable):
                self.placed(self.known.get(node.name, ""), node.place)
            elif isinstance(node, LineBreak):
                self.text("\n")
            elif isinstance(node, NoteReference):
                self.marks.append(self.length)
            else:
                self.images.append(node)

    def nested(self, node: Emphasis | Strong | Link) -> None:
        start = self.length
        self.add(node.content)
        if isinstance(node, Link):
            self.links.append((start, self.length, node.target))
        elif isinstance(node, Strong) and start == 0:
            self.lead = self.length

    def placed(self, text: str, place: Place) -> None:
        self.seams.append((self.length, place))
        self.text(text)

    def text(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)
