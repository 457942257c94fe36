"""The structure tree of a PDF with its words, each page read once: by pikepdf the tree, by PDFium the text of each
marked-content sequence. Poppler, which tells the same, reads a page again for every element of it; on books that takes
minutes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from tests.judges.structure import INLINE, Told

Texts = dict[tuple[int, int], str]


def told(pdf: Path) -> list[Told]:
    """Every element but inlines, whose words belong to the element they stand in."""
    texts = _texts(pdf)
    found: list[Told] = []
    with pikepdf.open(pdf) as document:
        pages = {_key(page.obj): number for number, page in enumerate(document.pages)}
        _walk(document.Root.StructTreeRoot.K, 0, 0, pages, texts, found)
    return found


def _walk(
    node: pikepdf.Object, depth: int, page: int, pages: dict[tuple[int, int], int], texts: Texts, found: list[Told]
) -> None:
    if isinstance(node, int):
        found[-1].words += texts.get((page, node), "")
    elif isinstance(node, pikepdf.Array):
        for kid in node:
            _walk(kid, depth, page, pages, texts, found)
    elif isinstance(node, pikepdf.Dictionary):
        page = pages[_key(node.Pg)] if "/Pg" in node else page
        if node.get("/Type") == "/MCR":
            found[-1].words += texts.get((page, int(node.MCID)), "")
        elif "/S" in node:
            role = str(node.S).removeprefix("/")
            if role not in INLINE:
                found.append(Told(depth, role))
            if "/K" in node:
                _walk(node.K, depth + (role not in INLINE), page, pages, texts, found)


def _key(item: pikepdf.Object) -> tuple[int, int]:
    number, generation = item.objgen
    return int(number), int(generation)


def _texts(pdf: Path) -> Texts:
    """The text of every marked-content sequence by page and its number."""
    import pypdfium2

    texts: Texts = {}
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            for mark, text in _runs(page):
                texts[number, mark] = texts.get((number, mark), "") + text
    return texts


def _runs(page: object) -> Iterator[tuple[int, str]]:
    from pypdfium2 import raw

    said = page.get_textpage()  # type: ignore[attr-defined]
    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,)):  # type: ignore[attr-defined]
        mark = raw.FPDFPageObj_GetMarkedContentID(item)
        if mark >= 0:
            yield mark, _text(item, said)


def _text(item: object, said: object) -> str:
    from pypdfium2 import raw

    size = raw.FPDFTextObj_GetText(item, said, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(item, said, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le").replace("\x02", "-")  # its sign for a hyphen that ends a line
