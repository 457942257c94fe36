"""The screen PDF to those who do not see it: outside judges find it sound, and every word is read out in order."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pikepdf
import pytest

from publisher.binding import pdf, pdf_sheet, pdf_tags
from publisher.binding.pdf_file import Body, written
from publisher.binding.pdf_metadata import describe
from publisher.binding.pdf_profile import PROFILES
from publisher.binding.pdf_sheet import Sheet
from publisher.typesetting.pages import Mark, Page, TextRun
from tests.brochure.make import WHEN, guide, made, real
from tests.brochure.pictures import every_kind
from tests.brochure.sheets import sheet
from tests.brochure.words import read_out, words
from tests.judges.page import fonts, qpdf_check, render
from tests.judges.structure import said, told
from tests.judges.vera import FLAVOURS, Verdict, vera
from tests.look.sheets import SHEETS as BROCHURES

SHEETS = [
    *BROCHURES,
    ("plain", "a4", "letter"),
    ("readme", "a4", "letter"),
    ("readme", "letter", "half"),
    ("pictures", "a4", "letter"),
    ("letters", "a4", "letter"),
]
BIGGEST = 150_000  # bytes of a brochure with its art


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], Path]:
    folder = tmp_path_factory.mktemp("tagged")
    found = {}
    for key in SHEETS:
        path = folder / f"{'-'.join(key)}.pdf"
        path.write_bytes(sheet(*key).pdf)
        found[key] = path
    return found


def test_every_sheet_conforms_to_pdf_ua_1_and_pdf_a_2a(files: dict[tuple[str, str, str], Path]) -> None:
    verdict = vera(files.values())
    assert verdict.failures == ()
    assert set(verdict.checks) == {(path.name, flavour) for path in files.values() for flavour in FLAVOURS}
    assert min(verdict.checks.values()) > 1000


@pytest.mark.parametrize("key", SHEETS, ids="-".join)
def test_every_word_is_read_out_from_cover_to_back(
    key: tuple[str, str, str], files: dict[tuple[str, str, str], Path]
) -> None:
    found = sheet(*key)
    there = [word for text in said(files[key]) for word in words(_composed(text))]
    assert there == [word for text in read_out(found.edition, found.set) for word in words(_composed(text))]


def _composed(text: str) -> str:
    """Letters with their accents in one character; U+FEFF inside a text is a word joiner."""
    return normalize("NFC", text).replace("\ufeff", "\u2060")


@pytest.mark.parametrize("key", SHEETS, ids="-".join)
def test_a_file_is_sound_small_and_has_all_its_fonts(
    key: tuple[str, str, str], files: dict[tuple[str, str, str], Path]
) -> None:
    assert qpdf_check(files[key]) == []
    assert all(font.embedded and font.unicode for font in fonts(files[key]))
    assert files[key].stat().st_size < BIGGEST


@pytest.mark.parametrize("key", SHEETS, ids="-".join)
def test_headings_begin_at_the_first_level_and_leave_none_out(
    key: tuple[str, str, str], files: dict[tuple[str, str, str], Path]
) -> None:
    levels = [int(each.role[1]) for each in told(files[key]) if each.role[0] == "H" and each.role[1:].isdigit()]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_tags_change_nothing_that_is_seen(tmp_path: Path) -> None:
    found = real()
    bare = tmp_path / "bare.pdf"
    untagged = Sheet(found.set, describe(found.edition, WHEN), PROFILES["screen"])
    for index in range(len(found.set.pages)):
        untagged.sheet(index)
    bare.write_bytes(written(untagged.closed()))
    seen = [[page.tobytes() for page in render(path)] for path in (bare, found.file(tmp_path))]
    assert seen[0] == seen[1]


def test_information_and_metadata_say_the_same() -> None:
    with pikepdf.open(io.BytesIO(real().pdf)) as document:
        metadata, info = document.open_metadata(), document.docinfo
        assert metadata["dc:title"] == str(info["/Title"])
        assert metadata["dc:creator"] == [str(info["/Author"])]
        assert metadata["dc:description"] == str(info["/Subject"])
        assert metadata["pdf:Producer"] == str(info["/Producer"])
        assert metadata["xmp:CreatorTool"] == str(info["/Creator"])
        assert metadata["xmp:CreateDate"] == "2026-02-03T00:00:00+00:00"
        assert metadata["dc:language"] == {"en-GB"}
        assert (metadata.pdfa_status, metadata["pdfuaid:part"]) == ("2A", "1")


def test_titles_cannot_break_the_metadata() -> None:
    source = '---\ntitle: "A <b> & \\"c\\" ]]> \\u2028 é"\n---\n# H\n\nWords.\n'
    with pikepdf.open(io.BytesIO(made(source).pdf)) as document:
        assert document.open_metadata()["dc:title"] == made(source).edition.guide.metadata.title


@pytest.mark.parametrize("name", every_kind())
def test_a_picture_of_each_kind_is_drawn_in_its_colour(name: str, tmp_path: Path) -> None:
    text = f"---\ntitle: T\n---\n# H\n\n![A patch]({name})\n"
    found = made(guide(text, {name: every_kind()[name]}))
    colours = {colour for page in render(found.file(tmp_path)) for _, colour in page.getcolors(1 << 20) or []}
    wanted = (120, 120, 120) if name.startswith("grey") else (200, 80, 40)
    assert any(all(abs(a - b) <= 3 for a, b in zip(colour, wanted, strict=True)) for colour in colours)


# The judges can fail: each of these spoils one thing that the tests above must see.


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Path], Verdict]:
    folder = tmp_path_factory.mktemp("spoilt")
    paths = {name: folder / f"{name}.pdf" for name in SPOILED}
    for name, spoil in SPOILED.items():
        with pytest.MonkeyPatch.context() as patch:
            paths[name].write_bytes(spoil(patch))
    return paths, vera(paths.values())


def without_alt(_: pytest.MonkeyPatch) -> bytes:
    """The first figure's words are taken out of the file."""
    with pikepdf.open(io.BytesIO(real().pdf)) as document:
        figures = (each for each in document.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Alt"))
        del next(figures)["/Alt"]
        saved = io.BytesIO()
        document.save(saved)
    return saved.getvalue()


def with_an_untagged_run(patch: pytest.MonkeyPatch) -> bytes:
    """A page's first artifact is unmarked."""
    marked = pdf_tags.Tags.marked

    def leaky(self: pdf_tags.Tags, page: int, at: int, marks: tuple[Mark, ...]) -> list[str | int]:
        lines = list(marked(self, page, at, marks))
        if pdf_tags.ARTIFACT not in lines:
            return lines
        at = lines.index(pdf_tags.ARTIFACT)
        del lines[lines.index(pdf_tags.END, at)], lines[at]
        return lines

    patch.setattr(pdf_tags.Tags, "marked", leaky)
    return real().pdf


def with_a_font_left_out(patch: pytest.MonkeyPatch) -> bytes:
    """No font descriptor leads to a font file."""
    objects = pdf_sheet.font_objects

    def bare(*given: object) -> list[Body]:
        return [each._replace(data=each.data.replace(b"/FontFile2", b"/FontFile9")) for each in objects(*given)]

    patch.setattr(pdf_sheet, "font_objects", bare)
    return real().pdf


SPOILED: dict[str, Callable[[pytest.MonkeyPatch], bytes]] = {
    "alt": without_alt,
    "untagged": with_an_untagged_run,
    "font": with_a_font_left_out,
}


@pytest.mark.parametrize(
    ("name", "flavour", "clause"),
    [
        ("alt", "ua1", "7.3-1"),
        ("untagged", "ua1", "7.1-3"),
        ("font", "2a", "6.2.11.4.1-1"),
        ("font", "ua1", "7.21.4.1-1"),
    ],
)
def test_a_fault_is_found(name: str, flavour: str, clause: str, spoilt: tuple[dict[str, Path], Verdict]) -> None:
    assert (flavour, clause) in {(f.flavour, f.clause) for f in spoilt[1].failures if f.file == f"{name}.pdf"}


def test_a_font_left_out_is_found_by_poppler_too(spoilt: tuple[dict[str, Path], Verdict]) -> None:
    assert not all(font.embedded for font in fonts(spoilt[0]["font"]))


def test_a_word_that_is_made_an_artifact_is_missed(tmp_path: Path) -> None:
    """No validator can know that it was text: only the words tell."""
    found = real()
    disowned = replace(found.set, pages=tuple(map(_disowned, found.set.pages)))
    path = tmp_path / "disowned.pdf"
    path.write_bytes(pdf.bind(disowned, found.edition, WHEN))
    there = [word for text in said(path) for word in words(text)]
    assert len(there) < len([word for text in read_out(found.edition, found.set) for word in words(text)])


def _disowned(page: Page) -> Page:
    first = page.panels[0]
    run = next(mark for mark in first.marks if isinstance(mark, TextRun))
    marks = tuple(replace(mark, owner=None) if mark is run else mark for mark in first.marks)
    return replace(page, panels=(replace(first, frames=(marks,)), *page.panels[1:]))
