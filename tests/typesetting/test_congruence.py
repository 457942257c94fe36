"""Galleys are congruent where nobody who measured the one could have told it from the other."""

from __future__ import annotations

import math
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from publisher.model.inline import Text
from publisher.style.colour import Colour
from publisher.typesetting import galley, galley_block, galley_either, galley_row
from publisher.typesetting.congruence import Skeleton, congruent
from publisher.typesetting.galley import Galley, Para, Stack
from publisher.typesetting.galley_block import Ruled
from publisher.typesetting.galley_either import Either
from publisher.typesetting.lines import break_lines
from publisher.typesetting.pages import Fit, TextRun
from publisher.typesetting.pen import Pen
from publisher.typesetting.standing import corrected
from tests.typesetting.set import style, units

FIT = Fit()


def para(text: str, **given: Any) -> Para:
    return replace(Para(units(text), style(), owner=object()), **given)


def alike(old: Galley, new: Galley) -> int | None:
    """How many parts differ; None where the galleys are not congruent."""
    pairs = congruent(Skeleton((old,)), Skeleton((new,)))
    return None if pairs is None else len(pairs)


def test_words_that_take_as_many_lines_are_congruent() -> None:
    old, new = para("Skin Clinic"), para("Elm Surgery")
    old.height(200, FIT)
    assert alike(Stack((old,)), Stack((new,))) == 1


def test_words_that_take_more_lines_are_not() -> None:
    old, new = para("Skin Clinic"), para("Skin and Scar Clinic of the University Hospital of the Town")
    old.height(120, FIT)
    assert alike(old, new) is None


def test_what_was_congruent_is_asked_again_once_it_was_measured_in_another_column() -> None:
    old, new = para("Skin Clinic"), para("Skin and Scar Clinic")
    old.height(300, FIT)
    assert alike(old, new) == 1
    narrow = 1.2 * old.natural(FIT)
    old.height(narrow, FIT)
    assert alike(old, new) is None


def test_the_same_words_of_the_same_owner_are_the_same() -> None:
    old = para("Skin Clinic")
    assert alike(old, replace(old)) == 0
    assert alike(old, replace(old, owner=object())) == 1


@pytest.mark.parametrize("given", [{"before": 3.0}, {"keep": True}, {"landing": ("id", "Title", 0)}])
def test_what_is_built_otherwise_is_not_congruent(given: dict[str, Any]) -> None:
    assert alike(para("Skin Clinic"), para("Skin Clinic", **given)) is None


def test_a_function_that_measures_other_words_is_not_the_same() -> None:
    def either(measured: Para) -> Stack:
        return Stack((Either(para("narrow"), para("wide"), measured.natural), para("x")))

    def labelled(measured: Para) -> Galley:
        from publisher.typesetting.galley_row import Labelled

        return Labelled(para("label"), para("text"), lambda fit: measured.natural(fit))

    assert alike(either(para("a")), either(para("longer"))) is not None  # it was not asked yet
    assert alike(labelled(para("a")), labelled(para("longer"))) is None
    assert alike(labelled(para("12")), labelled(para("12"))) is not None


def test_the_form_that_was_never_wanted_may_be_any() -> None:
    def form(narrow: str, wide: str, needs: float) -> Either:
        return Either(para(narrow), para(wide), lambda _: needs)

    old = form("narrow", "wide", 500)
    old.height(200, FIT)
    assert alike(old, form("narrow", "quite another thing and very much longer than that was", 400)) == 1
    assert alike(old, form("narrow", "wide", 100)) is None
    old.height(600, FIT)
    assert alike(old, form("narrow", "wide" * 60, 500)) is None


def test_a_line_that_fills_its_column_to_the_last_is_counted_as_it_breaks() -> None:
    """The widths of words are added up in one order: in another the sum may be less by a rounding error."""
    for words in range(3, 40):
        old, new = para(" ".join(["skin"] * words)), para(" ".join(["care"] * words))
        column = new.natural(FIT) / new.size(FIT)
        for nearly in (math.nextafter(column, 0), column, math.nextafter(column, math.inf)):
            old.broken.clear()
            old.broken[nearly] = (old.units, ((0, words),))
            assert (alike(old, new) is not None) == (len(break_lines(new.units, nearly, balanced=False)) == 1)


def test_what_is_tagged_as_another_blocks_is_not_congruent_however_equal_the_blocks_are() -> None:
    shown, equal = Text("Skin Clinic"), Text("Skin Clinic")
    rule = Ruled(Colour("ink", 0, 0, 0), 1.0, owner=(shown, "rule"))
    assert alike(rule, replace(rule, owner=(shown, "rule"))) == 0
    assert alike(rule, replace(rule, owner=(equal, "rule"))) is None


def test_of_two_forms_the_one_that_is_drawn_is_corrected_and_where_both_share_a_part_it_is_drawn_once() -> None:
    def either(words: str, owner: object) -> Either:
        shared = para(words, owner=owner)
        return Either(Stack((shared,)), Stack((shared, para(words + " once more", owner=owner))), lambda _: 300)

    old, new = either("Skin Clinic", object()), either("Elm Surgery", object())
    for width in (200, 400):  # asked in both forms
        old.height(width, FIT)
    pairs = congruent(Skeleton((old,)), Skeleton((new,)))
    assert pairs
    assert len(pairs) == 3
    for width, lines in ((200, ["Elm Surgery"]), (400, ["Elm Surgery", "Elm Surgery once more"])):
        pen = Pen(0, {})
        old.draw(pen, 0, 0, width, FIT)
        found = corrected(pen, pairs)
        assert found
        assert [mark.text for mark in found.marks if isinstance(mark, TextRun)] == lines


def test_a_function_of_a_galley_measures_or_draws_shapes_and_holds_no_words_to_be_printed() -> None:
    """Words as wide as others are taken for these where a function holds them; so none may bring its own to paper."""
    modules = (galley, galley_block, galley_either, galley_row)
    kinds = {kind for module in modules for kind in vars(module).values() if is_dataclass(kind)}
    calls = {str(part.type) for kind in kinds for part in fields(kind) if "Callable" in str(part.type)}
    results = {call.partition("], ")[2].removesuffix(" | None").removesuffix("]") for call in calls}
    assert results == {"float", "Sequence[tuple[float, float]]", "Sequence[Shape]"}
