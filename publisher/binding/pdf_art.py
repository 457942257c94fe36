"""Large drawings as form XObjects (ISO 32000-1, 8.10), deflated once in a process however many sheets show them.

Their thousands of marks are placed to a tenth of a point, which saves a fifth of their bytes."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

from publisher.binding import pdf_ink
from publisher.binding.pdf_object import Stream
from publisher.drawing.shape import Shape, extent
from publisher.style.colour import Colour
from publisher.typesetting.pages import Ink

MANY = 40  # shapes: fewer stand in the page's own stream
_KEPT = 64
_LEVEL = 5  # of deflate: half the time that 6 takes, for a sixtieth more bytes
_forms: dict[tuple[int, int], tuple[Sequence[Shape], Mapping[str, Colour], pdf_ink.Paint, tuple[bytes, bytes]]] = {}


def form(mark: Ink, paint: pdf_ink.Paint, resources: bytes = b"") -> Stream:
    """A new form object of a mark's shapes; its content is kept for the same shapes, colours and paint, the very
    values. `resources`: what stands in its resource dictionary."""
    key = (id(mark.shapes), id(paint))
    kept = _forms.get(key)
    if kept is None or kept[0] is not mark.shapes or kept[1] is not mark.colours or kept[2] is not paint:
        if len(_forms) >= _KEPT:
            _forms.clear()
        kept = _forms[key] = (mark.shapes, mark.colours, paint, _form(mark, paint))
    content, entries = kept[3]
    return Stream(content, entries + b"/Resources<<" + resources + b">>", packed=True)


def _form(mark: Ink, paint: pdf_ink.Paint) -> tuple[bytes, bytes]:
    box = " ".join(map(pdf_ink.number, extent(mark.shapes)))
    entries = f"/Type/XObject/Subtype/Form/FormType 1/BBox[{box}]".encode("ascii")
    return zlib.compress(pdf_ink.shapes(mark, paint, fine=False).encode("ascii"), _LEVEL), entries
