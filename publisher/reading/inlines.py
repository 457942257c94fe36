"""Elements of a line → inlines of the model, each with its place.

A read-only table gives one short function a kind of element; an element that no pattern of ours makes is a mistake
of ours and fails loudly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element

from publisher.model.inline import (
    PLAIN,
    Abbreviation,
    Attributes,
    Code,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Strong,
    Text,
    Variable,
)
from publisher.model.place import Place
from publisher.model.walk import plain_text
from publisher.reading.attributes import attributes
from publisher.reading.bars import report_bars
from publisher.reading.context import Context
from publisher.reading.marks import LEAD, MARK, Point, advanced, plain, unescape
from publisher.reading.patterns import ATTRIBUTE_LIST, ESCAPED, VARIABLE
from publisher.reading.trimming import trimmed
from publisher.reading.typography import Verbatim, typeset, typographic

DEEPEST = 12
_PIECES = re.compile(f"({MARK}|{ESCAPED.pattern.replace('(', '(?:')})")
BROKEN = re.compile(ATTRIBUTE_LIST)
_NEWLINE = re.compile(r"(?<![ ])[ ]*\n[ ]*")
_ESCAPES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}


def line(context: Context, element: Element) -> tuple[Inline, ...]:
    """What an element's text and children say, trimmed and typeset."""
    return finished(context, tuple(content(context, element, 0)))


