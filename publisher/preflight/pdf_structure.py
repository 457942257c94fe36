"""Can assistive technology read the document? Tags, descriptions of figures, language, title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from publisher.model.finding import Finding
from publisher.model.place import Place
from publisher.preflight.pdf_objects import listed, numbers, stated, text, under
from publisher.preflight.pdf_page import Page

if TYPE_CHECKING:
    import pikepdf

_ROLES = 20  # a chain of roles this long is a loop


def structure(pdf: pikepdf.Pdf, file: str, pages: Mapping[tuple[int, int], Page]) -> Iterator[Finding]:
    """PDF-UNTAGGED, PDF-FIGURE-ALT, PDF-LANGUAGE, PDF-TITLE and PDF-TITLE-HIDDEN. `pages`: by their objects' names."""
    root, whole = pdf.Root, Place(file)
    tree = under(root, "/StructTreeRoot")
    if tree is None or under(under(root, "/MarkInfo"), "/Marked") is not True:
        yield Finding("PDF-UNTAGGED", whole)
    yield from _figures(tree, whole, pages)
    if not text(under(root, "/Lang")):
        yield Finding("PDF-LANGUAGE", whole)
    if not (stated(pdf, "dc:title") or text(under(under(pdf.trailer, "/Info"), "/Title"))):
        yield Finding("PDF-TITLE", whole)
    if under(under(root, "/ViewerPreferences"), "/DisplayDocTitle") is not True:
        yield Finding("PDF-TITLE-HIDDEN", whole)


def _figures(tree: Any, whole: Place, pages: Mapping[tuple[int, int], Page]) -> Iterator[Finding]:
    """One finding a page, at the first figure that nobody described."""
    bare: dict[int, list[Place]] = {}
    for element, page in _elements(tree):
        if _role(element, under(tree, "/RoleMap")) == "/Figure" and not _described(element):
            place = _place(element, pages.get(getattr(page, "objgen", (0, 0))), whole)
            bare.setdefault(place.page, []).append(place)
    for places in bare.values():
        yield Finding("PDF-FIGURE-ALT", places[0], {"count": len(places)})


def _described(element: Any) -> bool:
    return bool(text(under(element, "/Alt")) or text(under(element, "/ActualText")))


def _elements(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every element of the tree with the page it lies on, in reading order; one that is its own ancestor, once."""
    seen: set[tuple[int, int]] = set()
    waiting = [(child, None) for child in reversed(_children(tree))]
    while waiting:
        element, above = waiting.pop()
        name = getattr(element, "objgen", (0, 0))
        if under(element, "/S") is None or name in seen:
            continue
        if name != (0, 0):
            seen.add(name)
        own = under(element, "/Pg")
        page = own if own is not None else above
        yield element, page
        waiting += [(child, page) for child in reversed(_children(element))]


def _children(element: Any) -> list[Any]:
    import pikepdf

    found = under(element, "/K")
    return list(listed(found)) if isinstance(found, pikepdf.Array) else [found]


def _role(element: Any, roles: Any) -> str:
    """The standard type that the element's own is mapped to (ISO 32000-2, 14.8.4)."""
    role = under(element, "/S")
    for _ in range(_ROLES):
        mapped = under(roles, role)
        if mapped is None:
            break
        role = mapped
    return text(role)


def _place(element: Any, page: Page | None, whole: Place) -> Place:
    """Where the figure's own box says it is; else its page, else the file."""
    if page is None:
        return whole
    attributes = under(element, "/A")
    for each in (attributes, *listed(attributes)):
        box = numbers(under(each, "/BBox"), 4)
        if box:
            return page.corner(box)  # type: ignore[arg-type]
    return page.place
