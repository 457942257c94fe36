"""Places to write in become text fields (ISO 32000-1, 12.7.4.3): a widget each, with an empty appearance of its own,
since PDF/A lets no reader make one up (ISO 19005-2, 6.4.1), and a font that holds what people of western Europe type.

In: areas of Pages. Out: objects, and the document's form."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, count
from typing import Any

import uharfbuzz as hb

from publisher.binding.pdf_ink import light, number, rectangle
from publisher.binding.pdf_object import Raw, Stream, reference, text_string
from publisher.binding.pdf_subset import NONSYMBOLIC, described
from publisher.typesetting.font import Font
from publisher.typesetting.pages import FieldArea

_CODES = range(32, 256)
_MULTILINE = 1 << 12  # bit 13 (table 228)
_SIZE = 12.0


class Form:
    """The fields of one document, in the order in which they are made."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.fonts: dict[int, tuple[str, str]] = {}
        self.made: list[str] = []
        self._names: set[str] = set()

    def widget(self, area: FieldArea, height: float, parent: int) -> Any:
        """The field at `area` of a page `height` points high; `parent` is its key in the structure's parent tree."""
        flags = f"/Ff {_MULTILINE}" if area.height > 4 * _SIZE else ""
        made = self.document.Reference(
            Raw(
                f"<</Type/Annot/Subtype/Widget/FT/Tx/T{text_string(self._name(area.label))}"
                f"/TU{text_string(area.label)}{rectangle(area, height)}/F 4{flags}/DA{self._appearance(area)}"
                f"/StructParent {parent}/AP<</N {self._empty(area)}>>>>".encode("ascii")
            )
        )
        self.made.append(made.format(self.document).decode("ascii"))
        return made

    def _appearance(self, area: FieldArea) -> str:
        """How a reader sets what is typed (12.7.3.3)."""
        known = self.fonts.get(id(area.font))
        if known is None:
            made = reference(self.document, Raw(_font(area.font, self.document)))
            known = self.fonts[id(area.font)] = f"Write{len(self.fonts) + 1}", made
        return text_string(f"/{known[0]} {number(_SIZE)} Tf {light(area.colour, False)}")

    def _name(self, label: str) -> str:
        """A field's partial name: no full stop, and none twice (12.7.3.2)."""
        bare = label.replace(".", "") or "field"
        names = chain((bare,), (f"{bare} {nth}" for nth in count(2)))
        free = next(name for name in names if name not in self._names)
        self._names.add(free)
        return free

    def _empty(self, area: FieldArea) -> str:
        entries = f"/Type/XObject/Subtype/Form/BBox[0 0 {_numbers([area.width, area.height])}]/Resources<<>>"
        return reference(self.document, Stream(b"/Tx BMC\nEMC", entries.encode("ascii")))

    def catalogue(self) -> bytes:
        """The form dictionary (table 218)."""
        fonts = "".join(f"/{name} {made}" for name, made in self.fonts.values())
        return f"<</Fields[{' '.join(self.made)}]/DR<</Font<<{fonts}>>>>>>".encode("ascii")


def _numbers(values: Sequence[float]) -> str:
    return " ".join(map(number, values))


def _font(font: Font, document: Any) -> bytes:
    """A simple TrueType font of the Windows Latin letters (9.6.3), for a reader types by codes, not by glyphs."""
    packed, length = _latin(font)
    file = reference(document, Stream(packed, b"/Length1 %d" % length, packed=True))
    glyphs = tuple(int(font.shaper.get_nominal_glyph(ord(_character(code))) or 0) for code in _CODES)
    name, descriptor = described(font, glyphs, file, NONSYMBOLIC)
    widths = " ".join(f"{1000 * font.advance(glyph):.0f}" for glyph in glyphs)
    return (
        f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar {_CODES[0]}/LastChar {_CODES[-1]}/Widths[{widths}]"
        f"/Encoding/WinAnsiEncoding/FontDescriptor {reference(document, Raw(descriptor.encode('ascii')))}>>"
    ).encode("ascii")


def _character(code: int) -> str:
    """The letter of a code in WinAnsiEncoding (annex D.2); codes that have none stand for a bullet."""
    return bytes([code]).decode("cp1252", "replace").replace("\ufffd", "\u2022")


@lru_cache(maxsize=8)
def _latin(font: Font) -> tuple[bytes, int]:
    """The font with those letters alone, deflated; and its length before that."""
    wanted = hb.SubsetInput()
    for code in _CODES:
        wanted.unicode_set.add(ord(_character(code)))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    data = bytes(hb.subset(font.blob, wanted).blob.data)
    return zlib.compress(data, 6), len(data)
