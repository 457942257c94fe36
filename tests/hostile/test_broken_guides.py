"""Guides that cannot be what their writer meant."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import pytest

from tests.hostile.conftest import GOOD, GUIDE, Project, assert_refused

LINE = GOOD.count("\n") + 1
"""The first line after the good text."""


def png(width: int, height: int, data: bytes | None = None) -> bytes:
    """A grey PNG of this size; `data` replaces its (compressed) pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + bytes(width)) * height) if data is None else data
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


NESTED = "".join(f"{'    ' * depth}- level {depth}\n" for depth in range(60))
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi")
)


@pytest.mark.parametrize(
    ("content", "where"),
    [
        pytest.param(b"", GUIDE, id="empty file"),
        pytest.param(b" \n\n", GUIDE, id="blank file"),
        pytest.param("# A\n\ncaf\xe9\n".encode("latin-1"), f"{GUIDE}:3", id="invalid UTF-8"),
        pytest.param(GOOD.encode("utf-16"), GUIDE, id="UTF-16"),
        pytest.param(b"# A\n\nnul\0byte\n", f"{GUIDE}:3", id="NUL bytes"),
        pytest.param("---\ntitle: [unclosed\n---\n\n# A\n", GUIDE, id="broken YAML"),
        pytest.param("---\ntitle: !!python/object:os.system x\n---\n\n# A\n", f"{GUIDE}:2", id="YAML tag"),
        pytest.param(f"---\n{BOMB}---\n\n# A\n", GUIDE, id="YAML that explodes"),
        pytest.param("---\ntitle: A\n\n# No end of front matter\n", GUIDE, id="front matter without end"),
        pytest.param("---\ntitle: A\nlast_reviewed: yesterday\n---\n\n# A\n\nText.\n", f"{GUIDE}:3", id="no date"),
    ],
)
def test_a_file_that_is_no_guide(project: Project, content: str | bytes, where: str) -> None:
    good = project.made()
    project.put(GUIDE, content)
    assert_refused(project.run("build"), where)
    assert project.made() == good


@pytest.mark.parametrize(
    ("addition", "line"),
    [
        pytest.param("/// nonsense\ntext\n///\n", 1, id="unknown block"),
        pytest.param("/// callout | Open\ntext\n", 1, id="block without end"),
        pytest.param("Call {{ clinic.nonsense }}.\n", 1, id="unknown variable"),
        pytest.param("Call {{ clinic.settings.nonsense }}.\n", 1, id="unknown setting"),
        pytest.param("# One {: #same }\n\nText.\n\n# Two {: #same }\n\nText.\n", 5, id="duplicate ids"),
        pytest.param("See [there](#nowhere).\n", 1, id="link to nowhere"),
        pytest.param("See [there](javascript:alert(1)).\n", 1, id="link that runs a script"),
        pytest.param("![A cat](missing.png)\n", 1, id="missing image"),
        pytest.param("![A cat](drawing:nonsense)\n", 1, id="unknown drawing"),
        pytest.param("![A cat](../../secret.png)\n", 1, id="image outside the folder"),
        pytest.param("![A cat](/etc/passwd)\n", 1, id="image by an absolute path"),
        pytest.param("![A cat](file:///etc/passwd)\n", 1, id="image by a file address"),
        pytest.param("![A cat](http://192.0.2.1/cat.png)\n", 1, id="remote image"),
        pytest.param("![A cat](//192.0.2.1/cat.png)\n", 1, id="remote image without a scheme"),
        pytest.param("Text[^none].\n", 1, id="footnote that is not there"),
        pytest.param(f"{NESTED}\n", 1, id="lists nested 60 deep"),
        pytest.param("/// only | brochur\nText.\n///\n", 1, id="unknown edition"),
    ],
)
def test_a_guide_with_one_wrong_line(project: Project, addition: str, line: int) -> None:
    good = project.made()
    project.put(GUIDE, f"{GOOD}\n{addition}")
    told = project.run("build")
    assert_refused(told, GUIDE)
    lines = [int(each.split(":")[1]) for each in told.stderr.splitlines() if each.startswith(f"{GUIDE}:")]
    assert any(LINE + line <= found <= LINE + line + 60 for found in lines), told.stderr
    assert {**project.made(), "manifest.json": ""} == {**good, "manifest.json": ""}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("cut.png", png(40, 40, zlib.compress(bytes(range(256)) * 10))[:200], id="truncated"),
        pytest.param("cut.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(40), id="truncated JPEG"),
        pytest.param("wide.png", png(30_000, 1), id="30,000 pixels wide"),
        pytest.param(
            "bomb.png", png(29_999, 29_999, zlib.compress(bytes(1000))), id="900 megapixels said to be inside"
        ),
        pytest.param("text.png", b"I am no picture", id="no picture"),
        pytest.param("empty.png", b"", id="empty"),
        pytest.param("huge.png", b"\x89PNG\r\n\x1a\n" + bytes(20 << 20), id="20 MB"),
        pytest.param("moving.gif", b"GIF89a" + bytes(40), id="a kind that is not printed"),
    ],
)
def test_a_guide_with_a_broken_picture(project: Project, name: str, content: bytes) -> None:
    good = project.made()
    project.put(f"source/needling/{name}", content)
    project.put(GUIDE, f"{GOOD}\n![A cat]({name})\n")
    assert_refused(project.run("build"), f"{GUIDE}:{LINE + 1}")
    assert project.made() == good


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(SVG.format("<script>alert(1)</script>"), id="script"),
        pytest.param(SVG.format('<rect width="9" height="9" onclick="alert(1)"/>'), id="event"),
        pytest.param('<!DOCTYPE svg [<!ENTITY x "y">]>' + SVG.format("<text>&x;</text>"), id="entity"),
        pytest.param(
            '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SVG.format("<text>&x;</text>"),
            id="external entity",
        ),
        pytest.param(SVG.format('<image xlink:href="http://192.0.2.1/x.png"/>'), id="external picture"),
        pytest.param(SVG.format('<use href="other.svg#x"/>'), id="reference to another file"),
        pytest.param(SVG.format("<style>@import url(http://192.0.2.1/x.css);</style>"), id="style sheet from outside"),
        pytest.param(SVG.format("<foreignObject><p>x</p></foreignObject>"), id="foreign content"),
        pytest.param("<svg", id="not well formed"),
    ],
)
def test_a_guide_with_a_hostile_svg(project: Project, content: str) -> None:
    good = project.made()
    project.put("source/needling/x.svg", content)
    project.put(GUIDE, f"{GOOD}\n![A cat](x.svg)\n")
    assert_refused(project.run("build"), f"{GUIDE}:{LINE + 1}")
    assert project.made() == good


