"""Names of files made of what people wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.names import Variant, epub_name, pdf_name, slug


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Harbour Skin Clinic", "harbour-skin-clinic"),
        ("../x", "x"),
        ("..", "clinic"),
        ("", "clinic"),
        ("🌊🌊", "clinic"),
        ("CON", "clinic-con"),
        ("com1", "clinic-com1"),
        ("a/b\\c:d", "a-b-c-d"),
        ("Zürich", "zürich"),
        ("عيادة النور", "عيادة-النور"),
        ("\u202eevil\u202c", "evil"),
        ("\u0301", "clinic\u0301"),
        ("nul\x00byte\n", "nul-byte"),
    ],
)
def test_a_clinics_name_becomes_one_safe_part_of_a_path(text: str, name: str) -> None:
    assert slug(text, "clinic") == name


@given(st.text(max_size=400))
def test_no_text_makes_a_name_that_leaves_its_folder_or_is_too_long(text: str) -> None:
    name = slug(text, "clinic")
    assert name
    assert not name.startswith((".", "-"))
    assert not set(name) & set('/\\:*?"<>|\0\n')
    assert len(name.encode()) <= 90


def test_brand_and_locale_are_named_only_where_they_are_not_the_guides_own() -> None:
    own, linden, american = Variant(), Variant("linden"), Variant("linden", "en-US")
    assert pdf_name("microneedling", own, "brochure", "a4", "screen") == "microneedling-brochure-a4-screen.pdf"
    assert pdf_name("microneedling", linden, "brochure", "letter", "screen") == (
        "microneedling-linden-brochure-letter-screen.pdf"
    )
    assert pdf_name("microneedling", american, "brochure", "letter", "screen") == (
        "microneedling-linden-en-us-brochure-letter-screen.pdf"
    )
    assert epub_name("microneedling", own, "") == "microneedling.epub"
    assert epub_name("microneedling", linden, "") == "microneedling-linden.epub"
    assert epub_name("microneedling", Variant(locale="en-US"), "") == "microneedling-en-us.epub"


def test_four_long_parts_still_make_a_name_a_file_system_takes() -> None:
    long = "ж" * 300
    assert len(pdf_name(slug(long, "x"), Variant(long, long), long, "letter", "screen").encode()) < 240
