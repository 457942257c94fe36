"""How far apart two pictures of a page are, as a reader would see it."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter, ImageStat

TILE = 12  # dots


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean of absolute differences, in greys of 256, in the worst tile of two blurred grey pictures; infinite for
    pictures of other sizes. Strokes that another rasteriser draws a hair apart do not count (poppler's own differ by 6
    at most); half a line that moves or a line that goes does."""
    if one.size != other.size:
        return float("inf")
    apart = ImageChops.difference(*(each.filter(ImageFilter.GaussianBlur(1.5)) for each in (one, other)))
    tiles = apart.resize((apart.width // TILE, apart.height // TILE), Image.Resampling.BOX)
    return float(ImageStat.Stat(tiles).extrema[0][1])
