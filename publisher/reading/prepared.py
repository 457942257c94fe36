"""A file's lines made ready for the parser, with what was found on the way and how to come back to the source."""

from __future__ import annotations

from dataclasses import dataclass, field

from publisher.model.place import Place
from publisher.reading.fences import Fence
from publisher.reading.marks import Marks, Point
from publisher.reading.nesting import WIDTH
from publisher.reading.openings import Opening


@dataclass(slots=True)
class Prepared:
    """`pieces` are lines to parse, each piece on its own; `fences` and `openings` by the line they stand on; `columns`
    gives, for a line with tabs, the column in the source of each character."""

    file: str
    marks: Marks
    pieces: list[list[str]] = field(default_factory=lambda: [[]])
    fences: dict[int, Fence] = field(default_factory=dict)
    openings: dict[int, Opening] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
    columns: dict[int, list[int]] = field(default_factory=dict)
    last: Place = field(init=False)

    def __post_init__(self) -> None:
        self.last = Place(self.file)

    def place(self, point: Point) -> Place:
        line, column = point
        columns = self.columns.get(line)
        if columns:
            column = columns[min(column, len(columns)) - 1]
        if line == self.last.line:  # a block, its first item and its first text begin at one place, which they share
            if column == self.last.column:
                return self.last
            line = self.last.line
        self.last = Place(self.file, line, column)
        return self.last


def expanded(line: str, width: int = WIDTH) -> tuple[str, list[int]]:
    """The line with spaces for tabs, and the column each of its characters came from."""
    text: list[str] = []
    columns: list[int] = []
    for column, char in enumerate(line, 1):
        count = width - len(text) % width if char == "\t" else 1
        text += " " * count if char == "\t" else char
        columns += [column] * count
    return "".join(text), [*columns, len(line) + 1]
