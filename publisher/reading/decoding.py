"""Bytes of a Markdown file → lines of text, or the findings that say why not.

Accepted: UTF-8 with or without byte-order mark, any line ending. Other control characters are findings and become
spaces, so that every place stays where it was.
"""

from __future__ import annotations

import codecs
import re

from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place

LARGEST = 6_000_000
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ud800-\udfff\ufffe\uffff]")
_WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(path: str, data: bytes, findings: list[Finding]) -> list[str]:
    """The lines of a file, without line endings. BrokenInput: GUIDE-TOO-LARGE, GUIDE-NOT-UTF8."""
    if len(data) > LARGEST:
        size: dict[str, str | int | float] = {"size": f"{len(data) / 1e6:.1f}", "limit": LARGEST // 1_000_000}
        raise BrokenInput(Finding("GUIDE-TOO-LARGE", Place(path), size))
    text = _text(path, data).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if CONTROL.search(text):
        lines = [_without_controls(path, number, line, findings) for number, line in enumerate(lines, 1)]
    return lines


def _text(path: str, data: bytes) -> str:
    if data.startswith(_WIDE) or b"\0" in data[:2]:
        raise BrokenInput(Finding("GUIDE-NOT-UTF8", Place(path, 1), {"found": "UTF-16 or UTF-32"}))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line, column = before.count(b"\n") + 1, len(before) - (before.rfind(b"\n") + 1)
        column = len(before[len(before) - column :].decode("utf-8", "replace")) + 1
        found = f"the byte 0x{data[error.start]:02X}"
        raise BrokenInput(Finding("GUIDE-NOT-UTF8", Place(path, line, column), {"found": found})) from error


def _without_controls(path: str, number: int, line: str, findings: list[Finding]) -> str:
    found = CONTROL.search(line)
    if not found:
        return line
    name = {"character": f"U+{ord(found[0]):04X}"}
    findings.append(Finding("CONTROL-CHARACTER", Place(path, number, found.start() + 1), name))
    return CONTROL.sub(" ", line)
