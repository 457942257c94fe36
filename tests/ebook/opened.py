"""A bound book taken apart again: members, documents in spine order, ids, links and words."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree import ElementTree

from publisher.binding.epub import bind
from publisher.edition.edition import Edition
from publisher.edition.make import make_edition
from publisher.markup.parting import parts
from publisher.reading import Source, read_guide
from publisher.style.recipe import Recipe
from tests.ebook.sample import HARBOUR, WHEN, brand, sheet

X = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"
GUIDE = HARBOUR.parents[1] / "source" / "microneedling"


@dataclass(frozen=True)
class Book:
    """`files` by name without the folder; `spine` names documents in reading order."""

    files: dict[str, bytes]
    spine: tuple[str, ...]

    def page(self, name: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.files[name])

    @property
    def package(self) -> ElementTree.Element:
        return self.page("package.opf")

    @property
    def chapters(self) -> tuple[str, ...]:
        return tuple(name for name in self.spine if name.startswith("chapter-"))


def opened(data: bytes) -> Book:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        files = {name.removeprefix("EPUB/"): container.read(name) for name in container.namelist()}
    package = ElementTree.fromstring(files["package.opf"])
    names = {item.get("id"): item.get("href") or "" for item in package.iter(f"{OPF}item")}
    return Book(files, tuple(names[item.get("idref")] for item in package.iter(f"{OPF}itemref")))


def bound(edition: Edition) -> Book:
    return opened(bind(parts(edition), WHEN))


def real_edition() -> Edition:
    """The guide that the project ships, in the first brand."""
    sources = [Source(path.name, path.read_bytes()) for path in sorted(GUIDE.glob("*.md"))]
    guide, _ = read_guide("microneedling", GUIDE.name, sources, lambda name: (GUIDE / name).read_bytes())
    edition, _ = make_edition(guide, Recipe("ebook", "epub", "whole"), sheet(), brand().clinic)
    return edition


def dead_links(book: Book) -> list[str]:
    """Links inside the book that lead nowhere."""
    ids = {name: [each.get("id") for each in book.page(name).iter() if each.get("id")] for name in book.spine}
    return [f"{name}: {href}" for name in book.spine for href in _inside(book, name) if not _leads(href, name, ids)]


def _inside(book: Book, name: str) -> list[str]:
    found = (each.get(key) for each in book.page(name).iter() for key in ("href", "src"))
    return [href for href in found if href and ":" not in href and not href.endswith((".css", ".png", ".svg", ".jpeg"))]


def _leads(href: str, here: str, ids: dict[str, list[str | None]]) -> bool:
    document, _, name = href.partition("#")
    return (document or here) in ids and (not name or unquote(name) in ids[document or here])


def letters(element: ElementTree.Element) -> str:
    """The characters of a document's own text, white space aside: no note marks, no links that the book adds."""
    return "".join("".join(_texts(element)).split())


def _texts(element: ElementTree.Element) -> list[str]:
    texts = [] if _added(element) else [element.text or "", *(text for child in element for text in _texts(child))]
    return [*texts, element.tail or ""]


def _added(element: ElementTree.Element) -> bool:
    roles, classes = element.get("role"), (element.get("class") or "").split()
    return roles in ("doc-noteref", "doc-backlink") or "description" in classes or element.tag == f"{X}head"
