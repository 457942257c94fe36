"""What a page looks like: its words with their places, sizes and colours, and the page drawn without them.

PDFium, the engine of Chromium, reads the words and draws. To see what lies under text, its text is made invisible in
memory before drawing, so the ground is measured and not the letters."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from publisher.model.value import value
from publisher.preflight.pdf_page import Box, Page, meeting

if TYPE_CHECKING:
    import pypdfium2
    from PIL import Image

Colour = tuple[int, int, int]
_SCALE = 1.5  # pixels a point: 108 ppi
_MOST_PIXELS = 8_000_000
_SAMPLES = 64  # across and down a box
_BOLD = ("bold", "black", "heavy", "semibold", "demi")
_INVISIBLE = 3  # text rendering mode
_CLIPS = 7
_CLOSE = 0.5  # type sizes; letters further apart than this belong to different words


@value
class Word:
    """Letters of one look without a space between. `box` in user space, `size` in points as seen; `opacity` 0–1."""

    text: str
    box: Box
    size: float
    colour: Colour
    opacity: float
    bold: bool


@value
class Ground:
    """A page drawn without its text, `scale` pixels a point; `media` is what the picture shows."""

    picture: Image.Image
    media: Box
    scale: float

    def colours(self, box: Box) -> list[tuple[int, Colour]]:
        """The colours inside `box`, each with a number of pixels: of all of them in a box the size of a word, of
        samples in a larger one, and of one at least."""
        x0, y0, x1, y1 = self.pixels(box)
        width, height = max(x1 - x0, 1), max(y1 - y0, 1)
        part = self.picture.crop((x0, y0, x0 + width, y0 + height))
        size = (min(width, _SAMPLES), min(height, _SAMPLES))
        found = (part if part.size == size else part.resize(size, 0)).getcolors(size[0] * size[1])
        return list(found or ())  # type: ignore[arg-type]

    def pixels(self, box: Box) -> tuple[int, int, int, int]:
        """`box` as left, top, right, bottom of the picture."""
        left, _, _, top = self.media
        edges = (box[0] - left, top - box[3], box[2] - left, top - box[1])
        x0, y0, x1, y1 = (round(edge * self.scale) for edge in edges)
        return (x0, y0, x1, y1)


@value
class _Look:
    """How a text object's letters look."""

    size: float
    colour: Colour
    opacity: float
    bold: bool
    visible: bool


def look(drawn: pypdfium2.PdfPage, page: Page) -> tuple[tuple[Word, ...], Ground]:
    """The words of a page, as far as they lie on the sheet, and its ground, whole and upright whatever it crops or
    turns. pypdfium2.PdfiumError for pages that cannot be drawn."""
    drawn.set_rotation(0)
    drawn.set_cropbox(*page.media)
    text = drawn.get_textpage()
    objects: dict[int, tuple[Any, _Look]] = {}
    words = tuple(_words(text, page.media, objects))
    _hide(objects)
    width, height = page.media[2] - page.media[0], page.media[3] - page.media[1]
    scale = min(_SCALE, (_MOST_PIXELS / width / height) ** 0.5, _MOST_PIXELS / max(width, height))
    bitmap = drawn.render(scale=scale, draw_annots=False, rev_byteorder=True)
    picture = bitmap.to_pil().convert("RGB")
    text.close()
    return words, Ground(picture, page.media, scale)


def _hide(objects: dict[int, tuple[Any, _Look]]) -> None:
    import pypdfium2.raw as pdfium

    for text, shown in objects.values():
        if shown.visible:
            pdfium.FPDFTextObj_SetTextRenderMode(text, _INVISIBLE)


def _words(text: Any, media: Box, objects: dict[int, tuple[Any, _Look]]) -> Iterator[Word]:
    """Letters gathered as long as they look alike and stand together."""
    letters: list[str] = []
    box: Box | None = None
    style: _Look | None = None
    for letter, place, shown in _letters(text, media, objects):
        joins = box is not None and shown == style and place is not None and _touch(box, place, shown)
        if box is not None and style is not None and not joins:
            yield Word("".join(letters), box, style.size, style.colour, style.opacity, style.bold)
            letters, box = [], None
        if place is not None and shown is not None:
            letters.append(letter)
            box = place if box is None else _both(box, place)
            style = shown
    if box is not None and style is not None:
        yield Word("".join(letters), box, style.size, style.colour, style.opacity, style.bold)


def _letters(
    text: Any, media: Box, objects: dict[int, tuple[Any, _Look]]
) -> Iterator[tuple[str, Box | None, _Look | None]]:
    """Each letter with the box of what is on the sheet, and its look; None for both where a word ends or nothing
    shows."""
    import pypdfium2.raw as pdfium

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text, index))
        owner = pdfium.FPDFText_GetTextObject(text, index)
        if letter.isspace() or not owner or not pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top):
            yield letter, None, None
            continue
        address = ctypes.addressof(owner.contents)
        if address not in objects:
            objects[address] = (owner, _appearance(text, index, owner))
        shown = objects[address][1]
        box = meeting((left.value, bottom.value, right.value, top.value), media)
        empty = not shown.visible or box is None or box[2] <= box[0] or box[3] <= box[1]
        yield (letter, None, None) if empty else (letter, box, shown)


def _appearance(text: Any, index: int, owner: Any) -> _Look:
    import pypdfium2.raw as pdfium

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    coloured = pdfium.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text, index) * (matrix.c**2 + matrix.d**2) ** 0.5
    mode = pdfium.FPDFTextObj_GetTextRenderMode(owner)
    visible = bool(coloured) and mode not in (_INVISIBLE, _CLIPS) and alpha.value > 0
    name = ctypes.create_string_buffer(128)
    length = pdfium.FPDFText_GetFontInfo(text, index, name, 128, None)
    bold = any(weight in name.value.decode("utf-8", "replace").lower() for weight in _BOLD) if length else False
    return _Look(round(size, 2), (red.value, green.value, blue.value), alpha.value / 255, bold, visible)


def _touch(box: Box, place: Box, shown: _Look | None) -> bool:
    """Whether a letter at `place` may go on a word at `box`."""
    reach = _CLOSE * shown.size if shown else 0.0
    across = place[0] - box[2] <= reach and box[0] - place[2] <= reach
    return across and place[1] - box[3] <= reach and box[1] - place[3] <= reach


def _both(one: Box, other: Box) -> Box:
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))
