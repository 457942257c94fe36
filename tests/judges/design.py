"""The pictures of docs/design, made of the brands as they are: `python -m tests.judges.design FOLDER`.

FOLDER/comps holds the drafts that the brands were made after; each is set above the sheet that the product makes of
the real guide. The rest show what a brand can set: colours, drawings, frames, one guide in every brand."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.binding import pdf
from publisher.drawing import DRAWINGS
from publisher.drawing.stand_in import AS, left_out, standing
from publisher.edition.held import edition_images
from publisher.style.face import Face
from publisher.style.layout import PanelLayout
from publisher.style.length import points
from publisher.typesetting.art import art
from publisher.typesetting.pages import Ink, Page
from tests.brochure.make import WHEN, brand
from tests.look.sheets import BRANDS, REAL, Look, drawn, look

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

SIDES = ("outside", "inside")
WIDTH = 1000  # pixels of a side-by-side picture
GROUND, INK, RED, BLUE = "#ffffff", "#222222", "#c22f2f", "#1c5fb0"
MM = points("1 mm")


def main(folder: Path) -> None:
    for name in BRANDS:
        for side, picture in zip(SIDES, beside(name, folder / "comps"), strict=True):
            _save(picture, folder / f"{name}-{side}.jpg")
        _save(swatches(name), folder / f"{name}-colours.png")
        _save(frames(name), folder / f"{name}-frames.jpg")
        _save(folded(name), folder / f"{name}-folded.jpg")
        _save(drawings(name), folder / f"{name}-drawings.png")
    _save(row(_sides(name, 0, 460) for name in (*BRANDS, "plain")), folder / "one-guide.jpg")
    shorts = [_sides(name, page, 460, "short") for page in (0, 1) for name in (*BRANDS, "plain")]
    _save(stack([row(shorts[: len(shorts) // 2]), row(shorts[len(shorts) // 2 :])]), folder / "short-guide.jpg")
    _save(parts(), folder / "harbour-parts.jpg")


def beside(name: str, comps: Path) -> Iterable[Image]:
    """Outside and inside: the draft above, the product below."""
    from PIL import Image

    for page, side in enumerate(SIDES):
        with Image.open(comps / f"{name}-{side}.jpg") as comp:
            yield stack([_wide(comp.convert("RGB"), WIDTH), _sides(name, page, WIDTH)])


def folded(name: str) -> Image:
    """The folded sheet as it lies in a hand: shut, with its cover lifted, turned over; below, copied without colour."""
    shown = look(name)
    pages, scale = drawn(shown.file, dpi=200), 200 / 72
    panels = {panel.name: panel for panel in shown.pages.geometry.panels}

    def panel(key: str) -> Image:
        here = panels[key]
        left, right, foot = (round(side * scale) for side in (here.left, here.left + here.width, here.height))
        return pages[here.page].crop((left, 0, right, foot))

    states = row((panel("cover"), row((panel("inside-left"), panel("flap")), gap=0), panel("back")), gap=60)
    coloured = _wide(states, WIDTH)
    return stack([coloured, coloured.convert("L").convert("RGB")])


def _sides(name: str, page: int, width: int, guide: str = REAL) -> Image:
    """One page of a brand's A4 sheet, drawn large and averaged down."""
    return _wide(drawn(look(name, guide=guide).file, dpi=200)[page], width)


def _wide(picture: Image, width: int) -> Image:
    from PIL import Image

    return picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)


def row(pictures: Iterable[Image], gap: int = 12) -> Image:
    from PIL import Image

    found = list(pictures)
    strip = Image.new("RGB", (sum(p.width + gap for p in found) - gap, max(p.height for p in found)), "#8a9499")
    left = 0
    for picture in found:
        strip.paste(picture, (left, 0))
        left += picture.width + gap
    return strip


def stack(pictures: Sequence[Image], gap: int = 12) -> Image:
    from PIL import Image

    tall = sum(p.height + gap for p in pictures) - gap
    pile = Image.new("RGB", (max(p.width for p in pictures), tall), "#8a9499")
    top = 0
    for picture in pictures:
        pile.paste(picture, (0, top))
        top += picture.height + gap
    return pile


