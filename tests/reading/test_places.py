"""Laws of reading, over texts that nobody would write: it never fails, loses no letter, and knows its places."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.model.finding import BrokenInput, Finding
from publisher.model.guide import Guide
from publisher.model.inline import Code, Text
from publisher.model.walk import plain_text, walk
from publisher.reading.typography import typographic
from tests.reading.read import read

_WORDS = st.text(alphabet="abcdefghij éß漢\U000f0001\U000f1003\U00100001", min_size=1, max_size=12)
_LEADS = ("# ", "## ", "- ", "1. ", "> ", "    ", "  ", "\t", "\n", "\n\n", ": ", "[^1]: ", "[x]: /y", "*[ab]: cd\n")
_INLINE = (
    "*",
    "**",
    "_",
    "`",
    "[",
    "](",
    ")",
    "![",
    "[^1]",
    "{: .c }",
    "{{ clinic.name }}",
    "<b>",
    "<!--",
    "-->",
    "&amp;",
)
_FENCES = ("```\n", "~~~", "| a | b |\n|---|---|\n", "|", "/// brief\n", "/// callout | T\n", "/// nosuch\n", "///\n")
_OTHERS = ("//// safety\n", "////\n", "\\", '"', "'", "--", "---", "...", "<http://x.y>", "  \n", "\\\n")
_BAD = ("\0", "\r", "\r\n", "\x02", "\x03", "klzzwxh:0001")
_SIGNS = st.sampled_from((*_LEADS, *_INLINE, *_FENCES, *_OTHERS, *_BAD))
_TEXTS = st.lists(st.one_of(_WORDS, _SIGNS), max_size=40).map("".join)
_PLAIN = st.text(alphabet="abcxyz ,;é漢\n", min_size=1, max_size=120).map(lambda text: "w" + text)


def _read(text: str) -> tuple[Guide | None, tuple[Finding, ...]]:
    try:
        return read(text)
    except BrokenInput as broken:
        return None, broken.findings


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
def test_no_text_is_too_strange_to_read(text: str) -> None:
    guide, findings = _read("# H\n\n" + text)
    assert guide is not None or findings


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
def test_every_finding_stands_on_a_line_of_the_file(text: str) -> None:
    source = "# H\n\n" + text
    lines = len(re.split(r"\r\n|\r|\n", source))
    assert all(0 <= finding.place.line <= lines for finding in _read(source)[1])


@settings(max_examples=150, deadline=None)
@given(_PLAIN)
def test_a_plain_text_keeps_all_its_letters_in_order(text: str) -> None:
    guide, _ = read("# H\n\n" + text)
    said = "".join(plain_text(section.blocks) for section in guide.sections)
    assert re.sub(r"\s", "", said) == re.sub(r"\s", "", text)


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
def test_a_text_stands_where_its_place_says(text: str) -> None:
    source = "# H\n\n" + text
    guide, findings = _read(source)
    if guide is None or any(finding.code == "CONTROL-CHARACTER" for finding in findings):
        return
    lines = re.split(r"\r\n|\r|\n", source)
    blocks = [*(node for section in guide.sections for node in (*section.heading, *section.blocks))]
    blocks += [node for note in guide.notes.values() for node in note.content]
    for node in walk(blocks):
        if isinstance(node, Text) and node.text[:1].isalpha() and node.text.isascii():
            rest = lines[node.place.line - 1][node.place.column - 1 :]
            assert rest[:1] == node.text[0], (node, rest)
        if isinstance(node, Code):
            assert lines[node.place.line - 1][node.place.column - 1] == "`"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab \"'-.(", max_size=30), st.sampled_from(["en", "en-GB", "de", "fr", "es", "xx"]))
def test_typography_changes_quotes_dashes_and_dots_only(text: str, language: str) -> None:
    assert re.sub(r"[^ab(]", "", typographic(text, language)) == re.sub(r"[^ab(]", "", text)
    assert "'" not in typographic(text, language)
    assert '"' not in typographic(text, language)
