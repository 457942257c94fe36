"""Negative controls: each judge of the press profile sees the fault that it is there for."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from tests.brochure.make import real
from tests.brochure.pressed import complaints, pressed, trimmed
from tests.judges.inks import light, plates
from tests.judges.page import fonts


def spoilt(spoil: Callable[[pikepdf.Pdf], None], folder: Path) -> Path:
    with pikepdf.open(io.BytesIO(pressed(real("harbour")))) as document:
        spoil(document)
        path = folder / "spoilt.pdf"
        document.save(path)
    return path


def test_an_object_in_rgb_is_seen(tmp_path: Path) -> None:
    path = spoilt(lambda document: document.pages[1].contents_add(b"1 0 0 rg 90 90 20 20 re f"), tmp_path)
    assert light(path) == ["page 2: 1 0 0 rg"]
    assert any("PDF-RGB" in each for each in complaints(path.read_bytes()))


RED = b"1 0 0 rg 0 0 9 9 re f"
ROOTS: dict[str, Callable[[pikepdf.Pdf], pikepdf.Object]] = {
    "a form": lambda pdf: Stream(pdf, RED, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9])),
    "a pattern": lambda pdf: Stream(pdf, RED, PatternType=1, PaintType=1, TilingType=1, BBox=Array([0, 0, 9, 9])),
    "an image": lambda pdf: Stream(pdf, b"abc", Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceRGB),
    "a palette": lambda _: Array([Name.Indexed, Name.DeviceRGB, 0, pikepdf.String("abc")]),
    "a profile": lambda pdf: Array([Name.ICCBased, pdf.make_indirect(Stream(pdf, b"", N=3))]),
    "a shading": lambda _: Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB),
    "a group": lambda _: Dictionary(S=Name.Transparency, CS=Name.DeviceRGB),
    "an inline image": lambda pdf: Stream(
        pdf, b"BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI", Subtype=Name.Form, BBox=Array([0, 0, 9, 9])
    ),
}


@pytest.mark.parametrize("kind", ROOTS)
def test_light_is_seen_wherever_it_hides(kind: str, tmp_path: Path) -> None:
    def hide(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.Resources["/Hidden"] = document.make_indirect(ROOTS[kind](document))

    assert len(light(spoilt(hide, tmp_path))) == 1


def test_a_mark_inside_the_trim_is_seen(tmp_path: Path) -> None:
    mark = b"/Spot416c6c CS 1 SCN 0.5 w 100 60 m 100 80 l S"
    path = spoilt(lambda document: document.pages[0].contents_add(mark), tmp_path)
    assert any("PDF-INK" in each for each in complaints(path.read_bytes()))
    assert plates(path, 144)[0].most(trimmed(path.read_bytes())) > 300


def test_a_font_that_is_not_embedded_is_seen(tmp_path: Path) -> None:
    def loosen(document: pikepdf.Pdf) -> None:
        loose = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        document.pages[0].obj.Resources.Font["/Loose"] = loose

    path = spoilt(loosen, tmp_path)
    assert not all(font.embedded for font in fonts(path))
    assert any("PDF-FONT-LOOSE" in each for each in complaints(path.read_bytes()))