def swatches(name: str) -> Image:
    """A brand's palette with its names, screen values and inks."""
    from PIL import Image, ImageDraw

    colours = [brand(name).colours[key] for key in brand(name).palette.colours if _is_own(name, key)]
    across, high, wide = 6, 104, 160
    sheet = Image.new("RGB", (across * wide, -(-len(colours) // across) * high), GROUND)
    pen = ImageDraw.Draw(sheet)
    for index, colour in enumerate(colours):
        x, y = index % across * wide, index // across * high
        pen.rectangle((x + 6, y + 6, x + wide - 7, y + 54), fill=colour.hex, outline="#bbbbbb")
        _write(pen, (x + 6, y + 58), colour.name, name, 13, bold=True)
        ink = " ".join(f"{round(part * 100)}" for part in colour.ink or ())
        _write(pen, (x + 6, y + 75), f"{colour.hex}   {ink}", name, 12)
    return sheet


def _is_own(name: str, key: str) -> bool:
    """A colour of the palette itself, not a theme colour that points to one."""
    return brand(name).colours[key].name == key and brand(name).colours[key].ink is not None


def drawings(name: str) -> Image:
    """Every drawing that the brand inks, that its layout places or that it makes of what the real guide asks for."""
    from PIL import Image, ImageDraw

    shown = look(name)
    sheet = shown.stock.sheet
    images = (each.source.removeprefix("drawing:") for each in edition_images(shown.edition))
    asked = [each for each in images if each in DRAWINGS and not left_out(each, sheet.drawings)]
    placed = {standing(each, sheet.drawings)[0] for each in (*asked, *sheet.drawings)}
    placed |= {piece.drawing for panel in shown.stock.layout.panels.values() for piece in panel.art}
    names = [each for each in DRAWINGS if each in placed and sheet.drawings.get(each, {}).get(AS, "") == ""]
    wide, high, across = 300, 230, 3
    picture = Image.new("RGB", (across * wide, -(-len(names) // across) * high), sheet.page.hex)
    pen = ImageDraw.Draw(picture)
    for index, each in enumerate(names):
        x, y = index % across * wide, index // across * high
        height = min(high - 45, (wide - 30) * DRAWINGS[each].aspect)
        picture.paste(_drawing(each, wide - 30, height, shown), (x + 15, y + 10))
        _write(pen, (x + 15, y + high - 27), each, name, 14)
    return picture


def _drawing(name: str, width: float, height: float, shown: Look) -> Image:
    """One drawing on the page's ground, by way of a PDF like any other."""
    geometry = replace(shown.pages.geometry, width=width, height=height, panels=shown.pages.geometry.panels[:1])
    mark = Ink(art(name, width, height, {}, shown.stock.sheet), 0, 0, shown.stock.sheet.colours, None)
    ground = [m for m in shown.pages.pages[1].under if isinstance(m, Ink)][:1]
    under = (*(g for g in ground if _is_page(g, shown)), replace(mark, clip=(0, 0, width, height)))
    pages = replace(shown.pages, geometry=geometry, pages=(Page(under, ()),), landings=())
    return drawn(pdf.bind(pages, shown.edition, WHEN), dpi=72)[0]


def _is_page(mark: Ink, shown: Look) -> bool:
    """Whether a ground is the page's own colour, laid under all panels."""
    return len(mark.shapes) == 1 and mark.shapes[0].fill == shown.stock.sheet.page.name


def frames(name: str) -> Image:
    """The sheet with its frames (red, and what they claim) and the rectangles of its art (blue)."""
    from PIL import ImageDraw

    shown = look(name)
    pages = []
    for number, page in enumerate(drawn(shown.file, dpi=96)):
        faded = page.point(lambda value: 255 - (255 - value) * 2 // 5)
        pen = ImageDraw.Draw(faded)
        for panel in (each for each in shown.pages.geometry.panels if each.page == number):
            laid = shown.stock.layout.panels.get(panel.name, shown.stock.layout.standard)
            _outline(pen, laid, (panel.left, panel.width, panel.height), name)
        for fold in shown.pages.geometry.folds(number):
            pen.line((fold * 96 / 72, 0, fold * 96 / 72, faded.height), fill="#777777")
        pages.append(faded)
    return stack(pages)


def _outline(pen: ImageDraw, laid: PanelLayout, panel: tuple[float, float, float], name: str) -> None:
    left, width, height = panel
    for piece in laid.art:
        box = (left + piece.left, piece.top, left + width - piece.right, height - piece.bottom)
        pen.rectangle(_dots(box), outline=BLUE, width=2)
        _write(pen, (_dots(box)[0] + 6, _dots(box)[3] - 24), piece.drawing, name, 15, fill=BLUE, bold=True)
    for frame in laid.frames:
        box = (left + frame.left, frame.top, left + width - frame.right, height - frame.bottom)
        pen.rectangle(_dots(box), outline=RED, width=2)
        words = ", ".join(frame.claims) + ("  ↑" if frame.anchor == "bottom" else "")
        at = _dots(box)[3] - 22 if frame.anchor == "bottom" else _dots(box)[1] + 2
        _write(pen, (_dots(box)[0] + 5, at), words, name, 14, fill=RED, bold=True)


def _dots(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (part * 96 / 72 for part in box)
    return max(left, 1), max(top, 1), right - 1, bottom - 1


def parts() -> Image:
    """Lists, tiles, steps and the call box, cut out of Harbour's sheet."""
    pages = drawn(look("harbour").file, dpi=120)
    scale = 120 / 72 * MM
    cuts = {
        0: ((2, 24, 96, 153),),
        1: ((107, 26, 193, 78), (107, 144, 193, 206), (203, 118, 295, 208)),
    }
    found = [pages[page].crop(_cut(box, scale)) for page, boxes in cuts.items() for box in boxes]
    return row([found[0], stack(found[1:3]), found[3]])


def _cut(box: tuple[int, int, int, int], scale: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(part * scale) for part in box)
    return left, top, right, bottom


def _write(
    pen: ImageDraw, at: tuple[float, float], words: str, name: str, size: int, fill: str = INK, bold: bool = False
) -> None:
    from PIL import ImageFont

    face = _face(brand(name).faces, 600 if bold else 400)
    font = ImageFont.truetype(io.BytesIO(face.data), size)
    if fill != INK:
        pen.rectangle(pen.textbbox(at, words, font=font), fill=GROUND)
    pen.text(at, words, fill=fill, font=font)


def _face(faces: Mapping[str, Sequence[Face]], weight: int) -> Face:
    from publisher.style.family import FALLBACK, loaded, nearest

    face = nearest(faces[FALLBACK.lower()], weight, False)
    assert face is not None
    return loaded(face)


def _save(picture: Image, path: Path) -> None:
    """A photograph's format for sheets with art, a palette for flat pictures; neither knows the day it was made."""
    if path.suffix == ".jpg":
        picture.save(path, quality=54, optimize=True, progressive=True)
    else:
        picture.quantize(64).save(path, optimize=True)
    print(path, path.stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
