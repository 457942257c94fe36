"""The shell of every XHTML file of the book."""

from __future__ import annotations

from publisher.markup.book import Document, Particulars
from publisher.markup.xml import OPS, XHTML, Element, Node, document, element

STYLE = "style.css"


def page(particulars: Particulars, name: str, title: str, matter: str, *content: Element) -> Document:
    """A document called `name` of the given `matter`; its title in the window names the book as well."""
    window = title if title == particulars.title else f"{title} – {particulars.title}"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("title", window),
        element("link", rel="stylesheet", type="text/css", href=STYLE),
    )
    root = element(
        "html",
        head,
        element("body", *content, epub_type=matter),
        xmlns_=XHTML,
        xmlns_epub=OPS,
        lang=particulars.language,
        xml_lang=particulars.language,
        dir=particulars.direction,
    )
    return Document(name.partition(".")[0], name, title, matter, document(root, "<!DOCTYPE html>\n"))


def opening(*content: Node, **attributes: str | None) -> Element:
    """The main heading of a document."""
    return headed(element("h1", *content, **attributes))


def headed(heading: Element, number: str | None = None, art: Element | None = None) -> Element:
    """A main heading with the drawing that opens it, if any. The header round it tells the style sheet how wide a
    heading may be; its `number` is the style sheet's to show: it is no word of the guide."""
    return element("header", *((art,) if art else ()), heading, data_number=number)
