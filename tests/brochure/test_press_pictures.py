"""Pictures of every mode on the press: which plates print them, how fine they are, how much ink they carry."""

from __future__ import annotations

import io
import zlib
from functools import lru_cache
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageStat

from publisher.binding.pdf_image import Samples
from publisher.binding.pdf_separation import separated
from publisher.model.picture import Picture
from publisher.preflight.pdf import check_pdf
from publisher.style.ink_profile import standard_profile
from tests.brochure.make import guide, made
from tests.brochure.pictures import every_kind
from tests.brochure.pressed import file, pressed
from tests.judges.inks import light, plates
from tests.judges.page import qpdf_check

KINDS = every_kind()
STANDARD = standard_profile()
GREYS = {name for name in KINDS if name.startswith("grey")}


def saved(image: Image.Image, kind: str = "PNG", **options: int) -> bytes:
    kept = io.BytesIO()
    image.save(kept, kind, **options)
    return kept.getvalue()


def picture(data: bytes, kind: str = "png") -> Picture:
    return Picture("x", kind, data, *Image.open(io.BytesIO(data)).size)


@lru_cache
def sheet() -> bytes:
    """Every kind of picture on one sheet."""
    body = "\n\n".join(f"![A patch.]({name})" for name in KINDS)
    return pressed(made(guide(f"---\ntitle: Patches\n---\n\n# Patches\n\n{body}", KINDS)))


def images() -> list[tuple[str, int, bool]]:
    """Space, bits and whether there is a mask."""
    with pikepdf.open(io.BytesIO(sheet())) as document:
        found = [each for each in document.objects if isinstance(each, pikepdf.Stream) and each.get("/Width")]
        return [(str(each.ColorSpace), int(each.BitsPerComponent), "/SMask" in each) for each in found]


def test_pictures_are_in_ink_or_grey(tmp_path: Path) -> None:
    path = file(sheet(), tmp_path)
    assert light(path) == []
    assert qpdf_check(path) == []
    assert {space for space, _, _ in images()} == {"/DeviceCMYK", "/DeviceGray"}
    assert {bits for _, bits, _ in images()} == {8}
    assert "PDF-INK" not in {each.code for each in check_pdf("p.pdf", sheet(), "press")}


def test_see_through_pictures_are_blended_in_ink() -> None:
    with pikepdf.open(io.BytesIO(sheet())) as document:
        groups = [page.obj.Group.CS for page in document.pages if "/Group" in page.obj]
    assert sum(masked for _, _, masked in images()) == 1  # rgba.png; the others' masks hide nothing
    assert groups
    assert set(map(str, groups)) == {"/DeviceCMYK"}


@pytest.mark.parametrize("name", sorted(GREYS))
def test_grey_pictures_are_printed_in_black_alone(name: str) -> None:
    kind = "jpeg" if name.endswith("jpg") else "png"
    samples, _ = separated(picture(KINDS[name], kind), 200, 100, STANDARD)
    assert samples.space == b"DeviceGray"
    assert mean(samples)[0] == pytest.approx(120, abs=2)


@pytest.mark.parametrize("name", sorted(set(KINDS) - GREYS - {"cmyk.jpg"}))
def test_coloured_pictures_are_separated_by_the_profile(name: str) -> None:
    kind = "jpeg" if name.endswith("jpg") else "png"
    samples, _ = separated(picture(KINDS[name], kind), 200, 100, STANDARD)
    assert samples.space == b"DeviceCMYK"
    whole = Image.frombytes("CMYK", (samples.width, samples.height), unpacked(samples))
    assert whole.getpixel((20, 6)) == pytest.approx((38, 199, 235, 18), abs=9)  # (200, 80, 40) by littleCMS, one by one


def test_a_picture_in_cmyk_stays_as_it_was_separated() -> None:
    image = Image.new("CMYK", (20, 20), (10, 200, 60, 5))
    samples, _ = separated(picture(saved(image, "JPEG", quality=100), "jpeg"), 200, 200, STANDARD)
    assert mean(samples) == pytest.approx([10, 200, 60, 5], abs=2)


def test_a_picture_with_too_much_ink_keeps_its_black_and_its_hue() -> None:
    image = Image.new("CMYK", (20, 20), (240, 200, 160, 255))
    cyan, magenta, yellow, black = mean(separated(picture(saved(image, "TIFF")), 200, 200, STANDARD)[0])
    assert black == 255
    assert cyan + magenta + yellow + black <= 300 * 2.55
    assert cyan / magenta == pytest.approx(240 / 200, abs=0.02)


def test_no_colour_of_a_picture_is_over_the_limit() -> None:
    steps = range(0, 256, 17)
    colours = bytes(part for red in steps for green in steps for blue in steps for part in (red, green, blue))
    image = Image.frombytes("RGB", (256, 16), colours)
    for limit in (3.0, 2.4):
        data = unpacked(separated(picture(saved(image)), 300, 300, standard_profile(limit))[0])
        assert max(map(sum, zip(data[::4], data[1::4], data[2::4], data[3::4]))) <= limit * 255


@pytest.mark.parametrize(("pixels", "inches", "kept"), [(900, 1, 300), (900, 3, 900), (900, 2, 600), (100, 1, 100)])
def test_pictures_are_no_finer_than_a_press_shows(pixels: int, inches: float, kept: int) -> None:
    image = Image.new("RGB", (pixels, pixels // 2), (200, 80, 40))
    samples, _ = separated(picture(saved(image)), inches * 72, inches * 36, STANDARD)
    assert (samples.width, samples.height) == (kept, kept // 2)


def test_a_mask_is_as_fine_as_its_picture_and_one_that_hides_nothing_is_left_out() -> None:
    image = Image.new("RGBA", (600, 600), (200, 80, 40, 128))
    samples, mask = separated(picture(saved(image)), 72, 72, STANDARD)
    assert mask is not None
    assert (mask.width, mask.height) == (samples.width, samples.height) == (300, 300)
    image.putalpha(255)
    assert separated(picture(saved(image)), 72, 72, STANDARD)[1] is None


def test_ghostscript_measures_no_more_ink_than_the_limit(tmp_path: Path) -> None:
    data = saved(Image.effect_mandelbrot((200, 200), (-2, -1.5, 1, 1.5), 50).convert("RGB"))
    dark = saved(Image.merge("RGB", [Image.linear_gradient("L").point(lambda v, s=s: v * s // 9) for s in (1, 0, 2)]))
    body = "![A patch.](one.png)\n\n![A patch.](two.png)"
    found = made(guide(f"---\ntitle: Patches\n---\n\n# Patches\n\n{body}", {"one.png": data, "two.png": dark}))
    for page in plates(file(pressed(found), tmp_path)):
        assert set(page.inks) == {"Cyan", "Magenta", "Yellow", "Black"}
        assert page.most((43, 43, 880, 630)) <= 300.5


def unpacked(samples: Samples) -> bytes:
    return zlib.decompress(samples.data)


def mean(samples: Samples) -> list[float]:
    mode = "L" if samples.space == b"DeviceGray" else "CMYK"
    return ImageStat.Stat(Image.frombytes(mode, (samples.width, samples.height), unpacked(samples))).mean
