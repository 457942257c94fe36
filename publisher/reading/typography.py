"""Typographic quotes, dashes, dots and spaces, over the inline tree rather than over text: quotes round `**bold**`
come out right, code keeps its characters, and so does whatever a person escaped.

Enters: one line's inlines; leaves: the same with `Text` changed, neighbours joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from publisher.model.inline import Emphasis, Inline, LineBreak, Link, Strong, Text
from publisher.model.value import value

_QUOTES = {
    "de": ("„", "“", "‚", "‘"),
    "fr": ("«\u202f", "\u202f»", "“", "”"),
    "es": ("«", "»", "“", "”"),
    "it": ("«", "»", "“", "”"),
    "pt": ("«", "»", "“", "”"),
    "el": ("«", "»", "“", "”"),
    "ru": ("«", "»", "„", "“"),
    "uk": ("«", "»", "„", "“"),
    "pl": ("„", "”", "«", "»"),
    "ro": ("„", "”", "«", "»"),
    "hu": ("„", "”", "»", "«"),
    "cs": ("„", "“", "‚", "‘"),
    "sk": ("„", "“", "‚", "‘"),
    "sv": ("”", "”", "’", "’"),
    "fi": ("”", "”", "’", "’"),
}
_ENGLISH = ("“", "”", "‘", "’")
_SIGNS = re.compile(r"\.{3,}|-{2,}|[\"']")
_APOSTROPHES = re.compile(r"(?:\d\ds?\b|(?:tis|twas|til|em|n|cause|round)\b)", re.IGNORECASE)
_CLOSING = re.compile(r"(?<=[^\s(\[])'(?!\w)")
_RUNS = {"--": "–", "---": "—", "...": "…"}
_OPENERS = "([{<–—-/“‘„«¿¡"
_HELD = "\ufffc"
_SPACE, _BINDING = " ", "\u00a0"
_FIGURE = rf"(?:\d[\d.,–-]*|{_HELD})"
_UNITS = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|mm|cm|ml|mg|°C)\b"
_COUNTED = r"(?:days?|weeks?|months?|years?|ages?|aged|steps?|pages?|versions?|SPF)"
_BOUND = re.compile(rf"(?<!\w){_FIGURE}( )(?={_UNITS})|\b{_COUNTED}( )(?={_FIGURE})", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


@value
class Verbatim(Text):
    """Text whose characters stay as they stand: raw HTML, an escaped sign, a bare address. Reading's own; no guide
    holds one."""


def typeset(content: tuple[Inline, ...], language: str) -> tuple[Inline, ...]:
    """`content` with the quotes and dashes of `language` (a BCP 47 tag; English where it is not known). In English a
    number stays on the line of what it counts."""
    line = "".join(_characters(content))
    changed = _changed(line, language) if _SIGNS.search(line) else list(line)
    for at in _bound(line) if language.partition("-")[0].lower() == "en" else ():
        changed[at] = _BINDING
    return _joined(_Rebuilding(changed).of(content))


def _bound(line: str) -> Iterator[int]:
    """Where a space stands between a number and its word: 3 months, day 7, SPF 30."""
    for found in _BOUND.finditer(line):
        yield found.start(1) if found[1] else found.start(2)


def typographic(text: str, language: str) -> str:
    return "".join(_changed(text, language))


def typographic_title(text: str, language: str) -> str:
    """`text` of front matter likewise; what looks like a tag keeps its characters, as it does in a heading."""
    held = _TAG.sub(lambda found: _HELD * len(found[0]), text)
    changed = _changed(held, language)
    return "".join(char if kept == _HELD else new for char, kept, new in zip(text, held, changed, strict=True))


def _characters(content: Iterable[Inline]) -> Iterator[str]:
    """One character for each that `_Rebuilding` will ask for; what must not change stands as something else."""
    for node in content:
        if isinstance(node, Verbatim):
            yield "".join(char if char.isalnum() or char.isspace() else _HELD for char in node.text)
        elif isinstance(node, Text):
            yield node.text
        elif isinstance(node, Emphasis | Strong | Link):
            yield from _characters(node.content)
        else:
            yield _SPACE if isinstance(node, LineBreak) else _HELD


class _Rebuilding:
    """Puts the changed characters back into the tree they came from."""

    def __init__(self, changed: list[str]) -> None:
        self.changed, self.done = changed, 0

    def of(self, content: Iterable[Inline]) -> Iterator[Inline]:
        for node in content:
            if isinstance(node, Text):
                taken = self.take(len(node.text))
                yield Text(node.text if isinstance(node, Verbatim) else taken, node.place)
            elif isinstance(node, Emphasis | Strong | Link):
                yield replace(node, content=_joined(self.of(node.content)))
            else:
                self.take(1)
                yield node

    def take(self, count: int) -> str:
        self.done += count
        return "".join(self.changed[self.done - count : self.done])


def _joined(content: Iterable[Inline]) -> tuple[Inline, ...]:
    joined: list[Inline] = []
    for node in content:
        if isinstance(node, Text) and joined and isinstance(joined[-1], Text):
            before = joined[-1]
            seams = (*before.seams, (len(before.text), node.place))
            joined[-1] = Text(before.text + node.text, before.place, seams)
        elif not isinstance(node, Text) or node.text:
            joined.append(node)
    return tuple(joined)


def _changed(line: str, language: str) -> list[str]:
    """What stands instead of each character of `line`."""
    marks = _QUOTES.get(language.partition("-")[0].lower(), _ENGLISH)
    quotes = _Quotes(line, *marks)
    for found in _SIGNS.finditer(line):
        if found[0] == '"':
            quotes.double(found.start())
        elif found[0] == "'":
            quotes.single(found.start())
        elif found[0] in _RUNS:
            quotes.changed[found.start() : found.end()] = [_RUNS[found[0]], *[""] * (len(found[0]) - 1)]
    return quotes.changed


class _Quotes:
    """Decides, from left to right, whether a straight quote opens, closes, or is an apostrophe or a prime."""

    def __init__(self, line: str, *marks: str) -> None:
        self.line, self.changed = line, list(line)
        self.open_double, self.close_double, self.open_single, self.close_single = marks
        self.doubles = self.singles = 0
        self.last = max((found.start() for found in _CLOSING.finditer(line)), default=-1)

    def double(self, at: int) -> None:
        if self.opens(at):
            self.changed[at] = self.open_double
            self.doubles += 1
        elif not self.doubles and self.before(at).isdigit():
            self.changed[at] = "″"
        else:
            self.changed[at] = self.close_double
            self.doubles = max(self.doubles - 1, 0)

    def single(self, at: int) -> None:
        after = self.line[at + 1 : at + 2]
        if self.before(at).isdigit() and after.isdigit():
            self.changed[at] = "′"
        elif self.opens(at) and at < self.last and not _APOSTROPHES.match(self.line, at + 1):
            self.changed[at] = self.open_single
            self.singles += 1
        elif self.singles and not after.isalnum():
            self.changed[at] = self.close_single
            self.singles -= 1
        else:
            self.changed[at] = "’"

    def before(self, at: int) -> str:
        return self.line[at - 1 : at] if at else ""

    def opens(self, at: int) -> bool:
        before, after = self.before(at), self.line[at + 1 : at + 2]
        if not after or after.isspace():
            return False
        if before in ("'", '"'):
            return self.changed[at - 1] in (self.open_double, self.open_single)
        return not before or before.isspace() or before in _OPENERS
