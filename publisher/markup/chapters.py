"""Sections → chapters: a document each, with its lines in the table of contents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from publisher.edition.edition import Edition
from publisher.markup import words
from publisher.markup.book import Document, Entry, PageMark, Particulars
from publisher.markup.library import document_names
from publisher.markup.opening import OpeningArt
from publisher.markup.page import headed, page
from publisher.markup.phrasing import phrases
from publisher.markup.scope import Described, Library, Scope, Uses, anchor
from publisher.markup.xhtml import flow
from publisher.markup.xml import Element, Node, element, weight, written
from publisher.model.block import Block, Heading
from publisher.model.guide import Section
from publisher.model.remembering import Memory
from publisher.model.value import value
from publisher.model.walk import plain_text

# A section's class → its DPUB-ARIA role and its word of the structural semantics vocabulary, at the book's end.
SPECIAL: Mapping[str, tuple[str, str]] = {
    "glossary": ("doc-glossary", "glossary"),
    "sources": ("doc-bibliography", "bibliography"),
}
_ORDINARY = ("doc-chapter", "chapter")


@value
class Chapter:
    """`body` is the text without its notes, written already; `kind` the chapter's structural semantics; `pages` begin
    with it; `marks` and `described` as of Uses; `ids` are those that its text was given."""

    document: str
    title: str
    kind: str
    body: Element
    entry: Entry
    pages: tuple[PageMark, ...]
    marks: tuple[tuple[str, str], ...]
    described: tuple[Described, ...]
    ids: frozenset[str]

    @property
    def matter(self) -> str:
        return "bodymatter" if self.kind == _ORDINARY[1] else "backmatter"


# A chapter is made of its section and of little else, so one that is the same for many clinics is made once.
_CHAPTERS = Memory[Chapter](512, lambda chapter: weight(chapter.body), 16_000_000)


def chapters(
    edition: Edition, library: Library, panels: Sequence[tuple[str, str]], art: OpeningArt | None = None
) -> tuple[Chapter, ...]:
    """Every section as a chapter. `panels` pairs the name of a printed panel with the first section printed on it;
    `art` opens each numbered chapter."""
    names, numbers = document_names(edition.sections), _numbers(edition.sections)
    made, pictures = list[Chapter](), 0
    for section in edition.sections:
        number = numbers.get(section.id)
        labels = tuple(label for label, first in panels if first == section.id)
        opened = art if number else None
        key = (number, labels, names[section.id], pictures)
        make = partial(_chapter, section, *key[:3], library, pictures, opened)
        made.append(_CHAPTERS.of(key, make, section, library, opened))
        pictures += len(made[-1].described)
    return tuple(made)


def _scope(section: Section, document: str, library: Library, pictures: int) -> Scope:
    scope = Scope(document, library, Uses(library.taken, pictures), glossary="glossary" in section.classes)
    return replace(scope, list_role=scope.role_of(section.classes))


def _numbers(sections: Sequence[Section]) -> dict[str, str]:
    """A number for each ordinary chapter of a book that has several."""
    ordinary = [section.id for section in sections if section.heading and not _special(section)]
    return {id_: str(number) for number, id_ in enumerate(ordinary, 1)} if len(ordinary) > 1 else {}


def _special(section: Section) -> str:
    return next((name for name in section.classes if name in SPECIAL), "")


def _chapter(
    section: Section,
    number: str | None,
    panels: tuple[str, ...],
    document: str,
    library: Library,
    pictures: int,
    art: OpeningArt | None,
) -> Chapter:
    scope = _scope(section, document, library, pictures)
    _, kind = SPECIAL.get(_special(section), _ORDINARY)
    blocks = tuple(_with_id(block, scope) for block in section.blocks)
    ids = {scope.uses.fresh("panel"): label for label in panels}
    body = _body(section, number, (*_page_marks(ids, scope), *flow(blocks, scope)), scope, art.image if art else None)
    pages = tuple(PageMark(label, scope.place(id_)) for id_, label in ids.items())
    uses, entry = scope.uses, _entry(section, blocks, scope)
    made = (tuple(uses.marks), tuple(uses.described), frozenset(uses.ids))
    return Chapter(scope.document, _name(section), kind, body, entry, pages, *made)


def _name(section: Section) -> str:
    return plain_text(section.heading).replace("\n", " ") or words.OPENING


def _body(
    section: Section, number: str | None, content: tuple[Node, ...], scope: Scope, art: Element | None
) -> Element:
    role, kind = SPECIAL.get(_special(section), _ORDINARY)
    language = section.attributes.get("lang") or None
    id_ = scope.uses.fresh(f"{anchor(section.id)}-title") if section.heading else None
    title = element("h1", *phrases(section.heading, scope), id=id_)
    heading = (headed(title, number, art),) if id_ else ()
    spoken = {} if id_ else words.tongue(scope.library.language)  # the name of what has no heading is the publisher's
    text: Node = written(*content)
    if spoken:
        text = element("div", text, **words.guide_tongue(language or scope.library.language))
    return element(
        "section",
        *heading,
        text,
        id=anchor(section.id),
        class_=" ".join(("chapter", *section.classes)),
        role=role,
        epub_type=kind,
        **(spoken or {"lang": language, "xml_lang": language}),
        aria_labelledby=id_,
        aria_label=None if id_ else _name(section),
    )


def _page_marks(labels: Mapping[str, str], scope: Scope) -> tuple[Element, ...]:
    tongue = words.tongue(scope.library.language)
    return tuple(
        element("div", id=id_, role="doc-pagebreak", epub_type="pagebreak", aria_label=label, **tongue)
        for id_, label in labels.items()
    )


def _with_id(block: Block, scope: Scope) -> Block:
    """A second-level heading gets an id, since the table of contents leads to it."""
    if not isinstance(block, Heading) or block.level != 2 or block.attributes.id:
        return block
    id_ = scope.uses.fresh("heading")
    return _HEADINGS.of(id_, lambda: replace(block, attributes=replace(block.attributes, id=id_)), block)


_HEADINGS = Memory[Heading](1024)
_ENTRIES = Memory[Entry](512)
_LINES = Memory[Entry](1024)


def _entry(section: Section, blocks: tuple[Block, ...], scope: Scope) -> Entry:
    """The very same object for the same titles."""
    second = (block for block in blocks if isinstance(block, Heading) and block.level == 2)
    lines = [_LINES.of(scope.document, partial(_line, line, scope), line) for line in second]
    below = tuple(line for line in lines if line.title)
    entry = Entry(_name(section), scope.place(anchor(section.id)), below, own=not plain_text(section.heading))
    return _ENTRIES.of((entry.title, entry.address, entry.own), lambda: entry, *below)


def _line(heading: Heading, scope: Scope) -> Entry:
    return Entry(plain_text(heading.content), scope.place(anchor(heading.attributes.id)))


def chapter_document(chapter: Chapter, notes: Element | None, particulars: Particulars) -> Document:
    """The chapter with its notes, if it has any, as a file."""
    body = replace(chapter.body, content=(*chapter.body.content, notes)) if notes else chapter.body
    return page(particulars, chapter.document, chapter.title, chapter.matter, body)
