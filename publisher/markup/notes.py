"""Footnotes, each printed once: at the end of the first chapter that marks it, under a number that counts through the
book. A later mark leads there, and the note leads back to each of its marks; so the ways back are written when every
chapter's text and every note is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from publisher.markup import words
from publisher.markup.chapters import Chapter
from publisher.markup.scope import Described, Library, NotePlace, Scope, Uses
from publisher.markup.xhtml import flow
from publisher.markup.xml import Element, element, weight, written
from publisher.model.guide import Note
from publisher.model.remembering import Memory, remembered
from publisher.model.value import value


@value
class Notes:
    """The notes of one document, each without its ways back; `marks` and `described` as of Uses."""

    places: tuple[NotePlace, ...] = ()
    texts: tuple[Element, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    described: tuple[Described, ...] = ()


_NONE = Notes()
_NOTES = Memory[Notes](512, lambda notes: sum(map(weight, notes.texts)), 8_000_000)


def written_notes(text: Iterable[Chapter], notes: Mapping[str, Note], library: Library) -> tuple[Notes, ...]:
    """The `notes`, by label, that each chapter ends with. A note may itself mark another, or describe a picture."""
    text, homes = tuple(text), _homes(library)
    pictures = sum(len(chapter.described) for chapter in text)
    made: list[Notes] = []
    for chapter in text:
        places = homes.get(chapter.document, ())
        own = tuple(notes[place.label] for place in places)
        make = partial(_written, places, own, chapter, library, pictures)
        made.append(_NOTES.of(pictures, make, chapter, library, *own) if places else _NONE)
        pictures += len(made[-1].described)
    return tuple(made)


@remembered(16)
def _homes(library: Library) -> Mapping[str, tuple[NotePlace, ...]]:
    """The notes that each document prints."""
    homes: dict[str, tuple[NotePlace, ...]] = {}
    for place in library.notes.values():
        homes[place.document] = (*homes.get(place.document, ()), place)
    return homes


def _written(
    places: tuple[NotePlace, ...], notes: tuple[Note, ...], chapter: Chapter, library: Library, pictures: int
) -> Notes:
    scope = Scope(chapter.document, library, Uses((*library.taken, chapter.ids), pictures))
    texts = tuple(_note(place, note, scope) for place, note in zip(places, notes, strict=True))
    return Notes(places, texts, tuple(scope.uses.marks), tuple(scope.uses.described))


def _note(place: NotePlace, note: Note, scope: Scope) -> Element:
    return element(
        "aside",
        written(*flow(note.content, scope)),
        id=place.id,
        class_="note",
        role="doc-footnote",
        epub_type="footnote",
        data_number=str(place.number),
        **words.guide_tongue(scope.library.language),
    )


Marks = Mapping[str, tuple[str, ...]]


def marks_of(text: Iterable[Chapter], notes: Iterable[Notes]) -> Marks:
    """Where each note is marked, by its label; the very same object for the same marks."""
    found = tuple(part.marks for marked in (text, notes) for part in marked)
    return _MARKS.of(found, partial(_by_label, found))


_MARKS = Memory[Marks](16)


def _by_label(found: Iterable[tuple[tuple[str, str], ...]]) -> Marks:
    marks: dict[str, tuple[str, ...]] = {}
    for label, address in (mark for part in found for mark in part):
        marks[label] = (*marks.get(label, ()), address)
    return marks


def group(notes: Notes, marks: Marks, language: str) -> Element | None:
    """The notes that a document ends with, each with its ways back; None where it has none."""
    tongue = words.tongue(language)
    whole = [
        _with_ways_back(text, place, marks.get(place.label, ()), tongue)
        for place, text in zip(notes.places, notes.texts, strict=True)
    ]
    return element("div", *whole, class_="notes", role="group", aria_label=words.NOTES, **tongue) if whole else None


def _with_ways_back(note: Element, place: NotePlace, marks: Iterable[str], tongue: Mapping[str, str | None]) -> Element:
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
