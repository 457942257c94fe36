"""Footnotes, each printed once: at the end of the first chapter that marks it, under a number that counts through the
book. A later mark leads there, and the note leads back to each of its marks; so the notes are written when every
chapter's text is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from publisher.markup import words
from publisher.markup.scope import Library, NotePlace, Scope, Uses
from publisher.markup.xhtml import flow
from publisher.markup.xml import Element, element


def written_notes(library: Library, uses: Uses) -> dict[str, Element]:
    """Every note by its label, without its ways back: a note may itself mark another."""
    return {label: _note(place, Scope(place.document, library, uses)) for label, place in library.notes.items()}


def _note(place: NotePlace, scope: Scope) -> Element:
    return element(
        "aside",
        *flow(place.note.content, scope),
        id=place.id,
        class_="note",
        role="doc-footnote",
        epub_type="footnote",
        data_number=str(place.number),
    )


def document_notes(notes: Mapping[str, Element], library: Library, uses: Uses) -> dict[str, Element]:
    """The notes that documents end with, in one group each, by the document's name."""
    groups: dict[str, list[Element]] = {}
    for label, place in library.notes.items():
        groups.setdefault(place.document, []).append(_with_ways_back(notes[label], place, uses))
    return {
        document: element("div", *whole, class_="notes", role="group", aria_label=words.NOTES)
        for document, whole in groups.items()
    }


def _with_ways_back(note: Element, place: NotePlace, uses: Uses) -> Element:
    marks = uses.marks.get(place.note.label, [])
    links = tuple(_way_back(mark, turn, place) for turn, mark in enumerate(marks, 1))
    return replace(note, content=(*note.content, element("p", *links, class_="back")))


def _way_back(mark: str, turn: int, place: NotePlace) -> Element:
    label = words.BACK_FROM_NOTE if turn == 1 else words.BACK_FROM_NOTE_AGAIN
    return element(
        "a",
        "↩",
        href=mark.removeprefix(place.document),
        role="doc-backlink",
        aria_label=label.format(number=place.number, place=turn),
    )
