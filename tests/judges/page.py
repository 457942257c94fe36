"""What poppler, PDFium, MuPDF, qpdf and a QR reader say of a PDF, as plain values. Pages count from 1."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.judges import need

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of a page in points from its top left corner; pdftotext counts so."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Font:
    """A line of pdffonts."""

    name: str
    kind: str
    embedded: bool
    subset: bool
    unicode: bool


def words(pdf: Path, page: int | None = None, crop: Crop | None = None) -> list[str]:
    """The words of a page, or of all pages, or of a part of each, in the order of the file."""
    need("pdftotext")
    pages = ["-f", str(page), "-l", str(page)] if page else []
    return _run("pdftotext", "-raw", *pages, *_crop(crop), str(pdf), "-").split()


def _crop(crop: Crop | None) -> list[str]:
    """At 72 dots an inch a dot is a point."""
    if crop is None:
        return []
    sides = {"-x": crop.x, "-y": crop.y, "-W": crop.width, "-H": crop.height}
    return ["-r", "72", *(text for side, value in sides.items() for text in (side, str(round(value))))]


def render(pdf: Path, dpi: float = 72) -> list[Image]:
    """Every page as PDFium draws it, in RGB."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]


def render_with(program: str, pdf: Path, dpi: float = 72) -> list[Image]:
    """Every page as poppler (pdftoppm) or MuPDF (mutool) draws it, in RGB, with smoothed edges."""
    from PIL import Image

    need(program)
    with tempfile.TemporaryDirectory() as folder:
        command = {
            "pdftoppm": ("pdftoppm", "-r", str(dpi), "-png", str(pdf), f"{folder}/page"),
            "mutool": ("mutool", "draw", "-q", "-r", str(dpi), "-o", f"{folder}/page-%d.png", str(pdf)),
        }[program]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return [Image.open(page).convert("RGB") for page in sorted(Path(folder).glob("page-*.png"))]


def white_margin(page: Image, margin: int) -> bool:
    """Whether nothing is drawn within `margin` dots of any edge."""
    wide, high = page.size
    above, below = (0, 0, wide, margin), (0, high - margin, wide, high)
    left, right = (0, 0, margin, high), (wide - margin, 0, wide, high)
    return all(page.crop(edge).getextrema() == ((255, 255),) * 3 for edge in (above, below, left, right))


def decode_qr(image: Image) -> list[str]:
    """The text of every QR code in a picture."""
    import zxingcpp

    return [
        code.text
        for code in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]))
    ]


def fonts(pdf: Path) -> list[Font]:
    """Every font of the file, the columns by their widths in pdffonts' ruled header."""
    need("pdffonts")
    _, rule, *lines = _run("pdffonts", str(pdf)).splitlines()
    widths = [len(dashes) for dashes in rule.split()]
    starts = [sum(widths[:column]) + column for column in range(len(widths))]
    rows = [[line[start : start + width].strip() for start, width in zip(starts, widths)] for line in lines]
    return [Font(name, kind, emb == "yes", sub == "yes", uni == "yes") for name, kind, _, emb, sub, uni, *_ in rows]


def qpdf_check(pdf: Path) -> list[str]:
    """What qpdf complains of in the file's structure; nothing for a sound file."""
    need("qpdf")
    done = subprocess.run(["qpdf", "--check", pdf], capture_output=True, text=True, timeout=60)
    return [line for line in done.stderr.splitlines() if line.strip()] if done.returncode else []


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", timeout=60).stdout
