"""XML as a value: elements made of tuples go in, escaped bytes come out.

Every character of every XML file of the ebook passes `_escaped`, so no text of a guide, a brand or a clinic can become
mark-up. Element and attribute names are written by the program alone. Nothing is indented: a space between inline
elements is text. An empty element that HTML does not call void is written `<a></a>`, since some reading systems
parse XHTML as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from publisher.model.value import value

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'

_VOID = frozenset(["br", "col", "hr", "img", "link", "meta", "item", "itemref", "content", "rootfile"])
_PREFIXES = ("epub", "xml", "xmlns")
# XML 1.0, 2.2: the characters a document may not hold, not even as a reference.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Most texts hold nothing that is written otherwise.
_SPECIAL = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')


@value
class Element:
    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    content: tuple[Node, ...] = ()


@value
class Written:
    """Nodes as they will stand in a file, in UTF-8: what waits to be put into one takes far less memory so."""

    data: bytes


Node = str | Element | Written


def element(tag: str, *content: Node, **attributes: str | None) -> Element:
    """An element. `epub_type`, `xml_lang`, `xmlns_epub` stand for prefixed names, other underscores for hyphens, a
    trailing one keeps clear of Python's words (`class_`). An attribute that is None is left out."""
    named = ((_name(key), value) for key, value in attributes.items() if value is not None)
    return Element(tag, tuple(named), content)


@cache  # the program's own few
def _name(key: str) -> str:
    prefix, _, rest = key.rstrip("_").partition("_")
    if not rest:
        return prefix
    return f"{prefix}:{rest}" if prefix in _PREFIXES else f"{prefix}-{rest.replace('_', '-')}"


def fragment(*content: Node) -> bytes:
    """Nodes as UTF-8, without an XML declaration."""
    return _whole("", content)


def _whole(start: str, content: Iterable[Node]) -> bytes:
    return b"".join([piece.data if isinstance(piece, Written) else piece.encode() for piece in _all(start, content)])


def _all(start: str, content: Iterable[Node]) -> list[str | Written]:
    pieces: list[str | Written] = [start]
    for node in content:
        _write(node, pieces)
    return pieces


def _runs(start: str, content: Iterable[Node]) -> Iterator[bytes]:
    """What is Written stands by itself."""
    text: list[str] = []
    for piece in _all(start, content):
        if isinstance(piece, Written):
            yield "".join(text).encode()
            yield piece.data
            text = []
        else:
            text.append(piece)
    yield "".join(text).encode()


def written(*content: Node) -> Written:
    """Nodes that are finished."""
    return Written(fragment(*content))


def weight(node: Node) -> int:
    """About how many bytes a node will be: those of what is written already."""
    if isinstance(node, Element):
        return sum(map(weight, node.content))
    return len(node.data) if isinstance(node, Written) else 0


def document(root: Element, doctype: str = "") -> bytes:
    """A whole XML file."""
    return _whole(DECLARATION + doctype, (root, "\n"))


def pieces(root: Element) -> tuple[bytes, ...]:
    """A whole XML file; each of its Written nodes is a piece, the very same bytes."""
    return tuple(_runs(DECLARATION, (root, "\n")))


def xml_text(text: str) -> str:
    """`text` with each character that XML forbids replaced by U+FFFD, so that its loss is seen."""
    return _FORBIDDEN.sub("\ufffd", text)


def _write(node: Node, pieces: list[str | Written]) -> None:
    if isinstance(node, str):
        pieces.append(_escaped(node))
        return
    if isinstance(node, Written):
        pieces.append(node)
        return
    attributes = "".join([f' {name}="{_quoted(content)}"' for name, content in node.attributes])
    if not node.content and node.tag in _VOID:
        pieces.append(f"<{node.tag}{attributes}/>")
        return
    pieces.append(f"<{node.tag}{attributes}>")
    for child in node.content:
        _write(child, pieces)
    pieces.append(f"</{node.tag}>")


def _escaped(text: str) -> str:
    if not _SPECIAL.search(text):
        return text
    # A carriage return would be read back as a line feed (XML 1.0, 2.11); ">" matters in "]]>".
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    return xml_text(escaped)


def _quoted(text: str) -> str:
    if not _SPECIAL.search(text):
        return text
    # Attribute values are normalised (XML 1.0, 3.3.3): white space other than a blank survives as a reference only.
    return _escaped(text).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")
