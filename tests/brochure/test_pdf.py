"""The brochure as a file: sound, the same bytes wherever it is made, and what it says can be got out again."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from publisher.binding.pdf_font import EmbeddedFont
from publisher.typesetting.font import Glyph, Shaped, font
from tests.brochure.make import CLINIC, ROOT, Made, guide, made, real, stock
from tests.brochure.pictures import PNG, SQUARE, png
from tests.brochure.words import panels, runs
from tests.judges.page import decode_qr, fonts, qpdf_check, render, words

POINTS = {"a4": (297 / 25.4 * 72, 210 / 25.4 * 72), "letter": (792.0, 612.0)}
LINKED = """---
title: Office — “Tern” (1)
language: en-GB
description: A guide with \\ and (brackets
---
# First {: #first }

Go to [the end](#letzte-größe) or [the web](https://example.org/ä(1)?q=a\\b&c) or {{ clinic.phone }}.

{FILL}

# Last {: #letzte-größe }

Back to [the first](#first), [nowhere](#hidden) and [mail](mailto:a@example.org).

/// only | handout
## Hidden {: #hidden }

Text.
///
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return real().file(tmp_path_factory.mktemp("pdf"))


@pytest.fixture(scope="module")
def linked() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(linked_guide().pdf)) as document:
        yield document


def linked_guide() -> Made:
    return made(LINKED.replace("{FILL}", "\n\n".join(["Words that fill a panel or two. " * 12] * 12)))


def annotations(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [note for page in document.pages for note in page.get("/Annots", [])]


def images(document: pikepdf.Pdf) -> list[pikepdf.Stream]:
    streams = [each for each in document.objects if isinstance(each, pikepdf.Stream)]
    return [each for each in streams if each.get("/Subtype") == "/Image"]


def test_the_file_is_sound(file: Path) -> None:
    assert qpdf_check(file) == []


def test_every_font_is_embedded_cut_to_size_and_maps_back_to_text(file: Path) -> None:
    found = fonts(file)
    assert found
    assert all(font.embedded and font.subset and font.unicode for font in found), found
    assert not [font for font in found if "Helvetica" in font.name]
    assert len({font.name for font in found}) == len(found)


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_pages_are_the_trimmed_sheet(size: str, tmp_path: Path) -> None:
    with pikepdf.open(real("harbour", size).file(tmp_path)) as document:
        boxes = [[float(side) for side in page.mediabox] for page in document.pages]
    assert boxes == [pytest.approx([0, 0, *POINTS[size]], abs=0.01)] * 2


def test_the_same_guide_gives_the_same_bytes(file: Path) -> None:
    found = real()
    assert made(found.edition.guide, found.stock, found.edition.clinic).pdf == file.read_bytes()


def test_the_same_bytes_come_from_any_process_folder_and_time_zone(file: Path, tmp_path: Path) -> None:
    program = "import sys; from tests.brochure.make import real; sys.stdout.buffer.write(real().pdf)"
    for seed, zone in (("1", "Asia/Kathmandu"), ("2", "America/St_Johns")):
        changed = {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT), "LANG": "C"}
        other = subprocess.run(
            [sys.executable, "-c", program], env=os.environ | changed, cwd=tmp_path, stdout=subprocess.PIPE
        )
        assert other.stdout == file.read_bytes()


def test_another_text_makes_another_identity() -> None:
    def identity(text: str) -> bytes:
        found = re.search(rb"/ID\s*\[\s*<([0-9a-f]+)>", made(text).pdf)
        assert found
        return found[1]

    assert identity("---\ntitle: T\n---\n# H\n\nOne.\n") != identity("---\ntitle: T\n---\n# H\n\nTwo.\n")


def test_title_language_and_dates_are_told(linked: pikepdf.Pdf) -> None:
    info = linked.docinfo
    assert str(info["/Title"]) == "Office — “Tern” (1)"
    assert str(info["/Author"]) == CLINIC.name
    assert str(info["/Subject"]) == "A guide with \\ and (brackets"
    assert str(linked.Root["/Lang"]) == "en-GB"
    assert bool(linked.Root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert [str(info[key]) for key in ("/CreationDate", "/ModDate")] == ["D:20260203000000+00'00'"] * 2


def test_bookmarks_stand_in_reading_order(linked: pikepdf.Pdf) -> None:
    with linked.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles == ["Office — “Tern” (1)", "First", "Last"]


def test_links_lead_to_addresses(linked: pikepdf.Pdf) -> None:
    addresses = [bytes(note["/A"]["/URI"]).decode("ascii") for note in annotations(linked) if "/A" in note]
    assert sorted(addresses) == [
        "https://example.org/%C3%A4(1)?q=a\\b&c",
        "https://oak.example.org/guide",
        "mailto:a@example.org",
        "tel:02079460018",
        "tel:02079460018",
    ]


def test_links_inside_lead_to_their_section_on_its_page(linked: pikepdf.Pdf) -> None:
    found = {str(note["/Contents"]): note["/Dest"] for note in annotations(linked) if "/Dest" in note}
    assert set(found) == {"the end", "the first"}
    landings = {landing.id: landing for landing in linked_guide().set.landings}
    for words_, id_ in (("the end", "letzte-größe"), ("the first", "first")):
        page, _, _, top, *_ = found[words_]
        assert page.objgen == linked.pages[landings[id_].page].obj.objgen
        assert float(top) == pytest.approx(POINTS["a4"][1] - landings[id_].y, abs=0.1)


def test_a_link_covers_its_words(linked: pikepdf.Pdf) -> None:
    linked_runs = [run for panel in panels(linked_guide().set) for run in runs(panel) if run.link]
    boxes = [[float(side) for side in note["/Rect"]] for note in annotations(linked)]
    for run in linked_runs:
        y = POINTS["a4"][1] - run.baseline
        hits = [b for b in boxes if b[0] - 1 <= run.x <= b[2] and b[1] <= y <= b[3] and run.x + run.width <= b[2] + 1]
        assert hits or "nowhere" in run.text, run.text


def test_ligatures_quotes_and_unbroken_spaces_extract_as_written(tmp_path: Path) -> None:
    text = (
        'Office staff find "fluffy" fish\u2026 5\u00a0mm at 9\u202f%, well-known \u2013 it\u2019s \u00a35 '
        "& <b>x</b> caf\u00e9."
    )
    found = made(f"---\ntitle: T\n---\n# H\n\n{text}\n")
    assert not found.findings
    extracted = " ".join(words(found.file(tmp_path)))
    for word in ("Office", "staff", "find", "“fluffy”", "fish…", "well-known", "it’s", "£5", "<b>x</b>", "café"):
        assert word in extracted
    assert "5 mm" in extracted
    assert "\u00a0" in "".join(run.text for panel in panels(found.set) for run in runs(panel))


def test_a_no_break_space_is_still_one_in_the_file() -> None:
    found = made("---\ntitle: T\n---\n# H\n\nOf 5\u00a0mm each and a space.\n")
    with pypdfium2.PdfDocument(io.BytesIO(found.pdf)) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "5\u00a0mm" in text
    assert "and a space" in text


def test_kerning_is_applied() -> None:
    with pikepdf.open(io.BytesIO(made("---\ntitle: T\n---\n# H\n\nAVAToYe\n").pdf)) as document:
        document.pages[0].contents_coalesce()
        content = document.pages[0].Contents.read_bytes().decode("latin-1")
    arrays = re.findall(r"\[([^\]]*)\]TJ", content)
    assert any(re.search(r">\s+[1-9]\d*(\.\d)?\s+<", array) for array in arrays)


@pytest.mark.parametrize("brand", ["harbour", "plain"])
def test_the_code_on_the_rendered_page_leads_where_the_imprint_says(brand: str, tmp_path: Path) -> None:
    found = made("---\ntitle: T\n---\n# H\n\nText.\n", stock("plain")) if brand == "plain" else real(brand)
    decoded = [text for page in render(found.file(tmp_path), dpi=150) for text in decode_qr(page)]
    assert found.edition.imprint.address
    assert decoded == [found.edition.imprint.address]


def test_pictures_of_pixels_and_shapes_are_in_the_file(tmp_path: Path) -> None:
    text = "---\ntitle: T\n---\n# H\n\n![A dot](dot.png)\n\n![A square](square.svg)\n"
    found = made(guide(text, {"dot.png": PNG, "square.svg": SQUARE}))
    path = found.file(tmp_path)
    assert qpdf_check(path) == []
    with pikepdf.open(path) as document:
        assert len(images(document)) == 1  # the SVG is drawn, not pictured
    colours = {colour for page in render(path) for _, colour in page.getcolors(1 << 20) or []}
    assert (0x33, 0x66, 0x99) in colours


def test_a_wide_picture_keeps_its_pixels(tmp_path: Path) -> None:
    found = made(guide("---\ntitle: T\n---\n# H\n\n![A](a.png)\n", {"a.png": png(1200, 300)}))
    with pikepdf.open(found.file(tmp_path)) as document:
        (image,) = images(document)
        assert (int(image.Width), int(image.Height)) == (1200, 300)


def test_links_lead_to_paragraphs_lists_and_boxes_by_their_own_id() -> None:
    text = (
        "---\ntitle: T\n---\n# One\n\n[a](#point) [b](#list) [c](#box)\n\n# Two\n\nText.\n{: #point }\n\n"
        "- x\n- y\n\n{: #list }\n\n/// callout | Aside\n    attrs: {id: box}\n\nWords.\n///\n"
    )
    with pikepdf.open(io.BytesIO(made(text).pdf)) as document:
        goals = {str(note["/Contents"]) for note in annotations(document) if "/Dest" in note}
    assert goals == {"a", "b", "c"}


def test_a_mark_off_the_line_is_lifted_and_what_follows_is_not() -> None:
    face = font(stock().sheet.text("body").face)
    plain = Glyph(5, face.advance(5), 0.0, 0.0, "x")
    lifted = Glyph(6, 0.0, -0.25, 0.1, "\u0302")
    embedded = EmbeddedFont(face, frozenset((glyph.id, glyph.said) for glyph in (plain, lifted)), "F1")
    inside = embedded.show((Shaped("x\u0302x", (plain, lifted, plain), 1.0),), 20.0)
    assert re.search(r"<0005>.* 250 \]TJ 2\.000 Ts \[<0006>\]TJ 0 Ts \[.*<0005>$", inside), inside
