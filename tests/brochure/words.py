"""The words an edition has, and the words a sheet shows, found by ways that know nothing of each other.

An edition is told as passages: the text of each paragraph, cell, label or number, in reading order. A sheet is told
by the same unit: runs of text that one owner left in a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from publisher.edition import Edition
from publisher.model import block as b
from publisher.model import inline as i
from publisher.model.guide import Section
from publisher.model.walk import walk
from publisher.typesetting import Pages
from publisher.typesetting.pages import PanelMarks, TextRun


def words(text: str) -> list[str]:
    """A number that counts an item may be set with or without its stop."""
    return [word.removesuffix(".") if word[:-1].isdigit() else word for word in text.split()]


def squeezed(texts: Iterable[str]) -> str:
    """Characters alone: where lines end, poppler cannot tell a broken word from two."""
    return "".join("".join(words(text)) for text in texts)


def passages(edition: Edition) -> list[str]:
    """Everything the edition says, front to back; the clinic's name alone is what a cover adds."""
    told = _Telling(edition)
    metadata, imprint = edition.guide.metadata, edition.imprint
    front = [told.line(imprint.kicker), metadata.title, metadata.subtitle]
    body = [text for section in edition.sections for text in told.section(section.heading, section.blocks)]
    notes = [text for n, note in enumerate(edition.notes, 1) for text in (f"{n}.", *told.blocks(note.content))]
    back = told.blocks((*imprint.invitation, *imprint.clinic, *imprint.review))
    return [text for text in (*front, *body, *notes, *back) if text.strip()]


class _Telling:
    def __init__(self, edition: Edition, titles_first: bool = False) -> None:
        self.titles_first = titles_first
        self.numbers = {note.label: str(n) for n, note in enumerate(edition.notes, 1)}
        self.pictures = edition.guide.pictures

    def section(self, heading: Sequence[i.Inline], blocks: Sequence[b.Block]) -> list[str]:
        return [self.line(heading), *self.blocks(blocks)]

    def blocks(self, blocks: Iterable[b.Block]) -> list[str]:
        return [text for block in blocks for text in self.block(block)]

    def block(self, block: b.Block) -> Iterator[str]:
        match block:
            case b.Heading(content=content) | b.Paragraph(content=content):
                yield self.line(content)
            case b.List():
                for number, item in enumerate(block.items, block.start):
                    yield from ([f"{number}."] if block.ordered else [])
                    yield from self.blocks(item.content)
            case b.Table():
                yield self.line(block.caption)
                for row in (block.header, *block.rows):
                    yield from (self.line(cell.content) for cell in row)
            case b.Definitions():
                for entry in block.entries:
                    yield from map(self.line, entry.terms)
                    for meaning in entry.meanings:
                        yield from self.blocks(meaning)
            case b.Quote():
                yield from self.blocks(block.content)
            case b.CodeBlock():
                yield block.text
            case b.Figure():
                drawn = block.image.source.startswith("drawing:") or block.image.source in self.pictures
                yield from [] if drawn else [block.image.alt]
                yield self.line(block.caption)
            case b.Callout() | b.Safety():
                yield from self.box(block)
            case b.Timeline():
                yield self.line(block.title)
                for stage in block.stages:
                    yield self.line(stage.when)
                    yield from self.blocks(stage.content)
            case b.Rule():
                pass
            case _:
                raise AssertionError(f"an edition holds no {type(block).__name__}")

    def box(self, block: b.Callout | b.Safety) -> Iterator[str]:
        """A telephone number that opens a box stands above its title."""
        content = list(block.content)
        first = content[0] if content else None
        if not self.titles_first and isinstance(first, b.Paragraph) and "phone" in first.attributes.classes:
            yield from self.block(content.pop(0))
        yield self.line(block.title)
        yield from self.blocks(content)

    def line(self, content: Iterable[i.Inline]) -> str:
        """A comma parts the marks of two notes in a row."""
        nodes = tuple(content)
        marks = [isinstance(node, i.NoteReference) for node in nodes]
        parted = ("," if two == (True, True) else "" for two in zip([False, *marks], marks))
        return "".join(comma + self.inline(node) for comma, node in zip(parted, nodes))

    def inline(self, node: i.Inline) -> str:
        match node:
            case i.Text(text=text) | i.Code(text=text) | i.Abbreviation(text=text):
                return text
            case i.Emphasis(content=content) | i.Strong(content=content) | i.Link(content=content):
                return self.line(content)
            case i.Image(alt=alt):
                return alt
            case i.NoteReference(label=label):
                return self.numbers.get(label, "")
            case i.LineBreak():
                return "\n"
        raise AssertionError(f"an edition holds no {type(node).__name__}")


def read_out(edition: Edition, pages: Pages) -> list[str]:
    """Everything a sheet says, as it is to be read out: passage by passage from the cover to the back. Furniture, a
    section's heading, each of its blocks, each note is told where its first words stand, and then in full: a box's
    title before all else in it."""
    told = _Telling(edition, titles_first=True)
    units = dict(_units(edition, told))
    owners = {key: name for name, (keys, _) in units.items() for key in keys}
    met = dict.fromkeys(owners[_known(run.owner)] for panel in panels(pages) for run in runs(panel))
    return [text for name in met for text in units[name][1] if text.strip()]


def _units(edition: Edition, told: _Telling) -> Iterator[tuple[str, tuple[list[object], list[str]]]]:
    """Name, owners and passages of all that is told in one piece."""
    metadata, imprint = edition.guide.metadata, edition.imprint
    front = {"kicker": told.line(imprint.kicker), "title": metadata.title, "subtitle": metadata.subtitle}
    for name, text in {**front, "clinic": edition.clinic.name}.items():
        yield name, ([("front", name)], [text])
    for section in edition.sections:
        yield f"heading of {section.id}", ([section.id], [told.line(section.heading)])
    blocks = [block for section in edition.sections for block in section.blocks]
    for block in (*blocks, *imprint.invitation, *imprint.clinic, *imprint.review):
        yield f"block {id(block)}", ([id(node) for node in walk([block])], told.blocks([block]))
    for number, note in enumerate(edition.notes, 1):
        within = [id(note), *(id(node) for node in walk(note.content))]
        yield f"note {number}", (within, [f"{number}.", *told.blocks(note.content)])


def _known(owner: object) -> object:
    if isinstance(owner, Section):
        return owner.id
    if isinstance(owner, tuple):
        return owner if owner[0] == "front" else id(owner[0])
    return id(owner)


def panels(pages: Pages) -> list[PanelMarks]:
    """Every panel as a reader meets it."""
    found = {panel.name: panel for page in pages.pages for panel in page.panels}
    return [found[panel.name] for panel in pages.geometry.panels]


def runs(panel: PanelMarks) -> list[TextRun]:
    return [mark for mark in panel.marks if isinstance(mark, TextRun)]


def shown(found: Iterable[PanelMarks]) -> list[str]:
    """The texts on these panels, by owner, in reading order."""
    texts: list[str] = []
    before: object = None
    for run in (run for panel in found for run in runs(panel)):
        if texts and _same(before, run.owner):
            texts[-1] += run.text
        else:
            texts.append(run.text)
        before = run.owner
    return texts


def _same(one: object, other: object) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(a is b or (isinstance(a, str) and a == b) for a, b in zip(one, other))
    return one is other
