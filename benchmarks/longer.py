"""The same guide, many times as long: its sections again and again, each time with fresh ids.

Enters: a guide's folder, a number. Leaves: the text of one Markdown file."""

from __future__ import annotations

import re
from pathlib import Path

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_IDS = re.compile(r"(\{:[^}\n]*#|\]\(#|\[\^)([\w-]+)")
_TOP = re.compile(r"^(# [^{\n]*?)(?= *(?:\{|$))", re.MULTILINE)


def longer(guide: Path, times: int) -> str:
    """The guide's text `times` over. Ids, links to them, footnotes and section headings carry the copy's number."""
    whole = "\n\n".join(path.read_text("utf-8").strip() for path in sorted(guide.glob("*.md"))) + "\n"
    front = _FRONT_MATTER.match(whole)
    head = front.group() if front else ""
    body = whole.removeprefix(head)
    return head + "\n\n".join([body, *(_copy(body, number) for number in range(2, times + 1))])


def _copy(body: str, number: int) -> str:
    fresh = _IDS.sub(rf"\g<1>\g<2>-{number}", body)
    return _TOP.sub(rf"\g<1> {number}", fresh)
