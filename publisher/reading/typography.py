"""Typographic quotes, dashes and dots, over the inline tree rather than over text: quotes round `**bold**` come out
right, code keeps its characters, and so does whatever a person escaped.

Enters: one line's inlines; leaves: the same with `Text` changed, neighbours joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from publisher.model.inline import Emphasis, Inline, LineBreak, Link, Strong, Text

_QUOTES = {
    "de": ("„", "“", "‚", "‘"),
    "fr": ("«\u202f", "\u202f»", "“", "”"),
    "es": ("«", "»", "“", "”"),
    "it": ("«", "»", "“", "”"),
}
_ENGLISH = ("“", "”", "‘", "’")
_SIGNS = re.compile(r"\.{3,}|-{2,}|[\"']")
_APOSTROPHES = re.compile(r"(?:\d\ds?\b|(?:tis|twas|til|em|n|cause|round)\b)", re.IGNORECASE)
_CLOSING = re.compile(r"(?<=[^\s\"'(\[])'(?!\w)")
_HELD = "\ufffc"
_SPACE = " "


@dataclass(frozen=True, slots=True)
class Verbatim(Text):
    """Text whose characters stay as they stand: raw HTML, an escaped sign, a bare address. Reading's own; no guide
    holds one."""


def typeset(content: tuple[Inline, ...], language: str) -> tuple[Inline, ...]:
    """`content` with the quotes and dashes of `language` (a BCP 47 tag; English where it is not known)."""
    line = "".join(_characters(content))
    changes = iter(_changed(line, language)) if _SIGNS.search(line) else iter(line)
    return _joined(_rebuilt(content, changes))


def typographic(text: str, language: str) -> str:
    return "".join(_changed(text, language))


def _characters(content: Iterable[Inline]) -> Iterator[str]:
    """One character for each that `_rebuilt` will ask for; what must not change stands as something else."""
    for node in content:
        if isinstance(node, Verbatim):
            yield "".join(char if char.isalnum() or char.isspace() else _HELD for char in node.text)
        elif isinstance(node, Text):
            yield node.text
        elif isinstance(node, Emphasis | Strong | Link):
            yield from _characters(node.content)
        else:
            yield _SPACE if isinstance(node, LineBreak) else _HELD


def _rebuilt(content: Iterable[Inline], changes: Iterator[str]) -> Iterator[Inline]:
    for node in content:
        if isinstance(node, Verbatim):
            for _ in node.text:
                next(changes)
            yield Text(node.text, node.place)
        elif isinstance(node, Text):
            text = "".join(next(changes) for _ in node.text)
            yield Text(text, node.place)
        elif isinstance(node, Emphasis | Strong | Link):
            yield replace(node, content=_joined(_rebuilt(node.content, changes)))
        else:
            next(changes)
            yield node


def _joined(content: Iterable[Inline]) -> tuple[Inline, ...]:
    joined: list[Inline] = []
    for node in content:
        if isinstance(node, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].text + node.text, joined[-1].place)
        elif not isinstance(node, Text) or node.text:
            joined.append(node)
    return tuple(joined)


def _changed(line: str, language: str) -> list[str]:
    """What stands instead of each character of `line`."""
    changed = list(line)
    quotes = _QUOTES.get(language.partition("-")[0].lower(), _ENGLISH)
    doubles = singles = 0
    last = max((found.start() for found in _CLOSING.finditer(line)), default=-1)
    for found in _SIGNS.finditer(line):
        sign, start, end = found[0], found.start(), found.end()
        if sign == '"':
            opening = _opens(line, start) and not (doubles and end == len(line))
            changed[start] = quotes[0] if opening else quotes[1]
            if not opening and not doubles and line[start - 1 : start].isdigit():
                changed[start] = "″"
            doubles = doubles + 1 if opening else max(doubles - 1, 0)
        elif sign == "'":
            opening = _opens(line, start) and not _APOSTROPHES.match(line, end) and end <= last
            closing = singles and not line[end : end + 1].isalnum()
            changed[start] = quotes[2] if opening else quotes[3] if closing else "’"
            singles = singles + 1 if opening else max(singles - 1, 0) if closing else singles
        elif len(sign) in (2, 3):
            changed[start:end] = [{"--": "–", "---": "—", "...": "…"}[sign], *[""] * (len(sign) - 1)]
    return changed


def _opens(line: str, index: int) -> bool:
    before, after = line[index - 1 : index] if index else "", line[index + 1 : index + 2]
    if not after or after.isspace():
        return False
    return not before or before.isspace() or before in "([{<–—-/\"'“‘„«¿¡\u202f"
