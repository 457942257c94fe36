"""The pages behind the last chapter: picture descriptions, and the colophon with version, rights and accessibility."""

from __future__ import annotations

from collections.abc import Iterable

from publisher.edition.edition import Edition
from publisher.markup import links, words
from publisher.markup.book import Document, Particulars
from publisher.markup.page import opening, page
from publisher.markup.scope import Described, Library, Scope, Uses
from publisher.markup.xhtml import flow
from publisher.markup.xml import Element, Node, element

DESCRIPTIONS = "descriptions.xhtml"
COLOPHON = "colophon.xhtml"


def descriptions(particulars: Particulars, uses: Uses) -> Document | None:
    """The long descriptions of the book's pictures, each with the way back; None where no picture has one."""
    if not uses.described:
        return None
    id_ = uses.fresh("descriptions")
    content = (_description(described, uses) for described in uses.described)
    heading = opening(words.DESCRIPTIONS, id=id_)
    section = element("section", heading, *content, class_="descriptions", aria_labelledby=id_)
    return page(particulars, DESCRIPTIONS, words.DESCRIPTIONS, "backmatter", section)


def _description(described: Described, uses: Uses) -> Element:
    title = uses.fresh(f"{described.id}-title")
    label = words.BACK_TO_PICTURE_OF.format(picture=described.name)
    back = element("a", words.BACK_TO_PICTURE, href=described.address, role="doc-backlink", aria_label=label)
    return element(
        "section",
        element("h2", described.name, id=title),
        *(element("p", text) for text in _paragraphs(described.image.long_description)),
        element("p", back, class_="back"),
        id=described.id,
        aria_labelledby=title,
    )


def _paragraphs(text: str) -> Iterable[str]:
    return (part.strip() for part in text.split("\n\n") if part.strip())


def colophon(edition: Edition, particulars: Particulars, library: Library, uses: Uses) -> Document:
    """What the book says of itself."""
    scope = Scope(COLOPHON, library, uses)
    id_ = uses.fresh("colophon")
    section = element(
        "section",
        opening(words.COLOPHON, id=id_),
        *flow(edition.imprint.clinic, scope),
        *_online(edition),
        *_part(words.VERSION_AND_REVIEW, flow(edition.imprint.review, scope), _makers(edition)),
        *_part(words.EVIDENCE, _paragraph(edition.guide.metadata.evidence)),
        *_part(words.CONFLICTS, _paragraph(edition.guide.metadata.conflicts)),
        *_part(words.FEEDBACK, _feedback(edition.guide.metadata.feedback)),
        *_part(words.RIGHTS, _paragraph(particulars.rights)),
        *_part(words.ACCESSIBILITY, _paragraph(particulars.accessibility.summary)),
        class_="colophon",
        role="doc-colophon",
        epub_type="colophon",
        aria_labelledby=id_,
    )
    return page(particulars, COLOPHON, words.COLOPHON, "backmatter", section)


def _part(title: str, *content: tuple[Element, ...]) -> tuple[Element, ...]:
    blocks = [block for part in content for block in part]
    return (element("h2", title), *blocks) if blocks else ()


def _paragraph(text: str) -> tuple[Element, ...]:
    return (element("p", text),) if text else ()


def _makers(edition: Edition) -> tuple[Element, ...]:
    metadata = edition.guide.metadata
    authors = words.WRITTEN_BY.format(names=", ".join(metadata.authors)) if metadata.authors else ""
    publisher = words.PUBLISHED_BY.format(name=metadata.publisher) if metadata.publisher else ""
    return (*_paragraph(authors), *_paragraph(publisher))


def _online(edition: Edition) -> tuple[Element, ...]:
    """The address that print gives as a code to scan."""
    href = links.outside(edition.imprint.address)
    return (element("p", element("a", words.ONLINE, href=href)),) if href else ()


def _feedback(text: str) -> tuple[Element, ...]:
    """Feedback as the guide has it: an address becomes a link."""
    if "@" in text and not text.split()[1:] and ":" not in text:
        return (element("p", _linked(text, links.outside(f"mailto:{text}"))),)
    return (element("p", _linked(text, links.outside(text))),) if text else ()


def _linked(text: str, href: str | None) -> Node:
    return element("a", text, href=href) if href else text
