"""Places of what stands inside a line: any inline pattern, made to tell where its match and its texts began."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown import inlinepatterns, util
from markdown.core import Markdown

from publisher.reading.marks import LEAD, LENGTH, Marks, Point, advanced

_PREFIX = util.INLINE_PLACEHOLDER_PREFIX
PLACEHOLDER = re.compile(re.escape(_PREFIX) + "([0-9]+)" + util.ETX)
Node = Element | str


def stash(md: Markdown | None) -> Mapping[str, Node]:
    """What the patterns have taken out of the text so far, by the number in its placeholder."""
    inline: Any = md.treeprocessors["inline"] if md else None
    nodes: Mapping[str, Node] = inline.stashed_nodes
    return nodes


class Positioned(inlinepatterns.InlineProcessor):
    """Any pattern, made to write down where its match and the texts inside it stand.

    A place is counted from the nearest mark, or from the end of the nearest match that another pattern has already
    taken out of the text."""

    def __init__(self, pattern: Any, marks: Marks, md: Markdown) -> None:
        super().__init__(r"(?!)", md)
        self.compiled_re = pattern.compiled_re
        self.ANCESTOR_EXCLUDES = pattern.ANCESTOR_EXCLUDES  # type: ignore[misc]
        self.inner, self.marks = pattern, marks

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        node, start, end = self.inner.handleMatch(m, data)
        if node is None or start is None or end is None:
            return node, start, end
        if isinstance(node, str):
            return node + self._mark(data, end), start, end
        node.set(":at", self._mark(data, start))
        node.set(":end", self._mark(data, end))
        if node.tag not in ("code", "raw", "variable", "note"):
            self._place(node, data, start, end)
        return node, start, end

    def _place(self, node: Element, data: str, cursor: int, end: int) -> int:
        """Marks before every text in `node`: each is a piece of `data`, in order, with only delimiters between."""
        if node.text:
            node.text, cursor = self._marked(node.text, data, cursor, end)
        for child in node:
            child.set(":at", self._mark(data, cursor))
            cursor = self._place(child, data, cursor, end)
            if child.tail:
                child.tail, cursor = self._marked(child.tail, data, cursor, end)
        return cursor

    def _marked(self, text: str, data: str, cursor: int, end: int) -> tuple[str, int]:
        index = data.find(text, cursor, end)
        if index < 0:
            return text, cursor
        marked = self._mark(data, index) + text
        atomic = isinstance(text, util.AtomicString)
        return util.AtomicString(marked) if atomic else marked, index + len(text)

    def _mark(self, data: str, offset: int) -> str:
        return self.marks.mark(self.point(data, offset))

    def point(self, data: str, offset: int) -> Point:
        held = data.rfind(_PREFIX, 0, offset)
        mark = data.rfind(LEAD, max(held, 0), offset)
        if held > mark:
            found = PLACEHOLDER.match(data, held)
            if found and found.end() <= offset:
                return advanced(self._end(found[1]), data[found.end() : offset])
            mark = data.rfind(LEAD, 0, offset)
        if mark >= 0:
            return advanced(self.marks.at(data, mark), data[mark + LENGTH : offset])
        following = data.find(LEAD, offset)
        if following < 0:
            return 0, 1
        line, column = self.marks.at(data, following)
        return line, max(1, column - (following - offset))

    def _end(self, key: str) -> Point:
        node = stash(self.md)[key]
        return self.marks.last(node if isinstance(node, str) else node.get(":end", ""))