def test_a_picture_reached_by_a_link_out_of_the_folder(project: Project) -> None:
    project.put("secret.png", png(4, 4))
    Path("source/needling/link.png").symlink_to("../../secret.png")
    project.put(GUIDE, f"{GOOD}\n![A cat](link.png)\n")
    assert_refused(project.run("build"), f"{GUIDE}:{LINE + 1}")


def test_a_text_of_20_megabytes(project: Project) -> None:
    good = project.made()
    project.put(GUIDE, GOOD + "word " * (4 << 20))
    assert_refused(project.run("build"), GUIDE, "FILE-TOO-LARGE")
    assert project.made() == good


def test_one_word_of_3000_letters_is_overset_and_names_its_line(project: Project) -> None:
    good = project.made()
    project.put(GUIDE, GOOD.replace("Needles make tiny holes.\n", "x" * 3000 + "\n"))
    told = project.run("build", "-e", "brochure")
    assert told.exit_code == 0 or GUIDE in told.stderr
    assert "fault of ours" not in told.stderr
    if told.exit_code:
        assert project.made() == good


def test_a_table_with_ragged_rows_names_its_line(project: Project) -> None:
    project.put(GUIDE, f"{GOOD}\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |\n")
    told = project.run("build")
    assert "fault of ours" not in told.stderr
    assert f"{GUIDE}:{LINE + 3}" in told.stderr


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xef\xbb\xbf" + GOOD.encode(), id="byte order mark"),
        pytest.param(GOOD.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(GOOD.replace("\n", "\r").encode(), id="CR"),
    ],
)
def test_ways_of_ending_lines_make_no_difference(project: Project, content: bytes) -> None:
    good = {name: digest for name, digest in project.made().items() if name != "manifest.json"}
    project.put(GUIDE, content)
    told = project.run("build")
    assert told.exit_code == 0, told.stderr
    assert {name: digest for name, digest in project.made().items() if name != "manifest.json"} == good


def test_a_guide_that_may_not_be_read(project: Project) -> None:
    Path(GUIDE).unlink()
    Path(GUIDE).symlink_to("nowhere.md")
    assert_refused(project.run("build"), GUIDE, "FILE-UNREADABLE")


def test_a_pipe_in_the_guides_folder_does_not_stop_us(project: Project) -> None:
    os.mkfifo("source/needling/z.md")
    assert_refused(project.run("build"), "source/needling/z.md", "FILE-UNREADABLE")
