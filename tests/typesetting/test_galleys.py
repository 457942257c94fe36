"""Galleys where a frame ends: what is cut, what is kept together, and that each part fits its room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.model.block import PRINTED_KINDS
from publisher.typesetting import Fit
from publisher.typesetting.flow import FLOWS, flow
from publisher.typesetting.galley import NEARLY, Galley, Para, Stack, cut, stack_height
from publisher.typesetting.galley_block import Box
from publisher.typesetting.pages import TextRun
from publisher.typesetting.pen import Pen
from publisher.typesetting.setting import Setting
from tests.brochure.make import edition, guide, stock

WIDTH, FIT = 200.0, Fit()


def galleys(text: str, brand: str = "plain") -> tuple[Galley, ...]:
    on = stock(brand)
    found, _ = edition(guide(f"---\ntitle: T\n---\n# H\n\n{text}\n"), on.recipe, on.sheet)
    return flow(found.sections[0].blocks, Setting(on.sheet, {}, {}, []))


def lines(found: Sequence[Galley], width: float = WIDTH, fit: Fit = FIT) -> list[str]:
    """What the galleys show, one text a baseline, top down."""
    pen = Pen(0, {})
    y = 0.0
    for galley in found:
        galley.draw(pen, 0, y, width, fit)
        y += galley.height(width, fit) + 10
    rows: dict[float, str] = {}
    end = 0.0
    for mark in pen.marks:
        if isinstance(mark, TextRun):
            row = round(mark.baseline, 2)
            apart = " " if row in rows and abs(mark.x - end) > 1 else ""
            rows[row] = rows.get(row, "") + apart + mark.text
            end = mark.x + mark.width
    return [rows[row].strip(" ") for row in sorted(rows)]


def text_of(count: int) -> str:
    return " ".join(f"word{n}" for n in range(count))


def test_every_printed_kind_has_its_way_of_being_set() -> None:
    assert set(FLOWS) == set(PRINTED_KINDS)


@pytest.mark.parametrize("room", range(0, 160, 7))
def test_a_cut_paragraph_leaves_two_lines_on_either_side(room: int) -> None:
    (para,) = galleys(text_of(30))
    whole = lines([para])
    parts = para.split(WIDTH, FIT, room)
    if parts is None:
        assert room < 2 * stock().sheet.text("body").leading + NEARLY
        return
    above, below = (lines([part]) for part in parts)
    assert min(len(above), len(below)) >= 2
    assert " ".join(above + below) == " ".join(whole)
    assert above == whole[: len(above)]
    assert parts[0].height(WIDTH, FIT) <= room + NEARLY


@pytest.mark.parametrize("words", [4, 9, 12])
def test_a_paragraph_of_three_lines_is_not_cut(words: int) -> None:
    (para,) = galleys(text_of(words))
    assert len(lines([para])) <= 3
    assert all(para.split(WIDTH, FIT, room) is None for room in range(0, 60, 3))


def test_a_part_that_moves_to_a_wider_frame_takes_all_its_words_along() -> None:
    (para,) = galleys(text_of(30))
    parts = para.split(WIDTH, FIT, 60)
    assert parts
    both = [lines([part], width) for part in parts for width in (WIDTH, WIDTH + 9, WIDTH - 40)]
    assert len({" ".join(each) for each in both[:3]}) == len({" ".join(each) for each in both[3:]}) == 1


def test_a_part_that_goes_on_ends_in_a_space_and_the_last_does_not() -> None:
    (para,) = galleys(text_of(30))
    parts = para.split(WIDTH, FIT, 60)
    assert parts
    ends = []
    for part in parts:
        pen = Pen(0, {})
        part.draw(pen, 0, 0, WIDTH, FIT)
        runs = [mark for mark in pen.marks if isinstance(mark, TextRun)]
        assert all(run.text.endswith(" ") for run in runs[:-1])
        ends.append(runs[-1].text[-1])
    assert ends == [" ", "9"]


def test_lines_that_a_guide_breaks_can_be_read_on() -> None:
    (para,) = galleys("One\\\ntwo\\\nthree")
    pen = Pen(0, {})
    para.draw(pen, 0, 0, WIDTH, FIT)
    assert [mark.text for mark in pen.marks if isinstance(mark, TextRun)] == ["One ", "two ", "three"]


@pytest.mark.parametrize("block", ["### Below\n\n", "| a | b |\n|---|---|\n"])
def test_a_heading_and_a_table_head_go_with_what_follows(block: str) -> None:
    after = "| c | d |" if block.startswith("|") else text_of(8)
    found = galleys(f"{text_of(8)}\n\n{block}{after}")
    first = found[0].height(WIDTH, FIT)
    for room in range(int(first) + 1, int(stack_height(found, WIDTH, FIT))):
        head, rest = cut(found, WIDTH, FIT, room)
        assert not head or not head[-1].keep
        assert [*head, *rest][0] is found[0]


def test_a_table_stays_whole_where_it_may_and_is_never_cut_below_its_head() -> None:
    (found,) = galleys(f"| {text_of(30)} | b |\n|---|---|\n| c | d |\n| e | f |", "plain")
    assert isinstance(found, Stack)
    tall = found.height(WIDTH, FIT)
    for room in range(0, int(tall)):
        assert cut((found,), WIDTH, FIT, room, tall + 1) == ((), (found,))
        head, rest = cut((found,), WIDTH, FIT, room)
        parts = [each.galleys for each in (*head, *rest) if isinstance(each, Stack)]
        again = len(found.repeats) if head else 0
        assert (*parts[0], *(row for part in parts[1:] for row in part[again:])) == found.galleys
        assert not head or (len(parts[0]) > 1 and parts[1][:again] == found.repeats)


def test_two_headings_in_a_row_are_not_left_behind() -> None:
    found = galleys(f"{text_of(8)}\n\n## One\n\n### Two\n\n{text_of(5)}")
    room = stack_height(found[:3], WIDTH, FIT) + 3
    head, rest = cut(found, WIDTH, FIT, room)
    assert (len(head), len(rest)) == (1, 3)


def test_a_long_term_above_its_meaning_goes_with_it() -> None:
    term = "A term so long that no column of labels would hold it"
    (entry,) = galleys(f"{term}\n: {text_of(20)}")
    for room in range(0, int(entry.height(WIDTH, FIT)), 5):
        head, _ = cut((entry,), WIDTH, FIT, room)
        assert not head or any("word" in line for line in lines(head))


def test_a_stage_above_its_text_goes_with_it() -> None:
    found = galleys(f"/// timeline | Days\nFrom the first day to the day after the fourth\n: {text_of(20)}\n///")
    for room in range(0, int(stack_height(found, WIDTH, FIT)), 5):
        head, _ = cut(found, WIDTH, FIT, room)
        assert not head or any("word" in line for line in lines(head))


def test_a_box_is_never_cut() -> None:
    (box,) = galleys(f"/// callout | Mind\n{text_of(40)}\n///")
    assert isinstance(box, Box)
    assert cut((box,), WIDTH, FIT, box.height(WIDTH, FIT) - 1)[0] == ()


def test_a_heading_of_a_boxed_class_takes_what_stands_below_into_its_box() -> None:
    name = next(name for name in stock().sheet.boxes if name not in ("safety", "callout"))
    found = galleys(f"Before.\n\n## In {{: .{name} }}\n\nInside.\n\n## Out\n\nAfter.")
    assert [type(galley) for galley in found] == [Para, Box, Para, Para]


def test_code_keeps_its_indents_and_its_empty_lines() -> None:
    found = galleys("```\nif a:\n    b\n\n  c  d\n```")
    indented = "\u00a0\u00a0"
    assert lines(found) == ["if a:", f"{indented * 2}b", "\u00a0", f"{indented}c{indented}d"]


def test_a_column_as_wide_as_its_text_does_not_break_it() -> None:
    """Rounding the column must not make it narrower than the words it was measured by."""
    for words in ("Sensitive skin", "Dark spots", "Acne scars", "To be sure", "Fine lines now", "A b c d"):
        for scale in (0.93, 1.0, 1.0119, 1.07):
            found = galleys(f"| {words} | B |\n|---|---|\n| c | d |")
            assert words in lines(found, WIDTH, Fit(scale=scale))[0]


BLOCKS = st.lists(
    st.sampled_from(
        [
            text_of(3),
            text_of(25),
            f"- {text_of(12)}\n- b\n- {text_of(30)}",
            f"1. {text_of(12)}\n2. {text_of(30)}\n\n    {text_of(14)}",
            f"Term\n: {text_of(25)}\n\n    {text_of(25)}",
            f"> {text_of(30)}\n>\n> {text_of(3)}",
            f"| A | B |\n|---|---|\n| {text_of(8)} | {text_of(20)} |\n| c | {text_of(3)} |",
            "### A heading",
            "/// callout | C\nText.\n///",
            "```\na\nb\nc\nd\ne\nf\n```",
        ]
    ),
    min_size=1,
    max_size=4,
)


@given(BLOCKS, st.floats(0, 400), st.sampled_from([120.0, 200.0]), st.sampled_from(["plain", "harbour"]))
@settings(max_examples=120, deadline=None)
def test_what_is_cut_fits_its_room_and_loses_nothing(blocks: list[str], room: float, width: float, brand: str) -> None:
    found = galleys("\n\n".join(blocks), brand)
    head, rest = cut(found, width, FIT, room)
    assert stack_height(head, width, FIT) <= room + NEARLY
    parted = Counter(word for line in lines([*head, *rest], width) for word in line.split())
    whole = Counter(word for line in lines(found, width) for word in line.split())
    assert whole - parted == Counter()
    again = rest and isinstance(rest[0], Stack) and rest[0].repeats and not any(rest[0] is each for each in found)
    assert parted - whole == Counter("AB" if again else ""), "the head of a parted table is said again, once"
