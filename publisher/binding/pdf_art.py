"""Large drawings as form XObjects (ISO 32000-1, 8.10), deflated once in a process however many sheets show them.

Their thousands of marks are placed to a tenth of a point, which saves a fifth of their bytes."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from publisher.binding import pdf_ink
from publisher.binding.pdf_object import Stream
from publisher.drawing.shape import Shape, extent
from publisher.style.colour import Colour
from publisher.typesetting.pages import Ink

MANY = 40  # shapes: fewer stand in the page's own stream
_KEPT = 64
_LEVEL = 4  # of deflate: a quarter of the time that 6 takes, for a twenty-fifth more bytes
_forms: dict[int, tuple[tuple[Shape, ...], Mapping[str, Colour], tuple[bytes, bytes]]] = {}


def form(mark: Ink) -> Stream:
    """A new form object of a mark's shapes; its content is kept for the same shapes and colours, the very values."""
    kept = _forms.get(id(mark.shapes))
    if kept is None or kept[0] is not mark.shapes or kept[1] is not mark.colours:
        if len(_forms) >= _KEPT:
            _forms.clear()
        kept = _forms[id(mark.shapes)] = (mark.shapes, mark.colours, _form(mark))
    content, entries = kept[2]
    return Stream(content, entries, packed=True)


def _form(mark: Ink) -> tuple[bytes, bytes]:
    box = " ".join(map(pdf_ink.number, extent(mark.shapes)))
    entries = f"/Type/XObject/Subtype/Form/FormType 1/BBox[{box}]/Resources<<>>".encode("ascii")
    return zlib.compress(pdf_ink.shapes(mark, fine=False).encode("ascii"), _LEVEL), entries
