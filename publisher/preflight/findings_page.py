"""What pages of findings for people have in common: the head of the file, and a finding with what to do about it.

Words enter, elements leave; the ebook's writer escapes them."""

from __future__ import annotations

from publisher.markup.xml import Element, Node, element
from publisher.model.catalogue import hint, sentence, severity
from publisher.model.finding import Finding, Severity
from publisher.preflight.language_page_style import STYLE

_WORDS = {Severity.ERROR: "Must be mended", Severity.WARNING: "Look at this", Severity.NOTE: "To know"}


def page_head(title: str, style: str = "") -> Element:
    """The head of a self-contained page; `style` comes after the look that all have."""
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", STYLE + style),
    )


def finding_item(finding: Finding, *quoted: Node) -> Element:
    """A finding as an item of a list; what it is about is `quoted` below its sentence."""
    kind = severity(finding)
    parts: list[Node] = [
        element("p", element("strong", _WORDS[kind], class_="kind"), " ", sentence(finding)),
        *quoted,
    ]
    if hint(finding):
        parts.append(element("p", element("em", "What to do: "), hint(finding)))
    parts.append(element("p", f"{finding.place} · {finding.code}", class_="small"))
    return element("li", *parts, class_=kind.value)
