"""What a PDF is printed with, as two judges of different make see it: its operators, and Ghostscript's plates."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.judges import need

if TYPE_CHECKING:
    from PIL.Image import Image

_OPERATORS = frozenset({"rg", "RG"})
_SPACES = ("/DeviceRGB", "/CalRGB", "/Lab", "/RGB")
_PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


def light(pdf: Path) -> list[str]:
    """Every place of the file that is coloured in RGB or Lab: operators of pages, forms, patterns and glyphs, the
    spaces of images, shadings, groups and resources, whether a page uses them or not."""
    import pikepdf

    found: list[str] = []
    with pikepdf.open(pdf) as document:
        for number, page in enumerate(document.pages, 1):
            found += [f"page {number}: {each}" for each in _operators(page)]
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream):
                found += [f"object {thing.objgen[0]}: {each}" for each in _stream(thing)]
            found += [f"object {thing.objgen[0]}: {each}" for each in _spaces(thing)]
    return found


def _stream(stream: Any) -> Iterator[str]:
    if stream.get("/Subtype") == "/Form" or "/PatternType" in stream:
        yield from _operators(stream)


def _operators(content: Any) -> Iterator[str]:
    import pikepdf

    for each in pikepdf.parse_content_stream(content):
        if isinstance(each, pikepdf.ContentStreamInlineImage):
            yield from (f"an inline image in {name}" for name in _SPACES if str(each.iimage.colorspace) == name)
            continue
        operands, operator = [str(operand) for operand in each.operands], str(each.operator)
        if operator in _OPERATORS or (operator in ("cs", "CS") and operands[0] in _SPACES):
            yield f"{' '.join(operands)} {operator}"


def _spaces(thing: Any) -> Iterator[str]:
    """Names of light in a dictionary's or array's own values; indirect ones are objects themselves."""
    import pikepdf

    if isinstance(thing, pikepdf.Name) and str(thing) in _SPACES:
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        if len(thing) > 1 and thing[0] == "/ICCBased" and thing[1].get("/N") == 3:
            yield "RGB by ICC profile"
        for each in thing:
            yield from _own(each)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for each in (thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing).values():
            yield from _own(each)


def _own(value: Any) -> Iterator[str]:
    if not getattr(value, "is_indirect", False):
        yield from _spaces(value)


@dataclass(frozen=True)
class Plates:
    """A page's plates by ink: pictures in which 255 is all of it."""

    inks: dict[str, Image]
    dpi: float

    @property
    def process(self) -> tuple[Image, ...]:
        return tuple(self.inks[name] for name in _PROCESS)

    def most(self, box: tuple[float, float, float, float]) -> float:
        """Per cent of all inks together at the heaviest dot of `box`, in points from the page's top left."""
        from PIL import ImageMath

        edges = [round(side * self.dpi / 72) for side in box]
        parts = {f"ink{n}": ink.crop((*edges,)) for n, ink in enumerate(self.inks.values())}  # type: ignore[arg-type]
        total = ImageMath.lambda_eval(lambda of: sum((of[name] for name in parts), start=0 * of["ink0"]), **parts)
        return float(total.getextrema()[1]) / 2.55


def plates(pdf: Path, dpi: float = 72) -> list[Plates]:
    """Each page separated by Ghostscript."""
    from PIL import Image, ImageChops

    need("gs")
    with tempfile.TemporaryDirectory() as folder:
        command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{dpi:g}"]
        done = subprocess.run([*command, f"-sOutputFile={folder}/%d.tif", str(pdf)], capture_output=True, timeout=180)
        assert done.returncode == 0, done.stderr
        pages: dict[int, dict[str, Image.Image]] = {}
        for file in sorted(Path(folder).glob("*(*).tif")):
            number, name = re.fullmatch(r"(\d+)\((.*)\)", file.stem, re.DOTALL).groups()  # type: ignore[union-attr]
            pages.setdefault(int(number), {})[name] = ImageChops.invert(Image.open(file).convert("L"))
    return [Plates(pages[number], dpi) for number in sorted(pages)]
