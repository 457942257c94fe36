"""Images as placed: have they pixels enough, and how much ink do their pixels carry?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from publisher.model.finding import Finding
from publisher.preflight.pdf_colour import NAMES
from publisher.preflight.pdf_limits import Limits
from publisher.preflight.pdf_objects import numbers
from publisher.preflight.pdf_page import Arguments, Page, meeting
from publisher.preflight.pdf_space import Space
from publisher.preflight.pdf_state import Mark, Raster, around

if TYPE_CHECKING:
    from PIL import Image

_SAMPLES = 256  # along the longer side; each stands for the mean of the pixels around it
_MOST_PIXELS = 60_000_000
_ROUNDING = 1.0  # per cent of ink that compression adds


def resolution(page: Page, painted: Sequence[Mark], limits: Limits) -> Iterator[Finding]:
    """PDF-IMAGE-COARSE and PDF-IMAGE-SOFT, for each size and resolution once a page. An image one pixel wide or high
    is a ground or a gradient and has no detail to show."""
    told = set()
    for mark in painted:
        raster = mark.raster
        if raster is None or min(raster.width, raster.height) < 2 or not meeting(mark.box, page.trim):
            continue
        ppi = raster.resolution
        least, code = (limits.coarse, "PDF-IMAGE-COARSE") if ppi < limits.coarse else (limits.soft, "PDF-IMAGE-SOFT")
        if ppi >= least:
            continue
        width, height, dots = key = (raster.width, raster.height, int(ppi))
        if key not in told:
            told.add(key)
            arguments: Arguments = {"width": width, "height": height, "ppi": dots, "least": f"{least:g}"}
            yield Finding(code, page.corner(mark.box), arguments)


def image_ink(page: Page, painted: Sequence[Mark], limits: Limits) -> Iterator[Finding]:
    """PDF-INK where an image's pixels carry more than the limit, at the heaviest; PDF-INK-UNREAD."""
    for mark in painted:
        raster = mark.raster
        if raster is None or not _is_cmyk(mark.paint.space) or not meeting(mark.box, page.trim):
            continue
        try:
            total, across, down = _heaviest(raster)
        except Exception as refused:  # decoders raise errors of every kind
            reason = str(refused).partition("\n")[0][:80] or type(refused).__name__
            yield Finding("PDF-INK-UNREAD", page.corner(mark.box), {"reason": reason})
            continue
        if total > limits.ink + _ROUNDING:
            box = around((across, 1 - down, across, 1 - down), raster.matrix)
            arguments: Arguments = {"what": NAMES["image"], "ink": round(total), "limit": f"{limits.ink:g}"}
            yield Finding("PDF-INK", page.corner(box), arguments)


def _is_cmyk(space: Space) -> bool:
    return (space.base or space).components == 4 and not space.names


def _heaviest(raster: Raster) -> tuple[float, float, float]:
    """Per cent of ink at the heaviest sample, and where it is, 0–1 from the left and the top of the image."""
    picture = _pixels(raster)
    step = -(-max(picture.size) // _SAMPLES)
    samples = picture.reduce(step) if step > 1 else picture
    data = samples.tobytes()
    sums = list(map(sum, zip(data[::4], data[1::4], data[2::4], data[3::4])))
    most = max(sums)
    row, column = divmod(sums.index(most), samples.width)
    return most / 2.55, (column + 0.5) / samples.width, (row + 0.5) / samples.height


def _pixels(raster: Raster) -> Image.Image:
    """The image in CMYK, 255 for all of an ink."""
    import pikepdf

    if raster.width * raster.height > _MOST_PIXELS:
        raise ValueError(f"it has {raster.width * raster.height // 1_000_000} million pixels")
    inline = isinstance(raster.source, pikepdf.PdfInlineImage)
    held = raster.source if inline else pikepdf.PdfImage(raster.source)
    picture = (held.as_pil_image() if inline else held.as_pil_image(apply_mask=False)).convert("CMYK")
    if "/DCTDecode" not in held.filters:
        return picture
    # Pillow turns inks over where the JPEG bears Adobe's marker; a PDF goes by Decode alone (ISO 32000-2, 8.9.5.2).
    decode = numbers(held.obj.get("/Decode"), 8)
    turned, turns = "adobe" in picture.info, decode is not None and decode[0] > decode[1]
    return picture if turned == turns else picture.point(lambda ink: 255 - ink)
