"""Places to write in: a box on paper, a tagged text field on a screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from publisher.binding.pdf_form import Form
from publisher.style.length import points
from publisher.typesetting.pages import Ink
from tests.brochure.make import Made, made
from tests.handout.make import SHEETS, handout, opened, stock

LABELS = ["Date", "Device", "Depth (mm)", "Next visit"]
EVERY = pytest.mark.parametrize(("name", "size"), SHEETS)


def widgets(document: pikepdf.Pdf) -> list[Any]:
    return [note for page in document.pages for note in page.get("/Annots", []) if note["/Subtype"] == "/Widget"]


def elements(document: pikepdf.Pdf) -> Iterator[Any]:
    waiting = [document.Root["/StructTreeRoot"]["/K"]]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, pikepdf.Array):
            waiting = [*node, *waiting]
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            waiting = [*([node["/K"]] if "/K" in node else []), *waiting]


@EVERY
def test_on_a_screen_each_is_a_field_with_a_name_and_a_tooltip(name: str, size: str) -> None:
    with opened(handout(name, size)) as document:
        found = widgets(document)
        assert [str(field["/TU"]) for field in found] == LABELS
        assert len({str(field["/T"]) for field in found}) == len(LABELS)
        assert {str(field["/FT"]) for field in found} == {"/Tx"}
        form = document.Root["/AcroForm"]
        assert [field.objgen for field in form["/Fields"]] == [field.objgen for field in found]
        assert "/NeedAppearances" not in form
        assert all(field["/AP"]["/N"]["/BBox"] for field in found)


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (["Question", "Question", "Question 2"], ["Question", "Question 2", "Question 2 2"]),
        (["Question 2", "Question", "Question"], ["Question 2", "Question", "Question 3"]),
        (["", "No.", "No"], ["field", "No", "No 2"]),
    ],
)
def test_no_two_fields_share_a_name_and_so_what_is_typed(labels: list[str], names: list[str]) -> None:
    form = Form(None)
    assert [form._name(label) for label in labels] == names


@EVERY
def test_each_field_is_told_as_a_form_in_the_order_of_reading(name: str, size: str) -> None:
    with opened(handout(name, size)) as document:
        told = [each["/K"] for each in elements(document) if each["/S"] == "/Form"]
        refs = [kid[0] if isinstance(kid, pikepdf.Array) else kid for kid in told]
        assert [str(ref["/Type"]) for ref in refs] == ["/OBJR"] * len(LABELS)
        assert [ref["/Obj"].objgen for ref in refs] == [field.objgen for field in widgets(document)]
        assert {str(page["/Tabs"]) for page in document.pages} == {"/S"}
        parents = dict(pairs(document.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"]))
        for field in widgets(document):
            assert parents[int(field["/StructParent"])]["/S"] == "/Form"


def pairs(numbers: Any) -> Iterator[tuple[int, Any]]:
    row = list(numbers)
    yield from ((int(key), value) for key, value in zip(row[::2], row[1::2], strict=True))


@EVERY
def test_a_field_can_be_typed_in_with_an_embedded_font(name: str, size: str) -> None:
    with opened(handout(name, size)) as document:
        fonts = document.Root["/AcroForm"]["/DR"]["/Font"]
        for field in widgets(document):
            used = str(field["/DA"]).split()[0]
            font = fonts[used]
            assert "/FontFile2" in font["/FontDescriptor"]
            assert len(font["/Widths"]) == int(font["/LastChar"]) - int(font["/FirstChar"]) + 1
            assert float(str(field["/DA"]).split()[1]) >= 12


@EVERY
def test_for_paper_the_boxes_stay_and_nothing_is_a_field(name: str, size: str) -> None:
    found = handout(name, size)
    with opened(found, "office") as document:
        assert widgets(document) == []
        assert "/AcroForm" not in document.Root
        assert [each for each in elements(document) if each["/S"] == "/Form"] == []
    assert sum(boxed(found, area) for page in found.set.pages for area in page.fields) == len(LABELS)


def boxed(found: Made, area: Any) -> bool:
    """Whether ink is drawn round the place to write."""
    marks = [mark for page in found.set.pages for panel in page.panels for mark in panel.marks]
    return any(
        isinstance(mark, Ink) and mark.x <= area.x < mark.x + 20 and mark.y <= area.y < mark.y + 40 for mark in marks
    )


@EVERY
def test_there_is_room_for_a_hand(name: str, size: str) -> None:
    areas = [area for page in handout(name, size).set.pages for area in page.fields]
    assert min(area.height for area in areas) >= points("8 mm")
    assert min(area.width for area in areas) >= points("28 mm")


def test_names_are_told_apart_and_hold_no_full_stop() -> None:
    text = "---\ntitle: T\n---\n# H\n\n- No. 1\n- Date\n- Date\n{: .fields }\n"
    with opened(made(text, stock("plain", "a4"))) as document:
        names = [str(field["/T"]) for field in widgets(document)]
        assert names == ["No 1", "Date", "Date 2"]
        assert [str(field["/TU"]) for field in widgets(document)] == ["No. 1", "Date", "Date"]


def test_a_narrow_column_sets_them_one_below_the_other() -> None:
    text = "---\ntitle: T\n---\n# H\n\n- Date\n- Device\n- Depth\n- Next\n{: .fields }\n"
    areas = [area for page in made(text).set.pages for area in page.fields]
    assert len(areas) == 4
    assert len({area.y for area in areas}) == 2
