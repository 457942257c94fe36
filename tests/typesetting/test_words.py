"""From inlines to units: what may part at a line's end, and what never does."""

from __future__ import annotations

import pytest

from publisher.model.inline import (
    INLINE_KINDS,
    Abbreviation,
    Code,
    Emphasis,
    Image,
    LineBreak,
    Link,
    NoteReference,
    Strong,
    Text,
    Variable,
)
from publisher.typesetting.words import INLINES, SUPERSCRIPT, chopped
from tests.typesetting.set import read, style, units


def test_every_kind_of_inline_has_its_way_of_being_set() -> None:
    assert set(INLINES) == set(INLINE_KINDS)


@pytest.mark.parametrize(
    ("text", "units_"),
    [
        ("one  two\tthree", "one two three\n"),
        (" leading and trailing ", "leading and trailing\n"),
        ("5\u00a0mm deep", "5\u00a0mm deep\n"),
        ("a\u202f%\u00a0b c", "a\u202f%\u00a0b c\n"),
        ("thin\u2009space, em\u2003space, next\u2028line", "thin space, em space, next line\n"),
        ("follow-up visit", "follow-|up visit\n"),
        ("and/or — yes", "and/|or — yes\n"),
        ("see www.example.org/skin/care", "see www.|example.|org/|skin/|care\n"),
        ("0.125 mm, 1.500 or 1/1000", "0.125 mm, 1.500 or 1/1000\n"),
        ("18–24 days, 020-7946-0018, COVID-19", "18–24 days, 020-7946-0018, COVID-19\n"),
        ("e.g. 3-month", "e.g. 3-month\n"),
        ("‘quoted’ “words”…", "‘quoted’ “words”…\n"),
        ("", ""),
        (" ", ""),
        ("\u00a0", "\u00a0\n"),
    ],
)
def test_text_parts_only_where_a_line_may_end(text: str, units_: str) -> None:
    assert read(units(text)) == units_


def test_a_change_of_look_inside_a_word_does_not_part_it() -> None:
    found = units("un", Strong((Text("break"),)), "able and ", Emphasis((Text("so on"),)), ".")
    assert read(found) == "unbreakable and so on.\n"
    faces = [atom.font.face for atom in found[0].atoms]
    assert faces == [style().face, style().strong, style().face]


def test_strong_inside_emphasis_takes_the_face_made_for_both() -> None:
    (found,) = units(Emphasis((Strong((Text("both"),)),)))
    assert found.atoms[0].font.face == style().strong_emphasis


def test_code_is_set_in_its_face_and_parts_at_spaces_alone() -> None:
    found = units("run ", Code("a/b/c well-known --fast"), " now")
    assert read(found) == "run a/b/c well-known --fast now\n"
    assert found[1].atoms[0].font.face == style().code


def test_a_link_marks_its_words_and_nothing_else() -> None:
    link = Link((Text("two words"),), "https://example.org")
    found = units("see ", link, ", or not")
    assert [[atom.link for atom in unit.atoms] for unit in found] == [[None], [link], [link, None], [None], [None]]
    assert found[1].atoms[0].colour == style().link_colour


def test_a_note_is_a_raised_number_that_stays_with_its_word() -> None:
    found = units("skin", NoteReference("a"), ", then", NoteReference("lost"), notes={"a": 12})
    assert read(found) == "skin12, then\n"
    number = found[0].atoms[1]
    assert (number.size, number.rise > 0) == (SUPERSCRIPT, True)


def test_a_line_break_ends_its_line_and_a_space_before_it_is_none() -> None:
    found = units("one", LineBreak(), "two", LineBreak(), LineBreak(), "three")
    assert read(found) == "one\ntwo\nthree\n"


def test_images_abbreviations_and_variables_are_told_in_words() -> None:
    assert read(units(Image("x.png", "a red dot"), " ", Abbreviation("NHS", "x"), " ", Variable("clinic.name")))
    found = read(units(Image("x.png", "a red dot"), " by ", Abbreviation("NHS", "National")))
    assert found == "a red dot by NHS\n"


def test_ligatures_kerning_and_their_text_survive() -> None:
    (office,) = units("office")
    assert "".join(glyph.text for glyph in office.atoms[0].shaped.glyphs) == "office"
    pair = units("AV")[0].width
    assert pair < units("A")[0].width + units("V")[0].width - 0.01


def test_figures_of_a_table_are_equally_wide() -> None:
    assert style("table-cell").tabular
    widths = {round(units(figure, role="table-cell")[0].width, 6) for figure in "0123456789"}
    assert len(widths) == 1


def test_a_word_of_3000_letters_is_chopped_to_the_column_and_none_is_lost() -> None:
    word = "".join(chr(97 + n % 26) for n in range(3000))
    (unit,) = units(word)
    parts = list(chopped(unit, 20.0, 0.0))
    assert "".join(part.text for part in parts) == word
    assert max(part.width for part in parts) <= 20.0
    assert len(parts) <= 1.1 * unit.width / 20.0 + 1
    assert [part.ends_line for part in parts[-2:]] == [False, True]


def test_a_tracked_word_is_chopped_no_wider_than_the_column() -> None:
    (unit,) = units("m" * 200, role="kicker")
    tracking = style("kicker").tracking
    assert max(part.width for part in chopped(unit, 12.0, tracking)) <= 12.0


def test_an_accent_stays_with_its_letter_when_a_word_is_chopped() -> None:
    (unit,) = units("x\u0302" * 60)
    assert all(part.text.startswith("x") for part in chopped(unit, 5.0, 0.0))
