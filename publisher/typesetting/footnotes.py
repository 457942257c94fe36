"""Footnotes of pages: which galleys mark which notes, and what stands at a page's foot.

A note stands on the page of its first mark. It counts against the page's height like all other text. Only a box that
fills a page by itself is kept whole before its notes: they go on to the next page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from publisher.model.guide import Note
from publisher.model.inline import NoteReference
from publisher.typesetting.flow_field import Fields
from publisher.typesetting.galley import Galley, Para, Stack, cut, gap, stack_height
from publisher.typesetting.galley_block import Box
from publisher.typesetting.galley_either import Either
from publisher.typesetting.galley_row import Labelled, Row
from publisher.typesetting.pages import Fit


class Footnotes:
    """The notes of an edition, each given out once. `make` sets one note, `rule` parts the notes from the text;
    `two_lines` of a note are the least that stands by itself, in points."""

    def __init__(
        self, notes: Sequence[Note], make: Callable[[Note, int], Galley], rule: Galley, two_lines: float
    ) -> None:
        self.notes: Mapping[str, tuple[int, Note]] = {note.label: (n, note) for n, note in enumerate(notes, 1)}
        self.make, self.rule, self.two_lines = make, rule, two_lines
        self.given: set[str] = set()
        self._rows: dict[str, Galley] = {}

    def wanted(self, galley: Galley) -> tuple[str, ...]:
        """Labels of the notes that `galley` marks and that stand nowhere yet, and of those that these mark."""
        if len(self.given) == len(self.notes):
            return ()
        found: dict[str, None] = {}
        waiting = [galley]
        while waiting:
            new = [label for label in _marks(waiting.pop()) if self._is_new(label) and label not in found]
            found |= dict.fromkeys(new)
            waiting += [self.row(label) for label in reversed(new)]
        return tuple(found)

    def _is_new(self, label: str) -> bool:
        return label in self.notes and label not in self.given

    def row(self, label: str) -> Galley:
        row = self._rows.get(label)
        if row is None:
            number, note = self.notes[label]
            row = self._rows[label] = self.make(note, number)
        return row

    def give(self, labels: Sequence[str]) -> list[Galley]:
        """The notes of `labels`, which from now on have their place."""
        self.given.update(labels)
        rows = [self.row(label) for label in labels]
        for label in labels:
            del self._rows[label]
        return rows

    def take_back(self, labels: Sequence[str]) -> None:
        self.given.difference_update(labels)

    def left(self) -> tuple[str, ...]:
        """The labels of notes that nothing on the pages has marked."""
        return tuple(label for label in self.notes if label not in self.given)

    def height(self, rows: Sequence[Galley], width: float, fit: Fit) -> float:
        """What a foot of these notes takes, the space above its rule too."""
        if not rows:
            return 0.0
        return self.rule.before + stack_height((self.rule, *rows), width, fit)

    def cut(
        self, rows: Sequence[Galley], width: float, fit: Fit, room: float
    ) -> tuple[tuple[Galley, ...], tuple[Galley, ...]]:
        """As much of `rows` as a foot of `room` points holds, and the rest."""
        if not rows:
            return (), ()
        above = self.rule.before + self.rule.height(width, fit) + gap(self.rule, rows[0], fit)
        return cut(rows, width, fit, room - above)


def _marks(galley: Galley) -> Iterator[str]:
    """The labels of the footnote marks in `galley`, in reading order."""
    if isinstance(galley, Para):
        for unit in galley.units:
            for atom in unit.atoms:
                if atom.inlines:
                    yield from (node.label for node in atom.inlines if isinstance(node, NoteReference))
    elif isinstance(galley, Stack):
        yield from _marks_of(galley.galleys)
    elif isinstance(galley, Row):
        yield from _marks_of(galley.cells)
    elif isinstance(galley, Labelled):
        yield from _marks_of((galley.label, galley.text))
    elif isinstance(galley, Box):
        yield from _marks_of((*galley.header, *galley.body))
    elif isinstance(galley, Either):
        yield from _marks(galley.narrow)
    elif isinstance(galley, Fields):
        yield from _marks_of(galley.labels)


def _marks_of(galleys: Sequence[Galley]) -> Iterator[str]:
    for galley in galleys:
        yield from _marks(galley)
