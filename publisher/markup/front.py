"""The pages before the first chapter: cover and title page."""

from __future__ import annotations

from publisher.edition.edition import Edition
from publisher.markup import words
from publisher.markup.book import Document, Particulars, Resource
from publisher.markup.page import opening, page
from publisher.markup.phrasing import phrases
from publisher.markup.scope import Library, Scope, Uses
from publisher.markup.xhtml import flow, own_flow
from publisher.markup.xml import Element, Node, element
from publisher.model.remembering import Memory


def cover_page(particulars: Particulars, cover: Resource) -> Document:
    """The cover image on a page of its own, as an `<img>`: some reading systems take their thumbnail from here."""
    return _COVERS.of((particulars.shell, cover.name), lambda: _cover_page(particulars, cover))


_COVERS = Memory[Document](16)


def _cover_page(particulars: Particulars, cover: Resource) -> Document:
    alt = words.COVER_OF.format(title=particulars.title)
    tongue = words.tongue(particulars.language)
    image = element("img", src=cover.name, alt=alt, role="doc-cover")
    section = element("section", image, class_="cover", epub_type="cover", aria_label=words.COVER, **tongue)
    return page(particulars, "cover.xhtml", words.COVER, "frontmatter", section)


def title_page(edition: Edition, particulars: Particulars, library: Library) -> Document:
    """That the review is overdue, if it is; kicker, title, subtitle, clinic and review state."""
    scope = Scope("titlepage.xhtml", library, Uses(library.taken))
    id_ = scope.uses.fresh("title")
    section = element(
        "section",
        *own_flow(edition.imprint.overdue, scope),
        *_line(phrases(edition.imprint.kicker, scope), "kicker"),
        opening(particulars.title, id=id_, epub_type="fulltitle"),
        *_subtitle(particulars),
        *_named(edition.clinic.name, "clinic"),
        *_review(edition, scope),
        class_="titlepage",
        epub_type="titlepage",
        aria_labelledby=id_,
    )
    return page(particulars, "titlepage.xhtml", particulars.title, "frontmatter", section)


def _line(content: tuple[Node, ...], class_: str) -> tuple[Element, ...]:
    return (element("p", *content, class_=class_),) if content else ()


def _named(text: str, class_: str) -> tuple[Element, ...]:
    return _line((text,), class_) if text else ()


def _subtitle(particulars: Particulars) -> tuple[Element, ...]:
    if not particulars.subtitle:
        return ()
    return (element("p", particulars.subtitle, class_="subtitle", role="doc-subtitle", epub_type="subtitle"),)


def _review(edition: Edition, scope: Scope) -> tuple[Element, ...]:
    blocks = flow(edition.imprint.review, scope)
    tongue = words.tongue(scope.library.language)
    return (element("div", *blocks, class_="review", **tongue),) if blocks else ()
