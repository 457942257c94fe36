"""The pages behind the last chapter: picture descriptions, and the colophon with version, rights and accessibility."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from publisher.edition.edition import Edition
from publisher.edition.words import words as spoken_words
from publisher.markup import links, words
from publisher.markup.book import Document, Particulars
from publisher.markup.page import opening, page
from publisher.markup.scope import Described, Library, Scope, Uses
from publisher.markup.xhtml import flow, own_flow
from publisher.markup.xml import Element, Node, Written, element, written
from publisher.model.block import Block
from publisher.model.guide import Metadata
from publisher.model.inline import Attributes, Link, Text
from publisher.model.remembering import Memory
from publisher.model.walk import Node as TreeNode
from publisher.model.walk import rewrite

Tongue = Mapping[str, str | None]
DESCRIPTIONS = "descriptions.xhtml"
COLOPHON = "colophon.xhtml"


def descriptions(particulars: Particulars, pictures: Sequence[Described]) -> Document | None:
    """The long descriptions of the book's `pictures`, each with the way back; None where there are none."""
    if not pictures:
        return None
    uses = Uses(({described.id for described in pictures},))
    id_ = uses.fresh("descriptions")
    tongue = words.tongue(particulars.language)
    content = (_description(described, uses, tongue) for described in pictures)
    heading = opening(words.DESCRIPTIONS, id=id_, **tongue)
    section = element("section", heading, *content, class_="descriptions", aria_labelledby=id_)
    return page(particulars, DESCRIPTIONS, words.DESCRIPTIONS, "backmatter", section)


def _description(described: Described, uses: Uses, tongue: Tongue) -> Element:
    title = uses.fresh(f"{described.id}-title")
    label = words.BACK_TO_PICTURE_OF.format(picture=described.name)
    back = element("a", words.BACK_TO_PICTURE, href=described.address, role="doc-backlink", aria_label=label, **tongue)
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


def colophon(edition: Edition, particulars: Particulars, library: Library) -> Document:
    """What the book says of itself."""
    scope = Scope(COLOPHON, library, Uses(library.taken))
    id_ = scope.uses.fresh("colophon")
    tongue = words.tongue(particulars.language)
    said = (particulars.rights, particulars.accessibility.summary)
    about = _ABOUT.of(
        said, partial(_about, edition, particulars, library), edition.guide, library, *edition.imprint.review
    )
    section = element(
        "section",
        opening(words.COLOPHON, id=id_, **tongue),
        *_contact(edition, scope),
        *own_flow(_offered(edition), scope),
        *_online(edition, tongue),
        about,
        class_="colophon",
        role="doc-colophon",
        epub_type="colophon",
        aria_labelledby=id_,
    )
    return page(particulars, COLOPHON, words.COLOPHON, "backmatter", section)


_ABOUT = Memory[Written](16)


def _about(edition: Edition, particulars: Particulars, library: Library) -> Written:
    """What the guide says of itself, whoever hands it out."""
    metadata, tongue = edition.guide.metadata, words.tongue(particulars.language)
    scope = Scope(COLOPHON, library, Uses(library.taken))
    return written(
        *_part(words.VERSION_AND_REVIEW, tongue, own_flow(edition.imprint.review, scope), _makers(metadata, tongue)),
        *_part(words.EVIDENCE, tongue, _paragraph(metadata.evidence)),
        *_part(words.CONFLICTS, tongue, _paragraph(metadata.conflicts)),
        *_part(words.FEEDBACK, tongue, _feedback(metadata.feedback)),
        *_part(words.RIGHTS, tongue, _paragraph(particulars.rights)),
        *_part(words.ACCESSIBILITY, tongue, _paragraph(particulars.accessibility.summary, tongue)),
    )


def _contact(edition: Edition, scope: Scope) -> tuple[Node, ...]:
    """Who hands the book out. Among the clinic's own lines, those that begin with the publisher's words say so."""
    own = _labelled(edition) if words.tongue(scope.library.language) else ()
    foreign = Attributes(values=(("lang", words.LANGUAGE),))

    def change(node: TreeNode) -> tuple[TreeNode, ...]:
        return (Link((node,), "", attributes=foreign) if isinstance(node, Text) and node in own else node,)

    return flow((rewrite(block, change) for block in edition.imprint.clinic), scope)


def _labelled(edition: Edition) -> tuple[Text, ...]:
    clinic, spoken = edition.clinic, spoken_words(edition.guide.metadata.language)
    out_of_hours = spoken.out_of_hours.format(phone=clinic.out_of_hours)
    return Text(out_of_hours), Text(spoken.languages.format(languages=clinic.languages))


def _part(title: str, tongue: Tongue, *content: tuple[Node, ...]) -> tuple[Node, ...]:
    blocks = [block for part in content for block in part]
    return (element("h2", title, **tongue), *blocks) if blocks else ()


def _paragraph(text: str, tongue: Tongue = MappingProxyType({})) -> tuple[Element, ...]:
    return (element("p", text, **tongue),) if text else ()


def _makers(metadata: Metadata, tongue: Tongue) -> tuple[Element, ...]:
    authors = words.WRITTEN_BY.format(names=", ".join(metadata.authors)) if metadata.authors else ""
    publisher = words.PUBLISHED_BY.format(name=metadata.publisher) if metadata.publisher else ""
    return (*_paragraph(authors, tongue), *_paragraph(publisher, tongue))


def _online(edition: Edition, tongue: Tongue) -> tuple[Element, ...]:
    """The address that print gives as a code to scan."""
    href = links.outside(edition.imprint.address)
    return (element("p", element("a", words.ONLINE, href=href), **tongue),) if href else ()


def _offered(edition: Edition) -> tuple[Block, ...]:
    """Other formats that the clinic has. The rest of the invitation is to this book."""
    return tuple(block for block in edition.imprint.invitation if "formats" in block.attributes.classes)


def _feedback(text: str) -> tuple[Element, ...]:
    """Feedback as the guide has it: an address becomes a link."""
    if "@" in text and not text.split()[1:] and ":" not in text:
        return (element("p", _linked(text, links.outside(f"mailto:{text}"))),)
    return (element("p", _linked(text, links.outside(text))),) if text else ()


def _linked(text: str, href: str | None) -> Node:
    return element("a", text, href=href) if href else text
