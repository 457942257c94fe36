"""Results are remembered for the very same arguments, and for no others."""

from __future__ import annotations

from functools import partial

from publisher.model.remembering import Memory, remembered


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


def asked(memory: Memory[bytes], *sizes: int) -> list[int]:
    """What had to be made when so many bytes were asked for, one after another."""
    made: list[int] = []

    def make(size: int) -> bytes:
        made.append(size)
        return bytes(size)

    for size in sizes:
        assert memory.of(size, partial(make, size)) == bytes(size)
    return made


def test_a_memory_makes_what_a_key_asks_for_once() -> None:
    assert asked(Memory(8), 1, 2, 1) == [1, 2]


def test_a_memory_keeps_what_is_asked_for_and_forgets_the_rest() -> None:
    others = range(2, 100)
    asked_for = [size for other in others for size in (1, other)]
    assert asked(Memory(8), *asked_for, 2) == [1, *others, 2]


def test_a_memory_holds_no_more_bytes_than_it_may() -> None:
    assert asked(Memory(100, len, 20), 4, 5, 4, 6, 5, 7, 4) == [4, 5, 6, 7, 4]
    assert asked(Memory(100, len, 20), 30, 6, 30, 6) == [30, 6, 30]


def test_what_is_asked_for_with_an_equal_object_is_made_anew() -> None:
    memory, one, other = Memory[list[int]](8), [1], [1]
    first = memory.of("key", lambda: [*one], one)
    assert memory.of("key", lambda: [*one], one) is first
    assert memory.of("key", lambda: [*other], other) is not first


def test_a_memory_never_takes_a_new_object_for_one_that_is_gone() -> None:
    memory = Memory[list[int]](1000)
    for number in range(500):
        new = [number]
        assert memory.of((), partial(list, new), new) == [number]
