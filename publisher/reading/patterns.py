"""Inline patterns: Python-Markdown's own, each made to tell where its text began and ended, and the publisher's own
for variables, footnote marks, raw HTML, entities and attribute lists.

Raw HTML becomes a `raw` element whose text is the characters as they stand. An entity becomes its character. Nothing
here makes an HTML string.
"""

from __future__ import annotations

import re
from html import unescape as character
from typing import Any
from xml.etree.ElementTree import Element

from markdown import inlinepatterns, util
from markdown.core import Markdown

from publisher.reading.marks import MARKS, Marks, plain
from publisher.reading.positioned import PLACEHOLDER, Positioned, stash

ESCAPED = re.compile(f"{util.STX}([0-9]+){util.ETX}")
ATTRIBUTE_LIST = r"(?<!\\)\{:(?:[^{}]|\{\{[^{}]*\}\})*\}"
VARIABLE = re.compile(r"\{\{([^{}\n]*)\}\}")
_RAW = (
    r"<(?:/?+[a-zA-Z][^\s\"'<>@]*+(?:\s+[^\s\"'=<>]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>]++))?+)*+\s*+/?"
    r"|![A-Z][^<>]*)>|<(?:!--|\?|!\[CDATA\[)"
)
_CLOSINGS = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>"}
_ENTITY = r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});"
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


def literal(text: str) -> str:
    """`text` in the form in which no later pattern reads it; the reader turns it back."""
    return "".join(f"{util.STX}{ord(char)}{util.ETX}" for char in text)


class _Own(inlinepatterns.InlineProcessor):
    """A pattern whose whole match becomes an element, its text out of reach of later patterns."""

    tag = ""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]  # noqa: N802
        element = Element(self.tag)
        element.text = util.AtomicString(m[0])
        return element, m.start(), m.end()


class _Variable(_Own):
    tag = "variable"


class _NoteMark(_Own):
    tag = "note"


class _Raw(_Own):
    tag = "raw"

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]  # noqa: N802
        element, start, end = super().handleMatch(m, data)
        closing = _CLOSINGS.get(m[0])
        if closing:
            behind = data.find(closing, end)
            end = behind + len(closing) if behind >= 0 else end
        element.text = util.AtomicString(_written(data[start:end], self.md))
        return element, start, end


def _written(text: str, md: Markdown | None) -> str:
    """The characters that stood where other patterns have already put placeholders."""
    held = stash(md)

    def original(found: re.Match[str]) -> str:
        node = held.get(found[1], "")
        if isinstance(node, str):
            return "\\" + MARKS.sub("", node) if ESCAPED.match(node) else node
        return node.get(":source", "".join(node.itertext()))

    return ESCAPED.sub(lambda found: chr(int(found[1])), PLACEHOLDER.sub(original, text))


class _AttributeList(inlinepatterns.InlineProcessor):
    """`{: … }` stays text, on one line, until the attribute reader comes: no quote or star in it is mark-up."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]  # noqa: N802
        return re.sub(r"\s+", " ", plain(_written(m[0], self.md))), m.start(), m.end()


class _Entity(inlinepatterns.InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        text = character(m[0])
        return (literal(text), m.start(), m.end()) if text != m[0] else (None, m.start(), m.end())


class _Break(inlinepatterns.InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]  # noqa: N802
        return Element("br"), m.start(), m.end()


class _Mail(inlinepatterns.InlineProcessor):
    """`<name@example.org>`, without the disguise that Python-Markdown gives it."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]  # noqa: N802
        element = Element("a", {"href": "mailto:" + self.unescape(m[1]).removeprefix("mailto:")})
        element.text = util.AtomicString(m[1])
        return element, m.start(), m.end()


class _Code(inlinepatterns.BacktickInlineProcessor):
    """A code span that remembers how it was written."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        node, start, end = super().handleMatch(m, data)
        if isinstance(node, Element):
            node.set(":source", data[start:end])
        return node, start, end


class _UnmarkedLabel:
    """A label that runs over a line's end holds that line's mark; it names the same reference without it."""

    def evalId(self, data: str, index: int, text: str) -> tuple[str | None, int, bool]:  # noqa: N802
        name, end, handled = super().evalId(data, index, text)  # type: ignore[misc]
        return (MARKS.sub("", name) if name else name), end, handled


class _Reference(_UnmarkedLabel, inlinepatterns.ReferenceInlineProcessor): ...


class _ShortReference(_UnmarkedLabel, inlinepatterns.ShortReferenceInlineProcessor): ...


class _ImageReference(_UnmarkedLabel, inlinepatterns.ImageReferenceInlineProcessor): ...


class _ShortImageReference(_UnmarkedLabel, inlinepatterns.ShortImageReferenceInlineProcessor): ...


# Name → rank among the patterns, and what stands in any text that it matches.
_RANKS = {
    "backtick": (190, "`"),
    "attribute_list": (185, "{:"),
    "escape": (180, "\\"),
    "variable": (178, "{{"),
    "note": (175, "[^"),
    "reference": (170, "["),
    "link": (160, "]("),
    "image_link": (150, "]("),
    "image_reference": (140, "!["),
    "short_reference": (130, "["),
    "short_image_ref": (125, "!["),
    "autolink": (120, "<"),
    "automail": (110, "<"),
    "linebreak": (100, "\n"),
    "html": (90, "<"),
    "entity": (80, "&"),
    "em_strong": (60, "*"),
    "em_strong2": (50, "_"),
}


def _own(md: Markdown) -> dict[str, Any]:
    return {
        "backtick": _Code(inlinepatterns.BACKTICK_RE),
        "attribute_list": _AttributeList(ATTRIBUTE_LIST, md),
        "variable": _Variable(VARIABLE.pattern, md),
        "note": _NoteMark(r"(?<!!)\[\^([^\]\[]+)\]", md),
        "reference": _Reference(inlinepatterns.REFERENCE_RE, md),
        "image_reference": _ImageReference(inlinepatterns.IMAGE_REFERENCE_RE, md),
        "short_reference": _ShortReference(inlinepatterns.REFERENCE_RE, md),
        "short_image_ref": _ShortImageReference(inlinepatterns.IMAGE_REFERENCE_RE, md),
        "automail": _Mail(inlinepatterns.AUTOMAIL_RE, md),
        "linebreak": _Break(r"(?:(?<![ ])[ ]{2,}|\\)\n", md),
        "html": _Raw(_RAW, md),
        "entity": _Entity(_ENTITY, md),
    }


Signed = tuple[str, Any]  # a pattern behind what stands in any text that it matches


def register(md: Markdown, marks: Marks) -> tuple[Signed, ...]:
    """Put the publisher's patterns in `md` and make all of them write down their places in `marks`; gives all that `md`
    has now, in the order in which they are tried."""
    md.ESCAPED_CHARS[:] = list(_PUNCTUATION)
    own = _own(md)
    signs: dict[int, str] = {}
    for name, (rank, sign) in _RANKS.items():
        if name in own or name in md.inlinePatterns:
            pattern = Positioned(own[name] if name in own else md.inlinePatterns[name], marks, md)
            md.inlinePatterns.register(pattern, name, rank)
            signs[id(pattern)] = sign
    return tuple((signs.get(id(pattern), ""), pattern) for pattern in md.inlinePatterns)
