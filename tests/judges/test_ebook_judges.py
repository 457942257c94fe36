"""The judges of the ebook find nothing in a sound book and one fault in a faulty one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judges.ebook import ace, epubcheck
from tests.judges.reading_system import PHONE, VIEWS, View, reading_system
from tests.judges.sample import PACKAGE, sample_book

LONG = "w" * 200


def test_epubcheck_finds_nothing_in_a_sound_book(tmp_path: Path) -> None:
    assert epubcheck(sample_book(tmp_path / "book.epub")) == ()


def test_epubcheck_finds_an_unknown_element(tmp_path: Path) -> None:
    messages = epubcheck(sample_book(tmp_path / "book.epub", body="<blink>no</blink>"))
    assert [(message.severity, message.code) for message in messages] == [("ERROR", "RSC-005")]
    assert messages[0].place.startswith("book/one.xhtml:7:")


def test_ace_finds_nothing_in_a_sound_book(tmp_path: Path) -> None:
    assert ace(sample_book(tmp_path / "book.epub")) == ()


def test_ace_finds_missing_metadata(tmp_path: Path) -> None:
    bare = PACKAGE.replace('<meta property="schema:accessibilityHazard">none</meta>', "")
    violations = ace(sample_book(tmp_path / "book.epub", files={"book/package.opf": bare}))
    assert [violation.rule for violation in violations] == ["metadata-accessibilityhazard"]


def test_a_sound_book_reads_without_a_fault_in_every_view(tmp_path: Path) -> None:
    report = reading_system(sample_book(tmp_path / "book.epub"), pictures=tmp_path)
    assert report.faults == ()
    assert (report.title, report.language, report.sections) == ("Sample", "en", ("book/one.xhtml",))
    assert [link.label for link in report.toc] == ["One"]
    assert report.text_sizes["phone"] == (16,)
    assert report.text_sizes["large-text"] == (32,)
    assert sorted(path.stem for path in tmp_path.glob("*.png")) == sorted(f"{view.name}-00" for view in VIEWS)


FAULTS = {
    "a box too wide": ('<div style="width: 900px">wide</div>', "outside its page"),
    "a word too long in a table": (f"<table><tr><td>{LONG}</td></tr></table>", "outside its page"),
    "a line that cannot break": (f'<p style="white-space: nowrap">{"no break " * 20}</p>', "outside its page"),
    "text that is cut off": (f'<p style="overflow: hidden; white-space: nowrap">{LONG}</p>', "is cut off"),
    "text to scroll sideways": (f'<pre style="overflow-x: auto">{LONG}</pre>', "scrolls sideways"),
    "a picture that is not there": ('<img src="gone.png" alt="gone"/>', "picture missing: gone"),
    "a link to nowhere": ('<a href="two.xhtml">two</a>', "link leads nowhere: book/one.xhtml -> book/two.xhtml"),
    "a link to no place": ('<a href="#two">two</a>', "link leads nowhere: book/one.xhtml -> book/one.xhtml#two"),
    "a fetch from the network": ('<img src="http://example.com/x.png" alt="x"/>', "asks the network"),
    "faint text": ('<p style="color: #888; background: #ddd">faint</p>', "contrast of p"),
    "faint text in another notation": ('<em style="color: color(srgb 0.9 0.9 0.9)">faint</em>', "contrast of em"),
    "text on a veil": ('<b style="color: #000; background: rgb(0 0 0 / 60%)">dim</b>', "contrast of b"),
}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """All faults at once, as one view shows them: a browser's start is dear."""
    body = "".join(body for body, _ in FAULTS.values())
    return reading_system(sample_book(tmp_path_factory.mktemp("faulty") / "book.epub", body), [PHONE]).faults


@pytest.mark.parametrize("fault", FAULTS)
def test_the_reading_system_sees(fault: str, faulty: tuple[str, ...]) -> None:
    assert [line for line in faulty if FAULTS[fault][1] in line]


def test_dark_text_on_a_dark_page_is_seen(tmp_path: Path) -> None:
    book = sample_book(tmp_path / "book.epub", css="p { color: #222; }")
    dark = View("dark", 390, 700, scheme="dark")
    (fault,) = reading_system(book, [PHONE, dark]).faults
    assert fault.startswith("dark: book/one.xhtml: contrast of p")
