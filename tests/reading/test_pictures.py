"""Image files: sound ones are kept with their size, others are refused with what is wrong."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from publisher.model.picture import Picture
from tests.reading.read import codes, read
from tests.reading.test_findings import png, svg


def jpeg() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (5, 4), "red").save(data, "JPEG")
    return data.getvalue()


def claimed(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds next to nothing."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def picture(data: bytes) -> Picture:
    return read("# H\n\n![a](a)\n", images={"a": data})[0].pictures["a"]


@pytest.mark.parametrize(
    ("data", "kind", "width", "height"),
    [
        (png(3, 2), "png", 3, 2),
        (jpeg(), "jpeg", 5, 4),
        (svg(), "svg", 4, 3),
        (svg(attributes='width="10mm" height="1in"'), "svg", 10 * 96 / 25.4, 96),
        (svg(attributes='width="100%"'), "svg", 4, 3),
        (svg(head='<?xml version="1.0"?>'), "svg", 4, 3),
        (svg('<image href="data:image/png;base64,AAAA"/>'), "svg", 4, 3),
    ],
)
def test_a_sound_picture_is_kept_with_its_kind_and_size(data: bytes, kind: str, width: float, height: float) -> None:
    found = picture(data)
    assert (found.kind, found.data, found.place.line) == (kind, data, 3)
    assert (found.width, found.height) == pytest.approx((width, height))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "IMAGE-UNKNOWN"),
        (b"GIF89a", "IMAGE-UNKNOWN"),
        (b"<html/>", "IMAGE-UNKNOWN"),
        (png(60, 60)[:50], "IMAGE-BROKEN"),
        (jpeg()[:-200], "IMAGE-BROKEN"),
        (svg()[:-3], "IMAGE-BROKEN"),
        (claimed(30_000, 10), "IMAGE-TOO-LARGE"),
        (claimed(15_000, 15_000), "IMAGE-TOO-LARGE"),
        (svg(attributes='width="30000"'), "IMAGE-TOO-LARGE"),
        (svg("<script/>"), "SVG-UNSAFE"),
        (svg(attributes='onload="x()"'), "SVG-UNSAFE"),
        (svg(head='<!DOCTYPE svg [<!ENTITY a "b">]>'), "SVG-UNSAFE"),
        (svg('<image href="https://example.org/a.png"/>'), "SVG-UNSAFE"),
        (svg('<use xlink:href="b.svg#c" xmlns:xlink="http://www.w3.org/1999/xlink"/>'), "SVG-UNSAFE"),
        (svg('<a href="javascript:x()"/>'), "SVG-UNSAFE"),
        (svg('<path style="fill:url(https://example.org/a)"/>'), "SVG-UNSAFE"),
        (svg("<style>@import 'a.css';</style>"), "SVG-UNSAFE"),
        (svg("<foreignObject/>"), "SVG-UNSAFE"),
        (svg("<g>" * 200 + "</g>" * 200), "SVG-UNSAFE"),
        (svg(head='<?xml-stylesheet href="a.css"?>'), "SVG-UNSAFE"),
    ],
)
def test_an_unsound_picture_is_refused(data: bytes, code: str) -> None:
    assert codes("# H\n\n![a](a)\n", images={"a": data}) == [code]


@pytest.mark.parametrize("source", ["http://192.0.2.1/a.png", "//192.0.2.1/a.png", "ftp://x/a", "file:///a", "data:a"])
def test_a_remote_picture_is_never_asked_for(source: str) -> None:
    assert codes(f"# H\n\n![a]({source})\n") == ["IMAGE-REMOTE"]


@pytest.mark.parametrize("source", ["../a.png", "/a.png", "a/../../b.png", "..\\a.png"])
def test_a_picture_outside_the_folder_is_never_asked_for(source: str) -> None:
    assert codes(f"# H\n\n![a]({source})\n") == ["IMAGE-OUTSIDE"]


def test_a_picture_named_twice_is_read_once() -> None:
    asked: list[str] = []

    class Images(dict[str, bytes]):
        def __getitem__(self, name: str) -> bytes:
            asked.append(name)
            return super().__getitem__(name)

    read("# H\n\n![a](a)\n\n![b](a)\n", images=Images(a=png()))
    assert asked == ["a"]
