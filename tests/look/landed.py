"""Judges of a sheet as it is drawn: where ink landed. A Look enters, breaches leave.

The sheet is drawn with its text, without it, and down to its grounds and art; what differs tells where text is and
what it stands on."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import ImageChops
from PIL.Image import Image

from publisher.typesetting.pages import TextRun
from tests.look.laid import AIR, SAFE
from tests.look.rectangle import MM, Rectangle, letters
from tests.look.sheets import SCALE, Look

FLAT = 10  # of 255: what one ground may differ in itself, by rounding at its edges
_INK = 24  # of 255: less is the paper
_COLOURS = 256  # under one run of text: more is art


def astray(look: Look) -> Iterator[str]:
    """Text that landed nearer to a fold or a trim than SAFE."""
    geometry = look.pages.geometry
    for page, (full, bare) in enumerate(zip(look.full, look.bare, strict=True)):
        text = ImageChops.difference(full, bare).convert("L").point(lambda value: 255 if value > _INK else 0)
        width, height = geometry.width, geometry.height
        bands = {
            f"the fold at {fold / MM:.1f} mm": (fold - SAFE, 0, fold + SAFE, height) for fold in geometry.folds(page)
        }
        bands |= {"the left trim": (0, 0, SAFE, height), "the right trim": (width - SAFE, 0, width, height)}
        bands |= {"the upper trim": (0, 0, width, SAFE), "the lower trim": (0, height - SAFE, width, height)}
        for name, band in bands.items():
            if text.crop(_pixels(Rectangle(*band).grown(-0.5 / SCALE), text)).getbbox():
                yield f"page {page}: ink of text within 5 mm of {name}"


def on_art(look: Look) -> Iterator[str]:
    """Text, and a millimetre round it, over anything but one flat ground."""
    for page, under in enumerate(look.under):
        for run in look.runs(page):
            if (spread := _spread(under.crop(_pixels(letters(run).grown(AIR), under)))) > FLAT:
                yield f"page {page}: {run.text!r} over art ({spread} of 255)"


def on_ink(look: Look) -> Iterator[str]:
    """Letters over any other ink: rules, signs, edges, figures."""
    for page, bare in enumerate(look.bare):
        for run in look.runs(page):
            if (spread := _spread(bare.crop(_pixels(letters(run), bare)))) > FLAT:
                yield f"page {page}: {run.text!r} over other ink ({spread} of 255)"


def unprinted(look: Look) -> Iterator[str]:
    """Text that left no ink where it should stand."""
    for page, (full, bare) in enumerate(zip(look.full, look.bare, strict=True)):
        for run in look.runs(page):
            area = _pixels(letters(run), full)
            if ImageChops.difference(full.crop(area), bare.crop(area)).getbbox() is None:
                yield f"page {page}: {run.text!r} cannot be seen"


def unclear(look: Look) -> Iterator[str]:
    """Contrast too low (WCAG 2.2, 1.4.3) against the worst pixel under the letters."""
    for page, bare in enumerate(look.bare):
        for run in look.runs(page):
            own = (run.colour.red, run.colour.green, run.colour.blue)
            ratio = min(contrast(own, ground) for ground in _grounds(bare, run))
            if ratio < least(run):
                yield f"page {page}: {run.text!r} at {ratio:.2f}"


def unclear_in_grey(look: Look, always: float = 0.0) -> Iterator[str]:
    """The same on a printer without colour; `always` is what text of any size has at least."""
    for page, bare in enumerate(look.bare):
        for run in look.runs(page):
            own = _grey((run.colour.red, run.colour.green, run.colour.blue))
            ratio = min(contrast(own, _grey(ground)) for ground in _grounds(bare, run))
            if ratio < max(least(run), always):
                yield f"page {page}: {run.text!r} at {ratio:.2f} in grey"


Rgb = tuple[float, float, float]


def least(run: TextRun) -> float:
    """3 for text of 18 pt, or bold of 14 pt, and up; else 4.5."""
    return 3.0 if run.size >= 18 or (run.size >= 14 and run.font.face.weight >= 700) else 4.5


def contrast(one: Rgb, other: Rgb) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _grey(colour: Rgb) -> Rgb:
    """Luma (ITU-R BT.601), as drivers of office printers make it."""
    luma = 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]
    return luma, luma, luma


def _grounds(bare: Image, run: TextRun) -> list[Rgb]:
    part = bare.crop(_pixels(letters(run), bare))
    found = part.getcolors(_COLOURS) or part.quantize(_COLOURS).convert("RGB").getcolors(_COLOURS)
    return [(r / 255, g / 255, b / 255) for _, (r, g, b) in found]


def _spread(part: Image) -> int:
    return max(high - low for low, high in part.getextrema())


def _pixels(area: Rectangle, picture: Image) -> tuple[int, int, int, int]:
    """Whole pixels that lie in `area`, at least one."""
    left, top = max(0, int(area.left * SCALE + 0.5)), max(0, int(area.top * SCALE + 0.5))
    right, bottom = int(area.right * SCALE + 0.5), int(area.bottom * SCALE + 0.5)
    return left, top, min(picture.width, max(right, left + 1)), min(picture.height, max(bottom, top + 1))


JUDGES = (astray, on_art, on_ink, unprinted, unclear, unclear_in_grey)


def breaches(look: Look) -> list[str]:
    return [f"{judge.__name__}: {breach}" for judge in JUDGES for breach in judge(look)]
