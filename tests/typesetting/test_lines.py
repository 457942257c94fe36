"""Breaking lines, as laws: whatever the words, nothing is lost, too wide or more lines than it takes."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from publisher.typesetting.lines import Break, break_lines, fewest
from publisher.typesetting.words import Unit
from tests.typesetting.set import units

EXACT = 1e-9


def unit(width: float, space: float = 0.25, ends_line: bool = False) -> Unit:
    return Unit((), width, space, ends_line)


WORDS = st.lists(st.builds(unit, st.floats(0.2, 9), st.sampled_from([0.25, 0.25, 0.25, 0.0]), st.just(False)))
PARAGRAPHS = st.lists(WORDS.filter(bool), min_size=1, max_size=3).map(
    lambda parts: [u for part in parts for u in (*part[:-1], part[-1]._replace(ends_line=True, space=0.0))]
)
COLUMNS = st.floats(4, 30)


def width(found: Sequence[Unit], line: Break) -> float:
    start, stop = line
    return sum(u.width + u.space for u in found[start:stop]) - found[stop - 1].space


def greedy(found: Sequence[Unit], column: float) -> int:
    """The lines it takes if each is filled before the next begins, which are the fewest there can be."""
    count, used = 0, 0.0
    for index, each in enumerate(found):
        begins = not index or found[index - 1].ends_line
        if begins or used + each.width > column + EXACT:
            count, used = count + 1, 0.0
        used += each.width + each.space
    return count


@given(PARAGRAPHS, COLUMNS)
@settings(max_examples=300, deadline=None)
def test_lines_that_are_only_counted_are_as_many(found: list[Unit], column: float) -> None:
    column = max(column, *(each.width for each in found))
    assert fewest(found, column) == len(break_lines(found, column, balanced=False))


@given(st.lists(st.builds(unit, st.floats(3, 4)), min_size=60, max_size=90))
@settings(max_examples=30, deadline=None)
def test_lines_of_a_long_paragraph_are_counted_as_they_break(found: list[Unit]) -> None:
    assert fewest(found, 7.5) == len(break_lines(found, 7.5, balanced=False))


@given(PARAGRAPHS, COLUMNS, st.booleans())
@settings(max_examples=150, deadline=None)
def test_every_unit_stands_once_in_order(found: list[Unit], column: float, balanced: bool) -> None:
    lines = break_lines(found, column, balanced)
    assert [index for start, stop in lines for index in range(start, stop)] == list(range(len(found)))


@given(PARAGRAPHS, COLUMNS, st.booleans())
@settings(max_examples=150, deadline=None)
def test_no_line_is_wider_than_its_column_save_one_word_that_is(
    found: list[Unit], column: float, balanced: bool
) -> None:
    for line in break_lines(found, column, balanced):
        assert line[1] - line[0] == 1 or width(found, line) <= column + EXACT


@given(PARAGRAPHS, COLUMNS, st.booleans())
@settings(max_examples=150, deadline=None)
def test_there_are_as_few_lines_as_can_be(found: list[Unit], column: float, balanced: bool) -> None:
    assume(all(abs(width(found, line) - column) > 1e-6 for line in break_lines(found, column, balanced)))
    assert len(break_lines(found, column, balanced)) == greedy(found, column)


@given(PARAGRAPHS, COLUMNS)
@settings(max_examples=100, deadline=None)
def test_a_forced_break_ends_its_line(found: list[Unit], column: float) -> None:
    ends = {stop for _, stop in break_lines(found, column, False)}
    assert {index + 1 for index, each in enumerate(found) if each.ends_line} <= ends


@given(st.lists(st.floats(0.5, 3), min_size=3, max_size=30), st.floats(8, 20))
@settings(max_examples=150, deadline=None)
def test_a_last_word_stands_alone_only_where_it_cannot_be_helped(widths: list[float], column: float) -> None:
    found = [unit(each) for each in widths[:-1]] + [unit(widths[-1], 0.0, True)]
    lines = break_lines(found, column, False)
    if len(lines) > 1 and lines[-1][1] - lines[-1][0] == 1:
        company = found[-2].width + found[-2].space + found[-1].width
        assert company > column or greedy([*found[:-3], found[-3]._replace(ends_line=True)], column) >= len(lines)


def texts(text: str, column: float, balanced: bool, role: str = "body") -> list[str]:
    found = units(text, role=role)
    return [
        "".join(u.text + (" " if u.space else "") for u in found[start:stop]).strip()
        for start, stop in break_lines(found, column, balanced)
    ]


def test_a_heading_is_balanced_where_text_is_filled() -> None:
    heading = "What you may feel in the days after it"
    even = [len(line) for line in texts(heading, 15, True)]
    assert len(even) == 2
    assert abs(even[0] - even[1]) <= 4
    filled = [len(line) for line in texts(heading, 15, False)]
    assert filled[0] >= even[0]


def test_a_figure_stays_with_what_it_counts_where_the_lines_allow() -> None:
    text = "Wait at least another 14 days before you come to see us here again"
    assert texts(text, 7.5, False)[1:3] == ["another 14 days", "before you"]
    assert texts(text, 11, False)[:2] == ["Wait at least another", "14 days before you come"]


@given(WORDS, COLUMNS)
@settings(max_examples=50, deadline=None)
def test_a_part_that_ends_amid_a_paragraph_has_all_its_lines(found: list[Unit], column: float) -> None:
    lines = break_lines(found, column, False)
    assert [index for start, stop in lines for index in range(start, stop)] == list(range(len(found)))


def test_no_words_make_no_lines() -> None:
    assert break_lines((), 10, False) == ()
