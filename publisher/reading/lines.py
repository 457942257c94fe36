"""Lines as a person wrote them → lines as the parser wants them, each with a mark that says where it came from.

Found here, before Markdown is parsed, because the parser forgets where lines came from: fenced code, rules, the
`/// name` blocks, and how deep a line is nested. The text is cut at headings into pieces, so that the work grows with
the length of a guide and no faster.
"""

from __future__ import annotations

from publisher.model.finding import Finding
from publisher.model.place import Place
from publisher.reading import fences, openings, signs
from publisher.reading.fences import Fence
from publisher.reading.line_writer import LineWriter
from publisher.reading.marks import Marks, escape
from publisher.reading.nesting import DEFINING, ITEM, WIDTH, Nesting
from publisher.reading.openings import OpenBlocks, Opening
from publisher.reading.prepared import Prepared, expanded
from publisher.reading.tokens import CLOSE, FENCE, OPEN, RULE

BLANK, TEXT, OTHER, DEFINED = "blank", "text", "other", "defined"


def prepared(file: str, lines: list[str], first: int, marks: Marks, findings: list[Finding]) -> Prepared:
    """`lines` of `file`, the first of them numbered `first`."""
    scanner = _Scanner(Prepared(file, marks), findings)
    for number, line in enumerate(lines, first):
        scanner.take(number, line)
    scanner.end()
    return scanner.result


