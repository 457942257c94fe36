"""Results are remembered for the very same arguments, and for no others."""

from __future__ import annotations

from publisher.model.remembering import remembered


def counting(most: int = 8):
    calls: list[tuple[object, ...]] = []

    @remembered(most)
    def together(*parts: object) -> list[object]:
        calls.append(parts)
        return list(parts)

    return together, calls


def test_the_very_same_arguments_give_the_very_same_result() -> None:
    together, calls = counting()
    one, other = {"a": 1}, ["b"]
    assert together(one, other) is together(one, other)
    assert len(calls) == 1


def test_an_equal_argument_is_another_one() -> None:
    together, calls = counting()
    together({"a": 1})
    assert together({"a": 1}) == [{"a": 1}]
    assert len(calls) == 2


def test_a_new_object_never_takes_the_place_of_one_that_is_gone() -> None:
    together, _ = counting(most=1000)
    for number in range(500):
        assert together([number]) == [[number]]


def test_no_more_is_kept_than_was_allowed() -> None:
    together, calls = counting(most=2)
    first = object()
    for argument in (first, object(), object(), first):
        together(argument)
    assert len(calls) == 4
