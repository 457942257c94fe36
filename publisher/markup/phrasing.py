"""Inline kinds → XHTML phrasing content: one short function a kind, gathered in `INLINES`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from publisher.markup import links, words
from publisher.markup.scope import DRAWING, Described, Scope, anchor
from publisher.markup.xml import Element, Node, element
from publisher.model.inline import (
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
from publisher.model.walk import plain_text


def phrases(content: Iterable[Inline], scope: Scope) -> tuple[Node, ...]:
    """A line of text as XHTML."""
    return tuple(node for inline in content for node in INLINES[type(inline)](inline, scope))


def marked(attributes: Attributes, *classes: str) -> dict[str, str | None]:
    """Id, classes and language of a block or an inline, as keywords of `element`."""
    language = attributes.get("lang") or None
    return {
        "id": anchor(attributes.id) or None,
        "class_": " ".join((*classes, *attributes.classes)) or None,
        "lang": language,
        "xml_lang": language,
        "dir": attributes.get("dir") if attributes.get("dir") in ("ltr", "rtl", "auto") else None,
    }


def _text(text: Text, _: Scope) -> tuple[Node, ...]:
    return (text.text,)


def _emphasis(emphasis: Emphasis, scope: Scope) -> tuple[Node, ...]:
    return (element("em", *phrases(emphasis.content, scope), **marked(emphasis.attributes)),)


def _strong(strong: Strong, scope: Scope) -> tuple[Node, ...]:
    return (element("strong", *phrases(strong.content, scope), **marked(strong.attributes)),)


def _code(code: Code, _: Scope) -> tuple[Node, ...]:
    return (element("code", code.text),)


def _link(link: Link, scope: Scope) -> tuple[Node, ...]:
    href, content = links.address(link.target, scope), phrases(link.content, scope)
    if href is None:
        return (element("span", *content, **marked(link.attributes)),)
    return (element("a", *content, href=href, title=link.title or None, **marked(link.attributes)),)


def _image(image: Image, scope: Scope) -> tuple[Node, ...]:
    found = picture(image, scope)
    if found is None:
        return (element("span", image.alt or image.long_description, **marked(image.attributes, "unseen")),)
    return found


def picture(image: Image, scope: Scope, caption: str = "") -> tuple[Element, ...] | None:
    """The image, and behind it the link to its long description if it has one; None if there is no file for it."""
    file = scope.library.image(image)
    if file is None:
        return None
    link = _description(image, scope, caption) if image.long_description else None
    shown = element(
        "img",
        src=file,
        alt=image.alt,
        title=image.title or None,
        aria_details=dict(link.attributes)["id"] if link else None,
        **marked(image.attributes, *(("drawing",) if image.source.startswith(DRAWING) else ())),
    )
    return (shown, link) if link else (shown,)


def _description(image: Image, scope: Scope, caption: str) -> Element:
    number = scope.uses.pictures + len(scope.uses.described) + 1
    name = caption or image.alt or words.PICTURE.format(number=number)
    target, here = scope.uses.fresh(f"description-{number}"), scope.uses.fresh(f"picture-{number}")
    scope.uses.described.append(Described(image, target, f"{scope.document}#{here}", name))
    label = words.DESCRIPTION_OF.format(picture=name)
    href = f"descriptions.xhtml#{target}"
    return element(
        "a",
        words.DESCRIPTION,
        id=here,
        class_="description",
        href=href,
        aria_label=label,
        **words.tongue(scope.library.language),
    )


def _note_reference(reference: NoteReference, scope: Scope) -> tuple[Node, ...]:
    place = scope.library.notes.get(reference.label)
    if place is None:
        return (f"[{reference.label}]",)
    here = scope.uses.fresh(f"mark-{place.number}")
    scope.uses.marks.append((reference.label, f"{scope.document}#{here}"))
    mark = element(
        "a",
        str(place.number),
        id=here,
        href=scope.address(place.document, place.id),
        role="doc-noteref",
        epub_type="noteref",
        aria_label=words.NOTE_MARK.format(number=place.number),
        **words.tongue(scope.library.language),
    )
    return (element("sup", mark),)


def _abbreviation(abbreviation: Abbreviation, _: Scope) -> tuple[Node, ...]:
    return (element("abbr", abbreviation.text, title=abbreviation.expansion),)


def _variable(variable: Variable, _: Scope) -> tuple[Node, ...]:
    return (plain_text((variable,)),)


def _line_break(_: LineBreak, __: Scope) -> tuple[Node, ...]:
    return (element("br"),)


INLINES: Mapping[type, Callable[[Any, Scope], tuple[Node, ...]]] = MappingProxyType(
    {
        Text: _text,
        Emphasis: _emphasis,
        Strong: _strong,
        Code: _code,
        Link: _link,
        Image: _image,
        NoteReference: _note_reference,
        Abbreviation: _abbreviation,
        Variable: _variable,
        LineBreak: _line_break,
    }
)