class _Scanner(LineWriter):
    """Reads line after line. `before` is what the line before was, `run` how many lines of text stand before this;
    `plain` says that they began as a paragraph, `table` that they are a table's."""

    def __init__(self, result: Prepared, findings: list[Finding]) -> None:
        super().__init__(result, findings)
        self.blocks = OpenBlocks(findings)
        self.nesting = Nesting()
        self.fence: Fence | None = None
        self.before, self.run = BLANK, 0
        self.table = self.plain = False
        self.opening: Opening | None = None
        self.steps = (
            self.blank,
            self.fenced,
            self.barred,
            self.attributes,
            self.abbreviation,
            self.heading,
            self.ruled,
            self.item,
        )

    def take(self, number: int, line: str) -> None:
        if "\t" in line:
            line, self.result.columns[number] = expanded(line)
        if self.fence:
            if not self.fence.add(line):
                self.fence = None
            return
        opening, self.opening = self.opening, None
        if opening and self.option(opening, number, line):
            return
        for step in self.steps:
            if step(number, line):
                return
        self.text(number, line)

    def end(self) -> None:
        if self.fence:
            place = Place(self.result.file, self.fence.line, self.fence.column)
            self.findings.append(Finding("FENCE-OPEN", place, {"fence": self.fence.mark}))
        for _ in range(self.blocks.close_all()):
            self.alone(CLOSE)

    def alone(self, line: str, quote: str = "") -> None:
        """A line that must not run together with what stands around it."""
        self.out.extend((quote, quote + line, quote))
        self.before, self.run, self.table = BLANK, 0, False

    # The kinds of line. Each says whether it took the line.

    def option(self, opening: Opening, number: int, line: str) -> bool:
        found = openings.OPTION.match(line)
        if not found:
            return False
        if found["name"] == "attrs":
            opening.options["attrs"] = found["value"]
        else:
            place = self.result.place((number, found.start("name") + 1))
            self.findings.append(Finding("BLOCK-OPTION", place, {"option": found["name"]}))
        self.opening = opening
        return True

    def blank(self, number: int, line: str) -> bool:
        if line.strip(" "):
            return False
        self.out.append("")
        self.before, self.run, self.table = BLANK, 0, False
        return True

    def fenced(self, number: int, line: str) -> bool:
        fence = fences.opening(line, number)
        if not fence or (fence.indent >= WIDTH and not self.nesting) or (fence.quote and fence.indent >= WIDTH):
            return False
        indent = fence.indent if fence.quote else self.nesting.indentation(fence.indent)
        mark = self.result.marks.mark((number, fence.column))
        self.alone(" " * indent + FENCE + mark, fence.quote)
        self.result.fences[number] = self.fence = fence
        return True

    def barred(self, number: int, line: str) -> bool:
        header, footer = openings.HEADER.match(line), openings.FOOTER.match(line)
        if header:
            place = self.result.place((number, header.start("bar") + 1))
            self.opening = self.blocks.open(header, place)
            if self.opening:
                self.result.openings[number] = self.opening
                self.alone(OPEN + self.result.marks.mark((number, header.start("bar") + 1)))
        elif footer:
            place = self.result.place((number, footer.start("bar") + 1))
            for _ in range(self.blocks.close(footer, place)):
                self.alone(CLOSE)
        else:
            return False
        self.nesting.items.clear()
        return True

    def attributes(self, number: int, line: str) -> bool:
        """An attribute list on a line of its own: at the margin it belongs to the whole block above it."""
        if not signs.ATTRIBUTES.match(line):
            return False
        marked = escape(line.rstrip(" ")) + self.result.marks.mark((number, line.index("{") + 1))
        if line.startswith(" " * 2):
            self.out.append(marked)
        elif self.nesting or self.table or self.before != TEXT:
            self.alone(marked)
            self.nesting.items.clear()
        else:
            self.out.extend((marked, ""))
            self.before, self.run = BLANK, 0
        return True

    def abbreviation(self, number: int, line: str) -> bool:
        found = signs.ABBREVIATION.match(line)
        if not found or not found["long"].strip():
            return False
        variable = signs.SPACED_VARIABLE.search(line, found.start("long"))
        if variable:
            place = self.result.place((number, variable.start() + 1))
            arguments = {"name": variable[1], "where": "what the abbreviation stands for"}
            self.findings.append(Finding("VARIABLE-MISPLACED", place, arguments))
        self.result.abbreviations[found["short"].strip()] = found["long"].strip()
        return self.blank(number, "")

    def heading(self, number: int, line: str) -> bool:
        if not signs.HEADING.match(line):
            return False
        indent = len(line) - len(line.lstrip(" "))
        self.nesting.leave(indent)
        if self.nesting:
            return False
        if self.before == BLANK and not self.blocks.stack:
            self.result.pieces.append([])
        self.put(number, indent + 1, "", escape(line.lstrip(" ")))
        self.before, self.run = OTHER, 0
        return True

    def ruled(self, number: int, line: str) -> bool:
        quote = signs.QUOTED.match(line)[0]  # type: ignore[index]
        rest = line[len(quote) :]
        indent = len(rest) - len(rest.lstrip(" "))
        if self.before == TEXT and signs.UNDERLINE.match(rest) and self.run == 1:
            self.out.append(quote + rest)
            self.before, self.run = OTHER, 0
            return True
        if not signs.RULE.match(rest) and not (self.nesting and signs.RULE.match(rest.lstrip(" "))):
            return False
        mark = self.result.marks.mark((number, len(quote) + indent + 1))
        self.alone(" " * (0 if quote else self.nesting.indentation(indent)) + RULE + mark, quote)
        return True

    def item(self, number: int, line: str) -> bool:
        found = ITEM.match(line)
        if not found or (len(found["indent"]) >= WIDTH and not self.nesting):
            return False
        ordered = found["bullet"][0].isdigit()
        if (
            self.before == TEXT
            and not self.nesting
            and (not found["rest"] or (ordered and found["bullet"][:-1] != "1"))
        ):
            return False
        indent, behind = len(found["indent"]), found.start("rest")
        if not self.nesting.enter(indent, min(behind, found.end("bullet") + WIDTH), ordered):
            self.too_deep(number, indent + 1)
        depth = max(self.nesting.depth - 1, 0)
        if (self.before == TEXT and self.plain) or (depth == 0 and self.nesting.turns(ordered)):
            self.out.append("")
        bullet = found["bullet"].replace(")", ".")
        self.put(number, behind + 1, f"{' ' * WIDTH * depth}{bullet} ", escape(found["rest"]))
        self.before, self.run, self.table, self.plain = TEXT, 2, False, False
        return True

    def text(self, number: int, line: str) -> None:
        quote = signs.QUOTED.match(line)[0]  # type: ignore[index]
        rest = line[len(quote) :]
        unmarked = self.unmarked(rest)
        if unmarked:
            self.out.append(escape(signs.SPACED_VARIABLE.sub(r"{{\1}}", line)))
            self.before, self.run = unmarked, 0
            return
        if not rest.strip(" "):
            self.out.append(quote)
            self.before, self.run = BLANK, 0
            return
        self.plain = self.plain or self.before != TEXT
        indent = len(line) - len(line.lstrip(" "))
        spaces = self.indentation(line, indent)
        code = spaces >= WIDTH * (self.nesting.depth + 1) and self.before != TEXT
        body = escape(line[indent:])
        if code:
            mark = self.result.marks.mark((number, indent + 1))
            self.out.append(" " * spaces + mark + body)
        else:
            self.put(number, indent + 1, " " * spaces, body)
        self.before, self.run = (OTHER if code else TEXT), self.run + 1

    def indentation(self, line: str, indent: int) -> int:
        if DEFINING.match(line):
            self.nesting.enter(indent, indent + WIDTH)
            return indent
        if self.before == TEXT and not line.lstrip(" ").startswith(">"):
            return indent
        return self.nesting.indentation(indent)

    def unmarked(self, rest: str) -> str:
        """What a line is, if a mark in it would hide from the parser what it is; else nothing."""
        if self.before == TEXT and signs.DELIMITERS.match(rest):
            self.table = True
            return TEXT
        if signs.DEFINITION.match(rest):
            return DEFINED
        if self.before == DEFINED and signs.DEFINITION_TITLE.match(rest):
            return DEFINED
        return ""