def finished(context: Context, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return typeset(trimmed(inlines), context.language)


def content(context: Context, element: Element, depth: int) -> Iterator[Inline]:
    report_bars(context, element.text, begins=depth == 0)
    yield from text(context, element.text, None)
    for child in element:
        yield from inline(context, child, depth)
        report_bars(context, child.tail, begins=child.tag == "br")
        yield from text(context, child.tail, end(context, child))


def inline(context: Context, element: Element, depth: int) -> Iterator[Inline]:
    if depth >= DEEPEST and len(element):
        context.report("NESTED-TOO-DEEP", context.place(start(context, element)), limit=DEEPEST)
        yield from text(context, "".join(element.itertext()), start(context, element))
        return
    yield from _KINDS[element.tag](context, element, depth)


def is_inline(element: Element) -> bool:
    return element.tag in _KINDS


def start(context: Context, element: Element) -> Point:
    return context.marks.first(element.get(":at") or element.text or "") or context.last


def end(context: Context, element: Element) -> Point | None:
    return context.marks.first(element.get(":end", ""))


def text(context: Context, written: str | None, point: Point | None) -> Iterator[Inline]:
    """The runs of plain text in `written`, which begins at `point` unless a mark in it says otherwise."""
    if not written:
        return
    point = point or _implied(context, written)
    for piece in _PIECES.split(written):
        if piece[:1] == LEAD:
            point = context.last = context.marks.at(piece, 0)
            continue
        escaped = ESCAPED.fullmatch(piece)
        if escaped:
            char = chr(int(escaped[1]))
            yield (Text if char.isalnum() else Verbatim)(char, context.place(point))
        elif piece:
            yield from _words(context, piece, point)
            point = advanced(point, piece)


def _implied(context: Context, written: str) -> Point:
    """Where text begins that has its first mark later: as many characters before it."""
    index = written.find(LEAD)
    if index < 0 or "\n" in written[:index]:
        return context.last
    number, column = context.marks.at(written, index)
    return number, max(1, column - index)


def _words(context: Context, piece: str, point: Point) -> Iterator[Inline]:
    done = 0
    broken = BROKEN.search(piece)
    if broken:
        at = context.place(advanced(point, piece[: broken.start()]))
        context.report("ATTRIBUTES-BROKEN", at, attributes=plain(broken[0]))
    for found in context.pattern.finditer(piece) if context.pattern else ():
        yield _text(context, piece, done, found.start(), point)
        expansion = context.abbreviations[found[0]]
        yield Abbreviation(found[0], expansion, context.place(advanced(point, piece[: found.start()])))
        done = found.end()
    yield _text(context, piece, done, len(piece), point)


def _text(context: Context, piece: str, start: int, end: int, point: Point) -> Text:
    place = context.place(advanced(point, piece[:start]) if start else point)
    return Text(_NEWLINE.sub(" ", unescape(piece[start:end])), place)


def address(written: str | None) -> str:
    """A link's address or a title as written: marks, escapes and entities undone."""
    bare = ESCAPED.sub(lambda found: chr(int(found[1])), plain(written or ""))
    return re.sub(r"\s+", " ", bare).strip()


def _emphasis(context: Context, element: Element, depth: int) -> Iterator[Inline]:
    kind = Strong if element.tag == "strong" else Emphasis
    place = context.place(start(context, element))
    yield kind(tuple(content(context, element, depth + 1)), attributes(element), place)


def _code(context: Context, element: Element, depth: int) -> Iterator[Inline]:  # noqa: ARG001
    code = re.sub(r"&(?:lt|gt|amp);", lambda found: _ESCAPES[found[0]], element.text or "")
    code = _NEWLINE.sub(" ", plain(code))
    yield Code(ESCAPED.sub(lambda found: "\\" + chr(int(found[1])), code), context.place(start(context, element)))


def _link(context: Context, element: Element, depth: int) -> Iterator[Inline]:
    place = context.place(start(context, element))
    target = address(element.get("href"))
    if target.startswith("<") and target.endswith(">"):
        target = target[1:-1]
    inside = tuple(_link_text(context, element, depth))
    title = typographic(address(element.get("title")), context.language)
    yield Link(inside, target, title, attributes(element), place)


def _link_text(context: Context, element: Element, depth: int) -> Iterator[Inline]:
    """Links do not nest: a link inside gives its words only. A bare address keeps its characters."""
    bare = plain(element.text or "").strip() in (element.get("href", ""), element.get("href", "")[7:])
    for node in content(context, element, depth + 1):
        if isinstance(node, Link):
            yield from node.content
        elif bare and isinstance(node, Text | Abbreviation):
            yield Verbatim(node.text, node.place)
        else:
            yield node


def _image(context: Context, element: Element, depth: int) -> Iterator[Inline]:  # noqa: ARG001
    known = attributes(element)
    long = known.get("longdesc") or known.get("long_description")
    rest = tuple(pair for pair in known.values if pair[0] not in ("longdesc", "long_description"))
    yield Image(
        address(element.get("src")),
        typographic(address(element.get("alt")), context.language),
        typographic(address(element.get("title")), context.language),
        typographic(long, context.language),
        Attributes(known.id, known.classes, rest) if known is not PLAIN else PLAIN,
        context.place(start(context, element)),
    )


def _break(context: Context, element: Element, depth: int) -> Iterator[Inline]:  # noqa: ARG001
    yield LineBreak(context.place(start(context, element)))


def _raw(context: Context, element: Element, depth: int) -> Iterator[Inline]:  # noqa: ARG001
    place = context.place(start(context, element))
    written = _NEWLINE.sub(" ", plain(element.text or ""))
    context.report("RAW-HTML", place, markup=written if len(written) < 60 else written[:57] + "…")
    yield Verbatim(written, place)


def _variable(context: Context, element: Element, depth: int) -> Iterator[Inline]:  # noqa: ARG001
    found = VARIABLE.match(plain(element.text or ""))
    yield Variable(found[1].strip() if found else "", context.place(start(context, element)))


def _note(context: Context, element: Element, depth: int) -> Iterator[Inline]:  # noqa: ARG001
    yield NoteReference(plain(element.text or "")[2:-1].strip(), context.place(start(context, element)))


_KINDS: Mapping[str, Callable[[Context, Element, int], Iterator[Inline]]] = MappingProxyType(
    {
        "em": _emphasis,
        "strong": _emphasis,
        "code": _code,
        "a": _link,
        "img": _image,
        "br": _break,
        "raw": _raw,
        "variable": _variable,
        "note": _note,
    }
)


def plain_line(context: Context, written: str, place: Place) -> tuple[Inline, ...]:
    """A line given as bare words, such as a caption: no mark-up in it, but variables."""
    found: list[Inline] = []
    done = 0
    for each in VARIABLE.finditer(written):
        found.extend((Text(written[done : each.start()], place), Variable(each[1].strip(), place)))
        done = each.end()
    return typeset((*found, Text(written[done:], place)), context.language)


def words(inlines: tuple[Inline, ...]) -> str:
    return " ".join(plain_text(inlines).split())
