"""The `/// name | title` lines: which blocks are open, what closes what, and what was never closed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from publisher.model.finding import Finding
from publisher.model.place import Place
from publisher.reading.nearest import suggestion

NAMES = ("brief", "safety", "callout", "timeline", "only")
DEEPEST = 12
HEADER = re.compile(r"[ ]{0,3}(?P<bar>/{3,})[ ]*(?P<name>[\w-]+)[ ]*(?:\|(?P<title>.*))?$")
FOOTER = re.compile(r"[ ]{0,3}(?P<bar>/{3,})[ ]*$")
OPTION = re.compile(r"[ ]{4,}(?P<name>[\w-]+):[ ]*(?P<value>.*)$")
_NOT_INSIDE = {
    "brief": ("brief", "safety", "callout", "timeline"),
    "safety": ("brief", "safety", "timeline"),
}


@dataclass(slots=True)
class Opening:
    """One `///` header. `name` is empty if no such block exists: what it holds is then read as if it were not there."""

    name: str
    bar: int
    title: str
    place: Place
    title_column: int
    options: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class OpenBlocks:
    findings: list[Finding]
    stack: list[Opening] = field(default_factory=list)

    def open(self, found: re.Match[str], place: Place) -> Opening | None:
        """Enter a block; None if blocks are nested too deep to be read."""
        name = found["name"].lower()
        if len(self.stack) >= DEEPEST:
            self.findings.append(Finding("NESTED-TOO-DEEP", place, {"limit": DEEPEST}))
            return None
        if name not in NAMES:
            self._unknown(name, place)
            name = ""
        self._placed(name, place)
        title = (found["title"] or "").lstrip(" ")
        column = found.end("title") - len(title) + 1
        opening = Opening(name, len(found["bar"]), title.rstrip(" "), place, column)
        self.stack.append(opening)
        return opening

    def close(self, found: re.Match[str], place: Place) -> int:
        """How many blocks the bar closes: blocks inside that were forgotten are closed with it, and reported."""
        bars = [opening.bar for opening in self.stack]
        if len(found["bar"]) not in bars:
            self.findings.append(Finding("BLOCK-NOT-OPEN", place, {"bar": found["bar"]}))
            return 0
        count = bars[::-1].index(len(found["bar"])) + 1
        self._forgotten(count - 1)
        self.stack.pop()
        return count

    def close_all(self) -> int:
        count = len(self.stack)
        self._forgotten(count)
        return count

    def _forgotten(self, count: int) -> None:
        for _ in range(count):
            opening = self.stack.pop()
            if opening.name:
                arguments = {"name": opening.name, "bar": "/" * opening.bar}
                self.findings.append(Finding("BLOCK-OPEN", opening.place, arguments))

    def _unknown(self, name: str, place: Place) -> None:
        arguments = {"name": name, "suggestion": suggestion(name, NAMES, likeness=0.5), "known": ", ".join(NAMES)}
        self.findings.append(Finding("UNKNOWN-BLOCK", place, arguments))

    def _placed(self, name: str, place: Place) -> None:
        outer = next((each.name for each in reversed(self.stack) if each.name in _NOT_INSIDE.get(name, ())), "")
        if outer:
            self.findings.append(Finding("BLOCK-MISPLACED", place, {"name": name, "outer": outer}))
