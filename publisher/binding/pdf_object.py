"""PDF objects as bytes of our own, for what ReportLab's object model has no word for."""

from __future__ import annotations

import zlib
from typing import Any
from urllib.parse import quote

from reportlab.pdfbase import pdfdoc


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An indirect object given as its bytes; amid them may stand ReportLab's objects, which are written when the
    document closes: a destination on a later page has no number before."""

    __RefOnly__ = 1

    def __init__(self, *parts: Any) -> None:
        self.parts = parts

    def format(self, document: Any) -> bytes:
        return b"".join(part if isinstance(part, bytes) else pdfdoc.format(part, document) for part in self.parts)


class Stream(pdfdoc.PDFObject):  # type: ignore[misc]
    """A deflated stream whose `endstream` stands on a line of its own (ISO 32000-1, 7.3.8.1; PDF/A-2, 6.1.7.1):
    ReportLab's own stream object leaves that out. `entries` are further keys of its dictionary. `packed` content went
    through `filter` already; a `plain` stream is not compressed, for readers that look for words in the file."""

    __RefOnly__ = 1

    def __init__(
        self,
        content: bytes,
        entries: bytes = b"",
        packed: bool = False,
        filter: bytes = b"FlateDecode",
        plain: bool = False,
    ) -> None:
        self.content, self.entries, self.packed, self.filter, self.plain = content, entries, packed, filter, plain

    def format(self, _document: Any) -> bytes:
        data = self.content if self.packed or self.plain else zlib.compress(self.content, 6)
        filtered = b"" if self.plain else b"/Filter/" + self.filter
        return b"<<%s%s/Length %d>>\nstream\n%s\nendstream\n" % (self.entries, filtered, len(data), data)


def text_string(text: str) -> str:
    """A PDF text string (ISO 32000-1, 7.9.2.2): ASCII in parentheses, anything else as UTF-16."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return "<feff" + text.encode("utf-16-be", "replace").hex() + ">"


def name(text: str) -> str:
    """A PDF name (ISO 32000-1, 7.3.5): its UTF-8, all but letters, digits, hyphens and full stops by number."""
    return "/" + "".join(chr(byte) if chr(byte) in _REGULAR else f"#{byte:02x}" for byte in text.encode())


_REGULAR = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.")


def uri(address: str) -> str:
    """An address as the ASCII string a URI action holds (ISO 32000-1, 12.6.4.7): other characters as percent-encoded
    UTF-8 (RFC 3987, 3.1)."""
    return text_string("".join(c if " " < c < "\x7f" else quote(c, errors="replace") for c in address))


def reference(document: Any, item: Any, name: str | None = None) -> str:
    """`item` made an indirect object of `document`; its reference as text."""
    made = document.Reference(item, name) if name else document.Reference(item)
    return str(made.format(document).decode("ascii"))
