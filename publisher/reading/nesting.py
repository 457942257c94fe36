"""Which list item a line stands in. Enters: indents as people write them (two, three or four spaces, tabs); leaves:
the four spaces a level that Python-Markdown asks for. Without this, a list nested by two spaces would come out flat."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from publisher.model.value import value

DEEPEST = 12
WIDTH = 4
ITEM = re.compile(r"(?P<indent>[ ]*)(?P<bullet>[*+-]|\d{1,9}[.)])(?P<space>[ ]+|$)(?P<rest>.*)$")
DEFINING = re.compile(r"[ ]{0,3}(?::[ ]{1,3}|\[\^[^\]]+\]:)")


@value
class _Open:
    """An item not yet left: the columns of its bullet and of its text."""

    indent: int
    content: int
    ordered: bool = False


@dataclass(slots=True)
class Nesting:
    """The items that are open; the innermost last. A definition and a footnote count as items."""

    items: list[_Open] = field(default_factory=list)
    left: _Open | None = None

    def __bool__(self) -> bool:
        return bool(self.items)

    @property
    def depth(self) -> int:
        return len(self.items)

    def leave(self, indent: int) -> None:
        """Leave every item that a line at `indent` no longer belongs to."""
        self.left = None
        while self.items and indent < self.items[-1].indent + 2:
            self.left = self.items.pop()

    def enter(self, indent: int, content: int, ordered: bool = False) -> bool:
        """Open an item at `indent`; False if that is deeper than a list may nest."""
        self.leave(indent)
        if self.depth >= DEEPEST:
            return False
        self.items.append(_Open(indent, content, ordered))
        return True

    def turns(self, ordered: bool) -> bool:
        """Whether an item of this kind, here, begins another list than the item just left."""
        return self.left is not None and self.left.ordered != ordered

    def indentation(self, indent: int) -> int:
        """The spaces to write before a line that stands at `indent`; four more than the item's own are code."""
        self.leave(indent)
        if not self.items:
            return indent
        base = WIDTH * self.depth
        over = indent - base if indent >= base + WIDTH else indent - self.items[-1].content
        return base + (over if over >= WIDTH else 0)
