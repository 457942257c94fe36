"""PDF objects as bytes of our own, for what ReportLab's object model has no word for."""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An indirect object given as its bytes."""

    __RefOnly__ = 1

    def __init__(self, data: bytes) -> None:
        self.data = data

    def format(self, _document: Any) -> bytes:
        return self.data


class Stream(pdfdoc.PDFObject):  # type: ignore[misc]
    """A deflated stream whose `endstream` stands on a line of its own (ISO 32000-1, 7.3.8.1; PDF/A-2, 6.1.7.1):
    ReportLab's own stream object leaves that out. `entries` are further keys of its dictionary. `packed` content is
    deflated already."""

    __RefOnly__ = 1

    def __init__(self, content: bytes, entries: bytes = b"", packed: bool = False) -> None:
        self.content, self.entries, self.packed = content, entries, packed

    def format(self, _document: Any) -> bytes:
        data = self.content if self.packed else zlib.compress(self.content, 6)
        head = b"<<%s/Filter/FlateDecode/Length %d>>" % (self.entries, len(data))
        return head + b"\nstream\n" + data + b"\nendstream\n"


def text_string(text: str) -> str:
    """A PDF text string (ISO 32000-1, 7.9.2.2): ASCII in parentheses, anything else as UTF-16."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return "<feff" + text.encode("utf-16-be", "replace").hex() + ">"


def reference(document: Any, item: Any, name: str | None = None) -> str:
    """`item` made an indirect object of `document`; its reference as text."""
    made = document.Reference(item, name) if name else document.Reference(item)
    return str(made.format(document).decode("ascii"))
