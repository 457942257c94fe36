"""A line of text that opens a `/// name` block but was not read as one: BLOCK-MISPLACED.

A block begins at the margin. Inside a list, a quote, a note or a definition its first line would be printed as words,
and what it holds would lose its box. Enters: the text of a line as the parser left it, with its marks; code is not
among it, and `\\///` is no bar.
"""

from __future__ import annotations

import re

from publisher.reading.context import Context
from publisher.reading.marks import MARK

_BAR = re.compile(rf"(?:\A|(?P<break>\n))(?: |{MARK})*/{{3,}} *(?P<name>[\w-]+)(?![\w/-])")
_OUTER = "paragraph, a list, a quote, a note or a definition"


def report_bars(context: Context, written: str | None, begins: bool) -> None:
    """`begins` says that `written` stands at the beginning of a line, not behind other words."""
    if not written or "///" not in written:
        return
    for found in _BAR.finditer(written):
        if begins or found["break"]:
            place = context.place(context.marks.first(found[0]) or context.last)
            context.report("BLOCK-MISPLACED", place, name=found["name"].lower(), outer=_OUTER)
