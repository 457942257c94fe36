"""Fenced code: found while the lines are read, set aside, and named in the text by one character that only the block
processor for fences knows. No HTML is made of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

OPENING = re.compile(r"(?P<quote>(?:[ ]{0,3}>[ ]?)*+)(?P<indent>[ ]*)(?P<fence>`{3,}|~{3,})[ ]*(?P<info>[^`]*)$")


@dataclass(slots=True)
class Fence:
    """`attributes` is what stood in braces behind the opening; `line` and `column` where it stands."""

    line: int
    column: int
    quote: str
    indent: int
    mark: str
    info: str
    lines: list[str] = field(default_factory=list)
    closed: bool = False

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def language(self) -> str:
        word = re.match(r"[\w#.+-]+|\{[:]?[ ]*\.([\w#+-]+)", self.info.strip())
        return (word[1] or word[0]).lstrip(".") if word else ""

    def add(self, line: str) -> bool:
        """Take a line in; False if it closes the fence, or stands outside the quote that holds it."""
        rest = _unquoted(line, self.quote.count(">"))
        closing = rest.strip()
        if set(closing) == {self.mark[0]} and len(closing) >= len(self.mark):
            self.closed = True
            return False
        self.lines.append(_dedented(rest, self.indent))
        return True


def opening(line: str, number: int) -> Fence | None:
    found = OPENING.match(line)
    if not found:
        return None
    quote, indent = found["quote"], len(found["indent"])
    return Fence(number, len(quote) + indent + 1, quote, indent, found["fence"], found["info"])


def _unquoted(line: str, depth: int) -> str:
    for _ in range(depth):
        line = re.sub(r"^[ ]{0,3}>[ ]?", "", line, count=1)
    return line


def _dedented(line: str, indent: int) -> str:
    lead = len(line) - len(line.lstrip(" "))
    return line[min(lead, indent) :]
