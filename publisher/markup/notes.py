"""Footnotes, each printed once: at the end of the first chapter that marks it, under a number that counts through the
book. A later mark leads there, and the note leads back to each of its marks; so the notes are written when every
chapter's text is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from publisher.markup import words
from publisher.markup.scope import Library, NotePlace, Scope, Uses
from publisher.markup.xhtml import flow
from publisher.markup.xml import Element, element, written


def written_notes(library: Library, uses: Uses) -> dict[str, Element]:
    """Every note by its label, without its ways back: a note may itself mark another."""
    return {label: _note(place, Scope(place.document, library, uses)) for label, place in library.notes.items()}


def _note(place: NotePlace, scope: Scope) -> Element:
    return element(
        "aside",
        written(*flow(place.note.content, scope)),
        id=place.id,
        class_="note",
        role="doc-footnote",
        epub_type="footnote",
        data_number=str(place.number),
        **words.guide_tongue(scope.library.language),
    )


def document_notes(notes: Mapping[str, Element], library: Library, uses: Uses) -> Callable[[str], Element | None]:
    """What makes the notes that a document ends with, in one group, of the document's name; None where it has none."""
    tongue = words.tongue(library.language)
    homes: dict[str, list[NotePlace]] = {}
    for place in library.notes.values():
        homes.setdefault(place.document, []).append(place)

    def group(document: str) -> Element | None:
        if document not in homes:
            return None
        whole = (_with_ways_back(notes[place.note.label], place, uses, tongue) for place in homes[document])
        return element("div", *whole, class_="notes", role="group", aria_label=words.NOTES, **tongue)

    return group


def _with_ways_back(note: Element, place: NotePlace, uses: Uses, tongue: Mapping[str, str | None]) -> Element:
    marks = uses.marks.get(place.note.label, [])
    links = tuple(_way_back(mark, turn, place, tongue) for turn, mark in enumerate(marks, 1))
    return replace(note, content=(*note.content, element("p", *links, class_="back")))


def _way_back(mark: str, turn: int, place: NotePlace, tongue: Mapping[str, str | None]) -> Element:
    label = words.BACK_FROM_NOTE if turn == 1 else words.BACK_FROM_NOTE_AGAIN
    return element(
        "a",
        "↩",
        href=mark.removeprefix(place.document),
        role="doc-backlink",
        aria_label=label.format(number=place.number, place=turn),
        **tongue,
    )
