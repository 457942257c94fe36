"""Block processors: what the prepared lines (`lines`) have already found becomes elements; tables tell where each cell
stands and which rows are ragged; footnotes are collected for the whole guide.

Blocks are written in the `/// name` form of pymdown-extensions. They are parsed here rather than there, because their
beginnings and ends are known by now: the work stays linear, and its import of the network library is spared.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import def_list, footnotes, sane_lists, tables

from publisher.model.finding import Finding
from publisher.reading.marks import LEAD, LENGTH, Marks, advanced, escape
from publisher.reading.prepared import Prepared
from publisher.reading.tokens import CLOSE, FENCE, OPEN, RULE


class _Fence(BlockProcessor):
    """A line that stands for fenced code: an empty `pre` that names the line of the fence."""

    token, tag = FENCE, "pre"

    def test(self, parent: Element, block: str) -> bool:
        return block.lstrip(" \n").startswith(self.token) and not block.startswith("    ")

    def run(self, parent: Element, blocks: list[str]) -> None:
        text = blocks.pop(0).lstrip(" \n")
        element = SubElement(parent, self.tag)
        element.set(":at", text[len(self.token) :][:LENGTH])
        element.set(":token", self.token)
        rest = text[len(self.token) + LENGTH :].strip("\n")
        if rest:  # a fence in a definition list: its processor does not part lines
            blocks.insert(0, rest)


class _Rule(_Fence):
    token, tag = RULE, "hr"


class _Block(BlockProcessor):
    """All that stands between a header and its footer goes into one `div`, its title first."""

    def __init__(self, parser: BlockParser, prepared: Callable[[], Prepared], marks: Marks) -> None:
        super().__init__(parser)
        self.prepared, self.marks = prepared, marks

    def test(self, parent: Element, block: str) -> bool:
        return block.lstrip("\n").startswith(OPEN)

    def run(self, parent: Element, blocks: list[str]) -> None:
        header = blocks.pop(0).lstrip("\n")
        element = SubElement(parent, "div")
        element.set(":at", header[1 : 1 + LENGTH])
        self._title(element, self.marks.at(header, 1)[0])
        inside, depth, taken = [], 1, 0
        for block in blocks:
            taken += 1
            sign = block.strip(" \n")[:1]
            depth += (sign == OPEN) - (sign == CLOSE)
            if not depth:
                break
            inside.append(block)
        del blocks[:taken]
        self.parser.parseBlocks(element, inside)

    def _title(self, element: Element, line: int) -> None:
        opening = self.prepared().openings[line]
        if opening.title:
            title = SubElement(element, "p", {":title": "yes"})
            title.text = self.marks.mark((line, opening.title_column)) + escape(opening.title)


_AnyTable: Any = tables.TableProcessor


class _Table(_AnyTable):  # type: ignore[misc]
    """A table whose cells begin with a mark each, and which reports rows that have too few or too many."""

    def __init__(self, parser: BlockParser, marks: Marks, report: Callable[[str, str, dict[str, int]], None]) -> None:
        super().__init__(parser, {"use_align_attribute": True})
        self.marks, self.report = marks, report

    def test(self, parent: Element, block: str) -> bool:
        if "|" not in block:
            return False
        if super().test(parent, block):
            return True
        rows = [row.strip(" ") for row in block.split("\n", 2)[:2]]
        if len(rows) == 2 and "|" in rows[0] and set(rows[1]) <= set("|:- ") and "---" in rows[1]:
            wanted, found = len(self._split_row(rows[0])), len(self._split_row(rows[1]))
            if wanted != found:
                self.report("TABLE-RAGGED", rows[0], {"wanted": wanted, "found": found})
        return False

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        if row.strip(" "):
            cells = self._split_row(row)
            if len(cells) != len(align):
                self.report("TABLE-RAGGED", row, {"wanted": len(align), "found": len(cells)})
            super()._build_row(row, parent, align)

    def _split(self, row: str) -> list[str]:
        cells: list[str] = super()._split(row)
        return self._marked(row, cells, row.find(LEAD)) if LEAD in row else cells

    def _marked(self, row: str, cells: list[str], index: int) -> list[str]:
        """The cells of `row`, each behind a mark of its own; the row's only mark stands at `index`."""
        known, marked, offset = self.marks.at(row, index), [], 0
        for cell in cells:
            text = cell.lstrip(" ")
            start = offset + len(cell) - len(text)
            if start > index:
                cell = self.marks.mark(advanced(known, row[index + LENGTH : start])) + text
            marked.append(cell)
            offset = start + len(text) + 1
        return marked


class Collected:
    """Definitions of footnotes, as they are met. `FootnoteBlockProcessor` takes it for the footnote extension."""

    def __init__(self, parser: BlockParser) -> None:
        self.parser = parser
        self.notes: list[tuple[str, str]] = []

    def setFootnote(self, label: str, text: str) -> None:  # noqa: N802
        self.notes.append((label, text))


def register(parser: BlockParser, prepared: Callable[[], Prepared], findings: list[Finding], marks: Marks) -> Collected:
    """Put the processors in place; gives where definitions will be collected."""

    def report(code: str, row: str, arguments: dict[str, int]) -> None:
        findings.append(Finding(code, prepared().place(marks.first(row) or (0, 1)), arguments))

    collected = Collected(parser)
    registry = parser.blockprocessors
    registry.register(_Block(parser, prepared, marks), "block", 99)
    registry.register(_Fence(parser), "fence", 98)
    registry.register(_Rule(parser), "rule", 97)
    registry.register(def_list.DefListIndentProcessor(parser), "defindent", 85)
    registry.register(_Table(parser, marks, report), "table", 75)
    registry.register(sane_lists.SaneOListProcessor(parser), "olist", 40)
    registry.register(sane_lists.SaneUListProcessor(parser), "ulist", 30)
    registry.register(def_list.DefListProcessor(parser), "deflist", 25)
    registry.register(footnotes.FootnoteBlockProcessor(collected), "footnote", 17)  # type: ignore[arg-type]
    registry.deregister("hr")
    return collected
