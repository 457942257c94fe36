"""Text is data: whatever it holds, an XML reader gets exactly that text back."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.markup.xml import document, element, fragment, xml_text

ALLOWED = st.characters(exclude_categories=["Cs"], exclude_characters=[*map(chr, range(0x20)), "\ufffe", "\uffff"])


@given(st.text(ALLOWED), st.text(ALLOWED))
def test_any_text_and_any_attribute_come_back_as_they_were(text: str, value: str) -> None:
    read = ElementTree.fromstring(document(element("p", text, title=value)))
    assert (read.text or "") == text
    assert read.get("title") == value


@pytest.mark.parametrize(
    "text", ['<img src="http://x.example/a.png">', "]]>", "&amp;", "<!-- -->", "a\r\nb\tc", "'\"<&>"]
)
def test_markup_in_a_text_stays_text(text: str) -> None:
    read = ElementTree.fromstring(document(element("p", text, title=text)))
    assert read.text == text
    assert read.get("title") == text
    assert len(read) == 0


@pytest.mark.parametrize("character", ["\0", "\x01", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_a_character_that_xml_forbids_is_replaced_visibly(character: str) -> None:
    assert xml_text(f"a{character}b") == "a\ufffdb"


@pytest.mark.parametrize("character", ["\t", "\n", "\x7f", "\x85", "\ud7ff", "\ufffd", "\U0001f600"])
def test_a_character_that_xml_allows_is_kept(character: str) -> None:
    assert xml_text(f"a{character}b") == f"a{character}b"


def test_only_void_elements_close_themselves() -> None:
    assert fragment(element("p", element("br"), element("a", id="x"))) == b'<p><br/><a id="x"></a></p>'


def test_attribute_names_are_written_as_xml_wants_them() -> None:
    written = fragment(
        element("p", class_="a", epub_type="b", xml_lang="en", aria_labelledby="c", data_label="d", id=None)
    )
    assert written == b'<p class="a" epub:type="b" xml:lang="en" aria-labelledby="c" data-label="d"></p>'
