"""What colours become on the press: an ICC profile and a limit of ink enter, plates leave.

A brand's own inks are printed as they are. Any other colour goes through the profile, save that greys and what is as
good as black are kept on the black plate, where nothing can be out of register. littleCMS converts (relative
colorimetric, black point compensated); what it lays down beyond the limit is taken from cyan, magenta and yellow alike,
so that hue and black stay."""

from __future__ import annotations

import io
from bisect import bisect_left
from dataclasses import field
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import NOWHERE, Place
from publisher.model.remembering import remembered
from publisher.model.value import value
from publisher.style.colour import Colour, Plates, luminance
from publisher.style.press_rule import STANDARD_LIMIT

if TYPE_CHECKING:
    from PIL.ImageCms import ImageCmsTransform

GRID = 33  # colours along each side of the cube that pictures are converted by
_GREY = 0.06  # between a colour's strongest and weakest light: up to this it is a grey
_DARK = 0.15  # a colour whose strongest light is this or less is a black
_HEAD = 128  # bytes (ICC.1, 7.2)
_SPACES = {b"RGB ": "RGB, the light of a screen", b"GRAY": "grey", b"Lab ": "Lab"}
_ROUNDING = 0.008  # of ink, that four plates of 8 bits may gain


@value
class InkProfile:
    """`condition` names how is printed: a registered characterisation (FOGRA39), or what the profile calls itself.
    `limit`: of all plates together, 1 for all of one."""

    condition: str
    data: bytes = field(repr=False)
    limit: float = STANDARD_LIMIT


def read_ink_profile(data: bytes, path: str, limit: float, place: Place = NOWHERE) -> InkProfile:
    """The profile in the bytes of the file that the user calls `path`. BrokenInput (ICC-WRONG), at `place`, if it is
    none, or not of a press that prints in cyan, magenta, yellow and black."""
    from PIL import ImageCms

    problem = _problem(data)
    if not problem:
        try:
            made = ImageCms.ImageCmsProfile(io.BytesIO(data))
            profile = InkProfile((made.profile.profile_description or path).strip(), data, limit)
            _transform(profile)
            _lightness(profile)
        except (ImageCms.PyCMSError, OSError, ValueError):
            problem = "is damaged"
    if problem:
        raise BrokenInput(Finding("ICC-WRONG", place, {"path": path, "problem": problem}))
    return profile


def _problem(data: bytes) -> str:
    """What a profile's head says against it (ICC.1, 7.2)."""
    if len(data) < _HEAD or data[36:40] != b"acsp":
        return "is no colour profile"
    if data[16:20] != b"CMYK":
        return f"is for {_SPACES.get(data[16:20], 'other colours than inks')}"
    return "" if data[12:16] == b"prtr" else "is not of a printing press"


@lru_cache(maxsize=8)
def standard_profile(limit: float = STANDARD_LIMIT) -> InkProfile:
    """Coated paper, FOGRA39."""
    return InkProfile("FOGRA39", (files("publisher") / "defaults" / "icc" / "FOGRA39L.icc").read_bytes(), limit)


@lru_cache(maxsize=4096)
def plates(colour: Colour, profile: InkProfile) -> Plates:
    """What prints `colour`, where no spot ink does."""
    if colour.ink is not None:
        return colour.ink
    light = (colour.red, colour.green, colour.blue)
    if max(light) - min(light) <= _GREY or max(light) <= _DARK:
        return (0.0, 0.0, 0.0, _black(colour, profile))
    from PIL import Image, ImageCms

    pixel = Image.frombytes("RGB", (1, 1), bytes(round(part * 255) for part in light))
    found = ImageCms.applyTransform(pixel, _transform(profile))
    assert found is not None
    cyan, magenta, yellow, black = (part / 255 for part in found.tobytes())
    return _limited(cyan, magenta, yellow, black, profile.limit)


@remembered(4)
def cube(profile: InkProfile) -> tuple[float, ...]:
    """Plates for GRID × GRID × GRID colours, red changing fastest: what lies between is as far between in ink, and so
    never over the limit either."""
    from PIL import Image, ImageCms

    steps = [round(step * 255 / (GRID - 1)) for step in range(GRID)]
    colours = bytes(part for blue in steps for green in steps for red in steps for part in (red, green, blue))
    found = ImageCms.applyTransform(Image.frombytes("RGB", (GRID, GRID * GRID), colours), _transform(profile))
    assert found is not None
    data, limit = [part / 255 for part in found.tobytes()], profile.limit - _ROUNDING
    corners = zip(data[::4], data[1::4], data[2::4], data[3::4], strict=True)
    return tuple(part for corner in corners for part in _limited(*corner, limit))


def _limited(cyan: float, magenta: float, yellow: float, black: float, limit: float) -> Plates:
    colour = cyan + magenta + yellow
    share = min(1.0, max(0.0, limit - black) / colour) if colour else 1.0
    return (cyan * share, magenta * share, yellow * share, black)


def _black(grey: Colour, profile: InkProfile) -> float:
    """How much black is as light as `grey`, between paper and the darkest that black alone prints."""
    light = luminance(grey)
    lightness = 116 * light ** (1 / 3) - 16 if light > 0.008856 else 903.3 * light  # CIE 15, 8.2.1
    found = _lightness(profile)
    wanted = found[0] + (found[-1] - found[0]) * (1 - lightness / 100)
    return bisect_left(found, -wanted, key=lambda each: -each) / 255


@remembered(4)
def _lightness(profile: InkProfile) -> tuple[float, ...]:
    """L* in steps of 255 for each amount of black, from none to all of it; never rising."""
    from PIL import Image, ImageCms

    inks = ImageCms.ImageCmsProfile(io.BytesIO(profile.data))
    lab = ImageCms.createProfile("LAB")
    seen = ImageCms.buildTransform(inks, lab, "CMYK", "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC)
    blacks = Image.frombytes("CMYK", (256, 1), bytes(part for black in range(256) for part in (0, 0, 0, black)))
    found = ImageCms.applyTransform(blacks, seen)
    assert found is not None
    lightness = list(found.tobytes()[::3])
    return tuple(min(lightness[: step + 1]) for step in range(256))


@remembered(4)
def _transform(profile: InkProfile) -> ImageCmsTransform:
    from PIL import ImageCms

    source = files("publisher") / "defaults" / "icc" / "sRGB.icc"
    screen, press = (ImageCms.ImageCmsProfile(io.BytesIO(data)) for data in (source.read_bytes(), profile.data))
    return ImageCms.buildTransform(
        screen,
        press,
        "RGB",
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
