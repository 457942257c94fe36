"""Pictures as image objects (ISO 32000-1, 8.9.5), each decoded once in a process however many sheets show it.

A JPEG's own bytes are kept where they are grey or RGB. Everything else becomes deflated samples in grey or RGB, and an
alpha channel becomes a soft mask. No image asks for interpolation (PDF/A-2, 6.2.8.3)."""

from __future__ import annotations

import io
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from publisher.binding.pdf_object import Stream
from publisher.model.picture import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

_SPACES = {"L": b"DeviceGray", "I;16": b"DeviceGray", "RGB": b"DeviceRGB", "CMYK": b"DeviceCMYK"}


class Samples(NamedTuple):
    """`data` as filtered by `filter`."""

    width: int
    height: int
    space: bytes
    bits: int
    filter: bytes
    data: bytes

    def stream(self, more: bytes = b"") -> Stream:
        entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s/BitsPerComponent %d" % (
            self.width, self.height, self.space, self.bits,
        )  # fmt: skip
        return Stream(self.data, entries + more, packed=True, filter=self.filter)


@lru_cache(maxsize=64)
def samples(picture: Picture) -> tuple[Samples, Samples | None]:
    """A picture's samples, and its soft mask if it has one."""
    from PIL import Image

    with Image.open(io.BytesIO(picture.data)) as image:
        if image.format == "JPEG" and image.mode in ("L", "RGB"):
            kept = Samples(image.width, image.height, _SPACES[image.mode], 8, b"DCTDecode", picture.data)
            return kept, None
        if image.has_transparency_data:
            whole = image.convert("RGBA")
            return deflated(whole.convert("RGB")), deflated(whole.getchannel("A"))
        return deflated(_plain(image)), None


def _plain(image: Image) -> Image:
    """`image` in a mode that stands for grey or RGB samples."""
    if image.mode in ("L", "I;16", "RGB"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def deflated(image: Image) -> Samples:
    deep = image.mode == "I;16"
    data = image.tobytes("raw", "I;16B") if deep else image.tobytes()
    packed = zlib.compress(data, 6)
    return Samples(image.width, image.height, _SPACES[image.mode], 16 if deep else 8, b"FlateDecode", packed)
