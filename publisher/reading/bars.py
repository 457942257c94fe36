"""A line of text that opens a `/// name` block but was not read as one: BLOCK-MISPLACED.

A block begins at the margin. Inside a list, a quote, a note or a definition its first line would be printed as words,
and behind four spaces as code; what it holds would lose its box. Enters: text as the parser left it, with its marks;
`\\///` is no bar, and fenced code is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.reading.context import Context
from publisher.reading.marks import MARK
from publisher.reading.openings import NAMES

_BAR = re.compile(rf"(?:\A|(?P<break>\n))(?: |{MARK})*/{{3,}} *(?P<name>[\w-]+)(?![\w/-])")
_WORDS, _CODE = "paragraph, a list, a quote, a note or a definition", "block of code"


def report_bars(context: Context, written: str | None, begins: bool) -> None:
    """`begins` says that `written` stands at the beginning of a line, not behind other words."""
    for found in _bars(written or ""):
        if begins or found["break"]:
            _report(context, found, _WORDS)


def report_bars_in_code(context: Context, written: str) -> None:
    """The same of code that only its spaces make code; there a name that no block has may be a comment's first word."""
    for found in _bars(written):
        if found["name"].lower() in NAMES:
            _report(context, found, _CODE)


def _bars(written: str) -> Iterator[re.Match[str]]:
    return _BAR.finditer(written) if "///" in written else iter(())


def _report(context: Context, found: re.Match[str], outer: str) -> None:
    place = context.place(context.marks.first(found[0]) or context.last)
    context.report("BLOCK-MISPLACED", place, name=found["name"].lower(), outer=outer)
