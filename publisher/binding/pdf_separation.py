"""Pictures for the press: no finer than a press shows, in CMYK or grey, and nowhere with more ink than paper takes.

Grey stays grey and prints in black alone, CMYK stays as it was separated, all else goes through the profile's cube of
colours. Samples are deflated, never packed as JPEG again: that would blur, and add ink where it rings."""

from __future__ import annotations

import io
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, Any

from publisher.binding.pdf_image import Samples, deflated
from publisher.model.picture import Picture
from publisher.model.remembering import remembered
from publisher.style.ink_profile import GRID, InkProfile, cube

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFilter import Color3DLUT

FINEST = 300.0  # pixels an inch
_GREYS = ("1", "L", "LA", "La", "I", "I;16", "I;16B", "F")


@lru_cache(maxsize=64)
def separated(picture: Picture, width: float, height: float, profile: InkProfile) -> tuple[Samples, Samples | None]:
    """The samples of a picture placed on `width` × `height` points, and its soft mask if it has one."""
    from PIL import Image

    with Image.open(io.BytesIO(picture.data)) as image:
        plain, mask = _parted(image)
        size = _size(image, width, height)
        samples = deflated(_inked(_resized(plain, size), profile))
    return samples, deflated(_resized(mask, size)) if mask else None


def _size(image: Image, width: float, height: float) -> tuple[int, int]:
    """As many pixels as the place needs, in the picture's own proportions."""
    share = min(1.0, max(width / 72 * FINEST / image.width, height / 72 * FINEST / image.height))
    return ceil(image.width * share), ceil(image.height * share)


def _resized(image: Image, size: tuple[int, int]) -> Image:
    from PIL.Image import Resampling

    return image if image.size == size else image.resize(size, Resampling.LANCZOS)


def _parted(image: Image) -> tuple[Image, Image | None]:
    """The picture in grey, CMYK or RGB of 8 bits, and its mask where anything shows through."""
    grey = image.mode in _GREYS
    if image.has_transparency_data:
        whole = image.convert("LA" if grey else "RGBA")
        mask = whole.getchannel("A")
        return whole.convert("L" if grey else "RGB"), mask if mask.getextrema() != (255, 255) else None
    if image.mode.startswith("I"):  # 16 bits, of which a press shows 8
        return image.convert("I").point(lambda sample: sample / 257 + 0.5).convert("L"), None
    return image if image.mode in ("L", "CMYK") else image.convert("L" if grey else "RGB"), None


def _inked(image: Image, profile: InkProfile) -> Image:
    if image.mode == "L":
        return image
    return _within(image, profile.limit) if image.mode == "CMYK" else image.filter(_lookup(profile))


@remembered(4)
def _lookup(profile: InkProfile) -> Color3DLUT:
    from PIL.ImageFilter import Color3DLUT

    return Color3DLUT(GRID, cube(profile), channels=4, target_mode="CMYK")


def _within(image: Image, limit: float) -> Image:
    """`image`, in CMYK, with cyan, magenta and yellow alike made less where all inks are more than `limit`."""
    from PIL import Image, ImageMath

    inks = dict(zip("cmyk", image.split(), strict=True))
    most = int(limit * 255)
    total = ImageMath.lambda_eval(lambda of: of["c"] + of["m"] + of["y"] + of["k"], **inks)
    if total.getextrema()[1] <= most:
        return image

    def less(ink: str) -> Image.Image:
        def made(of: dict[str, Any]) -> Any:
            share = (most - of["k"]) / of["max"](of["float"](of["c"] + of["m"] + of["y"]), 1)
            return of["convert"](of[ink] * of["min"](share, 1), "L")

        return ImageMath.lambda_eval(made, **inks)  # type: ignore[no-any-return]

    return Image.merge("CMYK", (less("c"), less("m"), less("y"), inks["k"]))
